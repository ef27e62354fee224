"""Read when somebody was born, in Japanese eras and in common years, and how old that makes them.

Refuses dates that do not exist, lie ahead, or are too long ago.  Eras begin and end with their
years, not days: 昭和64年 and 平成1年 are both 1989.  Called by ``ages``.
"""

import re
from datetime import date

from bot.flow.answers.age_names import OLDEST
from bot.flow.answers.normal import plain
from bot.flow.answers.numbers import kanji_number

_ERAS = {
    "明": (1867, 45),
    "大": (1911, 15),
    "昭": (1925, 64),
    "平": (1988, 31),
    "令": (2018, 99),
    "m": (1867, 45),
    "t": (1911, 15),
    "s": (1925, 64),
    "h": (1988, 31),
    "r": (2018, 99),
}
_COUNT = r"(?:\d{1,2}|[一二三四五六七八九十]{1,4})"
_ERA = r"(?P<era{n}>明治?|大正|大(?=\d\d?[年.])|昭和?|平成?|令和?|(?<![a-z])[mtshr])"
_YEAR = (
    _ERA.format(n="")
    + rf"\.?(?P<year>元|{_COUNT})|(?:西暦)?(?P<common>(?<!\d)(?:18|19|20)\d\d(?!\d{{5}}))"
)
_DAY = rf"(?:[年./\-](?P<month>{_COUNT})[月./\-](?:(?P<day>{_COUNT})日?)?|年)?"
_BORN = r"(?:の?(?:生まれ|うまれ|産まれ|出生)|生(?![活後産命徒き]))"
_NARROW = r"昭和(?:ひとけた|一桁|1桁|一けた)(?:の?(?:生まれ|うまれ))?"
_ENGLISH = r"born (?:in|on) (?:[a-z]+\.? )?(?:\d{1,2},? )?(?P<english>(?:18|19|20)\d\d)"

BIRTH = re.compile(rf"(?:{_YEAR}){_DAY}{_BORN}|(?P<narrow>{_NARROW})|{_ENGLISH}")
"""A birth inside a sentence: it must say so."""

BIRTH_ALONE = re.compile(
    rf"(?:生年月日は?:?)?(?:{_YEAR}){_DAY}(?:{_BORN})?|(?P<narrow>{_NARROW})|{_ENGLISH}"
    r"|(?P<whole>(?:18|19|20)\d{6})(?:生まれ)?"
)
"""A birth as a whole answer."""


def born(match: re.Match[str], today: date) -> tuple[int, int] | None:
    """Return the lowest and highest age that goes with a birth found by one of the patterns."""
    groups = match.groupdict()
    if groups["narrow"]:
        return today.year - 1934 - 1, today.year - 1926
    if whole := groups.get("whole"):
        return _since((int(whole[:4]), int(whole[4:6]), int(whole[6:])), today)
    year = _year(groups)
    if year is None:
        return None
    return _since((year, _count(groups["month"]), _count(groups["day"])), today)


def _year(groups: dict[str, str | None]) -> int | None:
    if written := groups["common"] or groups["english"]:
        return int(written)
    before, years = _ERAS[(groups["era"] or "")[0]]
    count = 1 if groups["year"] == "元" else _count(groups["year"])
    return before + count if 1 <= count <= years else None


def _since(written: tuple[int, int, int], today: date) -> tuple[int, int] | None:
    year, month, day = written
    if not _exists(year, month or 1, day or 1):
        return None
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or (28 if month else 31))
    low, high = _age(last, today), _age(first, today)
    if first > today or high > OLDEST:
        return None
    return max(low, 0), high


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _age(birth: date, today: date) -> int:
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def _count(written: str | None) -> int:
    return (kanji_number(plain(written)) or 0) if written else 0
