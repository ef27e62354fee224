"""``marugoto texts``: hand the words of the flows to translators and take translations back.

``extract`` writes the template, ``update`` also carries every language along, ``status`` counts.
Nothing is written while the flow files cannot be read or a catalogue is broken: texts that only
seem to be gone would lose their translations.  Called by ``bot.commands.main``.
"""

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from babel.messages.catalog import Catalog

from bot.authoring.problem import Problem, nearest, sentence
from bot.commands.files import make_folder, write
from bot.flow.definition import Text
from bot.flow.gettext_files import (
    TRANSLATED,
    po_path,
    pot_path,
    read_po_file,
    read_po_files,
    written,
)
from bot.flow.languages import LANGUAGES
from bot.flow.translation_check import CODES, problems, status
from bot.flow.translations import extract, names_step, new_catalog, same_meaning, update

SUMMARY = "hand the words of the flows to translators, and see what is missing"
ABOUT = f"{SUMMARY.capitalize()}."


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``texts`` and its three actions to the command line."""
    parser = subparsers.add_parser("texts", help=SUMMARY, description=ABOUT)
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("extract", help="write the list of all words, locale/flows.pot")
    updating = actions.add_parser(
        "update", help="write the list, and carry every language along with it"
    )
    actions.add_parser("status", help="count what is missing or unreviewed")
    updating.add_argument(
        "--same-meaning",
        metavar="STEP",
        help="the change of this step's words changes no meaning: its translations still hold",
    )
    for action in actions.choices.values():
        action.add_argument("path", nargs="?", type=Path, default=Path("flows"), metavar="PATH")
        action.add_argument(
            "--language", choices=("en", "ja"), default="en", help="of the messages"
        )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked; return 0, or 1 when something has to be mended first."""
    # Only this command's own run needs the loader; `marugoto --help` does not.
    from bot.flow.edition import load_edition

    folder: Path = arguments.path
    language: str = arguments.language
    edition = load_edition(folder)
    blocking = [each for each in edition.problems if each.stops and each.code not in CODES]
    if blocking:
        return _refused(blocking, language)
    texts = [_placed(text, folder) for text in edition.texts]
    match arguments.action:
        case "extract":
            return write_template(folder, texts, language)
        case "update":
            return carry_along(folder, texts, arguments.same_meaning, language)
        case _:
            return show_status(folder, texts, language)


def write_template(folder: Path, texts: Iterable[Text], language: str = "en") -> int:
    """Write the template; return 0."""
    pot = extract(texts)
    _write_all({pot_path(folder): pot})
    values: dict[str, object] = {"path": pot_path(folder), "count": len(pot)}
    print(sentence("texts-written", language, values))
    return 0


def carry_along(folder: Path, texts: Iterable[Text], step: str | None, language: str = "en") -> int:
    """Write the template and every language; return 1 when nothing could be written."""
    pot = extract(texts)
    contexts = {message.context or "" for message in pot}
    if step and not any(names_step(context, step) for context in contexts):
        return _unknown_step(step, contexts, language)
    catalogs = _catalogs(folder)
    broken = [found for found in catalogs.values() if isinstance(found, Problem)]
    if broken:
        return _refused(broken, language)
    files, lines = {pot_path(folder): pot}, []
    for name, catalog in catalogs.items():
        if isinstance(catalog, Catalog):
            path, carried = po_path(folder, name), update(catalog, pot)
            lines.append(_carried(path, carried, step, language))
            files[path] = carried
    _write_all(files)
    print("\n".join(lines))
    return 0


def _catalogs(folder: Path) -> Mapping[str, Catalog | Problem]:
    found: dict[str, Catalog | Problem] = {}
    for language in TRANSLATED:
        if not po_path(folder, language).exists():
            found[language] = new_catalog(language)
            continue
        read = read_po_file(folder, language)
        found[language] = read if isinstance(read, Problem) else read.catalog
    return found


def _carried(path: Path, catalog: Catalog, step: str | None, language: str) -> str:
    kept = same_meaning(catalog, lambda context: names_step(context, step)) if step else 0
    values: dict[str, object] = {"path": path, "count": len(catalog), "kept": kept}
    return sentence("texts-kept", language, values) if kept else str(path)


def show_status(folder: Path, texts: Iterable[Text], language: str = "en") -> int:
    """Print how far every language is; return 1 when something is missing or wrong."""
    wanted = tuple(texts)
    read = read_po_files(folder)
    found = (*read.problems, *problems(wanted, read.by_language))
    _tell(found, language)
    titles = sentence("texts-status", language).split()
    print(" " * 20 + "".join(" " * (12 - _columns(title)) + title for title in titles))
    for po in read.by_language.values():
        far = status(wanted, po)
        counts = (far.complete, far.unreviewed, far.missing, far.faulty)
        print(f"{LANGUAGES[po.language].catalogue:20}" + "".join(f"{n:>12}" for n in counts))
    return int(any(problem.stops for problem in found))


def _columns(title: str) -> int:
    """Return how wide a title is on the screen: kana and kanji take two columns."""
    return sum(1 if character.isascii() else 2 for character in title)


def _tell(found: Iterable[Problem], language: str) -> None:
    for problem in found:
        print(problem.line(language))


def _refused(found: Iterable[Problem], language: str) -> int:
    _tell(found, language)
    print(sentence("nothing-written", language))
    return 1


def _unknown_step(step: str, contexts: Iterable[str], language: str) -> int:
    steps = {"/".join(context.split("/")[:2]) for context in contexts if context}
    meant = nearest(step, steps | {name.split("/")[-1] for name in steps})
    told = [sentence("no-such-step", language, {"name": step})]
    if meant:
        told.append(sentence("did-you-mean", language, {"near": meant}))
    print(("" if language == "ja" else " ").join(told))
    return 1


def _write_all(files: Mapping[Path, Catalog]) -> None:
    """Write every file before anything is told of it: a reader who goes away stops no writing."""
    for path, catalog in files.items():
        make_folder(path.parent)
        write(path, written(catalog))


def _placed(text: Text, folder: Path) -> Text:
    """Name the file as seen from beside the flows folder: the same on every computer."""
    file, root = Path(text.place.file).resolve(), folder.resolve().parent
    if not file.is_relative_to(root):
        return text
    return replace(text, place=replace(text.place, file=file.relative_to(root).as_posix()))
