"""A second pair of eyes: a small learned model that looks where no rule spoke.

Rules name what they heard; what nobody thought of they do not hear, and some are too weak alone
(hints).  This adds up weights that were learned from the labelled corpus: of pieces of the text, of
morphemes that follow each other, of what the vocabulary heard and which rules came true.  Its
evidence is the words that weighed most.  ``make model`` learns the weights
(``training/second_look.py``); ``screening`` asks it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain, pairwise
from math import sqrt
from types import MappingProxyType
from typing import Any, NamedTuple

from bot.needs.danger import Sign
from bot.needs.passage import Passage, Span
from bot.needs.spoken import Spoken, Words
from bot.reading import PatternState

RULE = "second_look"
DANGER = "danger"
LONGEST_PIECE = 3
AT_ONCE = 300
"""So many characters are weighed together, about as many as the longest texts of the corpus."""
SHORTEST = 12
"""So few characters tell too little to be weighed, unless a rule came true in them."""
_MOST_EVIDENCE = 3
_EDGE = ("", 0, 0)

Feature = tuple[str, tuple[int, int]]
"""What is weighed, and from where to where it stands."""
_Row = Sequence[tuple[str, int, int]]


class Border(NamedTuple):
    """What a sum starts from for one label, and from which sum on it is found or suspected."""

    start: float
    found: float
    suspected: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: for each label its borders, for each feature its weights by label."""

    borders: Mapping[str, Border]
    of: Mapping[str, Mapping[str, int]]
    version: str


def weights_of(learned: Mapping[str, Any]) -> Weights:
    """Return what stands in a file that ``make model`` wrote."""
    borders = {label: Border(*border) for label, border in learned["borders"].items()}
    return Weights(borders, learned["of"], learned["version"])


class Looked(NamedTuple):
    """What the second look sees: words of danger, and patterns with the words that weighed most."""

    danger: tuple[Span, ...] = ()
    patterns: Mapping[str, tuple[PatternState, tuple[Span, ...]]] = MappingProxyType({})


NOTHING_SEEN = Looked()


class SecondLook:
    """Weighs what one vocabulary's reader heard; ``names`` are those of the vocabulary's lists."""

    def __init__(self, weights: Weights, names: Mapping[Words, str]) -> None:
        self._weights = weights
        self._names = names

    @property
    def version(self) -> str:
        """Return which weights these are."""
        return self._weights.version

    def look(self, spoken: Spoken, signs: Sequence[Sign]) -> Looked:
        """Return what it looks like; of a long story each window is weighed by itself."""
        danger: tuple[Span, ...] = ()
        patterns: dict[str, tuple[PatternState, tuple[Span, ...]]] = {}
        for window in windows(spoken.passage):
            states = self._seen(spoken, signs, window)
            told = dict(features(spoken, signs, self._names, window)) if states else {}
            for label, state in states.items():
                if label == DANGER:
                    danger = danger or self._heaviest(label, told)
                elif patterns.get(label, (None,))[0] is not PatternState.FOUND:
                    patterns[label] = (state, self._heaviest(label, told))
        # What is calm around it must not outweigh danger, so it is looked at by itself as well.
        for window in () if danger else closer(spoken.passage, signs):
            if DANGER in self._seen(spoken, signs, window):
                told = dict(features(spoken, signs, self._names, window))
                danger = danger or self._heaviest(DANGER, told)
        return Looked(danger, patterns)

    def _seen(self, spoken: Spoken, signs: Sequence[Sign], window: Span) -> dict[str, PatternState]:
        """Return what a window looks like; a few words that are no sign are only an answer."""
        short = window.end - window.start < SHORTEST
        if short and not any(sign.what.within(window) for sign in signs):
            return {}
        return self._states(feature_names(spoken, signs, self._names, window))

    def _states(self, told: Set[str]) -> dict[str, PatternState]:
        sums: dict[str, int] = {}
        seen = told & self._weights.of.keys()
        for label, weight in chain.from_iterable(self._weights.of[each].items() for each in seen):
            sums[label] = sums.get(label, 0) + weight
        states = {}
        for label, weight in sums.items():
            border = self._weights.borders[label]
            total = border.start + weight / 100 / sqrt(len(told))
            if total >= border.suspected:
                found = total >= border.found
                states[label] = PatternState.FOUND if found else PatternState.SUSPECTED
        return states

    def _heaviest(self, label: str, told: Mapping[str, tuple[int, int]]) -> tuple[Span, ...]:
        weights = {
            feature: self._weights.of[feature][label]
            for feature in sorted(told.keys() & self._weights.of.keys())
            if label in self._weights.of[feature]
        }
        heaviest = nlargest(_MOST_EVIDENCE, weights, key=weights.__getitem__)
        return tuple(sorted({Span(*told[feature]) for feature in heaviest}))


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


def closer(passage: Passage, signs: Sequence[Sign]) -> Iterator[Span]:
    """Yield every letter by itself, and the sentence of every sign with those next to it."""
    seen: set[Span] = set()
    for number, _ in passage.window:
        start = bisect_left(passage.spots, number, key=lambda spot: spot.letter)
        end = bisect_right(passage.spots, number, key=lambda spot: spot.letter)
        seen.add(Span(start, min(end, start + AT_ONCE)))
        seen.add(Span(max(start, end - AT_ONCE), end))
    for sign in signs:
        here = passage.sentence(sign.what)
        seen.add(here)
        if here.start:
            before = passage.sentence(Span(here.start - 1, here.start))
            seen.add(Span(before.start, here.end))
        if here.end < len(passage.text):
            seen.add(Span(here.start, passage.sentence(Span(here.end, here.end + 1)).end))
    yield from sorted(span for span in seen if span.start < span.end)


def _begins_sentence(passage: Passage, index: int) -> bool:
    return passage.spots[index - 1].sentence != passage.spots[index].sentence


def features(
    spoken: Spoken, signs: Sequence[Sign], names: Mapping[Words, str], window: Span
) -> Iterator[Feature]:
    """Yield what is weighed in ``window``, some perhaps more than once."""
    yield from _pieces(spoken.passage.text, window)
    yield from _morphemes(spoken.passage, window)
    yield from _heard(spoken, signs, names, window)


def feature_names(
    spoken: Spoken, signs: Sequence[Sign], names: Mapping[Words, str], window: Span
) -> set[str]:
    """Return the names of ``features``; ten times as quick, since most texts need no more."""
    text = spoken.passage.text[window.start : window.end]
    found = set(text)
    found.update(map("".join, pairwise(text)))
    found.update(map("".join, zip(text, text[1:], text[2:], strict=False)))
    first, last = spoken.passage.after(window.start), spoken.passage.after(window.end)
    row = ["", *(morpheme.lemma for morpheme in spoken.passage.morphemes[first:last]), ""]
    found.update(f"{lemma} " for lemma in row[1:-1])
    found.update(f"{lemma} {other} " for lemma, other in pairwise(row))
    found.update(f"{lemma}  {other} " for lemma, other in zip(row, row[2:], strict=False))
    found.update(name for name, _ in _heard(spoken, signs, names, window))
    return found


def _heard(
    spoken: Spoken, signs: Sequence[Sign], names: Mapping[Words, str], window: Span
) -> Iterator[Feature]:
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
