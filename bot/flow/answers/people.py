"""Read who belongs to a household from lists such as 母83歳、兄54歳 or 本人84女、長男58・無職.

A relation is taken from the writer's view as it stands; 妻の母 is an in-law and not a wife and a
mother.  Words that only contain such a word (大丈夫, 兄弟, 主人公, そのまま, 母国, 看板娘)
name nobody.
Called by the engine for the question after the household.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.flow.answers.ages import AgeRange, AgeSaid, age, ages_in
from bot.flow.answers.normal import same_length
from bot.flow.answers.numbers import kanji_number
from bot.flow.answers.relations import COUNTABLE, SEVERAL, relation_of, relation_word, through


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """Somebody named in a text; characters ``start`` to ``end`` name the person and the age."""

    relation: str
    age: AgeRange | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Named:
    relations: tuple[str, ...]
    start: int
    end: int


_BEFORE = re.compile(r"(?:の|になる|、?で)?(?:うちの|私の|わたしの|一人|ひとり)?$")
_JOIN = (
    r"\s*(?:さん|様|ちゃん|君|くん)?\s*(?:たち|達)?\s*(?:が|は|も|って|:|：|=|、|,|・|"
    r"\s)?\s*(?:今年で?|もう|現在|いま|今|"
    r"\d{1,2}人|[一二三四五六]人|ふたり|ひとり|is|aged?)?\s*(?:が|は|も|と|"
    r"で)?\s*[(（「\[]?\s*(?:女|男|女性|男性|年齢|当時)?・?\s*"
)
_AFTER = re.compile(rf"^{_JOIN}$")
_NEXT = re.compile(r"^\s*(?:と|、|・|,|/|\s|も|が|さん|で)\s*$")
_BARE = re.compile(
    rf"{_JOIN}(?P<age>\d{{1,3}}|"
    rf"[八九七六五四三二百]?十?[一二三四五六七八九]?十[一二三四五六七八九]?)"
    r"(?=[)）\]」、。,．.・/\s男女]|と|で(?!も|き)|の|$)"
)
_COUNT = re.compile(
    r"^(?:さん|たち|達)?(?:が|は|も)?(?P<count>\d|[一二三四五六]|ふた|ひと)(?:人|り)"
)
_MOST = 10
_SHORT = 16


def people(text: str, today: date) -> tuple[PersonSaid, ...]:
    """Return the people that ``text`` names, in their order, each with the age said of them."""
    even = same_length(text)
    free = list(ages_in(text, today))
    found: list[PersonSaid] = []
    named = _named(even)
    for place, person in enumerate(named):
        until = named[place + 1].start if place + 1 < len(named) else len(even)
        found += _with_ages(even, person, until, free, today)
    return tuple(found) or _writer(text, today)


def _writer(text: str, today: date) -> tuple[PersonSaid, ...]:
    """Read an age with nobody named: 八十四になります is the writer's own."""
    own = age(text, today) if len(text) <= _SHORT else None
    return (PersonSaid("self", own, 0, len(text)),) if own else ()


def _named(text: str) -> list[_Named]:
    found: list[_Named] = []
    for match in relation_word().finditer(text):
        relations = relation_of(match)
        if not relations:
            continue
        if found and text[found[-1].end : match.start()] == "の":
            owner = found.pop()
            relations = (through(owner.relations[0], relations[0]),)
            found.append(_Named(relations, owner.start, match.end()))
        else:
            found.append(_Named(relations, match.start(), match.end()))
    return found


def _with_ages(
    text: str, person: _Named, until: int, free: list[AgeSaid], today: date
) -> Iterator[PersonSaid]:
    said = _before(text, person, free) or _after(text, person, until, free)
    if not said:
        said = _bare(text, person, until, today)
    several = set(person.relations) & COUNTABLE
    ages = said if several else said[:1]
    for taken in ages:
        if taken in free:
            free.remove(taken)
    first = PersonSaid(person.relations[0], None, person.start, person.end)
    if len(person.relations) > 1:
        yield from (replace(first, relation=relation) for relation in person.relations)
        return
    for taken in ages:
        start, end = min(first.start, taken.start), max(first.end, taken.end)
        yield PersonSaid(first.relation, taken.age, start, end)
    counted = _count(text, person) if several else 1
    yield from (first for _ in range(len(ages), max(counted, 1)))


def _before(text: str, person: _Named, free: list[AgeSaid]) -> list[AgeSaid]:
    """Return the ages directly before somebody: 5歳と3歳の娘."""
    found: list[AgeSaid] = []
    start, between = person.start, _BEFORE
    for said in sorted(free, key=lambda said: -said.end):
        if said.end <= start and between.fullmatch(text[said.end : start]):
            found.insert(0, said)
            start, between = said.start, _NEXT
    return found


def _after(text: str, person: _Named, until: int, free: list[AgeSaid]) -> list[AgeSaid]:
    """Return the ages directly after somebody: 子ども2人(5さいと0さい)."""
    found: list[AgeSaid] = []
    end, between = person.end, _AFTER
    for said in free:
        if person.end <= said.start < until and between.fullmatch(text[end : said.start]):
            found.append(said)
            end, between = said.end, _NEXT
    return found


def _bare(text: str, person: _Named, until: int, today: date) -> list[AgeSaid]:
    """Return a number without unit that can only be an age: 本人84女."""
    match = _BARE.match(text, person.end)
    if match is None or match.end() > until or _unclear(text, person):
        return []
    known = age(match["age"], today)
    return [AgeSaid(match.start("age"), match.end("age"), known)] if known else []


def _unclear(text: str, person: _Named) -> bool:
    # NB: 子ども2 may be two children, or one who is two.
    return bool(set(person.relations) & SEVERAL) or _count(text, person) > 0


def _count(text: str, person: _Named) -> int:
    match = _COUNT.match(text[person.end : person.end + 12])
    if match is None:
        return 0
    spoken = {"ふた": 2, "ひと": 1}.get(match["count"])
    return min(spoken or kanji_number(match["count"]) or 0, _MOST)
