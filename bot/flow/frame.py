"""What every step of one flow is read with: names, texts, the city, and the ids given so far."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.authoring.plain_yaml import Mapping as MappingNode
from bot.authoring.plain_yaml import Node, Scalar, Sequence
from bot.authoring.problem import Place
from bot.authoring.report import Report
from bot.authoring.widths import code_point, invisible
from bot.flow.blocks import RawStep
from bot.flow.definition import City
from bot.flow.formula import ALWAYS, Formula, all_of, negated
from bot.flow.keys import ALWAYS_OPEN
from bot.flow.sentences import Scope, read_condition
from bot.flow.texts import (
    AGENCIES,
    CIRCUMSTANCES,
    NUMBER,
    PERSON,
    RESIDENTS,
    UNDERSTOOD,
    Setting,
    TextBook,
)

_ID = re.compile(r"[^\W\d]\w*")
_TAKEN = frozenset(
    {"repair", "change", "language", "resume", "flow", "silent", "ticket", "clarify"}
)


@dataclass(slots=True)
class Frame:
    """One flow while it is being read.

    ``started`` says that the flow begins because of an earlier ticket, whose number is known from
    the first word on.  ``facts`` are what ``gives: facts`` may name, ``repairs`` the words by which
    people ask for what always works.
    """

    flow: str
    audience: str
    scope: Scope
    book: TextBook
    city: City
    report: Report
    facts: frozenset[str]
    buttons: tuple[str, ...] = ()
    taken: frozenset[str] = frozenset()
    started: bool = False
    repairs: Mapping[str, str] = field(default_factory=dict)
    ids: dict[str, Place] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def setting(self, guard: Formula, *more: frozenset[str]) -> Setting:
        """Return what may stand in a text said under this guard."""
        always = CIRCUMSTANCES | PERSON | UNDERSTOOD | self.pages
        if self.started:
            always |= NUMBER
        readers = RESIDENTS if self.audience == "residents" else AGENCIES
        return Setting(always.union(*more), readers, guard)

    @property
    def on_a_button(self) -> Setting:
        """Return what may stand on a button or over a page: nothing about the person."""
        return Setting(CIRCUMSTANCES | self.pages, self.setting(ALWAYS).audience)

    @property
    def pages(self) -> frozenset[str]:
        """Return the placeholders for the city's pages."""
        return frozenset(f"page.{name}" for name in self.city.pages)

    def claim(self, id: str, place: Place) -> None:
        """Take an id for a step; tell if it is no name or not free."""
        if hidden := invisible(id):
            self.report.add("E-CHARACTER", place, {"found": code_point(hidden)})
        elif not is_name(id.replace(".", "_")):
            self.report.add("E-BAD-ID", place, {"name": id})
        elif id in _TAKEN or id in self.taken:
            self.report.add("E-NAME-TAKEN", place, {"name": id})
        elif id in self.ids:
            first: dict[str, object] = {"name": id, "first": self.ids[id].line}
            self.report.add("E-ID-TWICE", place, first)
        self.ids.setdefault(id, place)

    def numbered(self, base: str) -> str:
        """Return ``refer``, then ``refer.2`` and so on."""
        count = sum(1 for id in self.ids if id == base or id.startswith(f"{base}."))
        return f"{base}.{count + 1}" if count else base

    def guard(self, raw: RawStep) -> Formula:
        """Return the whole condition of a step, inherited parts included."""
        parts = []
        for word, node in raw.around.conditions:
            known = read_condition(node, self.scope)
            parts.append(known.so if word == "when" else negated(known.so))
        return all_of(parts)

    def knows_door(self, name: str) -> bool:
        """Say whether a desk, a hotline or the line that is always open has this name."""
        return name == ALWAYS_OPEN or name in self.city.desks or name in self.city.hotlines


def is_name(id: str) -> bool:
    """Say whether conditions could use this as a name."""
    return bool(_ID.fullmatch(id))


def conditions(raw: RawStep) -> tuple[str, ...]:
    """Return the conditions of a step as they are written, for people to read."""
    return tuple(f"{word}: {flat(node)}" for word, node in raw.around.conditions)


def flat(node: Node) -> str:
    """Return a condition on one line, for people to read."""
    match node:
        case Scalar(text):
            return " ".join(text.split())
        case Sequence():
            return " and ".join(flat(item) for item in node.items)
        case MappingNode():
            return ", ".join(f"{key} ({flat(under)})" for key, under in node.values.items())


def near_doors(city: City) -> Mapping[str, object]:
    """Return everything a door may be called."""
    return {ALWAYS_OPEN: None, **city.desks, **city.hotlines}
