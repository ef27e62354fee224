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
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from bot.needs.mention import Mention
from bot.needs.morphemes import Tokenizer
from bot.needs.passage import Passage, Span, fold
from bot.needs.phrases import A_PERSON, AS_WRITTEN, FAR, NEAR, Groups, Part, Phrase, read_phrase

LONGEST = 80
"""No phrase is longer than this when it is said, unless it reaches far."""
HEARD_IN_KANA = 3
HEARD_AS_KANJI = 4
HEARD_IN_OTHER_KANJI = 5
"""How long a sound must be to count, by how it was written."""

MARKS = AS_WRITTEN + A_PERSON

_KANJI = re.compile("[々㐀-鿿]")
_JAPANESE = re.compile("[ぁ-ゖ々㐀-鿿]")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A list of phrases; two lists are never the same, whatever they hold."""

    phrases: tuple[Phrase, ...] = ()
    strict: bool = False


NO_WORDS = Words()


class _Start(NamedTuple):
    """A phrase whose first part has the word, and the list it belongs to."""

    words: Words
    phrase: Phrase


Found = Mapping[str, Sequence[Span]]


class Lexicon:
    """All lists of one vocabulary; ``words`` adds one, ``hear`` listens for all of them."""

    def __init__(self, tokenizer: Tokenizer, groups: Groups) -> None:
        self.tokenizer = tokenizer
        self._groups = groups
        self._starts: defaultdict[str, list[_Start]] = defaultdict(list)
        self._all: dict[str, None] = {}

    def words(self, written: Iterable[str], *, strict: bool = False) -> Words:
        """Add a list; phrases with an empty part are left out."""
        read = (read_phrase(each, self._groups) for each in written)
        folded = (_fold(phrase) for phrase in read if phrase is not None)
        words = Words(tuple(phrase for phrase in folded if phrase is not None), strict)
        for phrase in words.phrases:
            for word in phrase.parts[0].words:
                self._starts[word].append(_Start(words, phrase))
            for part in phrase.parts:
                self._all.update(dict.fromkeys(part.words))
        return words

    def hear(self, passage: Passage, mentions: tuple[Mention, ...] = ()) -> "Spoken":
        """Return what ``passage`` says of all lists; ``mentions`` are the people it names."""
        surely, loosely = self._find(passage, {mention.span for mention in mentions})
        said: defaultdict[Words, set[Span]] = defaultdict(set)
        for word in loosely:
            for words, phrase in self._starts.get(word, ()):
                found = surely if words.strict else loosely
                for span in _said(passage, found, phrase, word):
                    said[words].add(span)
        ordered = {words: tuple(sorted(spans)) for words, spans in said.items()}
        return Spoken(passage, mentions, ordered)

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
        return _in_order(surely), _in_order(loosely)

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
                sound = fold(self.tokenizer.reading(word))
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


def _in_order(found: Mapping[str, set[Span]]) -> Found:
    return {word: sorted(spans) for word, spans in found.items()}


def _counts(word: str, written: str, length: int) -> bool:
    in_kanji, as_kanji = _KANJI.search(word), _KANJI.search(written)
    if in_kanji and as_kanji:
        return length >= HEARD_IN_OTHER_KANJI
    return length >= (HEARD_AS_KANJI if as_kanji else HEARD_IN_KANA)


def _said(passage: Passage, found: Found, phrase: Phrase, word: str) -> Iterator[Span]:
    for first in found.get(word, ()):
        end = _end(passage, found, phrase, first)
        if end and _stands_alone(passage, phrase, Span(first.start, end)):
            yield Span(first.start, end)


def _end(passage: Passage, found: Found, phrase: Phrase, first: Span) -> int:
    """Return where the phrase ends that begins with ``first``, zero if it does not go on."""
    at = first
    for part in phrase.parts[1:]:
        reach = FAR if part.far else NEAR
        following = (_next(found.get(word, ()), at.end, reach) for word in part.words)
        nearest = min((span for span in following if span), key=_nearest_longest, default=None)
        if nearest is None or (part.far and not passage.one_sentence(first, nearest)):
            return 0
        at = nearest
    return at.end


def _nearest_longest(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _next(said: Sequence[Span], start: int, reach: int) -> Span | None:
    index = bisect_left(said, Span(start, 0))
    return said[index] if index < len(said) and said[index].start - start <= reach else None


def _fold(phrase: Phrase) -> Phrase | None:
    """Return the phrase as passages are folded, or ``None`` if a part folds to nothing."""
    parts = tuple(
        Part(tuple(dict.fromkeys(filter(None, map(_folded, part.words)))), part.far)
        for part in phrase.parts
    )
    words = (word.lstrip(MARKS) for part in parts for word in part.words)
    latin = all(_latin(character) for word in words for character in word)
    return Phrase(parts, phrase.fresh, latin) if all(part.words for part in parts) else None


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
