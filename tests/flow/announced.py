"""Broken files that announce their own errors, and what really is wrong with them.

On the offending line stands ``# ! CODE: sentence``; where a comment would change the meaning of the
line, ``# !! LINE CODE: sentence`` stands at the top of the file.  What a file is follows from its
name: ``city__tel.yaml`` is a city, ``proof__no_person.yaml`` a flow that is proved,
``release__number_old.yaml`` a city on the day of a release.  In a folder, every file announces its
own errors.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from bot.authoring.plain_yaml import Node, read
from bot.authoring.problem import Problem
from bot.authoring.report import Report
from bot.flow.catalogue import Wording
from bot.flow.city_loader import load_city
from bot.flow.danger_loader import WATCHED_FOR, load_danger
from bot.flow.definition import Text
from bot.flow.loader import Around, load_flow
from bot.flow.needs_loader import load_needs, load_patterns
from bot.flow.never import load_never
from bot.flow.proofs import prove, prove_cards
from bot.flow.replies_loader import load_hear, load_replies
from bot.flow.template import bubbles
from bot.flow.texts import TextBook
from bot.flow.today_loader import Shared, load_today
from tests.flow.broken_kinds import completed, in_catalogue, in_rehearsal, on_the_day

BROKEN = Path(__file__).parent / "broken"
FLOWS = Path(__file__).parents[2] / "flows"
HERE = re.compile(r"# ! ([EW]-[A-Z0-9-]+): (.*?)(?= # ! |$)")
ABOVE = re.compile(r"# !! (\d+) ([EW]-[A-Z0-9-]+): (.*)")

MISSING = re.compile(r'[EW]-[A-Z]+-MISSING: [^"]*"([^"]+)"')

Told = tuple[int, str, str]


def promised(text: str) -> list[Told]:
    found: list[Told] = []
    for number, line in enumerate(text.splitlines(), 1):
        if above := ABOVE.fullmatch(line):
            found.append((int(above[1]), above[2], above[3]))
        else:
            found += [(number, *match) for match in HERE.findall(line)]
    return sorted(found)


def words_of(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def told(path: Path) -> list[Told]:
    return sorted((each.place.line, each.code, each.sentence()) for each in problems(path))


def problems(path: Path) -> list[Problem]:
    return [each for each in _all(path) if each.place.file == str(path)]


def _all(path: Path) -> Iterable[Problem]:
    kind = path.name.partition("__")[0]
    match path.suffix:
        case ".po":
            return in_catalogue(words_of(path), str(path), release=kind == "release")
        case ".txt":
            return in_rehearsal(words_of(path), str(path))
    return in_text(path.read_bytes(), str(path))


def in_text(content: bytes, file: str) -> tuple[Problem, ...]:
    """Read a file as what its name says: ``city__tel.yaml`` is a city, all others are flows."""
    report = Report()
    root = read(content, file, report)
    kind = Path(file).name.partition("__")[0]
    book = TextBook(report, shared().book.never, shared().book.private)
    if root is None:
        return report.problems
    match kind:
        case "city":
            load_city(root, file, book)
        case "release":
            return (*report.problems, *on_the_day(load_city(root, file, book)))
        case "danger":
            load_danger(root, file, book, shared().today.city)
        case "watched":
            load_danger(root, file, book, shared().today.city, WATCHED_FOR)
        case "card":
            cards, asks = load_danger(root, file, book, shared().today.city)
            today = replace(shared().today, cards=cards, card_questions=asks)
            return (*report.problems, *prove_cards(today, _bubbles))
        case "needs":
            load_needs(root, file, book)
        case "patterns":
            city = shared().today.city
            load_patterns(root, file, report, shared().facts, city.desks)
        case "never":
            load_never(root, file, report)
        case "replies":
            load_replies(_completed(root, "replies", content), file, book)
        case "hear":
            load_hear(_completed(root, "hear", content), file, report)
        case "proof":
            flow = load_flow(root, file, _around(report, book)).flow
            return (*report.problems, *prove(flow, _bubbles))
        case _:
            load_flow(root, file, _around(report, book))
    return report.problems


def _completed(root: Node, name: str, content: bytes) -> Node:
    missing = frozenset(MISSING.findall(content.decode()))
    return completed(root, _opened(FLOWS / f"{name}.yaml", Report()), missing)


def _bubbles(text: Text) -> int:
    return len(bubbles(text.source))


def _opened(path: Path, report: Report) -> Node | None:
    return read(path.read_bytes(), str(path), report)


@cache
def shared() -> Shared:
    """The shipped files of the city, read once."""
    report = Report()

    def file(name: str) -> tuple[object, str]:
        return _opened(FLOWS / name, report), str(FLOWS / name)

    def folder(name: str) -> list[tuple[object, str]]:
        return [file(f"{name}/{each.name}") for each in sorted((FLOWS / name).glob("*.yaml"))]

    return load_today(file, folder, "", Wording(), report)  # type: ignore[arg-type]


def _around(report: Report, book: TextBook) -> Around:
    def part(file: str) -> object:
        try:
            return read(Path(file).read_bytes(), file, report)
        except OSError:
            return None

    names = frozenset({"intake", "broken"})
    today = shared().today
    return Around(report, book, today, part, shared().patterns, shared().facts, names)  # type: ignore[arg-type]
