"""The many ways in which hours are written, and what is said of those that cannot be read."""

from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flow.hours import TOKYO, HoursError, HoursMistake, parse_hours

OFFICE = "平日 8:30-17:15"
CHILDLINE = "毎日 16:00-21:00, 12/29-1/3 休み"
MEN = "火木 18:00-21:00, 土 10:00-13:00"
FIRST_SUNDAY = "第1日曜 14:00-17:00"
QUIET = "21:00-8:00"


@pytest.mark.parametrize(
    ("written", "same_as"),
    [
        ("平日　８：３０〜１７：１５", OFFICE),
        ("平日 8:30～17:15", OFFICE),
        ("平日8:30－17:15", OFFICE),
        ("平日 8:30 - 17:15", OFFICE),
        ("平日 8:30ー17:15", OFFICE),
        ("平日 8時30分〜17時15分", OFFICE),
        ("平日 08:30-17:15,", OFFICE),
        ("２４時間", "24時間"),
        ("毎日 24時間", "24時間"),
        ("毎日 0:00-24:00", "24時間"),
        ("毎日 16時～21時、12/29～1/3休み", CHILDLINE),
        ("毎日 16:00-21:00, 年末年始 休み", "毎日 16:00-21:00, 年末年始休"),
        ("毎月１０日 8:00〜翌日8:00", "毎月10日 8:00-翌8:00"),
        ("毎月10日 8:00-翌朝8:00", "毎月10日 8:00-翌8:00"),
        ("火曜・木曜 18:00-21:00、土曜日 10:00-13:00", MEN),
        ("火、木 18:00-21:00、土 10:00-13:00", MEN),
        ("第一日曜日 14:00-17:00", FIRST_SUNDAY),
        ("第一・第三土曜 9:00-10:30", "第1・3土 9時-10時半"),
        ("毎日 21:00-翌8:00", QUIET),
        ("月〜金 9:00-17:00", "月火水木金 9:00-17:00"),
        ("平日 9:00-12:00、13:00-17:00", "平日 9:00-12:00, 平日 13:00-17:00"),
        ("毎日 20:00-0:00", "毎日 20:00-24:00"),
    ],
)
def test_the_same_hours_can_be_written_in_many_ways(written: str, same_as: str) -> None:
    assert parse_hours(written) == parse_hours(same_as)


@pytest.mark.parametrize(
    ("written", "piece", "mistake"),
    [
        ("", "", HoursMistake.EMPTY),
        ("　、", "、", HoursMistake.EMPTY),
        ("12/29-1/3 休み", "12/29-1/3 休み", HoursMistake.EMPTY),
        ("窓口による", "窓口による", HoursMistake.UNREADABLE),
        ("平日 9-17", "平日 9-17", HoursMistake.UNREADABLE),
        ("毎日 9:00-17:00、土", "土", HoursMistake.UNREADABLE),
        ("平日 8:30-17:15（祝日を除く）", "平日 8:30-17:15（祝日を除く）", HoursMistake.UNREADABLE),
        ("毎日 9:00-17:00, 休み", "休み", HoursMistake.UNKNOWN_DAY),
        ("毎日 9:00-17:00, お盆 休み", "お盆 休み", HoursMistake.UNKNOWN_DAY),
        (
            "平日 9:00-17:00、第６日曜 ９：００-10:00",
            "第６日曜 ９：００-10:00",
            HoursMistake.UNKNOWN_DAY,
        ),
        ("毎月32日 9:00-10:00", "毎月32日 9:00-10:00", HoursMistake.NO_SUCH_DATE),
        ("毎日 9:00-10:00, 2/30 休み", "2/30 休み", HoursMistake.NO_SUCH_DATE),
        ("平日 9:00-25:00", "平日 9:00-25:00", HoursMistake.NO_SUCH_TIME),
        ("平日 9:60-10:00", "平日 9:60-10:00", HoursMistake.NO_SUCH_TIME),
        ("平日 17:15-8:30", "平日 17:15-8:30", HoursMistake.ENDS_BEFORE_IT_BEGINS),
        ("8:00-8:00", "8:00-8:00", HoursMistake.ENDS_BEFORE_IT_BEGINS),
        ("24:00-24:00", "24:00-24:00", HoursMistake.ENDS_BEFORE_IT_BEGINS),
        ("毎日 8:00-翌17:00", "毎日 8:00-翌17:00", HoursMistake.LONGER_THAN_A_DAY),
        ("土 9:00-10:00, 毎日 休み", "土 9:00-10:00, 毎日 休み", HoursMistake.NEVER_OPENS),
        ("2/29 9:00-10:00", "2/29 9:00-10:00", HoursMistake.NEVER_OPENS),
        (
            "月 9:00-10:00, 第1・2・3・4・5月 休み",
            "月 9:00-10:00, 第1・2・3・4・5月 休み",
            HoursMistake.NEVER_OPENS,
        ),
    ],
)
def test_hours_that_cannot_be_understood_name_the_piece(
    written: str, piece: str, mistake: HoursMistake
) -> None:
    with pytest.raises(HoursError) as caught:
        parse_hours(written)

    assert (caught.value.piece, caught.value.mistake) == (piece, mistake)


@settings(deadline=None)
@given(st.text(alphabet="平日毎月火土祝第翌休み時間分半0123456789:：-〜/、, ・２", max_size=25))
def test_whatever_is_written_is_read_or_refused(written: str) -> None:
    with suppress(HoursError):
        hours = parse_hours(written)

        assert hours.next_open(datetime(2027, 1, 1, tzinfo=TOKYO))
