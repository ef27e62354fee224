"""Which number answers now, and whether one always does."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.authoring.problem import Place
from bot.flow.definition import Hotline, Text
from bot.flow.hours import TOKYO, parse_hours
from bot.flow.promise import open_number, uncovered

PLACE = Place("city.yaml")
ADULT = frozenset({"adult"})
CHILD = frozenset({"child"})
NIGHT = "2026-11-24 02:12"
NOON = "2026-11-24 12:00"
OFFICE = "平日 8:30-17:15"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


def a_line(
    name: str,
    hours: str = "24時間",
    fits: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
    tel: str = "0120-000-000",
) -> Hotline:
    text = Text(f"hotlines/{name}/name", name, PLACE)
    known = parse_hours(hours) if hours else None
    return Hotline(
        id=name,
        name=text,
        tel=tel,
        hours=known,
        hours_text=None,
        place=PLACE,
        fits=fits,
        languages=languages,
    )


def chosen(
    *lines: Hotline, fits: frozenset[str] = ADULT, language: str = "ja", now: str = NOON
) -> str:
    found = open_number(lines, fits, language, at(now))
    return found.id if found else ""


def test_the_first_line_that_is_open_is_given() -> None:
    lines = a_line("kokoro", "平日 9:00-17:00"), a_line("inochi")

    assert chosen(*lines, now=NOON) == "kokoro"
    assert chosen(*lines, now=NIGHT) == "inochi"


@pytest.mark.parametrize(
    ("now", "line"),
    [
        ("2026-12-28 20:59", "childline"),
        ("2026-12-28 21:00", "kodomo_sos"),
        ("2026-12-29 16:00", "kodomo_sos"),
        ("2027-01-04 16:00", "childline"),
    ],
)
def test_a_closed_line_is_not_given_while_another_is_open(now: str, line: str) -> None:
    childline = a_line("childline", "毎日 16:00-21:00, 12/29-1/3 休み", fits=("child",))

    assert chosen(childline, a_line("kodomo_sos"), fits=CHILD, now=now) == line


@pytest.mark.parametrize(
    ("fits", "line"),
    [
        (CHILD, "jido"),
        (frozenset({"adult", "about_child"}), "jido"),
        (ADULT, "yorisoi"),
        (frozenset(), "yorisoi"),
    ],
)
def test_a_line_for_children_serves_children_and_those_who_write_about_one(
    fits: frozenset[str], line: str
) -> None:
    jido = a_line("jido", fits=("child", "about_child"))

    assert chosen(jido, a_line("yorisoi"), fits=fits) == line


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "kokoro"),
        ("ja-easy", "kokoro"),
        ("ja-kids", "kokoro"),
        ("vi", "yorisoi"),
        ("ne", "kokoro"),
    ],
)
def test_a_line_without_the_language_gives_way_to_one_that_speaks_it(
    language: str, line: str
) -> None:
    kokoro = a_line("kokoro", languages=("ja",))
    yorisoi = a_line("yorisoi", languages=("ja", "en", "vi", "zh-Hans"))

    assert chosen(kokoro, yorisoi, language=language) == line


def test_a_line_without_the_language_is_better_than_a_closed_one() -> None:
    lines = a_line("kokoro", languages=("ja",)), a_line("vietnamese", OFFICE, languages=("vi",))

    assert chosen(*lines, language="vi", now=NIGHT) == "kokoro"


def test_a_line_without_the_language_is_better_than_one_for_somebody_else() -> None:
    kokoro = a_line("kokoro", languages=("ja",))
    children = a_line("children", fits=("child",), languages=("vi",))

    assert chosen(kokoro, children, language="vi") == "kokoro"


def test_the_ambulance_comes_first_in_any_language() -> None:
    lines = a_line("ambulance"), a_line("yorisoi", languages=("ja", "vi"))

    assert chosen(*lines, language="vi") == "ambulance"


def test_a_line_that_names_no_language_speaks_japanese() -> None:
    lines = a_line("foreigners", languages=("en", "vi")), a_line("kokoro")

    assert chosen(*lines, language="ja-easy") == "kokoro"
    assert chosen(*lines, language="ne") == "foreigners"


def test_a_line_without_number_or_hours_is_never_given() -> None:
    lines = a_line("not_yet_known", tel=""), a_line("depends", hours=""), a_line("inochi")

    assert chosen(*lines) == "inochi"
    assert chosen(*lines[:2]) == ""


LINES = st.lists(
    st.builds(
        a_line,
        name=st.sampled_from("abcdef"),
        hours=st.sampled_from(["", "24時間", OFFICE, "21:00-8:00", "日祝 7:10-翌7:00"]),
        fits=st.sampled_from([(), ("child",), ("adult",), ("child", "about_child")]),
        languages=st.sampled_from([(), ("ja",), ("ja", "vi"), ("en",)]),
        tel=st.sampled_from(["", "119"]),
    ),
    max_size=4,
)
MOMENTS = st.integers(0, 365 * 24 * 60).map(
    lambda minutes: at("2026-01-01 00:00") + timedelta(minutes=minutes)
)


@settings(deadline=None)
@given(LINES, st.sampled_from([ADULT, CHILD]), st.sampled_from(["ja", "vi", "xx"]), MOMENTS)
def test_a_number_is_given_exactly_when_one_that_fits_is_open(
    lines: list[Hotline], fits: frozenset[str], language: str, now: datetime
) -> None:
    answering = [
        line
        for line in lines
        if line.tel
        and line.hours
        and line.hours.open_at(now)
        and (not line.fits or fits & {*line.fits})
    ]

    found = open_number(lines, fits, language, now)

    assert found in answering if answering else found is None


def test_a_card_that_ends_with_a_line_round_the_clock_is_covered() -> None:
    lines = a_line("kokoro", OFFICE), a_line("inochi")

    assert uncovered(lines, ADULT, "ja") == ()


def test_a_line_round_the_clock_for_others_covers_nobody_else() -> None:
    lines = (a_line("kodomo_sos", fits=("child",)),)

    assert uncovered(lines, CHILD, "ja") == ()
    assert len(uncovered(lines, ADULT, "ja")) == 365 * 24


def test_two_lines_that_take_turns_cover_the_year() -> None:
    day, night = a_line("day", "毎日 8:00-21:00"), a_line("night", "21:00-8:00")

    assert uncovered((day, night), ADULT, "ja") == ()


def test_the_turn_of_the_year_is_looked_at() -> None:
    lines = (a_line("most_days", "24時間, 12/29-1/3 休み"),)

    gaps = uncovered(lines, ADULT, "ja")

    assert len(gaps) == 6 * 24
    assert (gaps[0], gaps[-1]) == (at("2026-01-01 00:00"), at("2026-12-31 23:00"))


def test_a_gap_of_minutes_is_a_gap() -> None:
    lines = a_line("day", "毎日 8:00-20:45"), a_line("night", "21:00-8:00")

    gaps = uncovered(lines, ADULT, "ja")

    assert len(gaps) == 365
    assert {gap.astimezone(TOKYO).hour for gap in gaps} == {20}


def test_without_any_line_every_hour_is_uncovered() -> None:
    gaps = uncovered((), ADULT, "ja")

    assert gaps[1] - gaps[0] == timedelta(hours=1)
    assert len(gaps) == 365 * 24
