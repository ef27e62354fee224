"""A second pair of eyes on danger: a small learned model that looks where no rule spoke.

Rules name what they heard; what nobody thought of they do not hear, and some are too weak alone
(hints).  This adds up weights that were learned from the labelled corpus: of pieces of the text, of
morphemes that follow each other, of what the vocabulary heard and which rules came true.  Its
evidence is the words that weighed most.  ``make model`` learns the weights
(``training/second_look.py``), ``screening`` asks it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import fsum, sqrt

from bot.needs.danger import Sign
from bot.needs.passage import Passage, Span
from bot.needs.spoken import Spoken, Words

RULE = "second_look"
LONGEST_PIECE = 3
AT_ONCE = 300
"""So many characters are weighed together, about as many as the longest texts of the corpus."""
_MOST_EVIDENCE = 3
_EDGE = ("", 0, 0)
_Row = Sequence[tuple[str, int, int]]

Feature = tuple[str, tuple[int, int]]
"""What is weighed, and from where to where it stands."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: a weight for each feature, and from which sum on it is a sign."""

    of: Mapping[str, float]
    bias: float
    threshold: float
    version: str


class SecondLook:
    """Weighs what one vocabulary's reader heard; ``names`` are those of the vocabulary's lists."""

    def __init__(self, weights: Weights, names: Mapping[Words, str]) -> None:
        self._weights = weights
        self._names = names

    @property
    def version(self) -> str:
        """Return which weights these are."""
        return self._weights.version

    def look(self, spoken: Spoken, signs: Sequence[Sign]) -> tuple[Span, ...]:
        """Return the words that weighed most where it looks like danger, else nothing."""
        weights = self._weights.of
        for window in windows(spoken.passage):
            told = dict(features(spoken, signs, self._names, window))
            seen = told.keys() & weights.keys()
            if seen and self._sum(seen) >= self._weights.threshold:
                heaviest = nlargest(_MOST_EVIDENCE, sorted(seen), key=weights.__getitem__)
                return tuple(sorted(Span(*told[feature]) for feature in heaviest))
        return ()

    def _sum(self, seen: Collection[str]) -> float:
        # NB: sums of floats depend on their order, and sets have none.
        weights = fsum(self._weights.of[feature] for feature in seen)
        return self._weights.bias + weights / sqrt(len(seen))


def windows(passage: Passage) -> Iterator[Span]:
    """Yield the parts of a passage that are weighed together: whole sentences where possible."""
    start, last = 0, len(passage.text)
    while start < last:
        end = min(start + AT_ONCE, last)
        cut = end
        while start < cut < last and not _begins_sentence(passage, cut):
            cut -= 1
        yield Span(start, cut if cut > start else end)
        start = cut if cut > start else end


def _begins_sentence(passage: Passage, index: int) -> bool:
    return passage.spots[index - 1].sentence != passage.spots[index].sentence


def features(
    spoken: Spoken, signs: Sequence[Sign], names: Mapping[Words, str], window: Span
) -> Iterator[Feature]:
    """Yield what is weighed in ``window``, some perhaps more than once."""
    yield from _pieces(spoken.passage.text, window)
    yield from _morphemes(spoken.passage, window)
    for words in spoken.lists:
        if words in names:
            inside = (span for span in spoken.spans(words) if span.within(window))
            yield from ((f"heard {names[words]}", span) for span in inside)
    for sign in signs:
        if sign.what.within(window):
            yield f"sign {sign.rule.id}", sign.what
    for mention in spoken.mentions:
        if mention.span.within(window):
            yield f"named {mention.relation}", mention.span


def _pieces(text: str, window: Span) -> Iterator[Feature]:
    for length in range(1, LONGEST_PIECE + 1):
        for start in range(window.start, window.end - length + 1):
            yield text[start : start + length], (start, start + length)


def _morphemes(passage: Passage, window: Span) -> Iterator[Feature]:
    """Yield every morpheme, and two with at most one between them; the edges count as one."""
    first, last = passage.after(window.start), passage.after(window.end)
    inside = [(m.lemma, m.start, m.end) for m in passage.morphemes[first:last]]
    yield from ((f"{lemma} ", (start, end)) for lemma, start, end in inside)
    row = [_EDGE, *inside, _EDGE]
    yield from _pairs(row, row[1:], " ")
    yield from _pairs(row, row[2:], "  ")


def _pairs(row: _Row, others: _Row, gap: str) -> Iterator[Feature]:
    for (lemma, start, end), (other, begins, ends) in zip(row, others, strict=False):
        yield f"{lemma}{gap}{other} ", (start if lemma else begins, ends or end)
