"""Read which ward somebody means: its name, a place in it, a town, or a postal code.

A name that two wards share is handed back as both, never guessed; a town of two characters counts
only where the words around it say that it is a place.  Built once from ``city.yaml`` and the
postal list; called by the engine for the question after the ward.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.flow.answers.manners import forms
from bot.flow.answers.mention import is_denied
from bot.flow.answers.normal import KANJI, clauses, same_length
from bot.flow.answers.options import Picked
from bot.flow.answers.places import ELSEWHERE, OUTSIDE, key, ward_spellings
from bot.flow.answers.postal import PostalRow

_POSTAL = re.compile(
    r"(?<![\d-])(?P<mark>〒\s*)?(?P<area>\d{3})\s?(?P<dash>[-‐‑‒–—―−ー－]?)\s?(?P<rest>\d{4})(?![\d]|"
    r"-\d)"
)
_CITY_CODES = re.compile(r"80[0-8]")
_PLACE_AFTER = re.compile(
    r"(?:町|区|丁目|\d|[〇一二三四五六七八九十]+丁目|に?(?:住|すん|暮|くら|おり|い(?:る|ます)|"
    r"あり|ある)|の(?!り|ぼ)|"
    r"駅|あたり|辺り|付近|近く|方面|団地|(?:です|だ|ですが|やけど)?$)"
)
_PLACE_NEXT = (
    r"区|く(?![ぁ-ん])|に(?:住|すん|い|お)|です|から|"
    r"の(?:まち|町|ほう|方|あたり|ちかく|近く|みなと)|$"
)
_PLACE_BEFORE = re.compile(r"(?:区|市|県|町|丁目|駅)の?$")
_PERSON_AFTER = re.compile(r"(?:さん|様|氏|くん|君|ちゃん|先生|宮|神社|医師|師|家)")
_UNSETTLED = "unsettled"
_SHORT = 2
_MOST = 3
_LONG = 24


@dataclass(frozen=True, slots=True)
class _Place:
    wards: frozenset[str]
    town: bool


class WardFinder:
    """Every name of a ward or town of the city, ready to be found in what people write."""

    def __init__(
        self,
        wards: Mapping[str, Sequence[str]],
        ask_again: Mapping[str, Sequence[str]],
        postal: Iterable[PostalRow],
    ) -> None:
        rows = [row for row in postal if row.ward in wards]
        self._order = tuple(wards)
        self._codes = _grouped((row.code, (row.ward,)) for row in rows)
        towns = _grouped((key(name), (row.ward,)) for row in rows for name in (row.town,) if name)
        self._starts = _starts(rows)
        self._names = {name: _Place(of, town=True) for name, of in towns.items()}
        self._names |= {name: _Place(of, town=False) for name, of in _ward_names(wards, ask_again)}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Return all names as one pattern; made when a sentence is first searched for them."""
        # NB: わからない says nothing about a place when it stands in a sentence.
        found = (name for name, place in self._names.items() if place.wards != {_UNSETTLED})
        ordered = sorted(found, key=len, reverse=True)
        return re.compile("|".join(map(_bounded, ordered)) or r"(?!)")

    def find(self, text: str) -> Picked:
        """Return the wards that ``text`` means; certain only where one is meant without doubt."""
        if picked := self._by_code(text):
            return picked
        whole = self._whole(text)
        if whole:
            return self._picked(whole, certain=len(whole) == 1)
        picked = self._inside([key(clause) for clause in clauses(text)])
        # NB: a place elsewhere in a long story may be the writer's, not the household's.
        far = OUTSIDE in picked.ids and len(text) > _LONG
        return replace(picked, certain=picked.certain and not far)

    def _by_code(self, text: str) -> Picked | None:
        for match in _POSTAL.finditer(same_length(text)):
            code = match["area"] + match["rest"]
            if wards := self._codes.get(code):
                return self._picked(wards, certain=len(wards) == 1)
            if OUTSIDE in self._order and (match["mark"] or match[0] == same_length(text).strip()):
                abroad = match["mark"] is not None and not _CITY_CODES.match(code)
                return Picked((OUTSIDE,), abroad)
        return None

    def _whole(self, text: str) -> frozenset[str]:
        for form in map(key, forms(text)):
            if place := self._names.get(form):
                return place.wards
            if started := self._starts.get(form):
                return started
        return frozenset()

    def _inside(self, parts: Sequence[str]) -> Picked:
        named: list[frozenset[str]] = []
        towns: list[tuple[frozenset[str], bool]] = []
        for match in (match for part in parts for match in self._pattern.finditer(part)):
            place = self._names[match[0]]
            if is_denied(match.string[match.end() :]) or _PERSON_AFTER.match(*_rest(match)):
                continue
            if not place.town:
                named.append(place.wards)
            elif _is_place(match, bool(named)):
                towns.append((place.wards, _sure(match)))
        return self._settled(named, towns)

    def _settled(
        self, named: list[frozenset[str]], towns: list[tuple[frozenset[str], bool]]
    ) -> Picked:
        if named:
            both = _narrowed([*named])
            within = _narrowed([both, *(wards for wards, _ in towns if wards & both)])
            return self._picked(within, certain=len(within) == 1)
        narrowed = _narrowed([wards for wards, _ in towns])
        sure = any(certain for _, certain in towns)
        return self._picked(narrowed, certain=len(narrowed) == 1 and sure)

    def _picked(self, wards: frozenset[str], *, certain: bool) -> Picked:
        return Picked(tuple(ward for ward in self._order if ward in wards), certain)


def _rest(match: re.Match[str]) -> tuple[str, int]:
    return match.string, match.end()


def _is_place(match: re.Match[str], after_ward: bool) -> bool:
    before, after = match.string[: match.start()], match.string[match.end() :]
    if _PLACE_BEFORE.search(before) or (after_ward and match.start() and len(match[0]) > 1):
        return True
    stands_alone = not re.search(f"[{KANJI}]$", before) and not re.match(f"[{KANJI}]", after)
    follows = _PLACE_AFTER.match(after) is not None
    if len(match[0]) < _SHORT:
        return False
    return follows and (stands_alone or re.match(r"町|区|丁目|駅|団地|に?住", after) is not None)


def _sure(match: re.Match[str]) -> bool:
    # NB: 吉田の may be a family as well as a town.
    after = match.string[match.end() :]
    return (
        len(match[0]) > _SHORT
        or not after.startswith("の")
        or "市" in match.string[: match.start()]
    )


def _narrowed(places: list[frozenset[str]]) -> frozenset[str]:
    """Return what several places have in common, or all they could be if they disagree."""
    if not places:
        return frozenset()
    common = frozenset.intersection(*places)
    return common or frozenset().union(*places)


def _ward_names(
    wards: Mapping[str, Sequence[str]], ask_again: Mapping[str, Sequence[str]]
) -> list[tuple[str, frozenset[str]]]:
    names = [
        (spelling, (ward,))
        for ward, known in wards.items()
        for spelling in ward_spellings(ward, known)
    ]
    again = [(key(name), tuple(of)) for name, of in ask_again.items()]
    elsewhere = [(key(name), tuple(of)) for name, of in ELSEWHERE.items() if set(of) <= set(wards)]
    shared = {name for name, _ in again}
    return list(_grouped([*(n for n in names if n[0] not in shared), *again, *elsewhere]).items())


def _starts(rows: Iterable[PostalRow]) -> dict[str, frozenset[str]]:
    """Return the beginnings of town names (三萩 for 三萩野) with the few wards they can be in."""
    found = _grouped(
        (name[:length], (row.ward,))
        for row in rows
        for name, least in ((key(row.town), 2), (key(row.town_kana), 3))
        for length in range(least, len(name) + 1)
    )
    return {start: wards for start, wards in found.items() if len(wards) <= _MOST}


def _grouped(pairs: Iterable[tuple[str, Sequence[str]]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, wards in pairs:
        if name:
            found[name] = found.get(name, frozenset()) | frozenset(wards)
    return found


def _bounded(name: str) -> str:
    escaped = re.escape(name)
    if name.isascii():
        return rf"(?<![a-z0-9]){escaped}(?![a-z0-9])"
    if len(name) <= _MOST and re.fullmatch("[ぁ-んー]+", name):
        # NB: もじ is also 文字.
        return rf"(?<![ぁ-ん]){escaped}(?={_PLACE_NEXT})"
    return escaped
