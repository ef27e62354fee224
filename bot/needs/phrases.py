"""Phrases of the vocabulary and where a passage says them.

``a/b`` is ``a`` and then ``b`` within eight characters; ``^a`` stands at the beginning of a
sentence or after a space or sign.  Words in Latin letters are matched as whole words, since
``die`` must not be heard in ``diet``.
"""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.needs.passage import Passage, fold

GAP = 8
LONGEST = 80
"""No phrase is longer than this when it is said."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase, folded; ``fresh`` wants a break before it."""

    parts: tuple[str, ...]
    fresh: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` of a passage."""

    start: int
    end: int

    def within(self, other: "Span") -> bool:
        """Say whether this span lies inside ``other``."""
        return other.start <= self.start and self.end <= other.end

    def gap(self, other: "Span") -> int:
        """Return how many characters lie between the two, zero when they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)


def phrases(written: Iterable[str]) -> tuple[Phrase, ...]:
    """Fold written phrases; what folds to nothing is left out."""
    read = (_phrase(text) for text in written)
    return tuple(phrase for phrase in read if phrase.parts and all(phrase.parts))


def spans(passage: Passage, wanted: Iterable[Phrase]) -> tuple[Span, ...]:
    """Return where ``passage`` says one of the phrases, in order."""
    text = passage.text
    begun = [phrase for phrase in wanted if phrase.parts[0] in text]
    return tuple(sorted({span for phrase in begun for span in _said(passage, phrase)}))


def around(said: Sequence[Span], what: Span, reach: int) -> list[Span]:
    """Return those of ``said``, which is in order, that lie within ``reach`` of ``what``."""
    first = bisect_left(said, Span(what.start - reach - LONGEST, 0))
    last = bisect_right(said, Span(what.end + reach, sys.maxsize))
    return [span for span in said[first:last] if span.gap(what) <= reach]


def _phrase(written: str) -> Phrase:
    fresh = written.startswith("^")
    return Phrase(tuple(fold(part) for part in written.removeprefix("^").split("/")), fresh)


def _said(passage: Passage, phrase: Phrase) -> Iterator[Span]:
    text, first = passage.text, phrase.parts[0]
    start = text.find(first)
    while start >= 0:
        end = _end(text, phrase, start + len(first))
        if end > start and _stands_alone(passage, phrase, Span(start, end)):
            yield Span(start, end)
        start = text.find(first, start + 1)


def _end(text: str, phrase: Phrase, end: int) -> int:
    for part in phrase.parts[1:]:
        found = text.find(part, end, end + GAP + len(part))
        if found < 0:
            return -1
        end = found + len(part)
    return end


def _stands_alone(passage: Passage, phrase: Phrase, span: Span) -> bool:
    text = passage.text
    if phrase.fresh and passage.joins(span.start):
        return False
    if _latin(text[span.start]) and _runs_on(passage, span.start, span.start - 1):
        return False
    whole_latin = all(map(_latin, "".join(phrase.parts)))
    return not (whole_latin and _runs_on(passage, span.end, span.end))


def _runs_on(passage: Passage, border: int, neighbour: int) -> bool:
    return passage.joins(border) and _latin(passage.text[neighbour])


def _latin(character: str) -> bool:
    return character.isalpha() and (character < "\u0250" or "\u1e00" <= character <= "\u1eff")
