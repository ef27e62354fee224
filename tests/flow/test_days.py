"""Days as city staff name them."""

from datetime import date

import pytest
from holidays import country_holidays

from bot.flow.days import (
    ONE_DAY,
    NoSuchDateError,
    UnknownDayError,
    named_in,
    names_in_june,
    names_of,
)

HOLIDAYS_OF_2026 = (
    "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23"
)


def on(month_day: str, year: int = 2026) -> frozenset[str]:
    month, day = map(int, month_day.split("/"))
    return names_of(date(year, month, day))


def test_a_date_bears_all_its_names() -> None:
    names = names_of(date(2026, 11, 24))

    assert names == {"毎日", "火", "第4火", "毎月24日", "11/24", "平日"}


@pytest.mark.parametrize("month_day", HOLIDAYS_OF_2026.split())
def test_no_national_holiday_is_a_workday(month_day: str) -> None:
    names = on(month_day)

    assert "祝" in names
    assert "平日" not in names


@pytest.mark.parametrize(
    ("month_day", "workday"),
    [
        ("12/28", True),
        ("12/29", False),
        ("12/30", False),
        ("12/31", False),
        ("11/20", True),
        ("11/21", False),
        ("11/22", False),
        ("11/24", True),
    ],
)
def test_city_offices_rest_on_weekends_and_at_the_end_of_the_year(
    month_day: str, workday: bool
) -> None:
    assert ("平日" in on(month_day)) is workday


@pytest.mark.parametrize(
    ("month_day", "workday"), [("1/1", False), ("1/2", False), ("1/3", False), ("1/4", True)]
)
def test_city_offices_open_again_on_the_fourth_of_january(month_day: str, workday: bool) -> None:
    assert ("平日" in on(month_day, 2027)) is workday


def test_the_end_of_the_year_is_no_national_holiday() -> None:
    names = on("12/31")

    assert "年末年始" in names
    assert "祝" not in names


def test_a_date_beyond_the_known_holidays_still_has_names() -> None:
    names = names_of(date(2150, 1, 5))

    assert "毎月5日" in names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("平日", {"平日"}),
        ("毎日", {"毎日"}),
        ("火木", {"火", "木"}),
        ("土日祝", {"土", "日", "祝"}),
        ("土日祝日", {"土", "日", "祝"}),
        ("日祝・年末年始", {"日", "祝", "年末年始"}),
        ("月曜日", {"月"}),
        ("月曜・水曜", {"月", "水"}),
        ("月-金", {"月", "火", "水", "木", "金"}),
        ("金曜日-月曜日", {"金", "土", "日", "月"}),
        ("第1日曜", {"第1日"}),
        ("第1・3土曜日", {"第1土", "第3土"}),
        ("第1・第3 土", {"第1土", "第3土"}),
        ("毎月10日", {"毎月10日"}),
        ("毎月1日・15日", {"毎月1日", "毎月15日"}),
        ("12/29-1/3", {"12/29", "12/30", "12/31", "1/1", "1/2", "1/3"}),
        ("12月31日-1月1日", {"12/31", "1/1"}),
        ("2/28-3/1", {"2/28", "2/29", "3/1"}),
        ("1/1 12/3", {"1/1", "12/3"}),
        ("08/05", {"8/5"}),
    ],
)
def test_words_name_days(text: str, names: set[str]) -> None:
    assert named_in(text) == names


@pytest.mark.parametrize(
    "text", ["", "窓口", "第6日曜", "第0日曜", "毎月", "平日?", "月-", "7/1-3"]
)
def test_words_that_name_no_day_are_refused(text: str) -> None:
    with pytest.raises(UnknownDayError):
        named_in(text)


@pytest.mark.parametrize("text", ["2/30", "13/1", "0/1", "12/29-1/32", "毎月32日", "毎月0日"])
def test_dates_that_no_calendar_has_are_refused(text: str) -> None:
    with pytest.raises(NoSuchDateError):
        named_in(text)


@pytest.mark.slow
def test_the_holidays_are_those_of_the_library() -> None:
    years = range(1949, 2100)

    known = {date(y, 1, 1) + n * ONE_DAY for y in years for n in range(366)}
    found = {day for day in known if day.year < 2100 and "祝" in names_of(day)}

    assert found == set(country_holidays("JP", years=years))


def test_no_holiday_falls_into_june() -> None:
    days = [date(2027, 6, day) for day in range(1, 31)]

    assert names_in_june(2027) == tuple(names_of(day) for day in days)
