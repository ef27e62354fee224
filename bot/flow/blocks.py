"""Opens groups, ``one_of`` blocks and parts, so that a flow's steps stand in one list.

What a block says of its steps (conditions, page, ``in_danger``, ``if_room``) goes down to each of
them.  Files are not read here: ``Parts`` hands over a part's node.  Called by the loader.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from posixpath import dirname, join, normpath

from bot.authoring.fields import Record, items, read
from bot.authoring.plain_yaml import Mapping, Node, Scalar, Sequence
from bot.authoring.problem import Place
from bot.authoring.report import Report
from bot.flow.keys import BLOCKS, ENDINGS, PART, STEPS

Parts = Callable[[str], Node | None]
"""Returns what stands in a file, or nothing if there is no such file."""

MOST_STEPS = 2000
"""Parts that use each other twice and twice again would otherwise never end."""

_NAMED = frozenset({"say", "notice", "ask", "reflect", "group", "one_of", "inform"})
"""Kinds of step whose names would exist twice if their part were used twice."""


@dataclass(frozen=True, slots=True)
class Inherited:
    """What the blocks around a step say of it; ``files`` are the parts it stands in."""

    conditions: tuple[tuple[str, Node], ...] = ()
    group: str = ""
    one_of: str = ""
    if_room: bool = False
    in_danger: bool = False
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawStep:
    """One step as it was written, with what it inherits."""

    kind: str
    record: Record
    around: Inherited


@dataclass(slots=True)
class Blocks:
    """Opens the blocks of one flow; ``groups`` are the pages found on the way.

    ``lost`` are the names of steps that could not be read, ``or_none`` the ``one_of`` blocks of
    which somebody may be asked nothing.
    """

    parts: Parts
    report: Report
    groups: dict[str, Record]
    files: set[str]
    count: int = 0
    too_many: bool = False
    lost: set[str] = field(default_factory=set)
    or_none: set[str] = field(default_factory=set)

    def opened(self, node: Node | None, where: Place, around: Inherited) -> Iterator[RawStep]:
        """Yield the steps of a list, those of blocks in their place."""
        for item in items(node, self.report, where):
            kind = kind_of(item, self.report)
            if not kind or not self._fits(kind, item, around):
                self.lost |= _names_in(item)
                continue
            self.count += 1
            if self.count > MOST_STEPS:
                self._too_many(item)
                continue
            record = read(item, STEPS[kind], self.report, where)
            here = _inherit(record, around)
            if kind in BLOCKS:
                yield from self._block(kind, record, here)
            else:
                yield RawStep(kind, record, here)

    def _too_many(self, item: Node) -> None:
        """Tell it once; the rest is not read, but may be named above."""
        if not self.too_many:
            self.report.add("E-TOO-MANY-STEPS", item.place, {"most": MOST_STEPS})
        self.too_many = True
        self.lost |= set(chain.from_iterable(_names_in(each) for each in _with_inner(item)))

    def _fits(self, kind: str, item: Node, around: Inherited) -> bool:
        """Say whether a step of this kind may stand in the block around it."""
        if around.one_of and kind not in ("ask", "use"):
            self.report.add("E-ONE-OF-KIND", item.place, {"kind": kind})
        elif around.group and kind == "group":
            self.report.add("E-NESTED-GROUP", item.place)
        elif around.group and kind not in ("ask", "use", "one_of"):
            self.report.add("E-GROUP-KIND", item.place, {"kind": kind})
        else:
            return True
        return False

    def _block(self, kind: str, record: Record, here: Inherited) -> Iterator[RawStep]:
        name = record.text(kind)
        if kind == "use":
            yield from self._part(name, record, here)
            return
        if kind == "group":
            if name in self.groups:
                first = self.groups[name].place.line
                self.report.add("E-ID-TWICE", record.at("group"), {"name": name, "first": first})
            self.groups[name] = record
            here = replace(here, group=name)
        else:
            here = replace(here, one_of=name)
            if record.yes("or_none"):
                self.or_none.add(name)
        if record.has("steps"):
            yield from self.opened(record.under("steps"), record.at("steps"), here)

    def _part(self, name: str, record: Record, here: Inherited) -> Iterator[RawStep]:
        place = record.at("use")
        file = normpath(join(dirname(place.file), name))
        if not name:
            return
        if file in here.files:
            self.report.add("E-PART-LOOP", place, {"name": name})
            return
        root = self.parts(file)
        if root is None:
            self.report.add("E-PART-MISSING", place, {"name": name})
            return
        if isinstance(root, Mapping) and "flow" in root.values and "part" not in root.values:
            self.report.add("E-PART-IS-FLOW", place, {"name": name})
            return
        if file in self.files and any(map(_is_named, _with_inner(root))):
            self.report.add("E-PART-TWICE", place, {"name": name})
            return
        self.files.add(file)
        part = read(root, PART, self.report, Place(file))
        if part.has("steps"):
            inside = replace(here, files=(*here.files, file))
            yield from self.opened(part.under("steps"), part.at("steps"), inside)


def kind_of(item: Node, report: Report) -> str:
    """Return which kind of step this is, or nothing if it is none, or two."""
    if not isinstance(item, Mapping):
        report.add("E-NOT-A-STEP", item.place)
        return ""
    kinds = [key for key in item.values if key in STEPS]
    if len(kinds) == 1:
        return kinds[0]
    first = next(iter(item.values), "")
    if kinds:
        report.add("E-TWO-KINDS", item.keys[kinds[1]], {"kinds": ", ".join(kinds)})
    else:
        place = next(iter(item.keys.values()), item.place)
        report.unknown("E-UNKNOWN-STEP", place, first, STEPS)
    return ""


def _names_in(item: Node) -> set[str]:
    """Return what a step that cannot be read may have been called."""
    if not isinstance(item, Mapping):
        return set()
    first = next(iter(item.values), "")
    named = [node for key, node in item.values.items() if key in STEPS or key == first]
    return {node.text.strip() for node in named if isinstance(node, Scalar)}


def _with_inner(node: Node) -> Iterator[Node]:
    """Yield a step, a block or a part, and the steps inside it."""
    yield node
    inner = node.values.get("steps") if isinstance(node, Mapping) else None
    for item in inner.items if isinstance(inner, Sequence) else ():
        yield from _with_inner(item)


def _is_named(node: Node) -> bool:
    return isinstance(node, Mapping) and not _NAMED.isdisjoint(node.values)


def is_ending(kind: str) -> bool:
    """Say whether a step of this kind ends the talk."""
    return kind in ENDINGS


def _inherit(record: Record, around: Inherited) -> Inherited:
    own = tuple(
        (word, node) for word in ("when", "unless") if (node := record.under(word)) is not None
    )
    return replace(
        around,
        conditions=(*around.conditions, *own),
        if_room=around.if_room or record.yes("if_room"),
        in_danger=around.in_danger or record.text("in_danger") == "ask",
    )
