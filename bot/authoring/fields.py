"""Reads a mapping against a table of the keys it may have, and reports every slip at once.

A table says for each key what kind of value it takes, whether it must be there, and in one line
what it means; the JSON Schema for editors is made from the same tables.  An unknown key points at
the key, a missing one at the mapping, a wrong value at the value.  Knows nothing of flows: a value
of kind ``NODE`` is left to whoever asked.  Called by the loaders.
"""

import re
from collections.abc import Callable
from collections.abc import Mapping as Names
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, auto

from bot.authoring.plain_yaml import Mapping, Node, Scalar, Sequence
from bot.authoring.problem import Place, nearest
from bot.authoring.report import Report
from bot.authoring.widths import meant, ordinary


class Kind(Enum):
    """What stands under a key."""

    TEXT = auto()
    NUMBER = auto()
    SPAN = auto()
    DATE = auto()
    YES_NO = auto()
    TEXTS = auto()
    TEXT_BY_NAME = auto()
    NODE = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """One key: what it takes and what it means.

    ``among`` closes the set of values.  ``shape`` names what stands under a ``NODE``, for the
    schema.
    """

    kind: Kind
    about: str
    required: bool = False
    among: tuple[str, ...] = ()
    shape: str = ""


Table = Names[str, Field]

Value = str | int | bool | timedelta | date | tuple[str, ...] | Names[str, str]

_SPAN = re.compile(r"(\d{1,4}) (minute|hour|day|week)s?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHORT = 4
_NUMBER = re.compile(r"[0-9]{1,6}")


@dataclass(slots=True)
class Record:
    """A mapping after reading: the values that were right, and where everything stands."""

    node: Mapping
    values: dict[str, Value] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """Return where the mapping begins."""
        return next(iter(self.node.keys.values()), self.node.place)

    def has(self, name: str) -> bool:
        """Say whether the key was written."""
        return name in self.node.keys

    def key(self, name: str) -> Place:
        """Return where a key stands; the mapping where it is missing."""
        return self.node.keys.get(name, self.place)

    def at(self, name: str) -> Place:
        """Return where a value stands; the mapping where it is missing."""
        value = self.node.values.get(name)
        return value.place if value else self.place

    def under(self, name: str) -> Node | None:
        """Return what stands under a key."""
        return self.node.values.get(name)

    def text(self, name: str) -> str:
        """Return a text, or the empty one."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()

    def by_name(self, name: str) -> Names[str, str]:
        """Return a mapping of texts."""
        value = self.values.get(name)
        return value if isinstance(value, Names) else {}

    def number(self, name: str, otherwise: int) -> int:
        """Return a number."""
        value = self.values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else otherwise

    def yes(self, name: str) -> bool:
        """Say whether the value is yes."""
        return self.values.get(name) is True

    def span(self, name: str) -> timedelta | None:
        """Return a length of time."""
        value = self.values.get(name)
        return value if isinstance(value, timedelta) else None

    def date(self, name: str) -> date | None:
        """Return a day."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None


def read(node: Node | None, table: Table, report: Report, where: Place) -> Record:
    """Read a mapping; ``where`` is told if there is none."""
    if not isinstance(node, Mapping):
        report.add("E-NOT-A-MAPPING", node.place if node else where)
        return Record(Mapping(node.place if node else where))
    record = Record(node)
    misspelt: set[str] = set()
    for name, under in node.values.items():
        known = table.get(name)
        if known is None:
            misspelt.add(_unknown(name, node, table, report))
        elif known.kind is not Kind.NODE:
            value = _value(name, under, known, report)
            if value is not None:
                record.values[name] = value
    for name, known in table.items():
        if known.required and name not in node.keys and name not in misspelt:
            report.add("E-MISSING-KEY", record.place, {"name": name, "about": known.about})
    return record


def _unknown(name: str, node: Mapping, table: Table, report: Report) -> str:
    """Tell an unknown key; return the key that was meant, if there is one that is not written."""
    if report.misread(node.keys[name], name, table):
        return meant(name, table)
    keys = [key for key in table if _may_be_slip(name, key)]
    near = nearest(name, [key for key in keys if key not in node.keys]) or nearest(name, keys)
    report.add("E-UNKNOWN-KEY", node.keys[name], {"name": name}, near)
    return near


def _may_be_slip(name: str, key: str) -> bool:
    """Say whether a key may be misspelt so: ``next`` is a word of its own, and not ``text``."""
    return len(name) > _SHORT or name[:1] == key[0] or sorted(name) == sorted(key)


def items(node: Node | None, report: Report, where: Place) -> list[Node]:
    """Return the items of a list; nothing if it is none."""
    if isinstance(node, Sequence):
        return node.items
    _not_a("E-NOT-A-LIST", node, report, where)
    return []


def entries(node: Node | None, report: Report, where: Place) -> dict[str, Node]:
    """Return what stands under each key of a mapping whose keys are free."""
    if isinstance(node, Mapping):
        return node.values
    _not_a("E-NOT-A-MAPPING", node, report, where)
    return {}


def _not_a(code: str, node: Node | None, report: Report, where: Place) -> None:
    """Tell what is no list or no mapping; often only its brackets are full-width."""
    bracket = node.text[:1] if isinstance(node, Scalar) else ""
    place = node.place if node else where
    if bracket and bracket == {"E-NOT-A-LIST": "［", "E-NOT-A-MAPPING": "｛"}[code]:
        report.add("E-WIDE-WORD", place, {"found": bracket, "plain": ordinary(bracket)})
    else:
        report.add(code, place)


def texts_or_text(record: Record, name: str, report: Report) -> tuple[str, ...]:
    """Return the texts under a key where a single one may stand without a list."""
    node = record.under(name)
    if node is None:
        return ()
    listed = node.items if isinstance(node, Sequence) else [node]
    found = []
    for item in listed:
        if not isinstance(item, Scalar):
            report.add("E-NOT-A-TEXT", item.place, {"name": name})
        elif not item.text.strip():
            report.add("E-EMPTY-TEXT", item.place, {"name": name})
        else:
            found.append(item.text.strip())
    return tuple(found)


def _value(name: str, node: Node, known: Field, report: Report) -> Value | None:
    match known.kind:
        case Kind.TEXTS:
            return _texts(name, node, known, report)
        case Kind.TEXT_BY_NAME:
            return _by_name(name, node, report)
    if not isinstance(node, Scalar):
        report.add("E-NOT-A-TEXT", node.place, {"name": name})
        return None
    return _scalar(name, node, known, report)


def _scalar(name: str, node: Scalar, known: Field, report: Report) -> Value | None:
    if known.kind not in _READERS:
        return _text(name, node, known, report)
    text = node.text.strip()
    value = _READERS[known.kind](text)
    if value is None and _READERS[known.kind](ordinary(text)) is not None:
        report.add("E-WIDE-WORD", node.place, {"found": text, "plain": ordinary(text)})
    elif value is None:
        code = f"E-NOT-A-{known.kind.name.replace('_', '-')}"
        report.add(code, node.place, {"name": name, "found": text})
    return value


def _text(name: str, node: Scalar, known: Field, report: Report) -> str | None:
    text = node.text.strip()
    if not text:
        report.consequence("E-EMPTY-TEXT", node.place, {"name": name})
        return None
    if known.among and text not in known.among:
        _not_among(name, node, text, known, report)
        return None
    return text


def _texts(name: str, node: Node, known: Field, report: Report) -> tuple[str, ...] | None:
    if isinstance(node, Scalar) and node.text:
        _not_a("E-NOT-A-LIST", node, report, node.place)
        return None
    found = []
    for item in items(node, report, node.place):
        if not isinstance(item, Scalar):
            report.add("E-NOT-A-TEXT", item.place, {"name": name})
        elif (text := _text(name, item, known, report)) is not None:
            found.append(text)
    return tuple(found)


def _by_name(name: str, node: Node, report: Report) -> Names[str, str] | None:
    found: dict[str, str] = {}
    for key, item in entries(node, report, node.place).items():
        if not isinstance(item, Scalar):
            report.add("E-NOT-A-TEXT", item.place, {"name": f"{name}.{key}"})
        elif not item.text.strip():
            report.consequence("E-EMPTY-TEXT", item.place, {"name": f"{name}.{key}"})
        else:
            found[key] = item.text.strip()
    return found


def _not_among(name: str, node: Scalar, text: str, known: Field, report: Report) -> None:
    listed = ordinary(text).split(", ")
    if report.misread(node.place, text, known.among):
        return
    if len(listed) > 1 and set(listed) <= set(known.among):
        report.add("E-WIDE-WORD", node.place, {"found": text, "plain": ", ".join(listed)})
        return
    values: dict[str, object] = {"name": name, "found": text, "among": ", ".join(known.among)}
    report.add("E-NOT-AMONG", node.place, values, nearest(text, known.among))


def _number(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) else None


def _yes_no(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text)


def _span(text: str) -> timedelta | None:
    found = _SPAN.fullmatch(text)
    return timedelta(**{f"{found[2]}s": int(found[1])}) if found else None


def _day(text: str) -> date | None:
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


_READERS: Names[Kind, Callable[[str], Value | None]] = {
    Kind.NUMBER: _number,
    Kind.SPAN: _span,
    Kind.DATE: _day,
    Kind.YES_NO: _yes_no,
}
