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

from bot.authoring.problem import Problem, nearest
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


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``texts`` and its three actions to the command line."""
    parser = subparsers.add_parser("texts", help="hand the words of the flows to translators")
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("extract", help="write the template locale/flows.pot")
    updating = actions.add_parser("update", help="carry every language along")
    actions.add_parser("status", help="count what is missing or unreviewed")
    updating.add_argument(
        "--same-meaning",
        metavar="STEP",
        help="the change of this step's words changes no meaning: its translations still hold",
    )
    for action in actions.choices.values():
        action.add_argument("path", nargs="?", type=Path, default=Path("flows"), metavar="PATH")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked; return 0, or 1 when something has to be mended first."""
    # Only this command's own run needs the loader; `marugoto --help` does not.
    from bot.flow.edition import load_edition

    folder: Path = arguments.path
    edition = load_edition(folder)
    blocking = [each for each in edition.problems if each.stops and each.code not in CODES]
    if blocking:
        return _refused(blocking)
    texts = [_placed(text, folder) for text in edition.texts]
    match arguments.action:
        case "extract":
            return write_template(folder, texts)
        case "update":
            return carry_along(folder, texts, arguments.same_meaning)
        case _:
            return show_status(folder, texts)


def write_template(folder: Path, texts: Iterable[Text]) -> int:
    """Write the template; return 0."""
    pot = extract(texts)
    _write_all({pot_path(folder): pot})
    print(f"{pot_path(folder)}: {len(pot)} texts")
    return 0


def carry_along(folder: Path, texts: Iterable[Text], step: str | None) -> int:
    """Write the template and every language; return 1 when nothing could be written."""
    pot = extract(texts)
    contexts = {message.context or "" for message in pot}
    if step and not any(names_step(context, step) for context in contexts):
        return _unknown_step(step, contexts)
    catalogs = _catalogs(folder)
    broken = [found for found in catalogs.values() if isinstance(found, Problem)]
    if broken:
        return _refused(broken)
    files, lines = {pot_path(folder): pot}, []
    for language, catalog in catalogs.items():
        if isinstance(catalog, Catalog):
            path, carried = po_path(folder, language), update(catalog, pot)
            lines.append(_carried(path, carried, step))
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


def _carried(path: Path, catalog: Catalog, step: str | None) -> str:
    kept = same_meaning(catalog, lambda context: names_step(context, step)) if step else 0
    return f"{path}: {len(catalog)} texts, {kept} keep their translation" if kept else str(path)


def show_status(folder: Path, texts: Iterable[Text]) -> int:
    """Print how far every language is; return 1 when something is missing or wrong."""
    wanted = tuple(texts)
    read = read_po_files(folder)
    found = (*read.problems, *problems(wanted, read.by_language))
    _tell(found)
    print(f"{'':20}{'complete':>12}{'unreviewed':>12}{'missing':>12}{'faulty':>12}")
    for po in read.by_language.values():
        far = status(wanted, po)
        counts = (far.complete, far.unreviewed, far.missing, far.faulty)
        print(f"{LANGUAGES[po.language].catalogue:20}" + "".join(f"{n:>12}" for n in counts))
    return int(any(problem.stops for problem in found))


def _tell(found: Iterable[Problem]) -> None:
    for problem in found:
        print(problem.line())


def _refused(found: Iterable[Problem]) -> int:
    _tell(found)
    print("Nothing was written.")
    return 1


def _unknown_step(step: str, contexts: Iterable[str]) -> int:
    steps = {"/".join(context.split("/")[:2]) for context in contexts if context}
    meant = nearest(step, steps | {name.split("/")[-1] for name in steps})
    print(f'There is no step "{step}".' + (f' Did you mean "{meant}"?' if meant else ""))
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
