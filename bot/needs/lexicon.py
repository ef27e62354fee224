"""Finds everything a vocabulary can say in one pass over a passage.

A phrase is tried only where the part of it that is heard least was found.  So the time goes with
what a person wrote, not with how much the vocabulary knows.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import chain
from math import prod
from typing import NamedTuple

from bot.needs.mention import Mention
from bot.needs.morphemes import Tokenizer
from bot.needs.passage import Passage, Span, fold
from bot.needs.phrases import A_PERSON, AS_WRITTEN, Groups, Phrase, Pieces, read_phrase
from bot.needs.spoken import Spoken, Words
from bot.needs.word_finder import MARKS, Found, Place, WordFinder

_LAST_LATIN = "\u1eff"
_KANJI = re.compile("[々㐀-鿿]")
_OF_A_KANJI, _OF_ANOTHER = 1 / 150, 1 / 18
"""How often a given character stands somewhere, roughly: there are many kanji and few kana."""


class _Frame(NamedTuple):
    """A phrase of several parts: the list it belongs to, and the groups of its parts by number."""

    words: Words
    phrase: Phrase
    groups: tuple[int, ...]


@dataclass(slots=True)
class _Sign:
    """What a word is part of: the groups of joined phrases, and phrases of one part.

    ``anywhere`` has the lists where the word is a phrase by itself, ``checked`` those where that
    depends on what stands around it.  Tuples, since most are empty and there are many words.
    """

    groups: tuple[int, ...] = ()
    anywhere: tuple[Words, ...] = ()
    checked: tuple[tuple[Words, Phrase], ...] = ()


class Lexicon:
    """All lists of one vocabulary; ``words`` adds one, ``hear`` listens for all of them."""

    def __init__(self, tokenizer: Tokenizer, groups: Groups) -> None:
        self.tokenizer = tokenizer
        self._pieces = Pieces(groups)
        self._words_of_piece = cache(self._folded_words)
        self._numbers: dict[tuple[tuple[str, ...], bool], int] = {}
        self._words_of: list[tuple[frozenset[str], bool]] = []
        self._frames: defaultdict[int, list[_Frame]] = defaultdict(list)
        self._all: dict[str, None] = {}
        self._surely: defaultdict[str, _Sign] = defaultdict(_Sign)
        self._loosely: defaultdict[str, _Sign] = defaultdict(_Sign)

    def words(self, written: Iterable[str], *, strict: bool = False) -> Words:
        """Add a list; phrases with an empty part are left out."""
        read = (read_phrase(each, self._words_of_piece) for each in written)
        words = Words(tuple(_with_letters(phrase) for phrase in read if phrase is not None), strict)
        for phrase in words.phrases:
            self._all.update(dict.fromkeys(word for part in phrase.parts for word in part.words))
            if len(phrase.parts) == 1:
                self._add_alone(words, phrase)
            else:
                self._add_frame(words, phrase)
        return words

    def _add_alone(self, words: Words, phrase: Phrase) -> None:
        for word in phrase.parts[0].words:
            for sign in self._signs([word], strict=words.strict):
                if phrase.fresh or _latin(word.lstrip(MARKS)[0]):
                    sign.checked += ((words, phrase),)
                else:
                    sign.anywhere += (words,)

    def _add_frame(self, words: Words, phrase: Phrase) -> None:
        groups = tuple(self._number(part.words, words.strict) for part in phrase.parts)
        _, rarest = min(
            (sum(map(_commonness, part.words)), group)
            for part, group in zip(phrase.parts, groups, strict=True)
        )
        self._frames[rarest].append(_Frame(words, phrase, groups))

    def _signs(self, words: Iterable[str], *, strict: bool) -> Iterator[_Sign]:
        """Yield what is noted of ``words``: where they surely stand, and where they sound so."""
        for word in words:
            yield self._surely[word]
            if not strict:
                yield self._loosely[word]

    def _folded_words(self, piece: str) -> tuple[str, ...]:
        """Return the words of a part of a phrase as passages are folded."""
        return tuple(dict.fromkeys(filter(None, map(_folded, self._pieces.words(piece)))))

    def _number(self, group: tuple[str, ...], strict: bool) -> int:
        number = self._numbers.get((group, strict))
        if number is None:
            number = self._numbers[group, strict] = len(self._numbers)
            self._words_of.append((frozenset(group), strict))
            for sign in self._signs(group, strict=strict):
                sign.groups += (number,)
        return number

    def hear(self, passage: Passage, mentions: tuple[Mention, ...] = ()) -> Spoken:
        """Return what ``passage`` says of all lists; ``mentions`` are the people it names."""
        found = self._finder.find(passage, {mention.span for mention in mentions})
        said: defaultdict[Words, set[Span]] = defaultdict(set)
        heard: set[int] = set()
        for signs, places_of in (
            (self._surely, found.surely),
            (self._loosely, found.loosely),
        ):
            for word, places in places_of.items():
                if sign := signs.get(word):
                    heard.update(sign.groups)
                    spans = [Span(start, -end) for start, end in places]
                    for words in sign.anywhere:
                        said[words].update(spans)
                    for words, phrase in sign.checked:
                        said[words].update(
                            span for span in spans if _stands_alone(passage, phrase, span)
                        )
        groups = _Places(self._words_of, found)
        rarest = heard & self._frames.keys()
        for frame in chain.from_iterable(self._frames[group] for group in rarest):
            if heard.issuperset(frame.groups):
                said[frame.words].update(_joined(passage, groups, frame))
        ordered = {words: tuple(sorted(spans)) for words, spans in said.items() if spans}
        return Spoken(passage, mentions, ordered)

    @cached_property
    def _finder(self) -> WordFinder:
        return WordFinder(self._all, self.tokenizer)


@cache
def _commonness(word: str) -> float:
    """Return how often a word is heard, roughly, to compare it with others."""
    letters = word.lstrip(MARKS)
    return prod(_OF_A_KANJI if _KANJI.match(letter) else _OF_ANOTHER for letter in letters)


class _Places(dict[int, list[Place]]):
    """Where the words of each group stand, in order; looked for when first asked."""

    def __init__(self, words_of: Sequence[tuple[frozenset[str], bool]], found: Found) -> None:
        self._words_of = words_of
        self._found = found
        self._surely, self._loosely = set(found.surely), set(found.loosely)

    def __missing__(self, group: int) -> list[Place]:
        words, strict = self._words_of[group]
        here = {place for word in words & self._surely for place in self._found.surely[word]}
        if not strict:
            for word in words & self._loosely:
                here |= self._found.loosely[word]
        self[group] = sorted(here)
        return self[group]


def _joined(passage: Passage, places: Mapping[int, list[Place]], frame: _Frame) -> Iterator[Span]:
    for start, end in places[frame.groups[0]]:
        last = _end(passage, places, frame, Span(start, -end))
        if last and _stands_alone(passage, frame.phrase, Span(start, last)):
            yield Span(start, last)


def _end(passage: Passage, places: Mapping[int, list[Place]], frame: _Frame, first: Span) -> int:
    """Return where the phrase ends that begins with ``first``, zero if it does not go on."""
    end = first.end
    for part, group in zip(frame.phrase.parts[1:], frame.groups[1:], strict=True):
        here = places[group]
        index = bisect_left(here, (end,))
        if index == len(here) or here[index][0] - end > part.gap:
            return 0
        start = here[index][0]
        if part.far and not passage.one_sentence(first, Span(start, start)):
            return 0
        end = -here[index][1]
    return end


def _with_letters(phrase: Phrase) -> Phrase:
    """Return the phrase with the mark of one that has Latin letters only."""
    words = (word.lstrip(MARKS) for part in phrase.parts for word in part.words)
    latin = all(_latin(character) for word in words for character in word)
    return replace(phrase, latin=True) if latin else phrase


@cache
def _folded(word: str) -> str:
    plain = fold(word)
    mark = word[0] if word.startswith((AS_WRITTEN, A_PERSON)) else ""
    return mark + plain if plain else ""


def _stands_alone(passage: Passage, phrase: Phrase, span: Span) -> bool:
    text = passage.text
    if phrase.fresh and passage.joins(span.start):
        return False
    if text[span.start] > _LAST_LATIN or not _latin(text[span.start]):
        return True
    if _runs_on(passage, span.start, span.start - 1):
        return False
    return not (phrase.latin and _runs_on(passage, span.end, span.end))


def _runs_on(passage: Passage, border: int, neighbour: int) -> bool:
    return passage.joins(border) and _latin(passage.text[neighbour])


def _latin(character: str) -> bool:
    return character.isalpha() and (character < "\u0250" or "\u1e00" <= character <= _LAST_LATIN)
