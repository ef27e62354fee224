import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.answers.numbers import kanji_number, number, numbers

TWOS = [
    "２",
    "二",
    "二番",
    "②",
    "❷",
    "2️⃣",
    "2番目",
    "2.",
    "「2」",
    "(2)",
    "（２）",
    "二つめ",
    "二つ目",
    "ふたつめ",
    "にばん",
    "#2",
    "第2",
    "2번",
    "2です",
    "2番で",
    "2号",
    "2番がいい",
    "2番でお願いします",
    "2にします",
    "2かな",
    "two",
    "second",
    "2",
    "no. 2",
    "No.2",
    "number two",
    "option 2",
    "2 です",
    "上から2番目",
    "số 2",
    "nomor 2",
]


@pytest.mark.parametrize("typed", TWOS)
def test_a_two_may_be_written_in_many_ways(typed: str) -> None:
    assert number(typed) == 2


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("八十三", 83),
        ("五十", 50),
        ("二十一", 21),
        ("百二", 102),
        ("八三", 83),
        ("千百", 1100),
        ("二千二十六", 2026),
        ("九千九百九十九", 9999),
        ("〇", 0),
        ("廿", 20),
        ("2千", 2000),
        ("十十", None),
        ("百千", None),
        ("五五十", None),
        ("12345", None),
    ],
)
def test_kanji_numerals_are_read(numeral: str, value: int | None) -> None:
    assert kanji_number(numeral) == value


@pytest.mark.parametrize(
    "typed", ["3人", "83歳", "2020年", "なし", "はい", "", "し", "5円", "hai", "12345"]
)
def test_an_amount_is_not_a_choice(typed: str) -> None:
    assert number(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "1 3",
        "１、３",
        "1と3",
        "1,3番",
        "①③",
        "①と③",
        "1.3",
        "1番と3番です",
        "1番 あと3番",
        "一、三",
        "1 and 3",
        "1・3",
        "1/3",
        "1\n3",
        "1 3 1",
    ],
)
def test_several_numbers_are_read_in_their_order(typed: str) -> None:
    assert numbers(typed) == (1, 3)


@pytest.mark.parametrize("typed", ["1〜3", "1から3", "1-3", "1番から3番まで"])
def test_a_range_names_all_between(typed: str) -> None:
    assert numbers(typed) == (1, 2, 3)


@pytest.mark.parametrize("typed", ["1とお金", "3人と4人", "", "5〜1", "いろいろ"])
def test_a_list_with_anything_else_in_it_is_no_list_of_numbers(typed: str) -> None:
    assert numbers(typed) == ()


@given(st.text())
def test_no_text_breaks_the_reading_of_numbers(text: str) -> None:
    single, several = number(text), numbers(text)

    assert single is None or several == (single,) or len(several) != 1
