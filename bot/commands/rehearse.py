"""``marugoto rehearse``: plays conversations written as text and tells what came out otherwise."""

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.authoring.problem import Problem
    from bot.flow.edition import Edition
    from bot.flow.rehearsal.script import Script
    from bot.flow.rehearsal.visits import Visits

SUMMARY = "play the conversations that were written down, and tell what comes out otherwise"
ABOUT = f"{SUMMARY.capitalize()}. Without PATH, all of them."


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser("rehearse", help=SUMMARY, description=ABOUT)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders")
    parser.add_argument("--flows", type=Path, help="the folder of the flows")
    parser.add_argument("--rewrite", action="store_true", help="accept what came out")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--language", choices=("en", "ja"), default="en", help="of the messages")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Play the rehearsals; 1 if one of them differs."""
    from bot.app import load
    from bot.authoring.problem import AuthoredFilesError, Place, Problem
    from bot.commands.folder import flows_folder
    from bot.commands.reporting import as_json, print_json, print_problems

    folder = arguments.flows or flows_folder()
    try:
        edition = load(folder)
    except AuthoredFilesError as error:
        print_problems(error.problems, arguments.language)
        return 1
    paths = arguments.paths or [folder / "rehearsals"]
    files = _files(paths)
    done = _play(files, edition, rewrite=arguments.rewrite)
    if not files:
        done.problems.append(Problem("E-NO-REHEARSALS", Place(str(paths[0]))))
    whole = bool(files) and any(path.is_dir() for path in paths)
    missing = _unvisited(done, edition, whole=whole)
    if arguments.json:
        problems = as_json(done.problems, arguments.language)
        print_json({"rehearsals": len(files), "problems": problems, "unvisited": missing})
    else:
        print_problems(done.problems, arguments.language)
        _print_coverage(len(files), len(done.problems), missing, arguments.language)
    return 1 if done.problems else 0


@dataclass(slots=True)
class _Done:
    """What several rehearsals showed, and of which flows."""

    visits: "Visits"
    problems: "list[Problem]" = field(default_factory=list)
    flows: set[str] = field(default_factory=set)


def _play(files: list[Path], edition: "Edition", *, rewrite: bool) -> _Done:
    from bot.app import reader_by_rules, reading_with, voice_of
    from bot.authoring.problem import Problem
    from bot.commands.files import write
    from bot.flow.rehearsal.names import unknown_steps, unplayable
    from bot.flow.rehearsal.play import play, rewritten
    from bot.flow.rehearsal.visits import Visits

    # What was learned may change with the next text; a rehearsal shows what the authors promise.
    voice, read = voice_of(edition), reading_with(reader_by_rules(edition))
    done = _Done(Visits())
    for file, script in [(file, _script(file)) for file in files]:
        if isinstance(script, Problem):
            done.problems.append(script)
            continue
        if wrong := unplayable(script, edition):
            done.problems += wrong
            continue
        played = play(script, edition.flows, voice, read)
        done.flows.add(script.flow)
        done.visits.add(played.visits)
        if rewrite and played.edits:
            write(file, rewritten(script, played))
            continue
        unknown = {problem.place: problem for problem in unknown_steps(script, edition)}
        done.problems += unknown.values()
        done.problems += [each for each in played.problems if each.place not in unknown]
    return done


def _unvisited(done: _Done, edition: "Edition", *, whole: bool) -> dict[str, list[str]]:
    """Return what was not visited, of everything for a whole folder, else of the flows played."""
    from bot.flow.rehearsal.visits import unvisited

    if whole:
        return unvisited(edition.flows.values(), done.visits, edition.today)
    return unvisited([edition.flows[name] for name in sorted(done.flows)], done.visits)


def _script(file: Path) -> "Script | Problem":
    from bot.authoring.problem import Place, Problem
    from bot.commands.files import content_of
    from bot.flow.rehearsal.script import read_script

    content = content_of(file)
    try:
        return read_script(content.decode("utf-8-sig"), str(file))
    except UnicodeDecodeError as error:
        return Problem("E-NOT-UTF-8", Place(str(file), content.count(b"\n", 0, error.start) + 1))


def _files(paths: list[Path]) -> list[Path]:
    found = [sorted(path.rglob("*.txt")) if path.is_dir() else [path] for path in paths]
    return [file for files in found for file in files]


def _print_coverage(
    count: int, differences: int, missing: dict[str, list[str]], language: str
) -> None:
    from bot.authoring.problem import sentence

    values: dict[str, object] = {"count": count, "differences": differences}
    print(sentence("rehearsed", language, values))
    for kind, names in missing.items():
        if names:
            print(sentence(f"unvisited-{kind}", language, {"names": ", ".join(names)}))
