"""Fill the placeholders in what residents read.

``{ticket.number}`` is a value; ``{here|there}`` is whichever is known first; a part in square
brackets that holds a placeholder, ``[{age}歳の]``, vanishes when that placeholder is not known.
``{{`` and ``}}`` are braces.  ``parse`` never raises: a slip stays in the text as it was written
and is told in ``Template.problems``, so that residents get a sentence whatever happened to a file.
A value is never read as a template.  Called by the loader and the catalogues (to check) and by
whoever turns a text's id and values into the sentence that is sent.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import lru_cache
from itertools import groupby

Values = Mapping[str, str]


class FlawKind(StrEnum):
    """What can be wrong with the braces of a text."""

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    EMPTY = "empty"
    BAD_NAME = "bad_name"
    WIDE = "wide"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One slip in a text: where (characters from its beginning) and the words in question."""

    kind: FlawKind
    at: int
    found: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder: the first of ``names`` that is known."""

    names: tuple[str, ...]

    def value(self, values: Values) -> str:
        """Return the first known value, or nothing; an empty value counts as not known."""
        return next((values[name] for name in self.names if values.get(name)), "")


@dataclass(frozen=True, slots=True)
class Maybe:
    """A part in square brackets, said only when all its own placeholders are known."""

    parts: "tuple[Part, ...]"


Part = str | Slot | Maybe


@dataclass(frozen=True, slots=True)
class Template:
    """A text whose placeholders were found; ``problems`` says what is wrong with it.

    ``needed`` are the placeholders outside brackets, without which the sentence has a hole.
    """

    source: str
    parts: tuple[Part, ...]
    names: frozenset[str]
    needed: frozenset[str]
    problems: tuple[Flaw, ...]

    def fill(self, values: Values) -> str:
        """Return the sentence; what is not known and not in brackets leaves nothing behind."""
        return "".join(_filled(self.parts, values))


@lru_cache(maxsize=16_384)
def parse(source: str) -> Template:
    """Find the placeholders of a text."""
    flaws: list[Flaw] = []
    tokens = _tokens(source, flaws)
    parts = _nested(tokens)
    outside = tuple(part for part in parts if isinstance(part, Slot))
    names, needed = frozenset(_names(parts)), frozenset(_names(outside))
    return Template(source, parts, names, needed, tuple(flaws))


def bubbles(text: str) -> tuple[str, ...]:
    """Split a text into chat bubbles: a blank line starts a new one."""
    lines = groupby(text.splitlines(), key=lambda line: bool(line.strip()))
    return tuple("\n".join(group).strip() for filled, group in lines if filled)


_TOKEN = re.compile(
    r"""
    \{\{ | \}\}                       # braces that are meant
    | \{ (?P<inside>[^{}\n]*) \}      # a placeholder
    | [{}\[\]]                        # anything else that has a meaning
    | ｛ [\w.|\s]* [｝}]               # typed without leaving the Japanese keyboard
    """,
    re.VERBOSE,
)
_NAME = re.compile(r"[^\W\d]\w*(?:\.\w+)*")
_BARE = {"{": FlawKind.UNCLOSED, "}": FlawKind.UNOPENED}
_DEEPEST = 16


class _Bracket(Enum):
    OPEN = "["
    CLOSE = "]"


_Token = str | Slot | _Bracket


def _tokens(source: str, flaws: list[Flaw]) -> list[_Token]:
    """Cut a text into plain words, slots and the two marks for square brackets."""
    tokens: list[_Token] = []
    end = 0
    for match in _TOKEN.finditer(source):
        tokens += [source[end : match.start()], _token(match, flaws)]
        end = match.end()
    return [*tokens, source[end:]]


def _token(match: re.Match[str], flaws: list[Flaw]) -> _Token:
    found = match[0]
    if found in ("{{", "}}"):
        return found[0]
    if found in ("[", "]"):
        return _Bracket(found)
    names = tuple(name.strip() for name in (match["inside"] or "").split("|"))
    kind = _flaw(found, names)
    if kind is None:
        return Slot(names)
    flaws.append(Flaw(kind, match.start(), found))
    return found


def _flaw(found: str, names: tuple[str, ...]) -> FlawKind | None:
    if found in _BARE:
        return _BARE[found]
    if found.startswith("｛"):
        return FlawKind.WIDE
    if not all(names):
        return FlawKind.EMPTY
    return None if all(_NAME.fullmatch(name) for name in names) else FlawKind.BAD_NAME


def _nested(tokens: list[_Token]) -> tuple[Part, ...]:
    """Put what stands between brackets into one part, where it holds a placeholder of its own."""
    levels: list[list[Part]] = [[]]
    for token in tokens:
        if token is _Bracket.OPEN and len(levels) < _DEEPEST:
            levels.append([])
        elif token is _Bracket.CLOSE and len(levels) > 1:
            inside = levels.pop()
            levels[-1] += _bracketed(inside)
        elif isinstance(token, _Bracket):
            levels[-1].append(token.value)
        elif token:
            levels[-1].append(token)
    flat = levels[0]
    for unclosed in levels[1:]:
        flat += ["[", *unclosed]
    return tuple(flat)


def _bracketed(inside: list[Part]) -> list[Part]:
    if any(isinstance(part, Slot) for part in inside):
        return [Maybe(tuple(inside))]
    return ["[", *inside, "]"]


def _names(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        match part:
            case Slot(names):
                yield from names
            case Maybe(inner):
                yield from _names(inner)


def _filled(parts: tuple[Part, ...], values: Values) -> Iterator[str]:
    for part in parts:
        match part:
            case str():
                yield part
            case Slot():
                yield part.value(values)
            case Maybe(inner) if _known(inner, values):
                yield from _filled(inner, values)


def _known(parts: tuple[Part, ...], values: Values) -> bool:
    return all(part.value(values) for part in parts if isinstance(part, Slot))
