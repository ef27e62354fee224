"""Opening hours as city staff write them, at the moments where they are easily got wrong."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flow.hours import TOKYO, Hours, parse_hours

OFFICE = "平日 8:30-17:15"
CHILDLINE = "毎日 16:00-21:00, 12/29-1/3 休み"
TENTH = "毎日 16:00-21:00, 毎月10日 8:00-翌8:00"
CHILDREN_AT_NIGHT = "平日 19:00-翌7:00, 土 12:00-翌7:00, 日祝 7:00-翌7:00"
INOCHI_SOS = "月金 0:00-24:00, 火水土日 6:00-24:00"
MEN = "火木 18:00-21:00, 土 10:00-13:00"
FIRST_SUNDAY = "第1日曜 14:00-17:00"
QUIET = "21:00-8:00"
EVERY_FORM = (
    "24時間",
    OFFICE,
    CHILDLINE,
    "毎月10日 8:00-翌8:00",
    TENTH,
    CHILDREN_AT_NIGHT,
    INOCHI_SOS,
    MEN,
    FIRST_SUNDAY,
    QUIET,
    "毎月31日 23:30-翌0:30",
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("hours", "moment", "is_open"),
    [
        ("24時間", "2026-12-31 23:59", True),
        (OFFICE, "2026-11-24 08:29:59", False),
        (OFFICE, "2026-11-24 08:30", True),
        (OFFICE, "2026-11-24 17:14:59", True),
        (OFFICE, "2026-11-24 17:15", False),
        (OFFICE, "2026-11-23 10:00", False),  # Labour Thanksgiving Day
        (OFFICE, "2026-09-22 10:00", False),  # between two holidays, so one itself
        (OFFICE, "2026-05-06 10:00", False),  # in place of the third, a Sunday
        (OFFICE, "2026-12-28 10:00", True),
        (OFFICE, "2026-12-29 10:00", False),
        (OFFICE, "2027-01-04 10:00", True),
        (CHILDLINE, "2026-12-28 20:59", True),
        (CHILDLINE, "2026-12-29 16:00", False),
        (CHILDLINE, "2027-01-03 16:00", False),
        (CHILDLINE, "2027-01-04 16:00", True),
        (CHILDLINE, "2026-11-23 16:00", True),
        (TENTH, "2026-11-10 07:59", False),
        (TENTH, "2026-11-10 08:00", True),
        (TENTH, "2026-11-10 21:30", True),
        (TENTH, "2026-11-11 00:00", True),
        (TENTH, "2026-11-11 07:59", True),
        (TENTH, "2026-11-11 08:00", False),
        (CHILDREN_AT_NIGHT, "2026-11-23 06:59", True),  # since Sunday
        (CHILDREN_AT_NIGHT, "2026-11-23 12:00", True),  # a holiday
        (CHILDREN_AT_NIGHT, "2026-11-24 06:59", True),  # since the holiday
        (CHILDREN_AT_NIGHT, "2026-11-24 07:00", False),
        (CHILDREN_AT_NIGHT, "2026-11-24 19:00", True),
        (CHILDREN_AT_NIGHT, "2026-11-28 07:00", False),  # Saturday
        (CHILDREN_AT_NIGHT, "2026-11-28 12:00", True),
        (CHILDREN_AT_NIGHT, "2027-01-01 00:00", False),  # 31 December is no workday
        (CHILDREN_AT_NIGHT, "2027-01-02 06:59", True),  # since New Year's Day
        (INOCHI_SOS, "2026-11-23 03:00", True),  # Monday
        (INOCHI_SOS, "2026-11-24 00:00", False),
        (INOCHI_SOS, "2026-11-24 05:59", False),
        (INOCHI_SOS, "2026-11-24 23:59", True),
        (INOCHI_SOS, "2026-11-26 12:00", False),  # Thursday
        (MEN, "2026-11-24 18:00", True),
        (MEN, "2026-11-25 18:00", False),
        (MEN, "2026-11-28 12:59", True),
        (FIRST_SUNDAY, "2026-11-01 14:00", True),
        (FIRST_SUNDAY, "2026-11-08 14:00", False),
        (FIRST_SUNDAY, "2027-02-07 14:00", True),
        (QUIET, "2026-12-31 20:59", False),
        (QUIET, "2026-12-31 21:00", True),
        (QUIET, "2027-01-01 00:00", True),
        (QUIET, "2027-01-01 07:59", True),
        (QUIET, "2027-01-01 08:00", False),
        ("毎月31日 9:00-翌9:00", "2026-11-30 10:00", False),
        ("毎月31日 9:00-翌9:00", "2026-12-01 08:00", False),
        ("毎月31日 9:00-翌9:00", "2027-01-01 08:59", True),
        ("2/28 20:00-翌4:00", "2028-02-29 03:59", True),
        ("2/28 20:00-翌4:00", "2027-03-01 03:59", True),
        ("2/28-3/1 9:00-10:00", "2028-02-29 09:00", True),
        ("毎月29日 9:00-10:00", "2028-02-29 09:00", True),
        ("第5火 9:00-10:00", "2028-02-29 09:00", True),
    ],
)
def test_a_line_is_open_when_its_hours_say_so(hours: str, moment: str, is_open: bool) -> None:
    assert parse_hours(hours).open_at(at(moment)) is is_open


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 23, 23, 30, tzinfo=UTC),
        datetime(2026, 11, 23, 18, 30, tzinfo=ZoneInfo("America/New_York")),
        datetime(2026, 11, 24, 8, 30, tzinfo=ZoneInfo("Asia/Tokyo")),
    ],
)
def test_any_time_zone_is_judged_in_japan(moment: datetime) -> None:
    office = parse_hours(OFFICE)

    assert office.open_at(moment)
    assert not office.open_at(moment - timedelta(seconds=1))


@pytest.mark.parametrize(
    ("written", "always"),
    [
        ("24時間", True),
        ("月-日 0:00-24:00", True),
        ("毎日 8:00-翌8:00", True),
        ("毎日 0:00-12:00, 12:00-24:00", True),
        ("毎日 20:00-翌9:00, 9:00-20:00", True),
        ("月水金日 12:00-翌12:00, 火木土 12:00-翌12:00", True),
        ("24時間, 1/1 休み", False),
        ("毎日 0:00-23:59", False),
        ("毎日 0:00-12:00, 12:01-24:00", False),
        ("平日 24時間, 土日祝 24時間", False),
        (INOCHI_SOS, False),
        ("月火水木金土 24時間", False),
    ],
)
def test_always_means_every_minute_of_every_week(written: str, always: bool) -> None:
    assert parse_hours(written).always is always


@pytest.mark.parametrize(
    ("hours", "now", "opens"),
    [
        ("24時間", "2026-11-24 02:12:30", "2026-11-24 02:12:30"),
        (OFFICE, "2026-11-24 10:00:01", "2026-11-24 10:00:01"),
        (OFFICE, "2026-11-24 08:29:59", "2026-11-24 08:30"),
        (OFFICE, "2026-11-24 17:15", "2026-11-25 08:30"),
        (OFFICE, "2026-11-20 17:15", "2026-11-24 08:30"),
        (OFFICE, "2026-12-28 18:00", "2027-01-04 08:30"),
        (OFFICE, "2026-04-28 18:00", "2026-04-30 08:30"),
        ("毎月31日 9:00-10:00", "2027-01-31 10:00", "2027-03-31 09:00"),
        (TENTH, "2026-11-11 08:00", "2026-11-11 16:00"),
        (QUIET, "2026-11-24 08:00", "2026-11-24 21:00"),
        ("13:00-17:00, 9:00-12:00", "2026-11-24 08:00", "2026-11-24 09:00"),
    ],
)
def test_the_next_opening_is_found(hours: str, now: str, opens: str) -> None:
    assert parse_hours(hours).next_open(at(now)) == at(opens)


@pytest.mark.parametrize(
    ("hours", "now", "closes"),
    [
        (OFFICE, "2026-11-24 10:00", "2026-11-24 17:15"),
        (OFFICE, "2026-11-24 17:15", "2026-11-25 17:15"),
        (OFFICE, "2026-12-28 18:00", "2027-01-04 17:15"),
        (QUIET, "2026-12-31 22:00", "2027-01-01 08:00"),
        (TENTH, "2026-11-10 20:00", "2026-11-11 08:00"),
        (CHILDREN_AT_NIGHT, "2026-11-20 19:00", "2026-11-21 07:00"),
        (CHILDREN_AT_NIGHT, "2026-11-21 12:00", "2026-11-24 07:00"),
        (INOCHI_SOS, "2026-11-22 06:00", "2026-11-24 00:00"),
        ("平日 9:00-12:00, 13:00-17:00", "2026-11-24 10:00", "2026-11-24 12:00"),
        ("24時間, 1/1 休み", "2026-11-24 10:00", "2027-01-01 00:00"),
    ],
)
def test_the_next_closing_is_the_end_of_the_whole_opening(
    hours: str, now: str, closes: str
) -> None:
    assert parse_hours(hours).next_closing(at(now)) == at(closes)


def test_what_never_closes_has_no_next_closing() -> None:
    hours = parse_hours("24時間")

    assert hours.next_closing(at("2026-11-24 10:00")) is None


def test_round_the_clock_by_workdays_and_others_is_found_to_stay_open() -> None:
    hours = parse_hours("平日 24時間, 土日祝・年末年始 24時間")

    assert hours.next_closing(at("2026-11-24 10:00")) is None


def test_what_never_opens_has_neither_opening_nor_closing() -> None:
    hours = Hours(parse_hours("24時間").spans, rests=frozenset({"毎日"}))

    assert hours.next_open(at("2026-11-24 10:00")) is None
    assert hours.next_closing(at("2026-11-24 10:00")) is None


def test_an_opening_further_off_than_the_lookahead_is_not_promised() -> None:
    leap_days_only = Hours(parse_hours("2/28-2/29 9:00-10:00").spans, rests=frozenset({"2/28"}))

    assert leap_days_only.next_open(at("2026-11-24 10:00")) is None
    assert leap_days_only.next_open(at("2027-11-24 10:00")) == at("2028-02-29 09:00")


MOMENTS = st.integers(0, 3 * 365 * 86400).map(
    lambda seconds: at("2026-01-01 00:00") + timedelta(seconds=seconds)
)


@settings(deadline=None)
@given(st.sampled_from(EVERY_FORM), MOMENTS)
def test_it_is_closed_until_the_next_opening_and_open_from_then(form: str, now: datetime) -> None:
    hours = parse_hours(form)

    opens = hours.next_open(now)

    assert opens is not None
    assert hours.open_at(opens)
    assert opens == now or not hours.open_at(opens - timedelta(minutes=1))
    middle = now + (opens - now) / 2
    assert opens == now or not hours.open_at(middle)


@settings(deadline=None)
@given(st.sampled_from(EVERY_FORM[1:]), MOMENTS)
def test_it_is_open_until_the_next_closing_and_closed_from_then(form: str, now: datetime) -> None:
    hours = parse_hours(form)

    opens, closes = hours.next_open(now), hours.next_closing(now)

    assert opens is not None
    assert closes is not None
    assert not hours.open_at(closes)
    assert hours.open_at(closes - timedelta(seconds=1))
    assert hours.open_at(opens + (closes - opens) / 2)


def test_a_day_of_rest_lets_the_night_before_run_to_its_end() -> None:
    hours = parse_hours("毎日 19:00-翌7:00, 1/1 休み")

    assert hours.open_at(at("2027-01-01 06:59"))
    assert not hours.open_at(at("2027-01-01 19:00"))
    assert not hours.open_at(at("2027-01-02 06:59"))
