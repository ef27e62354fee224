"""Whose ages are said: first those beside a name, then those that stand by themselves.

An age belongs to the person named beside it, else to whom the sentence is about, else to the
writer.  ``people`` calls this.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from bot.needs.ages import Age, ages
from bot.needs.household import CHILDREN, SEVERAL
from bot.needs.ledger import Ledger
from bot.needs.mention import Mention
from bot.needs.mentions import CLIENT
from bot.needs.pairs import is_of_both, is_pair, shared_out, the_two
from bot.needs.passage import Passage
from bot.needs.quoted import is_quoted

PARENTS = frozenset({"mother", "father", "grandmother", "grandfather", "in_law"})
OLD_PARENT = 75
"""An age like this that stands by itself after a parent is rather the parent's."""
GROWN_PARENT = 60
"""Who tells of a parent in sentence after sentence has one of this age or more."""
CHILD_UNDER = 15
TOO_YOUNG_TO_WRITE = 8
GROWN = 18
PUPIL_WRITES = 10
"""A child of this age is rather the one who writes, if no child is named."""
_LEAST = {
    **dict.fromkeys(("mother", "father", "husband", "wife", "partner", "in_law"), 16),
    **dict.fromkeys(("grandmother", "grandfather", "aunt", "uncle"), 30),
}
"""Nobody is a wife or a mother younger than this: an age below it is a child's."""

_BESIDE = re.compile(
    r"(?:さん|ちゃん|さま|様|くん)?(?:です|だ)?(?:たち)?(?:[\s、]?(?:二人|ふたり|三人))?"
    r"(?:[\s、,:;・(（「]*(?:は|が|も|の|って|とは|や|is|are)?(?:ですね)?[\s、,]*"
    r"|[(（][^()（）。]{1,14}[・、,\s])"
    r"(?:あの|えー|えっと)?(?:今年で?|もう|もうすぐ|そろそろ|やっと|来年|今|いま|年齢は|まだ|たった|独身|独り身|only)?\s?"
)
_OF_WHOM = re.compile(
    r"(?:を?[半手前近いすぎ過ぎ]*)?の\s?(?:(?!女|男|方)[^\s。、\n\d]{0,8}?の)?|[ -]|(?<=歳)|(?<=才)"
    r"|(?<=近い)|(?<=なる)|た|を?(?:過ぎ|すぎ|越え|こえ)た"
)
_OF = re.compile(r"の\s?")
_A_CHILD = re.compile(
    r"(?:の\s?(?:子(?!ども食堂)|こ(?=[\s。、はがをにも])|赤ん坊|男の子|女の子|双子|乳飲み子)|児(?!童))"
)
_SEX_OF_CHILD = re.compile("男の子|女の子")
_OF_CHILDREN = re.compile(
    r"(?:(?:一番|いちばん)?[上下]|真ん中|末)(?:の子)?[はが](?:[^。、\s]{0,8}の|まだ|もう)?\s?$"
)
_AND_ANOTHER = re.compile(r"(?:と|、|・|,)\s?|\s?(?:and|dan|at|và)\s?")
_SEX = re.compile(
    r"の?(?:独居|一人暮らし|ひとり暮らし)?の?(?:女性|男性|方|男の人|女の人|ご婦人|老人|高齢者|男児|女児|女|男)"
)
_AS_IN_A_MEMO = re.compile(r"男性|女性|男児|女児")
_OF_A_THIRD = re.compile(r"[がはをに、さ。 ]|宅|から")
_BE = (
    r"(?:で(?:す|ございます)|だ|や|なん(?:です|だ|や)?|のはずです)"
    r"(?:けれど|けど|けん|けえ|が|す|し|から|ね|よ)*"
)
_PAUSE = r"(?:$|[。、,.!！?)）\n]|\s(?![a-zÀ-ỹ]))"
_OF_ONESELF = re.compile(r"の身|のわたし|の私|のおんな|の女[がひ一]")
_IS_SAID = re.compile(
    rf"{_BE}|の身|独身|でも(?:出|でき|もら|使|受|借|働|雇|入)|で(?![もはすきな、]|き)|{_PAUSE}"
)
_IS_ENDED = re.compile(rf"です|{_BE}(?:{_PAUSE}|けど|けん|が)|で(?=私|わたし|俺|僕)|。|$")
_FREE = re.compile(r"(?:^|[\s。、,.!?！？」(（]|[いもう今年]|今年で|いま|今|独身|とも)$")
_LED_TO = re.compile(r"[るいたんでのとすて]$")
_NOT = re.compile(r"(?:やなくて|じゃなくて|ではなくて?|でなくて?)\s?$")
_REFERS = re.compile(
    r"(?:[あこそ]の(?:子|人)|本人|当人|あいつ|こいつ)(?:は|が|も|って)?(?:もう|今|いま)?[\s、,(（]*$"
)
_TOPIC = frozenset({"は", "が", "も", "の", "つて", "から", ""})
_MALE_OR_FEMALE = re.compile(r"(?:男性|女性|男|女|方|卒業生|学生|本人|患者さん|方|様|氏)[(（、]$")
_OPENS = re.compile(r"[\s、]*(?:もう|まだ|今|今年で?|たしか)?[\s、]*")
_THE_SAME = re.compile(r"本人|当人")
_CHILD_IN_BRACKETS = re.compile(r"(?:の子|男児|女児|乳児)[(（]$")
_SENTENCE_END = re.compile(r"[。！？!?\n]")


def _can_be(relation: str, years: int) -> bool:
    least = TOO_YOUNG_TO_WRITE if relation == "self" else _LEAST.get(relation, 0)
    return years >= least


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention with its place in the joined text."""

    relation: str
    start: int
    end: int
    topic: bool
    """Whether the sentence may be about them, and not only what another is quoted as saying."""
    led: bool
    """Whether a particle follows, so that the sentence goes on."""


class Owners:
    """Finds the owner of every age of one story."""

    def __init__(self, passage: Passage, mentions: Sequence[Mention], unnamed: str) -> None:
        self._text = passage.joined
        self._unnamed = unnamed
        self._ledger = Ledger()
        self._wrong: set[int] = set()
        self._named = [
            _Named(
                each.relation,
                *passage.place(each.span),
                topic=each.case in _TOPIC and not is_quoted(passage, each),
                led=bool(each.case),
            )
            for each in mentions
        ]

    def ledger(self) -> Ledger:
        """Return everybody whose age is said."""
        every = list(ages(self._text))
        pairs = [pair for pair in pairwise(every) if self._is_pair(*pair)]
        paired = {id(age) for pair in pairs for age in pair}
        floating: list[Age] = []
        last: Age | None = None
        owner = ""
        for age in every:
            if id(age) in paired:
                last = None
                continue
            if last and owner and _NOT.search(self._text, 0, age.start):
                self._ledger.note(owner, age.years, instead=True)
                self._wrong.add(last.years)
                continue
            owner = self._beside(age) or (self._another(owner, last, age) if last else "")
            last = age
            if owner:
                owner = owner if _can_be(owner, age.years) else self._young()
                self._ledger.note(owner, age.years)
            elif age.sure or self._alone(age) or is_of_both(self._text, age):
                floating.append(age)
        for pair in pairs:
            self._settle_pair(*pair)
        self._settle(floating)
        return self._ledger

    def _settle(self, floating: Sequence[Age]) -> None:
        for age in floating:
            if age.years in self._wrong:
                continue
            two = self._two(age) if is_of_both(self._text, age) else ()
            for owner in two or (self._floating(age),):
                self._ledger.note(owner, age.years)

    def _settle_pair(self, one: Age, other: Age) -> None:
        if two := self._two(one):
            for owner, years in shared_out(two, (one.years, other.years)):
                self._ledger.note(owner, years)
        else:
            self._settle([one])

    def _two(self, age: Age) -> tuple[str, ...]:
        named = [
            each.relation
            for each in self._named
            if each.end <= age.start and not self._ledger.aged(each.relation)
        ]
        return the_two(named, self._unnamed, self._text[: age.start])

    def _is_pair(self, one: Age, other: Age) -> bool:
        return is_pair(self._text, one, other) and not (
            self._before_is(one) or self._after_is(other)
        )

    def _before_is(self, age: Age) -> str:
        before = next((each for each in reversed(self._named) if each.end <= age.start), None)
        beside = before and _BESIDE.fullmatch(self._text, before.end, age.start)
        return before.relation if before and beside else ""

    def _after_is(self, age: Age) -> str:
        after = next((each for each in self._named if each.start >= age.end), None)
        beside = after and _OF_WHOM.fullmatch(self._text, age.end, after.start)
        return after.relation if after and beside else ""

    def _beside(self, age: Age) -> str:
        after = next((each for each in self._named if each.start >= age.end), None)
        before = next((each for each in reversed(self._named) if each.end <= age.start), None)
        goes_on = not before or before.led or before.end < age.start
        if after and goes_on and _OF.fullmatch(self._text, age.end, after.start):
            return after.relation
        if (child := _A_CHILD.match(self._text, age.end)) and age.years < CHILD_UNDER:
            another = self._unnamed if _SEX_OF_CHILD.search(child[0]) else ""
            return another or (self._young() if age.years else "child")
        if beside := self._before_is(age):
            return beside
        of_children = _OF_CHILDREN.search(self._text, 0, age.start) or (
            _CHILD_IN_BRACKETS.search(self._text, 0, age.start)
        )
        if of_children and age.years < CHILD_UNDER:
            return self._young()
        if _REFERS.search(self._text, 0, age.start):
            told = [each.relation for each in self._named if each.end <= age.start]
            return next((one for one in reversed(told) if one != "self"), "")
        return self._after_is(age)

    def _another(self, owner: str, last: Age, age: Age) -> str:
        """Return who has this age too, told of several in one breath (5歳と2歳)."""
        told = owner in SEVERAL and _AND_ANOTHER.fullmatch(self._text, last.end, age.start)
        return owner if told else ""

    def _young(self) -> str:
        several = (
            each.relation for each in self._named if each.relation in {"grandchild", "child"}
        )
        return next(several, "child")

    def _alone(self, age: Age) -> bool:
        """Say whether a bare number is a whole line or sentence, its begin or its end."""
        if _FREE.search(self._text, 0, age.start):
            is_said = _IS_SAID.match(self._text, age.end) or _SEX.match(self._text, age.end)
            return is_said is not None
        led = _LED_TO.search(self._text, 0, age.start) and age.years > CHILD_UNDER
        return bool(led and _IS_ENDED.match(self._text, age.end))

    def _floating(self, age: Age) -> str:
        if age.years == 0:
            return "child"
        if _OF_ONESELF.match(self._text, age.end):
            return "self"
        topic = self._topic(age)
        if sex := _SEX.match(self._text, age.end):
            return self._unnamed or self._told_by_sex(age, sex)
        if _MALE_OR_FEMALE.search(self._text, 0, age.start):
            return self._unnamed or "other"
        if topic or self._unnamed:
            return topic or self._unnamed
        children = [each.relation for each in self._named if each.relation in CHILDREN]
        if age.years < CHILD_UNDER and age.sure:
            unknown = "child" if age.years < PUPIL_WRITES else "self"
            return next(iter(children), unknown)
        minors = [relation for relation in children if relation != "child"]
        return next(iter(minors), "self") if age.years < GROWN else "self"

    def _told_by_sex(self, age: Age, sex: re.Match[str]) -> str:
        """Return who is meant by 61歳男性: the writer, a client of who writes memos, a stranger."""
        goes_on = _OF_A_THIRD.match(self._text, sex.end())
        if goes_on:
            return CLIENT if _AS_IN_A_MEMO.fullmatch(sex[0]) else "other"
        return "self" if _FREE.search(self._text, 0, age.start) else "other"

    def _topic(self, age: Age) -> str:
        """Return whom the sentence, or else the story before it, is about, if not the writer."""
        told = [
            each
            for each in self._named
            if each.end <= age.start and each.topic and _can_be(each.relation, age.years)
        ]
        others = [each for each in told if each.relation != "self"]
        if not others or self._ledger.aged(others[-1].relation):
            return ""
        last, first = others[-1], self._sentence(age.start)
        if told[-1].start >= first:
            return told[-1].relation
        if _THE_SAME.search(self._text, first, age.start):
            return last.relation
        of_another = told[-1].relation != "self"
        if self._goes_on_about(last, age, first, of_another) or self._is_told_within(
            age, first, told
        ):
            return last.relation
        return ""

    def _goes_on_about(self, last: _Named, age: Age, first: int, of_another: bool) -> bool:
        """Say whether the age in this sentence is still that of who was named before."""
        only_named = not self._text[last.end : first].strip(" \n。はがも、…")
        becomes = "に" in self._text[age.start : age.end]
        old_parent = last.relation in PARENTS and age.years >= OLD_PARENT
        # Who names themselves besides would say whose age it is, if it were their own.
        own_told = self._ledger.aged("self") or any(n.relation == "self" for n in self._named)
        return only_named or becomes or old_parent or (own_told and of_another)

    def _is_told_within(self, age: Age, first: int, told: Sequence[_Named]) -> bool:
        """Say whether the age opens a sentence in the midst of what is told of another."""
        opens = _OPENS.fullmatch(self._text, first, age.start)
        ends = _SENTENCE_END.search(self._text, age.end)
        goes_on = ends and self._text[ends.end() :].strip()
        other = told[-1].relation != "self" and (
            told[-1].relation not in PARENTS or age.years >= GROWN_PARENT
        )
        return bool(opens and goes_on and other)

    def _sentence(self, index: int) -> int:
        return max(chain((0,), self._sentence_starts(index)))

    def _sentence_starts(self, index: int) -> Iterator[int]:
        return (each.end() for each in _SENTENCE_END.finditer(self._text, 0, index))
