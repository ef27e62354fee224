"""``marugoto rehearse``: plays conversations written as text and tells what came out otherwise."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.authoring.problem import Problem
    from bot.flow.rehearsal.script import Script

SUMMARY = "play conversations written as text through the real engine"


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser("rehearse", help=SUMMARY, description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders")
    parser.add_argument("--flows", type=Path, help="the folder of the flows")
    parser.add_argument("--rewrite", action="store_true", help="accept what came out")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--language", choices=("en", "ja"), default="en", help="of the messages")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Play the rehearsals; 1 if one of them differs."""
    from bot.app import load, reader_of, voice_of
    from bot.authoring.problem import AuthoredFilesError, Problem
    from bot.commands.files import write
    from bot.commands.folder import flows_folder
    from bot.commands.reporting import as_json, print_json, print_problems
    from bot.flow.rehearsal.play import play, rewritten, unknown_names
    from bot.flow.rehearsal.visits import Visits, unvisited

    folder = arguments.flows or flows_folder()
    try:
        edition = load(folder)
    except AuthoredFilesError as error:
        print_problems(error.problems, arguments.language)
        return 1
    voice, read = voice_of(edition), reader_of(edition)
    problems: list[Problem] = []
    visits = Visits()
    files = _files(arguments.paths or [folder / "rehearsals"])
    for file, script in [(file, _script(file)) for file in files]:
        if isinstance(script, Problem):
            problems.append(script)
            continue
        if unknown := unknown_names(script, edition.flows):
            problems.append(unknown)
            continue
        played = play(script, edition.flows, voice, read)
        visits.add(played.visits)
        if arguments.rewrite and played.edits:
            write(file, rewritten(script, played))
            continue
        problems += played.problems
    missing = unvisited(tuple(edition.flows.values()), visits)
    if arguments.json:
        print_json(
            {
                "rehearsals": len(files),
                "problems": as_json(problems, arguments.language),
                "unvisited": missing,
            }
        )
    else:
        print_problems(problems, arguments.language)
        _print_coverage(len(files), problems, missing)
    return 1 if problems or not files else 0


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


def _print_coverage(count: int, problems: Sequence[object], missing: dict[str, list[str]]) -> None:
    print(f"{count} rehearsals, {len(problems)} differences.")
    for kind, names in missing.items():
        if names:
            print(f"No rehearsal visits these {kind}: {', '.join(names)}")
