"""When words are read, and how that day is said."""

from datetime import UTC, date, datetime

import pytest

from bot.flow.hours import TOKYO, Hours, parse_hours
from bot.flow.promise import read_by, say_date

NOON = "2026-11-24 12:00"
OFFICE = "平日 8:30-17:15"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-11-24 07:00", "2026-11-24"),
        ("2026-11-24 08:30", "2026-11-24"),
        ("2026-11-24 15:15", "2026-11-24"),
        ("2026-11-24 15:15:01", "2026-11-25"),
        ("2026-11-24 17:15", "2026-11-25"),
        ("2026-11-24 23:59", "2026-11-25"),
        ("2026-11-20 16:00", "2026-11-24"),
        ("2026-11-23 10:00", "2026-11-24"),
        ("2026-12-28 10:00", "2026-12-28"),
        ("2026-12-28 16:00", "2027-01-04"),
        ("2026-12-29 10:00", "2027-01-04"),
        ("2027-01-04 00:00", "2027-01-04"),
        ("2026-05-01 16:00", "2026-05-07"),
        ("2028-02-28 16:00", "2028-02-29"),
    ],
)
def test_words_are_read_on_a_day_the_office_has_two_hours_left(now: str, day: str) -> None:
    offices = parse_hours(OFFICE)

    assert read_by(offices, at(now)) == date.fromisoformat(day)


def test_the_promise_is_a_day_in_japan() -> None:
    offices = parse_hours(OFFICE)

    day = read_by(offices, datetime(2026, 11, 23, 20, 0, tzinfo=UTC))

    assert day == date(2026, 11, 24)


def test_a_break_at_noon_does_not_cost_a_day() -> None:
    offices = parse_hours("平日 8:30-12:00, 13:00-17:15")

    assert read_by(offices, at("2026-11-24 11:00")) == date(2026, 11, 24)


def test_nobody_is_promised_a_day_that_has_minutes_left() -> None:
    offices = parse_hours("24時間")

    assert read_by(offices, at("2026-11-24 21:59")) == date(2026, 11, 24)
    assert read_by(offices, at("2026-11-24 23:30")) == date(2026, 11, 25)


def test_an_office_that_never_opens_promises_nothing_soon() -> None:
    offices = Hours(())

    assert read_by(offices, at(NOON)) > date(2027, 11, 24)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("ja", "11月24日（火）"),
        ("ja@easy", "11月24日（火曜日）"),
        ("ja@kids", "11がつ24にち（かようび）"),
        ("en", "Tuesday, November 24"),
        ("zh_Hans", "11月24日星期二"),
        ("ko", "11월 24일 화요일"),
        ("vi", "Thứ Ba, 24 tháng 11"),
        ("ne", "नोभेम्बर 24, मङ्गलबार"),
        ("tl", "Martes, Nobyembre 24"),
        ("id", "Selasa, 24 November"),
    ],
)
def test_a_date_is_said_in_every_language(locale: str, said: str) -> None:
    assert say_date(date(2026, 11, 24), locale) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (22, "にちようび"),
        (23, "げつようび"),
        (25, "すいようび"),
        (26, "もくようび"),
        (28, "どようび"),
    ],
)
def test_children_read_the_weekday_in_kana(day: int, said: str) -> None:
    assert say_date(date(2026, 11, day), "ja@kids") == f"11がつ{day}にち（{said}）"


def test_a_language_a_city_adds_has_dates_too() -> None:
    assert "24" in say_date(date(2026, 11, 24), "pt")
