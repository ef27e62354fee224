"""Finds the words of a vocabulary in a passage, as they are written and as they sound, in one pass.

Two Aho-Corasick automata hold all words, one over the text and one over its sound.  A word found
by its sound counts where the spelling is of another kind (かいご for 介護); among two spellings in
kanji (病因 for 病院) only if it is long, since short ones have too many namesakes, and never where
a list is strict.  ``lexicon`` makes phrases of what is found.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from bot.needs.morphemes import Tokenizer
from bot.needs.passage import Passage, fold
from bot.needs.phrases import A_PERSON, AS_WRITTEN

HEARD_IN_KANA = 3
HEARD_AS_KANJI = 4
HEARD_IN_OTHER_KANJI = 5
"""How long a sound must be to count, by how it was written."""

MARKS = AS_WRITTEN + A_PERSON
_KANJI = re.compile("[々㐀-鿿]")
_JAPANESE = re.compile("[ぁ-ゖ々㐀-鿿]")

Place = tuple[int, int]
"""Where a word stands: its start, and its end below zero, so that the longest comes first."""


class Found(NamedTuple):
    """Where each word stands: ``surely`` for every list, ``loosely`` for those not strict."""

    surely: Mapping[str, Set[Place]]
    loosely: Mapping[str, Set[Place]]


class _Written(NamedTuple):
    """The words with one spelling: those that count anywhere, and those that must name somebody."""

    anywhere: list[str]
    people: list[str]


class _Sounding(NamedTuple):
    """The words with one sound: where it is written in kana, and where in kanji."""

    as_kana: list[str]
    as_kanji: list[str]


class WordFinder:
    """Knows all words of one vocabulary, folded and marked as ``phrases`` says."""

    def __init__(self, words: Iterable[str], tokenizer: Tokenizer) -> None:
        written: defaultdict[str, _Written] = defaultdict(lambda: _Written([], []))
        sounding: defaultdict[str, _Sounding] = defaultdict(lambda: _Sounding([], []))
        for word in words:
            spelling = written[word.lstrip(MARKS)]
            (spelling.people if word.startswith(A_PERSON) else spelling.anywhere).append(word)
            if sound := _sound(word, tokenizer):
                sounding[sound].as_kana.append(word)
                longest = HEARD_IN_OTHER_KANJI if _KANJI.search(word) else HEARD_AS_KANJI
                if len(sound) >= longest:
                    sounding[sound].as_kanji.append(word)
        self._written, self._by_spelling = list(written.values()), AhoCorasick(list(written))
        self._sounding, self._by_sound = list(sounding.values()), AhoCorasick(list(sounding))

    def find(self, passage: Passage, people: Set[tuple[int, int]]) -> Found:
        """Return where each word stands; a word for somebody only where ``people`` are named."""
        surely: defaultdict[str, set[Place]] = defaultdict(set)
        loosely: defaultdict[str, set[Place]] = defaultdict(set)
        written = self._by_spelling.find_matches_as_indexes(passage.text, overlapping=True)
        for index, start, end in written:
            anywhere, named = self._written[index]
            for word in anywhere:
                surely[word].add((start, -end))
            if named and (start, end) in people:
                for word in named:
                    surely[word].add((start, -end))
        heard = self._by_sound.find_matches_as_indexes(passage.sounds, overlapping=True)
        for index, first, last in heard:
            if first not in passage.begins:
                continue
            start, end = passage.written[first], passage.written_to[last - 1]
            in_kanji = _KANJI.search(passage.text, start, end)
            as_kana, as_kanji = self._sounding[index]
            found = loosely if in_kanji else surely
            for word in as_kanji if in_kanji else as_kana:
                found[word].add((start, -end))
        return Found(surely, loosely)


def _sound(word: str, tokenizer: Tokenizer) -> str:
    """Return how a word sounds, nothing if it is heard only as it is written."""
    if word.startswith((AS_WRITTEN, A_PERSON)) or not _JAPANESE.search(word):
        return ""
    # What stands in kana sounds as it is written.
    sound = fold(tokenizer.reading(word)) if _KANJI.search(word) else word
    return sound if len(sound) >= HEARD_IN_KANA else ""
