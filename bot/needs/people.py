"""Who belongs to a story, how old they are, and whether the writer is a child.

An age belongs to the person named beside it, else to whom the sentence is about, else to the
writer.  ``Reader`` calls this.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from bot.needs.ages import Age, ages
from bot.needs.household import CHILDREN, SEVERAL
from bot.needs.mention import Mention
from bot.needs.passage import Passage, Span, plain
from bot.needs.presence import NEIGHBOUR
from bot.reading import Evidence, Person

PARENTS = frozenset({"mother", "father", "grandmother", "grandfather", "in_law"})
STRANGER = "other"
OLD_PARENT = 75
"""An age like this that stands by itself after a parent is rather the parent's."""

_GRADE = r"(?:小|中|高|しょう|ちゅう|こう|小学|中学|高校)[1-6一二三四五六](?:年生?)?"
_PUPIL = re.compile(
    rf"(?:^|[\s。、,.!?！？]|わたしは?|私は?|ぼくは?|僕は?|俺は?|うちは?)"
    rf"(?:{_GRADE}|小学生|中学生|高校生)(?:です|だ|やけ|の(?:女子|男子)|[\s。、,.!?！？]|$)"
)
_BESIDE = re.compile(
    r"(?:さん|ちゃん|さま|様|くん)?(?:です|だ)?[\s、,:;・(（「]*(?:は|が|も|の|って|とは|や|is|are)?(?:ですね)?[\s、,]*"
    r"(?:今年で?|もう|もうすぐ|そろそろ|やっと|来年|今|いま|年齢は|まだ|たった|only)?\s?"
)
_OF_WHOM = re.compile(r"(?:を?[半手前近いすぎ過ぎ]*)?の(?:[^\s。、\n]{0,8}?の)?|[ -]")
_SEX = re.compile(
    r"の?(?:独居|一人暮らし|ひとり暮らし)?の?(?:女性|男性|方|男の人|女の人|ご婦人|老人|高齢者|男児|女児|女|男)"
)
_ALONE = re.compile(
    r"(?:で(?:す|ございます)|だ|や|なん|のはずです)?(?:けど|けん|が|す)?(?:$|[\s。、,.!！)）])"
)
_NOT = re.compile(r"(?:やなくて|じゃなくて|ではなくて?|でなくて?)\s?$")
_BABY = re.compile(r"赤ちやん|あかちやん|赤ん坊|新生児|乳飲み子|みどりご")
_UNBORN = re.compile(r"おなか|お腹|妊娠|にんしん|宿し|か月|ヶ月")
_REFERS = re.compile(
    r"(?:[あこそ]の(?:子|人)|本人|当人|あいつ|こいつ)(?:は|が|も|って)?(?:もう|今|いま)?[\s、,]*$"
)
_TOPIC = frozenset({"は", "が", "も", "の", "つて", "から", ""})
_POLITE = re.compile(r"お|ご|奥|.{1,3}(?:さん|さま|様)")
_MALE_OR_FEMALE = re.compile(r"(?:男性|女性|男|女|方|卒業生|学生|本人|様|氏)[(（]$")
_NOT_SOMEBODY = re.compile(r"(?:や|じや|では?)な(?:い|くて?)")
_SENTENCE_END = re.compile(r"[。！？!?\n]")


def people_of(
    passage: Passage, mentions: Sequence[Mention], version: str, unnamed: str
) -> tuple[Person, ...]:
    """Return everybody named, once each; of two ages for one person the later holds.

    ``unnamed`` is the relation of somebody told of by age and sex only (``client`` ...).
    """
    ledger = _Ledger()
    mentions = tuple(_as_corrected(passage, mentions))
    if unnamed == NEIGHBOUR:
        mentions = tuple(_of_next_door(passage, mentions))
    if unnamed == STRANGER:
        mentions = tuple(replace(each, relation=_stranger(each.relation)) for each in mentions)
    _Owners(passage, mentions, unnamed, ledger).settle()
    babies = _BABY.search(passage.text) and not _UNBORN.search(passage.text)
    named = [mention.relation for mention in mentions]
    if unnamed in {NEIGHBOUR, STRANGER} and {*named} - {"self"}:
        unnamed = ""  # who is named is who is meant
    for relation in (*named, unnamed):
        if relation and not ledger.knows(relation):
            ledger.note(relation, 0 if relation == "child" and babies else None)
    first = {mention.relation: mention.span for mention in reversed(mentions)}
    return tuple(
        Person(relation, age, _evidence(passage, first.get(relation), version))
        for relation, age in ledger.people
    )


def is_pupil(text: str) -> bool:
    """Say whether the writer names a school grade as their own."""
    return _PUPIL.search(plain(text)) is not None


def _evidence(passage: Passage, span: Span | None, version: str) -> tuple[Evidence, ...]:
    return passage.evidence(span, "people", version) if span else ()


def _as_corrected(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions as the writer meant them: after 叔父やない 弟です no uncle is left."""
    meant: dict[str, str] = {}
    for one, other in pairwise(mentions):
        if _NOT_SOMEBODY.fullmatch(passage.text, one.span.end, other.span.start):
            meant[one.relation] = other.relation
    for mention in mentions:
        yield replace(mention, relation=meant.get(mention.relation, mention.relation))


def _stranger(relation: str) -> str:
    return relation if relation == "self" else STRANGER


def _of_next_door(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of somebody who tells of a household next door: 奥さん is theirs."""
    for mention in mentions:
        word = passage.text[mention.span.start : mention.span.end + 3]
        theirs = _POLITE.match(word) and mention.relation != "self"
        yield replace(mention, relation=NEIGHBOUR) if theirs else mention


class _Ledger:
    """Everybody so far, in the order in which they were named."""

    def __init__(self) -> None:
        self.people: list[tuple[str, int | None]] = []

    def knows(self, relation: str) -> bool:
        """Say whether somebody was named as this, or is a child who was named otherwise."""
        named = {known for known, _ in self.people}
        return relation in named or (relation == "child" and not named.isdisjoint(CHILDREN))

    def aged(self, relation: str) -> bool:
        return any(known == relation and age is not None for known, age in self.people)

    def note(self, relation: str, age: int | None, *, instead: bool = False) -> None:
        if instead or relation not in SEVERAL:
            self.people = [one for one in self.people if one[0] != relation]
        if (relation, age) not in self.people:
            self.people.append((relation, age))


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention with its place in the joined text."""

    relation: str
    start: int
    end: int
    topic: bool


class _Owners:
    """Finds whose ages are said: first those beside a name, then those that float."""

    def __init__(
        self, passage: Passage, mentions: Sequence[Mention], unnamed: str, ledger: _Ledger
    ) -> None:
        self._text = passage.joined
        self._unnamed = unnamed
        self._ledger = ledger
        self._named = [
            _Named(each.relation, *passage.place(each.span), each.case in _TOPIC)
            for each in mentions
        ]

    def settle(self) -> None:
        """Write every age into the ledger."""
        floating: list[Age] = []
        wrong: set[int] = set()
        last = ("", 0)
        for age in ages(self._text):
            if last[0] and _NOT.search(self._text, 0, age.start):
                self._ledger.note(last[0], age.years, instead=True)
                wrong.add(last[1])
            elif owner := self._beside(age):
                too_young = owner == "self" and age.years < 8
                self._ledger.note("child" if too_young else owner, age.years)
                last = (owner, age.years)
            else:
                last = ("", 0)
                if age.sure or self._alone(age):
                    floating.append(age)
        for age in floating:
            if age.years not in wrong:
                self._ledger.note(self._floating(age), age.years)

    def _beside(self, age: Age) -> str:
        before = next((each for each in reversed(self._named) if each.end <= age.start), None)
        if before and _BESIDE.fullmatch(self._text, before.end, age.start):
            return before.relation
        if _REFERS.search(self._text, 0, age.start):
            told = [each.relation for each in self._named if each.end <= age.start]
            return next((one for one in reversed(told) if one != "self"), "")
        after = next((each for each in self._named if each.start >= age.end), None)
        if after and _OF_WHOM.fullmatch(self._text, age.end, after.start):
            return after.relation
        return ""

    def _alone(self, age: Age) -> bool:
        """Say whether a bare number is a whole line or sentence, or its end."""
        return bool(_ALONE.match(self._text, age.end) or _SEX.match(self._text, age.end)) and (
            self._begins(age)
        )

    def _begins(self, age: Age) -> bool:
        before = self._text[max(0, age.start - 2) : age.start]
        return (
            not before or before[-1] in " \n。、,.　!?！？」" or before in {"いま", "もう", "年で"}
        )

    def _floating(self, age: Age) -> str:
        if age.years == 0:
            return "child"
        topic = self._topic(age)
        if _SEX.match(self._text, age.end):
            return self._unnamed or ("self" if self._begins(age) else "other")
        if _MALE_OR_FEMALE.search(self._text, 0, age.start):
            return self._unnamed or "other"
        if topic or self._unnamed:
            return topic or self._unnamed
        young = next((each.relation for each in self._named if each.relation in CHILDREN), "child")
        return young if age.years < 15 and age.sure else "self"

    def _topic(self, age: Age) -> str:
        """Return whom the sentence, or else the story before it, is about, if not the writer."""
        first = self._sentence(age.start)
        before = [
            each
            for each in self._named
            if each.end <= age.start and each.topic and each.relation != "self"
        ]
        if not before or self._ledger.aged(before[-1].relation):
            return ""
        last = before[-1]
        if last.start >= first:
            return last.relation
        only_named = not self._text[last.end : first].strip(" \n。はがも、…")
        goes_on = "に" in self._text[age.start : age.end]
        old_parent = last.relation in PARENTS and age.years >= OLD_PARENT
        # Who names themselves besides would say whose age it is, if it were their own.
        own_told = self._ledger.aged("self") or any(n.relation == "self" for n in self._named)
        return last.relation if only_named or goes_on or old_parent or own_told else ""

    def _sentence(self, index: int) -> int:
        ends = chain((0,), (each.end() for each in _SENTENCE_END.finditer(self._text, 0, index)))
        return max(ends)
