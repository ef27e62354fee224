"""What a person wrote, folded so that spelling does not matter, with the way back kept.

Folding makes one of full and half width, capitals, the two kanas and small kana, and drops spaces,
punctuation, emoji and masking signs; each remaining character still knows the letter and the
offsets it came from.  It judges nothing.  ``Reader`` folds once, everything else searches.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

NEWEST = 10_000
"""Only the newest characters of a consultation are read."""

_CLUSTER = re.compile("(?s).[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*")
_LARGE = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_SENTENCE_ENDS = frozenset("。！？!?\n．")
_DROPPED = frozenset("ー〇")


@dataclass(frozen=True, slots=True)
class Said:
    """One letter's own text."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one folded character came from: letter number, offsets there, and sentence."""

    letter: int
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Folded text of several letters joined; ``spots`` has one entry for each character."""

    text: str
    spots: tuple[Spot, ...]
    letters: tuple[Said, ...]

    def joins(self, index: int) -> bool:
        """Say whether the character at ``index`` stood directly after the one before it."""
        if not 0 < index < len(self.spots):
            return False
        before, here = self.spots[index - 1], self.spots[index]
        return before.letter == here.letter and before.end >= here.start

    def before(self, index: int) -> str:
        """Return what the same sentence of the letter says before ``index``, unfolded."""
        here = self.spots[index]
        first = index
        while first and self._same(first - 1, here):
            first -= 1
        text = self.letters[here.letter].text
        return text[self.spots[first].start : here.start]

    def _same(self, index: int, other: Spot) -> bool:
        spot = self.spots[index]
        return spot.letter == other.letter and spot.sentence == other.sentence


def fold(text: str) -> str:
    """Return ``text`` as it is compared with what people wrote."""
    return "".join(map(_folded, _CLUSTER.findall(text)))


def passage_of(texts: Sequence[Said]) -> Passage:
    """Fold the newest characters of ``texts``, oldest first."""
    letters = tuple(texts)
    folded: list[str] = []
    spots: list[Spot] = []
    sentence = 0
    for number, first in _window(letters):
        sentence += 1
        for match in _CLUSTER.finditer(letters[number].text, first):
            sentence += match[0] in _SENTENCE_ENDS
            for character in _folded(match[0]):
                folded.append(character)
                spots.append(Spot(number, match.start(), match.end(), sentence))
    return Passage("".join(folded), tuple(spots), letters)


def newest(texts: Sequence[Said]) -> tuple[Said, ...]:
    """Return the letters of which something is still read, with what is too old cut away."""
    return tuple(
        Said(texts[number].letter, texts[number].text[first:]) for number, first in _window(texts)
    )


def _window(texts: Sequence[Said]) -> list[tuple[int, int]]:
    room = NEWEST
    window: list[tuple[int, int]] = []
    for number in range(len(texts) - 1, -1, -1):
        if room <= 0:
            break
        length = len(texts[number].text)
        window.append((number, max(0, length - room)))
        room -= length
    return window[::-1]


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
