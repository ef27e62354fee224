"""Finds everything a vocabulary can say in one pass over a passage.

All words of all lists stand in two Aho-Corasick automata, one over the text as it is written and
one over its sound; a phrase is tried only where its first word was found.  So the time goes with
what a person wrote, not with how much the vocabulary knows.

A word found by its sound counts where the spelling is of another kind (かいご for 介護); among two
spellings in kanji (病因 for 病院) only if it is long, since short ones have too many namesakes, and
never in a ``strict`` list.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from bot.needs.mention import Mention
from bot.needs.morphemes import Tokenizer
from bot.needs.passage import Passage, Span, fold
from bot.needs.phrases import A_PERSON, AS_WRITTEN, Groups, Phrase, Pieces, read_phrase

LONGEST = 80
"""No phrase is longer than this when it is said, unless it reaches far."""
HEARD_IN_KANA = 3
HEARD_AS_KANJI = 4
HEARD_IN_OTHER_KANJI = 5
"""How long a sound must be to count, by how it was written."""

_LAST_LATIN = "\u1eff"
MARKS = AS_WRITTEN + A_PERSON

_KANJI = re.compile("[々㐀-鿿]")
_JAPANESE = re.compile("[ぁ-ゖ々㐀-鿿]")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A list of phrases; two lists are never the same, whatever they hold."""

    phrases: tuple[Phrase, ...] = ()
    strict: bool = False


NO_WORDS = Words()


class _Frame(NamedTuple):
    """A phrase by the numbers of its parts' groups, and the list it belongs to."""

    words: Words
    phrase: Phrase
    groups: tuple[int, ...]
    needs: frozenset[int]


Found = Mapping[str, Set[Span]]
Places = list[tuple[int, int]]
"""Where the words of a group stand, in order: start, and the end below zero, so longest first."""


class Lexicon:
    """All lists of one vocabulary; ``words`` adds one, ``hear`` listens for all of them."""

    def __init__(self, tokenizer: Tokenizer, groups: Groups) -> None:
        self.tokenizer = tokenizer
        self._pieces = Pieces(groups)
        self._words_of_piece = cache(self._folded_words)
        self._numbers: dict[tuple[tuple[str, ...], bool], int] = {}
        self._words_of: list[tuple[frozenset[str], bool]] = []
        self._members: dict[bool, defaultdict[str, set[int]]] = {
            strict: defaultdict(set) for strict in (True, False)
        }
        self._frames: defaultdict[int, list[_Frame]] = defaultdict(list)
        self._all: dict[str, None] = {}

    def words(self, written: Iterable[str], *, strict: bool = False) -> Words:
        """Add a list; phrases with an empty part are left out."""
        read = (read_phrase(each, self._words_of_piece) for each in written)
        words = Words(tuple(_with_letters(phrase) for phrase in read if phrase is not None), strict)
        for phrase in words.phrases:
            groups = tuple(self._number(part.words, strict) for part in phrase.parts)
            # A phrase is looked at where its smallest group was heard, which is seldom.
            _, rarest = min(
                (len(part.words), g) for part, g in zip(phrase.parts, groups, strict=True)
            )
            self._frames[rarest].append(_Frame(words, phrase, groups, frozenset(groups)))
        return words

    def _folded_words(self, piece: str) -> tuple[str, ...]:
        """Return the words of a part of a phrase as passages are folded."""
        return tuple(dict.fromkeys(filter(None, map(_folded, self._pieces.words(piece)))))

    def _number(self, group: tuple[str, ...], strict: bool) -> int:
        number = self._numbers.get((group, strict))
        if number is None:
            number = self._numbers[group, strict] = len(self._numbers)
            self._words_of.append((frozenset(group), strict))
            for word in group:
                self._members[strict][word].add(number)
            self._all.update(dict.fromkeys(group))
        return number

    def hear(self, passage: Passage, mentions: tuple[Mention, ...] = ()) -> "Spoken":
        """Return what ``passage`` says of all lists; ``mentions`` are the people it names."""
        surely, loosely = self._find(passage, {mention.span for mention in mentions})
        heard = self._groups_in(surely, strict=True) | self._groups_in(loosely, strict=False)
        places = _Places(self._words_of, surely, loosely)
        said: defaultdict[Words, set[Span]] = defaultdict(set)
        for rarest in heard & self._anchors:
            for frame in self._frames[rarest]:
                if heard >= frame.needs:
                    said[frame.words].update(_said(passage, places, frame))
        ordered = {words: tuple(sorted(spans)) for words, spans in said.items() if spans}
        return Spoken(passage, mentions, ordered)

    @cached_property
    def _anchors(self) -> frozenset[int]:
        return frozenset(self._frames)

    def _groups_in(self, found: Found, *, strict: bool) -> set[int]:
        members = self._members[strict]
        return set().union(*(members[word] for word in found if word in members))

    def _find(self, passage: Passage, people: Set[Span]) -> tuple[Found, Found]:
        """Return where each word stands: as strict lists take it, and as all others do."""
        surely: defaultdict[str, set[Span]] = defaultdict(set)
        words, automaton = self._written
        for index, start, end in automaton.find_matches_as_indexes(passage.text, overlapping=True):
            for word in words[index]:
                if not word.startswith(A_PERSON) or (start, end) in people:
                    surely[word].add(Span(start, end))
        loosely = defaultdict(set, {word: set(spans) for word, spans in surely.items()})
        sounds, automaton = self._sounds
        heard = automaton.find_matches_as_indexes(passage.sounds, overlapping=True)
        for index, start, end in heard:
            if start not in passage.begins:
                continue
            span = Span(passage.written[start], passage.written_to[end - 1])
            for word in sounds[index]:
                if _counts(word, passage.text[span.start : span.end], end - start):
                    loosely[word].add(span)
                if not _KANJI.search(passage.text, span.start, span.end):
                    surely[word].add(span)
        return surely, loosely

    @cached_property
    def _written(self) -> tuple[list[list[str]], AhoCorasick]:
        written: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._all:
            written[word.lstrip(MARKS)].append(word)
        return list(written.values()), AhoCorasick(list(written))

    @cached_property
    def _sounds(self) -> tuple[list[list[str]], AhoCorasick]:
        sounds: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._all:
            if not word.startswith((AS_WRITTEN, A_PERSON)) and _JAPANESE.search(word):
                # What stands in kana sounds as it is written.
                sound = fold(self.tokenizer.reading(word)) if _KANJI.search(word) else word
                if len(sound) >= HEARD_IN_KANA:
                    sounds[sound].append(word)
        return list(sounds.values()), AhoCorasick(list(sounds))


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


def _counts(word: str, written: str, length: int) -> bool:
    in_kanji, as_kanji = _KANJI.search(word), _KANJI.search(written)
    if in_kanji and as_kanji:
        return length >= HEARD_IN_OTHER_KANJI
    return length >= (HEARD_AS_KANJI if as_kanji else HEARD_IN_KANA)


class _Places(dict[int, Places]):
    """Where the words of each group stand, looked for when first asked."""

    def __init__(
        self, words_of: Sequence[tuple[frozenset[str], bool]], surely: Found, loosely: Found
    ) -> None:
        self._words_of = words_of
        self._found = {True: (surely, set(surely)), False: (loosely, set(loosely))}

    def __missing__(self, group: int) -> Places:
        words, strict = self._words_of[group]
        found, names = self._found[strict]
        here = [(start, -end) for word in words & names for start, end in found[word]]
        if len(here) > 1:
            here.sort()
        self[group] = here
        return here


def _said(passage: Passage, places: Mapping[int, Places], frame: _Frame) -> Iterator[Span]:
    phrase, single = frame.phrase, len(frame.groups) == 1
    for start, end in places[frame.groups[0]]:
        last = -end if single else _end(passage, places, frame, Span(start, -end))
        if not last:
            continue
        plain = not phrase.fresh and passage.text[start] > _LAST_LATIN
        if plain or _stands_alone(passage, phrase, Span(start, last)):
            yield Span(start, last)


def _end(passage: Passage, places: Mapping[int, Places], frame: _Frame, first: Span) -> int:
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
    if not _latin(text[span.start]):
        return True
    if _runs_on(passage, span.start, span.start - 1):
        return False
    return not (phrase.latin and _runs_on(passage, span.end, span.end))


def _runs_on(passage: Passage, border: int, neighbour: int) -> bool:
    return passage.joins(border) and _latin(passage.text[neighbour])


def _latin(character: str) -> bool:
    return character.isalpha() and (character < "\u0250" or "\u1e00" <= character <= "\u1eff")
