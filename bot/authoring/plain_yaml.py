"""Reads YAML without surprises: every scalar is text, every node knows its line and column.

Whatever has a meaning beyond lists, mappings and text is refused: tags, anchors, aliases, repeated
keys, several documents.  Nodes are built while the parser runs, so that a file made to explode is
refused before it does.  Total: whatever the bytes are, problems come back.  Called by the loaders.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import yaml

from bot.authoring import raw_lines
from bot.authoring.problem import Place
from bot.authoring.report import Report
from bot.authoring.widths import code_point, invisible
from bot.authoring.yaml_errors import line_of, tell_where_it_stopped

MOST_BYTES = 1024 * 1024
MOST_NODES = 200_000
DEEPEST = 40

# The C parser is ten times as quick; where libyaml is missing the Python one gives the same events.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_UNPRINTABLE = re.compile(
    r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufeff\uff00-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(slots=True)
class Scalar:
    """A text; ``quoted`` if it stands in quotes or in a block."""

    text: str
    place: Place
    quoted: bool = False


@dataclass(slots=True)
class Sequence:
    """A list."""

    place: Place
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys with what stands under each, in the order of the file; ``keys`` has the keys' places."""

    place: Place
    values: "dict[str, Node]" = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def read(content: bytes, file: str, report: Report) -> Node | None:
    """Return the one document in a file, or nothing; what is wrong goes to ``report``."""
    text = _decoded(content, file, report)
    if text is None:
        return None
    slips = raw_lines.slips(text)
    told = frozenset((slip.code, slip.line) for slip in slips)
    builder = _Builder(file, raw_lines.lines(text), report, told)
    try:
        for event in _events(text):
            builder.take(event)
    except _StopReadingError as stopped:
        _tell_slips([slip for slip in slips if slip.line <= stopped.line], file, report)
        return None
    except yaml.YAMLError as error:
        _tell_slips(slips, file, report)
        if not any(slip.line <= line_of(error) for slip in slips):
            tell_where_it_stopped(error, text, file, report)
        return None
    _tell_slips(slips, file, report)
    if builder.root is None:
        report.add("E-EMPTY-FILE", Place(file))
    return builder.root


def _tell_slips(slips: Iterable[raw_lines.Slip], file: str, report: Report) -> None:
    for slip in slips:
        report.add(slip.code, Place(file, slip.line, slip.column), {"found": slip.found})


def as_plain(node: Node | None) -> object:
    """Return the node as dicts, lists and texts."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [as_plain(item) for item in node.items]
        case Mapping():
            return {key: as_plain(value) for key, value in node.values.items()}
    return ""


def _decoded(content: bytes, file: str, report: Report) -> str | None:
    if len(content) > MOST_BYTES:
        report.add("E-FILE-TOO-LARGE", Place(file), {"most": MOST_BYTES // 1024})
        return None
    try:
        # Windows' own editor puts a mark at the beginning, which does no harm.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report.add("E-NOT-UTF-8", Place(file, content.count(b"\n", 0, error.start) + 1))
        return None
    if found := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        report.add("E-CHARACTER", Place(file, line, column), {"found": code_point(found[0])})
        return None
    return text


def _events(text: str) -> Iterator[yaml.Event]:
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
    return events


class _StopReadingError(Exception):
    """The rest of the file is not worth reading, or not safe to read."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class _Builder:
    """Puts the parser's events together to one document."""

    def __init__(
        self, file: str, lines: list[str], report: Report, told: frozenset[tuple[str, int]]
    ) -> None:
        self.root: Node | None = None
        self._file = file
        self._lines = lines
        self._report = report
        self._told = told
        self._open: list[tuple[Sequence | Mapping, bool]] = []
        self._key: list[Scalar | None] = []
        self._nodes = 0
        self._anchors: set[str] = set()
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event."""
        # NB: nine events of ten are scalars, and a ``match`` over classes is twice as slow.
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self._refuse_marks(event)
            if event.style == '"' and (found := _UNPRINTABLE.search(event.value)):
                self._stop("E-CHARACTER", event, found=code_point(found[0]))
            place = self._place(event)
            if event.style == "|":
                place = self._with_words(place)
            self._put(Scalar(event.value, place, bool(event.style)), event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_marks(event)
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._key.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._mark("E-ANCHOR", event, f"*{event.anchor}")
            if event.anchor in self._anchors:
                # A reference that was meant: what it stands for is missing, here and further down.
                raise _StopReadingError(self._place(event).line)
            self._put(Scalar("", self._place(event)), event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop("E-SEVERAL-DOCUMENTS", event)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        place = self._place(event)
        is_map = isinstance(event, yaml.MappingStartEvent)
        node: Sequence | Mapping = Mapping(place) if is_map else Sequence(place)
        self._put(node, event)
        if len(self._open) >= DEEPEST:
            self._stop("E-TOO-DEEP", event, most=DEEPEST)
        self._open.append((node, bool(event.flow_style)))
        self._key.append(None)

    def _put(self, node: Node, event: yaml.Event) -> None:
        """Put a node where the parser is: at the top, in a list, as a key or under one."""
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._stop("E-TOO-MANY-NODES", event, most=MOST_NODES)
        if not self._open:
            self.root = node if self._nodes > 1 or _has_content(node) else None
            return
        parent, in_braces = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif self._key[-1] is None:
            self._key[-1] = self._as_key(node)
        else:
            self._enter(parent, self._key[-1], node, in_braces=in_braces)
            self._key[-1] = None

    def _as_key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return self._visible(node)
        self._add("E-KEY-KIND", node.place)
        # NB: no text in a file can be this key, so nothing is overwritten by it.
        return Scalar(f"\0{self._nodes}", node.place)

    def _visible(self, key: Scalar) -> Scalar:
        """Return a key as it looks; tell what cannot be seen in it."""
        hidden = invisible(key.text)
        if not hidden:
            return key
        place = replace(key.place, column=key.place.column + key.text.index(hidden))
        self._add("E-CHARACTER", place, found=code_point(hidden))
        return Scalar("".join(each for each in key.text if not invisible(each)), key.place)

    def _enter(self, parent: Mapping, key: Scalar, node: Node, *, in_braces: bool) -> None:
        if key.text in parent.keys:
            first = parent.keys[key.text].line
            self._add("E-KEY-TWICE", key.place, name=key.text, first=first)
            return
        cut_off = ("E-QUOTE-NEEDED", key.place.line) in self._told
        alone = isinstance(node, Scalar) and not node.text and not node.quoted
        if in_braces and alone and not cut_off:
            self._add("E-KEY-ALONE", key.place, name=key.text)
        if not key.text.startswith("\0"):
            parent.values[key.text] = node
            parent.keys[key.text] = key.place

    def _refuse_marks(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._mark("E-ANCHOR", event, f"&{event.anchor}")
            self._anchors.add(event.anchor)
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._mark("E-TAG", event, str(tag))

    def _mark(self, code: str, event: yaml.Event, found: str) -> None:
        place = self._place(event)
        if (code, place.line) not in self._told:
            self._add(code, place, found=found)

    def _stop(self, code: str, event: yaml.Event, **values: object) -> None:
        self._add(code, self._place(event), **values)
        raise _StopReadingError(self._place(event).line)

    def _add(self, code: str, place: Place, **values: object) -> None:
        self._report.add(code, place, values)

    def _with_words(self, place: Place) -> Place:
        """Return the place of a ``|`` block together with where its words begin."""
        for number, line in enumerate(self._lines[place.line :], place.line + 1):
            if words := line.lstrip(" "):
                return replace(place, words=(number, len(line) - len(words) + 1))
        return place

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        if mark is None:
            return Place(self._file)
        return Place(self._file, mark.line + 1, mark.column + 1)


def _has_content(node: Node) -> bool:
    return not isinstance(node, Scalar) or bool(node.text) or node.quoted
