from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.answers.ages import AgeRange, age, ages_in

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("83", 83, 83),
        ("83歳", 83, 83),
        ("８３才", 83, 83),
        ("83さい", 83, 83),
        ("八十三", 83, 83),
        ("八三歳", 83, 83),
        ("百二歳", 102, 102),
        ("母は83歳です", 83, 83),
        ("83になります", 83, 83),
        ("満83歳", 83, 83),
        ("I'm 83", 83, 83),
        ("83 years old", 83, 83),
        ("83세", 83, 83),
        ("83岁", 83, 83),
        ("83 tuổi", 83, 83),
        ("八十すぎ", 80, 89),
        ("80過ぎです", 80, 89),
        ("80を過ぎました", 80, 89),
        ("70ちょい", 70, 79),
        ("80代", 80, 89),
        ("八十代", 80, 89),
        ("８０だい", 80, 89),
        ("70代後半", 75, 79),
        ("20代前半", 20, 24),
        ("60代半ば", 63, 67),
        ("in my 50s", 50, 59),
        ("early 50s", 50, 54),
        ("in her late 70s", 75, 79),
        ("もうすぐ80", 79, 79),
        ("もうすぐ80です", 79, 79),
        ("turning 80", 79, 79),
        ("80近く", 77, 79),
        ("80手前", 77, 79),
        ("almost 80", 77, 79),
        ("80くらい", 78, 82),
        ("約80歳", 78, 82),
        ("数えで80", 78, 79),
        ("来年80歳", 78, 79),
        ("今年80", 79, 80),
        ("今年80になりました", 80, 80),
        ("82か83", 82, 83),
        ("八十二、三", 82, 83),
        ("80歳以上", 80, 125),
        ("125歳", 125, 125),
        ("0歳", 0, 0),
    ],
)
def test_ages_in_years(said: str, low: int, high: int) -> None:
    assert age(said, TODAY) == AgeRange(low, high)


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("今年で還暦", 59, 60),
        ("還暦", 60, 60),
        ("古希", 70, 70),
        ("喜寿のお祝い", 77, 77),
        ("傘寿", 80, 80),
        ("米寿", 88, 88),
        ("今年で米寿になりました", 88, 88),
        ("卒寿", 90, 90),
        ("白寿", 99, 99),
        ("アラ還", 57, 63),
        ("アラフォー", 37, 43),
        ("成人", 18, 125),
        ("未成年", 0, 17),
        ("二十歳", 20, 20),
        ("はたち", 20, 20),
        ("ハタチです", 20, 20),
    ],
)
def test_words_that_are_an_age(said: str, low: int, high: int) -> None:
    assert age(said, TODAY) == AgeRange(low, high)


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("中2", 13, 14),
        ("小４", 9, 10),
        ("小学4年生", 9, 10),
        ("中学二年", 13, 14),
        ("高3", 17, 18),
        ("高校3年生です", 17, 18),
        ("年長", 5, 6),
        ("年中", 4, 5),
        ("年少さん", 3, 4),
        ("小学生", 6, 12),
        ("1歳半", 1, 1),
        ("１歳６か月", 1, 1),
        ("18か月", 1, 1),
        ("生後3か月", 0, 0),
        ("8ヶ月", 0, 0),
        ("生後10日", 0, 0),
        ("8 months old", 0, 0),
        ("赤ちゃんです", 0, 0),
    ],
)
def test_children_are_known_by_grade_and_months(said: str, low: int, high: int) -> None:
    assert age(said, TODAY) == AgeRange(low, high)


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("昭和15年生まれ", 85, 86),
        ("昭和15年", 85, 86),
        ("昭15", 85, 86),
        ("S15", 85, 86),
        ("S15.5.3", 86, 86),
        ("昭和15年5月3日生まれ", 86, 86),
        ("昭和15年12月3日生まれ", 85, 85),
        ("昭和15年5月生まれ", 86, 86),
        ("平成二十年生まれ", 17, 18),
        ("H20生まれ", 17, 18),
        ("大正10年", 104, 105),
        ("令和3年生まれ", 4, 5),
        ("昭和元年生まれ", 99, 100),
        ("1940年生まれ", 85, 86),
        ("1940", 85, 86),
        ("1940/5/3", 86, 86),
        ("19400503", 86, 86),
        ("born in 1940", 85, 86),
        ("兄は昭和40年生まれです", 60, 61),
    ],
)
def test_births_are_counted_up_to_today(said: str, low: int, high: int) -> None:
    assert age(said, TODAY) == AgeRange(low, high)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "200歳",
        "126",
        "83cm",
        "3人",
        "80円",
        "八百屋",
        "3代目",
        "2030年生まれ",
        "3000年",
        "昭和70年",
        "昭和15年13月3日",
        "平成50年",
        "昭和15年に結婚しました",
        "妊娠8か月",
        "8か月前",
        "5歳の時",
        "ないしょ",
        "言いたくない",
        "高齢です",
        "中3日",
        "十十歳",
        "99999999",
    ],
)
def test_what_is_no_possible_age_is_not_read(said: str) -> None:
    assert age(said, TODAY) is None


def test_every_age_in_a_text_is_found_where_it_stands() -> None:
    said = "母８３歳、兄は５４才"

    found = ages_in(said, TODAY)

    assert [said[one.start : one.end] for one in found] == ["８３歳", "５４才"]


AGE_LIKE = st.text(
    "0123456789０８〇一二八十百千歳才さい代半すぎもうすぐ昭和年月日生まれSH./-か、中小高 sold'"
)


@given(st.text() | AGE_LIKE, st.dates(min_value=date(2020, 1, 1), max_value=date(2100, 1, 1)))
def test_no_text_breaks_the_reading_of_ages(text: str, today: date) -> None:
    found = age(text, today)

    assert found is None or 0 <= found.low <= found.high <= 125
