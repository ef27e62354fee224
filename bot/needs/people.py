"""Who is named in a story, how old they are, and whether the writer is a child.

Relations are words of ``needs.yaml``; an age belongs to the relation beside it.  Nothing is
inferred about sex or family beyond the words.  ``Reader`` and the danger rules call this.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.needs.passage import Said
from bot.needs.vocabulary import Vocabulary
from bot.reading import Evidence, Person

OLDEST = 110
CHILDREN = frozenset({"child", "grandchild"})

_NUMBER = r"(?P<n{0}>\d{{1,3}}|[一二三四五六七八九十百]{{1,4}})"
_YEARS = r"(?:歳|才|さい)"
_NOT_YEARS = (
    r"(?![年日時人万円回度%階号週分割つ個本枚名級番千家か月ヶカケ.\d代/／一二三四五六七八九十百-])"
)
_GRADE = r"(?:小|中|高|しょう|ちゅう|こう|小学|中学|高校)[1-6一二三四五六](?:年生?)?"
_PUPIL = re.compile(
    rf"(?:^|[\s。、,.!?！？]|わたしは?|私は?|ぼくは?|僕は?|俺は?|うちは?)"
    rf"(?:{_GRADE}|小学生|中学生|高校生)(?:です|だ|やけ|の(?:女子|男子)|[\s。、,.!?！？]|$)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where somebody is named."""

    relation: str
    start: int
    end: int


class People:
    """Finds people by the words of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._relation = {
            _plain(word): relation
            for relation, words in vocabulary.people.items()
            for word in words
        }
        self._words = re.compile(_alternatives((*vocabulary.not_people, *self._relation)))
        self._not_people = frozenset(map(_plain, vocabulary.not_people))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return who is named in ``text``, in order."""
        found = []
        for match in self._words.finditer(_plain(text)):
            relation = self._relation.get(match[0], "")
            if relation and match[0] not in self._not_people:
                found.append(Mention(relation, match.start(), match.end()))
        return tuple(found)

    def read(self, texts: Sequence[Said], version: str) -> tuple[Person, ...]:
        """Return everybody named, once each; of two ages for one person the later holds."""
        ledger = _Ledger()
        text = _plain("\n".join(said.text for said in texts))
        _read_ages(text, self.mentions(text), ledger)
        for relation, age in self._without_ages(texts, ledger):
            ledger.note(relation, age)
        return tuple(
            Person(relation, age, self._evidence(texts, relation, version))
            for relation, age in ledger.people
        )

    def _without_ages(
        self, texts: Sequence[Said], ledger: "_Ledger"
    ) -> tuple[tuple[str, None], ...]:
        named = (mention.relation for said in texts for mention in self.mentions(said.text))
        return tuple((relation, None) for relation in named if not ledger.has(relation))

    def _evidence(self, texts: Sequence[Said], relation: str, version: str) -> tuple[Evidence, ...]:
        for said in texts:
            for mention in self.mentions(said.text):
                if mention.relation == relation and mention.end <= len(said.text):
                    place = (mention.start, mention.end)
                    return (Evidence(said.letter, *place, "people", version),)
        return ()


class _Ledger:
    """Everybody so far, in the order in which they were named."""

    def __init__(self) -> None:
        self.people: list[tuple[str, int | None]] = []

    def has(self, relation: str) -> bool:
        return any(known == relation for known, _ in self.people)

    def note(self, relation: str, age: int | None) -> None:
        if relation not in CHILDREN:
            self.people = [one for one in self.people if one[0] != relation]
        if (relation, age) not in self.people:
            self.people.append((relation, age))


def _read_ages(text: str, mentions: Sequence[Mention], ledger: _Ledger) -> None:
    taken: set[int] = set()
    for mention in mentions:
        match = _AFTER.match(text, mention.end) or _before(text, mention)
        if match is not None and (age := _age(match)) is not None:
            taken.add(match.start("n0"))
            if match.groupdict().get("n1"):
                taken.add(match.start("n1"))
            ledger.note(mention.relation, age)
    for match in _ALONE.finditer(text):
        age = _age(match)
        if age is not None and match.start("n0") not in taken:
            ledger.note(_owner(match, age, mentions, ledger), age)


_AFTER = re.compile(
    r"(?:さん|ちゃん|さま|様)?[\sはがも、,:(・]{0,3}(?:今年|もう)?\s?"
    + _NUMBER.format(0)
    + rf"(?P<years>{_YEARS}|すぎ|過ぎ)?"
    + _NOT_YEARS
    + rf"(?:{_YEARS}?(?:やなくて|じゃなくて|ではなくて?|でなくて?)\s?{_NUMBER.format(1)})?"
)
_BEFORE = re.compile(_NUMBER.format(0) + rf"(?P<years>{_YEARS})?の?$")
_ALONE = re.compile(
    rf"(?<!\d)(?:{_NUMBER.format(0)}(?:(?P<years>{_YEARS})|(?=です|になり|になる|$|\n)))"
)


def _before(text: str, mention: Mention) -> re.Match[str] | None:
    return _BEFORE.search(text[max(0, mention.start - 8) : mention.start]) and _BEFORE.search(
        text, max(0, mention.start - 8), mention.start
    )


def _age(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    digits = groups.get("n1") or groups["n0"]
    age = number(digits)
    certain = bool(groups.get("years")) or (len(digits) > 1 and age > 9)
    return age if certain and age <= OLDEST else None


def _owner(match: re.Match[str], age: int, mentions: Iterable[Mention], ledger: _Ledger) -> str:
    if age < 15:
        return "child"
    before = [one.relation for one in mentions if one.end <= match.start()]
    last = before[-1] if before else "self"
    return "self" if any(known == last and years for known, years in ledger.people) else last


def number(digits: str) -> int:
    """Read a number of up to three digits, or in kanji."""
    if digits.isdigit() and digits.isascii():
        return int(digits)
    total, tail = 0, 0
    for character in digits:
        if character in "十百":
            total += (tail or 1) * (10 if character == "十" else 100)
            tail = 0
        else:
            tail = "一二三四五六七八九".find(character) + 1
    return total + tail


def is_pupil(text: str) -> bool:
    """Say whether the writer names a school grade as their own."""
    return _PUPIL.search(_plain(text)) is not None


def _alternatives(words: Iterable[str]) -> str:
    by_length = sorted({_plain(word) for word in words if word}, key=len, reverse=True)
    return "|".join(_whole(word) for word in by_length) or r"(?!)"


def _whole(word: str) -> str:
    latin = word[0].isalpha() and word[0] < "\u0250"
    return rf"(?<![a-z]){re.escape(word)}(?![a-z])" if latin else re.escape(word)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
