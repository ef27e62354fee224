"""Days as city staff name them: ``平日``, ``土日祝``, ``月-金``, ``第1・3土曜``, ``12/29-1/3``.

Every date bears a handful of plain names (毎日, 火, 第4火, 毎月24日, 11/24, 平日 ...), so whether a
rule speaks of a date is a look into a set.  Words that name no day are refused, never passed over.
Called by ``hours``, which reads whole lines of opening hours.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec

ONE_DAY = timedelta(days=1)
WEEKDAYS = "月火水木金土日"
DAILY, WORKDAY, HOLIDAY, NEW_YEAR = "毎日", "平日", "祝", "年末年始"

# A leap year, so that 2/29 can be written.
_DATES = tuple(f"{d.month}/{d.day}" for d in (date(2000, 1, 1) + n * ONE_DAY for n in range(366)))
# City offices rest from 29 December to 3 January; so say the ordinances on the holidays of cities.
_OVER_NEW_YEAR = frozenset((*_DATES[-3:], *_DATES[:3]))
_NO_WORKDAYS = frozenset(("土", "日", HOLIDAY, NEW_YEAR))

_WORDS = re.compile(
    rf"(?P<plain>{DAILY}|{WORKDAY}|{NEW_YEAR})|(?P<holiday>祝日?)"
    r"|第(?P<nth>[1-5](?:[・第 ]+[1-5])*) ?(?P<of>[月火水木金土日])(?:曜日?)?"
    r"|毎月(?P<monthly>\d{1,2}日(?:[・ ]+\d{1,2}日)*)"
    r"|(?P<month>\d{1,2})[/月](?P<day>\d{1,2})日?(?!\d)"
    r"(?:-(?P<to_month>\d{1,2})[/月](?P<to_day>\d{1,2})日?(?!\d))?"
    r"|(?P<weekday>[月火水木金土日])(?:曜日?)?(?:-(?P<to>[月火水木金土日])(?:曜日?)?)?"
)


class UnknownDayError(ValueError):
    """Words do not name any day."""


class NoSuchDateError(ValueError):
    """A date is named that no calendar has, such as 2/30."""


@lru_cache(maxsize=2048)
def names_of(day: date) -> frozenset[str]:
    """Return every name a date bears."""
    return _names(day, holiday=day in _national_holidays(day.year))


@cache
def names_in_june(year: int) -> tuple[frozenset[str], ...]:
    """Return the names that each day of a June bears: there are no holidays to be looked up."""
    days = (date(year, 6, 1) + n * ONE_DAY for n in range(30))
    return tuple(_names(day, holiday=False) for day in days)


def _names(day: date, *, holiday: bool) -> frozenset[str]:
    weekday, month_day = WEEKDAYS[day.weekday()], f"{day.month}/{day.day}"
    nth = (day.day + 6) // 7
    names = {DAILY, weekday, f"第{nth}{weekday}", f"毎月{day.day}日", month_day}
    if holiday:
        names.add(HOLIDAY)
    if month_day in _OVER_NEW_YEAR:
        names.add(NEW_YEAR)
    if names.isdisjoint(_NO_WORKDAYS):
        names.add(WORKDAY)
    return frozenset(names)


def named_in(text: str) -> frozenset[str]:
    """Return the names of the days that ``text`` speaks of; half-width digits and hyphens only.

    Raise ``UnknownDayError`` or ``NoSuchDateError`` unless every word of it is understood.
    """
    names: set[str] = set()
    at = 0
    while at < len(text):
        found = _WORDS.match(text, at)
        if not found:
            raise UnknownDayError(text)
        names |= _meant(found)
        at = found.end()
        while text[at : at + 1] in ("・", " "):
            at += 1
    if not names:
        raise UnknownDayError(text)
    return frozenset(names)


def _meant(found: re.Match[str]) -> set[str]:
    if found["plain"]:
        return {found["plain"]}
    if found["holiday"]:
        return {HOLIDAY}
    if found["nth"]:
        return {f"第{nth}{found['of']}" for nth in re.findall(r"\d", found["nth"])}
    if found["monthly"]:
        return _every_month(re.findall(r"\d+", found["monthly"]))
    if found["weekday"]:
        return set(_around(WEEKDAYS, found["weekday"], found["to"] or found["weekday"]))
    first = _date(found["month"], found["day"])
    last = _date(found["to_month"], found["to_day"]) if found["to_day"] else first
    return set(_around(_DATES, first, last))


def _every_month(numbers: Sequence[str]) -> set[str]:
    if not all(1 <= int(number) <= 31 for number in numbers):
        raise NoSuchDateError(*numbers)
    return {f"毎月{int(number)}日" for number in numbers}


def _date(month: str, day: str) -> str:
    name = f"{int(month)}/{int(day)}"
    if name not in _DATES:
        raise NoSuchDateError(name)
    return name


def _around(circle: Sequence[str], first: str, last: str) -> Sequence[str]:
    """Return what lies between two names, both included, past the end if need be."""
    begin, end = circle.index(first), circle.index(last) + 1
    return circle[begin:end] if begin < end else (*circle[begin:], *circle[:end])


@cache
def _national_holidays(year: int) -> frozenset[date]:
    """Return the holidays under the Act on National Holidays (1948), substitutes included.

    The library knows 1949 to 2099; other years have none.
    """
    return frozenset(_japan()(years=year))


@cache
def _japan() -> Callable[..., Iterable[date]]:
    """Return the holidays of Japan alone, loaded when a day is first asked for.

    The ordinary import reads two hundred other countries first, which doubles a tenth of a second.
    """
    import holidays

    countries = [f"{folder}/countries" for folder in holidays.__path__]
    found = PathFinder.find_spec("japan", countries)
    if found is None or found.loader is None:
        raise ModuleNotFoundError(name="holidays.countries.japan")
    module = module_from_spec(found)
    found.loader.exec_module(module)
    japan: Callable[..., Iterable[date]] = module.Japan
    return japan
