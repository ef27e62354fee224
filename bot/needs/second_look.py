"""A second pair of eyes: a small learned model that looks where no rule spoke.

Rules name what they heard; what nobody thought of they do not hear, and some are too weak alone.
This adds up weights that were learned from the labelled corpus: of pieces of the text, of
morphemes that follow each other, of what the vocabulary heard and which rules came true.  Its
evidence is the words that weighed most.  ``make model`` learns the weights
(``training/second_look.py``); ``screening`` asks it, ``agreement`` compares it with the rules.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf
from types import MappingProxyType
from typing import NamedTuple

from bot.needs.danger import Sign
from bot.needs.passage import Passage, Span
from bot.needs.spoken import Spoken, Words
from bot.needs.weights import Weights
from bot.reading import Evidence, PatternState

RULE = "second_look"
DANGER = "danger"
NOW = "now"
NEED = "need"
SEVERAL = "several"
"""That there is a need at all, and that there are several, of one person or in a household."""
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


class Looked(NamedTuple):
    """What the second look sees.

    ``danger``: where there is danger; ``now``: whether it would be danger now, if a rule says
    danger; ``surely_now``: and also if only a cue tells of what kind; ``seen``: patterns and
    domains it sees by itself, and where; ``agreed``: those, and danger, that it does not doubt
    where a rule says so.
    """

    danger: Span | None = None
    now: bool = False
    surely_now: bool = False
    seen: Mapping[str, tuple[PatternState, Span]] = MappingProxyType({})
    agreed: frozenset[str] = frozenset()


class SecondLook:
    """Weighs what one vocabulary's reader heard; ``names`` are those of the vocabulary's lists."""

    def __init__(self, weights: Weights, names: Mapping[Words, str]) -> None:
        self._weights = weights
        self._names = names

    def look(self, spoken: Spoken, signs: Sequence[Sign]) -> Looked:
        """Return what it looks like; of a long story each window is weighed by itself."""
        looked = Looked()
        seen = tuple(windows(spoken.passage))
        weighed = [(each, sums) for each in seen if (sums := self._sums(spoken, signs, each))]
        if not weighed:
            # What is too short to be weighed, often only an answer, is not doubted either.
            looked = Looked(agreed=frozenset(self._weights.borders.keys() - {DANGER, NOW}))
        for window, sums in weighed:
            looked = self._with(self._with_danger(looked, sums, window), sums, window)
        # What is calm around it must not outweigh danger, so it is looked at by itself as well.
        for window in closer(spoken.passage, signs):
            settled = looked.surely_now or (looked.now and signs)
            if window not in seen and not settled:
                looked = self._with_danger(looked, self._sums(spoken, signs, window), window)
        return looked

    def evidence(
        self, spoken: Spoken, signs: Sequence[Sign], label: str, window: Span
    ) -> tuple[Evidence, ...]:
        """Return the words that weigh most for ``label`` in ``window``, in order."""
        told = dict(features(spoken, signs, self._names, window))
        heaviest = self._weights.heaviest(told, label, _MOST_EVIDENCE)
        version = self._weights.version
        words = sorted({Span(*told[feature]) for feature in heaviest})
        found = (each for span in words for each in spoken.passage.evidence(span, RULE, version))
        return tuple(dict.fromkeys(found))

    def _sums(self, spoken: Spoken, signs: Sequence[Sign], window: Span) -> Mapping[str, float]:
        """Return what a window weighs, nothing if it is too short and no sign."""
        short = window.end - window.start < SHORTEST
        if short and not any(sign.what.within(window) for sign in signs):
            return {}
        return self._weights.sums(feature_names(spoken, signs, self._names, window))

    def _with_danger(self, looked: Looked, sums: Mapping[str, float], window: Span) -> Looked:
        borders = self._weights.borders
        total, now = sums.get(DANGER, -inf), sums.get(NOW, -inf)
        found = total >= borders[DANGER].found
        agreed = {DANGER} if total >= borders[DANGER].agreed else set()
        return looked._replace(
            danger=looked.danger or (window if found else None),
            now=looked.now or (found and now >= borders[NOW].agreed),
            surely_now=looked.surely_now or (found and now >= borders[NOW].found),
            agreed=looked.agreed | agreed,
        )

    def _with(self, looked: Looked, sums: Mapping[str, float], window: Span) -> Looked:
        """Return ``looked`` and besides what one window looks like, danger apart."""
        seen, agreed = dict(looked.seen), set(looked.agreed)
        for label, total in sums.items():
            if label in {DANGER, NOW}:
                continue
            border = self._weights.borders[label]
            if total >= border.agreed:
                agreed.add(label)
            found = total >= border.found
            if found and seen.get(label, (None,))[0] is not PatternState.FOUND:
                seen[label] = PatternState.FOUND, window
            elif total >= border.suspected:
                seen.setdefault(label, (PatternState.SUSPECTED, window))
        return looked._replace(seen=seen, agreed=frozenset(agreed))


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
