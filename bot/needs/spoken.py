"""What one passage says of the lists of a vocabulary.

``lexicon`` makes it; everything that draws conclusions from a story asks it.
"""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.needs.mention import Mention
from bot.needs.passage import Passage, Span
from bot.needs.phrases import Phrase

LONGEST = 80
"""No phrase is longer than this when it is said, unless it reaches far."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A list of phrases; two lists are never the same, whatever they hold."""

    phrases: tuple[Phrase, ...] = ()
    strict: bool = False


NO_WORDS = Words()


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one passage says of a lexicon's lists."""

    passage: Passage
    mentions: tuple[Mention, ...]
    _said: Mapping[Words, tuple[Span, ...]]

    @property
    def lists(self) -> Iterable[Words]:
        """Return the lists of which something is said."""
        return self._said

    def spans(self, words: Words) -> tuple[Span, ...]:
        """Return where one of the phrases is said, in order."""
        return self._said.get(words, ())

    def says(self, words: Words) -> bool:
        """Say whether one of the phrases is said."""
        return words in self._said


def around(said: Sequence[Span], what: Span, reach: int) -> list[Span]:
    """Return those of ``said``, which is in order, that lie within ``reach`` of ``what``."""
    first = bisect_left(said, Span(what.start - reach - LONGEST, 0))
    last = bisect_right(said, Span(what.end + reach, sys.maxsize))
    return [span for span in said[first:last] if span.gap(what) <= reach]
