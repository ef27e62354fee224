"""Puts together ``Today``: everything that is never pinned to a session.

Each file has a loader of its own; here they are called in the order in which they need each other.
A file that is missing is a problem and counts as empty.  Called by the edition.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.authoring.plain_yaml import Node, as_plain
from bot.authoring.problem import Place
from bot.authoring.report import Report
from bot.flow.catalogue import Wording
from bot.flow.city_loader import NO_CITY, load_city
from bot.flow.danger_loader import SECOND_LOOK, WATCHED_FOR, load_danger
from bot.flow.definition import Today
from bot.flow.needs_loader import Needs, load_needs, load_patterns
from bot.flow.never import Never, load_never
from bot.flow.replies_loader import load_hear, load_replies
from bot.flow.texts import TextBook
from bot.flow.today_keys import DANGER_KIND, VOCABULARY
from bot.flow.vocabulary_files import with_files

Files = Callable[[str], tuple[Node | None, str]]
"""Returns what stands in a shared file (by its name), and what the file is called in messages."""

Folders = Callable[[str], Iterable[tuple[Node | None, str]]]
"""Returns what stands in the files of a shared folder, and what each is called in messages."""

PlainDocument = Mapping[str, object]
FOLDERS = {"needs": ("vocabulary", VOCABULARY), "danger": ("danger", DANGER_KIND)}
"""The folder whose files belong to a shared file, and the keys that may stand in them."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Today, the book of its texts, and the documents that ``bot.needs`` reads."""

    today: Today
    book: TextBook
    patterns: tuple[str, ...]
    facts: tuple[str, ...]
    documents: Mapping[str, PlainDocument]


def load_today(
    files: Files, folders: Folders, postal: str, wording: Wording, report: Report
) -> Shared:
    """Read every shared file; what the shared folders hold belongs to one file each."""
    roots = {
        name: files(f"{name}.yaml")
        for name in ("never", "city", "needs", "patterns", "danger", "replies", "hear")
    }
    for name, (folder, table) in FOLDERS.items():
        root, file = roots[name]
        roots[name] = (with_files(root, folders(folder), table, report), file)
    never = load_never(*roots["never"], report) if roots["never"][0] else Never()
    book = TextBook(report, never)
    city = load_city(*roots["city"], book) if roots["city"][0] else NO_CITY
    needs = load_needs(*roots["needs"], book) if roots["needs"][0] else Needs()
    patterns: tuple[str, ...] = ()
    if roots["patterns"][0]:
        patterns = load_patterns(
            *roots["patterns"], report, needs.facts, {**city.desks, **city.hotlines}
        )
    book.private = frozenset(patterns)
    cards, questions = (
        load_danger(*roots["danger"], book, city, WATCHED_FOR) if roots["danger"][0] else ((), {})
    )
    if cards and SECOND_LOOK not in {(card.danger, card.level) for card in cards}:
        danger, level = SECOND_LOOK
        values: dict[str, object] = {"danger": danger, "level": level}
        report.add("E-CARD-MISSING", Place(roots["danger"][1]), values)
    repairs, replies = load_replies(*roots["replies"], book) if roots["replies"][0] else ({}, {})
    hear = load_hear(*roots["hear"], report) if roots["hear"][0] else {}
    today = Today(
        city=city,
        cards=cards,
        card_questions=questions,
        facts=needs.questions,
        repairs=repairs,
        replies=replies,
        hear=hear,
        topics=needs.topics,
        relations=needs.relations,
        postal=postal,
        spellings=wording.spellings,
    )
    documents = {name: _plain(root) for name, (root, _) in roots.items()}
    return Shared(today, book, patterns, needs.facts, documents)


def _plain(root: Node | None) -> PlainDocument:
    plain = as_plain(root) if root else {}
    return plain if isinstance(plain, dict) else {}
