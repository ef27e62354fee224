"""Everything that ``marugoto check`` looks at, put together.

The files' own mistakes come first: only flows that can be loaded are proved, and the examples in
``danger.yaml`` and ``patterns.yaml`` are read with the very reader that runs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.app import reader_by_rules
from bot.authoring.problem import Place, Problem
from bot.flow.city_loader import NO_CITY
from bot.flow.definition import Flow, Text
from bot.flow.edition import SHARED, Edition, load_edition
from bot.flow.gettext_files import read_po_files
from bot.flow.proofs import prove, prove_cards
from bot.flow.template import bubbles
from bot.flow.today_loader import FOLDERS
from bot.flow.translation_check import problems as translation_problems
from bot.needs.dead_phrases import dead_phrases
from bot.needs.examples import wrong_examples

OF_THE_CITY = frozenset(
    {
        "E-UNKNOWN-HOTLINE",
        "E-UNKNOWN-DESK",
        "W-UNKNOWN-DESK",
        "E-UNKNOWN-WARD",
        "E-REFER-TO",
        "E-DOOR-UNKNOWN",
        "E-CARD-NO-NUMBER",
        "E-CARD-LAST-NOT-24H",
    }
)
"""What is said of names and numbers that stand in ``city.yaml``."""


OF_THE_PATH = frozenset({"E-NO-FLOWS", "E-FILE-UNREADABLE"})
"""What is said of the file or folder that was to be checked."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An edition and everything that is wrong with it."""

    edition: Edition
    problems: tuple[Problem, ...]


def check(path: Path) -> Checked:
    """Load the flows at ``path`` and prove what they promise."""
    edition = load_edition(path)
    problems = list(edition.problems)
    for flow in edition.flows.values():
        problems += prove_flow(edition, flow)
    if edition.flows:
        problems += prove_cards(edition.today, lambda text: most_bubbles(edition, text))
    if path.is_dir() and edition.texts:
        problems += _untranslated(edition)
        problems += _wrong_examples(edition)
        problems += _dead_phrases(edition)
    return Checked(edition, tuple(without_consequences(edition, problems)))


def without_consequences(edition: Edition, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Leave out what is wrong only because whole files are not there."""
    problems = tuple(problems)
    missing = [each for each in problems if each.code == "E-FILE-MISSING"]
    nothing_here = len(missing) >= len(SHARED) and not edition.texts
    for each in problems:
        needs_no_files = each.code in OF_THE_PATH or not nothing_here
        needs_no_city = edition.today.city is not NO_CITY or not _needs_the_city(each)
        if needs_no_files and needs_no_city:
            yield each


def _needs_the_city(problem: Problem) -> bool:
    """Say whether a problem is that something of ``city.yaml`` is unknown."""
    name, among = str(problem.values.get("name", "")), problem.values.get("among")
    match problem.code:
        case "E-PLACEHOLDER":
            return name.startswith("page.")
        case "E-UNKNOWN-VALUE":
            return not among
    return problem.code in OF_THE_CITY


def prove_flow(edition: Edition, flow: Flow) -> list[Problem]:
    """Prove one flow, with its words in every language."""
    return prove(flow, lambda text: most_bubbles(edition, text))


def _untranslated(edition: Edition) -> Iterator[Problem]:
    """Yield what is missing or wrong in a language; what nobody reviewed yet is for a release."""
    catalogues = read_po_files(edition.folder)
    yield from catalogues.problems
    offered = edition.today.city.languages
    wanted = {code: po for code, po in catalogues.by_language.items() if code in offered}
    for each in translation_problems(edition.texts, wanted):
        if each.code != "W-UNREVIEWED":
            yield each


def _wrong_examples(edition: Edition) -> Iterator[Problem]:
    """Yield the examples of danger and patterns that the reader does not read as written."""
    # What a rule says is its author's promise; the second look is measured, not promised.
    reader = reader_by_rules(edition)
    for wrong in wrong_examples(reader, edition.danger, edition.patterns):
        values = {"rule": wrong.rule, "kind": wrong.kind, "text": wrong.text, "came": wrong.came}
        yield Problem("E-EXAMPLE", _place(edition.folder, wrong.text), values)


def _dead_phrases(edition: Edition) -> Iterator[Problem]:
    """Yield the phrases that nobody can ever say, where they stand."""
    for dead in dead_phrases(edition.needs, edition.danger):
        begins = dead.phrase.split(" ")[0]  # a long phrase goes on in the next line
        values = {"phrase": dead.phrase, "name": dead.name}
        yield Problem(dead.code, _place(edition.folder, begins), values)


def _place(folder: Path, text: str) -> Place:
    """Return where a text of the vocabulary first stands."""
    wanted = text.split("\n")[0]
    files = [folder / f"{name}.yaml" for name in (*FOLDERS, "patterns")]
    for name, _ in FOLDERS.values():
        files += sorted((folder / name).glob("*.yaml"))
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        for number, line in enumerate(lines, 1):
            if wanted in line:
                return Place(str(file), number)
    return Place(str(files[0]))


def most_bubbles(edition: Edition, text: Text) -> int:
    """Return how many bubbles a text is at most, over all languages."""
    return max(len(bubbles(words)) for words in edition.wording.spellings(text))
