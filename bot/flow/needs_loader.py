"""Reads ``needs.yaml`` and ``patterns.yaml`` as far as flows need them, and checks both.

The words themselves are read by ``bot.needs``.  Here: how facts are asked, soft words, what people
are called, which names conditions may use, and that no rule names something that does not exist.
Nothing about violence or death is ever asked by the bot.  Called by ``today_loader``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.authoring.fields import Record, entries, items, read
from bot.authoring.plain_yaml import Node
from bot.authoring.problem import Place
from bot.authoring.report import Report
from bot.flow.definition import FactQuestion, Text
from bot.flow.texts import CHILDREN, PERSON, Setting, TextBook
from bot.flow.today_keys import (
    FACT,
    FACT_QUESTION,
    NEEDS,
    PATTERN,
    PATTERN_EXAMPLES,
    PATTERNS,
)

ROLES = (
    "aged",
    "elder_65",
    "two_elders",
    "elder_pair",
    "elder_self",
    "elder_parent",
    "parent_named",
    "partner_named",
    "child_writer",
    "grown_child",
    "young",
    "little",
    "concerned",
    "self",
    "household",
)
"""What a rule may say of people besides facts; ``bot.needs`` finds them by age and words."""

TWO_PEOPLE = "two people"
_PLAIN = Setting(frozenset())


@dataclass(frozen=True, slots=True)
class Needs:
    """What flows take from ``needs.yaml``."""

    facts: tuple[str, ...] = ()
    questions: Mapping[str, FactQuestion] = field(default_factory=dict)
    topics: Mapping[str, Text] = field(default_factory=dict)
    relations: Mapping[str, Text] = field(default_factory=dict)


def load_needs(root: Node | None, file: str, book: TextBook) -> Needs:
    """Read ``needs.yaml``."""
    report = book.report
    record = read(root, NEEDS, report, Place(file))
    facts = _facts(record, report)
    questions: dict[str, FactQuestion] = {}
    if record.has("ask"):
        where = record.at("ask")
        for name, node in entries(record.under("ask"), report, where).items():
            if name not in facts:
                place = getattr(record.under("ask"), "keys", {}).get(name, where)
                report.unknown("E-UNKNOWN-FACT", place, name, facts)
            asked = read(node, FACT_QUESTION, report, where)
            questions[name] = _question(name, asked, book, of_two=facts.get(name) == TWO_PEOPLE)
    return Needs(
        tuple(facts),
        questions,
        _by_name(record, "topics", book),
        _by_name(record, "relations", book),
    )


def load_patterns(
    root: Node | None, file: str, report: Report, facts: tuple[str, ...], desks: Iterable[str] = ()
) -> tuple[str, ...]:
    """Check ``patterns.yaml``; return the names of the patterns."""
    record = read(root, PATTERNS, report, Place(file))
    names: dict[str, Place] = {}
    if not record.has("patterns"):
        return ()
    for item in items(record.under("patterns"), report, record.at("patterns")):
        pattern = read(item, PATTERN, report, record.at("patterns"))
        name = pattern.text("pattern")
        if name in names:
            values: dict[str, object] = {"name": name, "first": names[name].line}
            report.add("E-ID-TWICE", pattern.at("pattern"), values)
        names.setdefault(name, pattern.at("pattern"))
        _check_pattern(pattern, name, facts, report)
        for desk in pattern.texts("first_desks") if desks else ():
            if desk not in desks:
                report.unknown("W-UNKNOWN-DESK", pattern.at("first_desks"), desk, desks)
    return tuple(name for name in names if name)


def _facts(record: Record, report: Report) -> Mapping[str, str]:
    """Return of whom each fact is said."""
    if not record.has("facts"):
        return {}
    topics = record.by_name("topics")
    found: dict[str, str] = {}
    implied: list[tuple[Place, str]] = []
    where = record.at("facts")
    for name, node in entries(record.under("facts"), report, where).items():
        fact = read(node, FACT, report, where)
        topic = fact.text("topic")
        if topic and topic not in topics:
            report.unknown("E-UNKNOWN-TOPIC", fact.at("topic"), topic, topics)
        found[name] = fact.text("of")
        implied.extend((fact.at("implies"), name) for name in fact.texts("implies"))
    for place, name in implied:
        if name not in found:
            report.unknown("E-UNKNOWN-FACT", place, name, found)
    return found


def _question(name: str, record: Record, book: TextBook, *, of_two: bool) -> FactQuestion:
    other = PERSON | ({"other"} if of_two else frozenset())
    allowed = {"self": other - PERSON, "other": other, "child": other}

    def text(part: str, setting: Setting) -> Text:
        return book.text(f"needs/{name}/{part}", record.text(part), record.at(part), setting)

    return FactQuestion(
        fact=name,
        of_self=text("self", Setting(allowed["self"])),
        of_other=text("other", Setting(allowed["other"])),
        of_child=text("child", Setting(allowed["child"], CHILDREN)),
        yes_means=record.yes("yes_means") or not record.has("yes_means"),
        daijoubu=record.text("daijoubu") or "ask_again",
    )


def _by_name(record: Record, key: str, book: TextBook) -> Mapping[str, Text]:
    under = record.under(key)
    places = {name: node.place for name, node in getattr(under, "values", {}).items()}
    return {
        name: book.text(f"needs/{key}/{name}", source, places[name], _PLAIN)
        for name, source in record.by_name(key).items()
    }


def _check_pattern(record: Record, name: str, facts: tuple[str, ...], report: Report) -> None:
    known = {*facts, *ROLES}
    if facts:
        for key in ("found_when", "suspect_when", "suspect_needs", "settled_by", "unless"):
            _check_facts(record, key, known, report)
    for key in ("person", "other"):
        role = record.text(key)
        if role and role not in ROLES:
            report.unknown("E-UNKNOWN-ROLE", record.at(key), role, ROLES)
    if _never_asked(name) and record.text("asked_by") not in ("coordinator", ""):
        report.add("E-ASKED-BY", record.at("asked_by"), {"name": name})
    if record.has("examples"):
        read(record.under("examples"), PATTERN_EXAMPLES, report, record.at("examples"))


def _check_facts(record: Record, key: str, known: Iterable[str], report: Report) -> None:
    names = set(known)
    for condition in record.texts(key):
        for fact in condition.split(" or "):
            if fact not in names:
                report.unknown("E-UNKNOWN-FACT", record.at(key), fact, names)


def _never_asked(pattern: str) -> bool:
    """Say whether asking could put somebody in danger: abuse, dv and suicide."""
    return pattern.endswith("abuse") or pattern in ("dv", "suicide")
