"""What a person wrote, folded so that spelling does not matter, with the way back kept.

Folding makes one of full and half width, capitals, the two kanas and small kana, and drops spaces,
punctuation, emoji and masking signs; each remaining character still knows the letter and the
offsets it came from.  Beside it stand the morphemes, and the same text as it sounds, so that
かいご, 介護 and a misheard 開護 can meet.  It judges nothing.  ``Reader`` makes one passage of a
consultation, everything else searches it.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from bot.needs.morphemes import Morpheme, Tokenizer
from bot.reading import Evidence

NEWEST = 20_000
"""Only the newest characters of a consultation are read."""

_MARKS = "[\u0300-\u036f\u3099\u309a\uff9e\uff9f]"
_MARK = re.compile(_MARKS)
_CLUSTER = re.compile(f"(?s).{_MARKS}*")
_LARGE = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_SENTENCE_ENDS = frozenset("。！？!?\n．")
_DROPPED = frozenset("ー〇")


@dataclass(frozen=True, slots=True)
class Said:
    """One letter's own text."""

    letter: str
    text: str


class Spot(NamedTuple):
    """Where one folded character came from: letter number, offsets there, and sentence."""

    letter: int
    start: int
    end: int
    sentence: int


class Span(NamedTuple):
    """Characters ``start`` to ``end`` of a passage."""

    start: int
    end: int

    def within(self, other: "Span") -> bool:
        """Say whether this span lies inside ``other``."""
        return other.start <= self.start and self.end <= other.end

    def gap(self, other: "Span") -> int:
        """Return how many characters lie between the two, zero when they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)


@dataclass(frozen=True)
class Passage:
    """Folded text of several letters joined; ``spots`` has one entry for each character.

    ``sounds`` is the text in hiragana as it is pronounced; for each of its characters ``written``
    and ``written_to`` tell which characters of ``text`` stand for it (from, to), and ``begins``
    where a morpheme begins.
    ``window`` names the letters that are read, each with its first character that is.
    """

    text: str
    spots: tuple[Spot, ...]
    letters: tuple[Said, ...]
    morphemes: tuple[Morpheme, ...] = ()
    sounds: str = ""
    written: Sequence[int] = ()
    written_to: Sequence[int] = ()
    begins: frozenset[int] = field(default_factory=frozenset)
    window: tuple[tuple[int, int], ...] = ()

    def joins(self, index: int) -> bool:
        """Say whether the character at ``index`` stood directly after the one before it."""
        if not 0 < index < len(self.spots):
            return False
        before, here = self.spots[index - 1], self.spots[index]
        return before.letter == here.letter and before.end >= here.start

    def one_sentence(self, one: Span, other: Span) -> bool:
        """Say whether both spans begin in the same sentence."""
        return self.spots[one.start].sentence == self.spots[other.start].sentence

    def sentence(self, span: Span) -> Span:
        """Return the whole sentence in which ``span`` begins."""
        number = self.spots[span.start].sentence
        start = bisect_left(self.spots, number, key=lambda spot: spot.sentence)
        return Span(start, bisect_right(self.spots, number, key=lambda spot: spot.sentence))

    @cached_property
    def joined(self) -> str:
        """Return what is read in plain width and small letters, one letter below the other."""
        return plain("\n".join(self.letters[letter].text[first:] for letter, first in self.window))

    def place(self, span: Span) -> Span:
        """Return where ``span`` stands in the joined text."""
        first, last = self.spots[span.start], self.spots[span.end - 1]
        bases = self._bases()
        return Span(bases[first.letter] + first.start, bases[last.letter] + last.end)

    def evidence(self, span: Span, rule: str, version: str) -> tuple[Evidence, ...]:
        """Return where ``span`` stands in the letters' own texts, one item for each letter."""
        places: dict[int, tuple[int, int]] = {}
        for spot in self.spots[span.start : span.end]:
            start, end = places.get(spot.letter, (spot.start, spot.end))
            places[spot.letter] = (min(start, spot.start), max(end, spot.end))
        return tuple(
            Evidence(self.letters[letter].letter, start, end, rule, version)
            for letter, (start, end) in places.items()
        )

    def _bases(self) -> dict[int, int]:
        base, bases = 0, {}
        for letter, first in self.window:
            bases[letter] = base - first
            base += len(self.letters[letter].text) - first + 1
        return bases

    def after(self, index: int) -> int:
        """Return the number of the first morpheme that begins at ``index`` or later."""
        return bisect_right(self.morphemes, index - 1, key=lambda each: each.start)


def fold(text: str) -> str:
    """Return ``text`` as it is compared with what people wrote."""
    if _MARK.search(text):
        return "".join(_folded(match[0]) for match in _CLUSTER.finditer(text))
    return "".join(map(_folded_character, text))


def plain(text: str) -> str:
    """Return ``text`` in plain width and small letters, every character in its place."""
    return "".join(map(_plain, text))


def passage_of(texts: Sequence[Said], tokenizer: Tokenizer) -> Passage:
    """Fold the newest characters of ``texts``, oldest first."""
    letters = tuple(texts)
    window = _window(letters)
    making = _Making(tokenizer)
    for number, first in window:
        making.add(number, letters[number].text, first)
    return Passage(
        text="".join(making.folded),
        spots=tuple(making.spots),
        letters=letters,
        morphemes=tuple(making.morphemes),
        sounds="".join(making.sounds),
        written=making.written,
        written_to=making.written_to,
        begins=frozenset(making.begins),
        window=window,
    )


class _Making:
    """A passage in the making."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._sentence = 0
        self.folded: list[str] = []
        self.spots: list[Spot] = []
        self.morphemes: list[Morpheme] = []
        self.sounds: list[str] = []
        self.written: list[int] = []
        self.written_to: list[int] = []
        self.begins: list[int] = []

    def add(self, letter: int, text: str, first: int) -> None:
        """Add one letter's text from the character ``first`` on."""
        self._sentence += 1
        place = self._fold(letter, text, first)
        for morpheme in self._tokenizer.morphemes(text[first:], place):
            if morpheme.start < morpheme.end:
                self._sound(morpheme)

    def _fold(self, letter: int, text: str, first: int) -> list[int]:
        """Return for each character from ``first`` on how many folded ones stand before it."""
        place: list[int] = []
        spots, folded, sentence = self.spots, self.folded, self._sentence
        for start, cluster in _clusters(text, first):
            end = start + len(cluster)
            place.extend([len(spots)] * len(cluster))
            sentence += cluster in _SENTENCE_ENDS
            for character in _folded(cluster):
                folded.append(character)
                spots.append(Spot(letter, start, end, sentence))
        place.append(len(spots))
        self._sentence = sentence
        return place

    def _sound(self, morpheme: Morpheme) -> None:
        self.morphemes.append(morpheme)
        self.begins.append(len(self.written))
        start, end = morpheme.start, morpheme.end
        sound = _sound_of(morpheme.reading)
        self.sounds.append(sound)
        if len(sound) == end - start:
            self.written.extend(range(start, end))
            self.written_to.extend(range(start + 1, end + 1))
        else:
            self.written.extend([start] * len(sound))
            self.written_to.extend([end] * len(sound))


def _clusters(text: str, first: int) -> Iterator[tuple[int, str]]:
    """Yield every character with the marks that belong to it, and where it stands."""
    if _MARK.search(text, first):
        for match in _CLUSTER.finditer(text, first):
            yield match.start(), match[0]
    else:
        yield from enumerate(text[first:], start=first)


def _window(texts: Sequence[Said]) -> tuple[tuple[int, int], ...]:
    room = NEWEST
    window: list[tuple[int, int]] = []
    for number in range(len(texts) - 1, -1, -1):
        if room <= 0:
            break
        length = len(texts[number].text)
        window.append((number, max(0, length - room)))
        room -= length
    return tuple(window[::-1])


@lru_cache(maxsize=8192)
def _sound_of(reading: str) -> str:
    return fold(reading)


@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).casefold()
    return folded if len(folded) == 1 else character


def _folded(cluster: str) -> str:
    """Return what one character is compared as, marks above it included."""
    # NB: only bare characters are remembered; with marks there is no end to what people could send.
    return _folded_character(cluster) if len(cluster) == 1 else _fold(cluster)


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    return _fold(character)


def _fold(cluster: str) -> str:
    plain = unicodedata.normalize("NFKC", cluster).casefold()
    return "".join(
        character
        for character in plain.translate(_KATAKANA).translate(_LARGE)
        if character not in _DROPPED and unicodedata.category(character)[0] in "LNM"
    )
