from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.answers.ages import AgeRange
from bot.flow.answers.people import people

TODAY = date(2026, 11, 24)
Said = tuple[str, int | tuple[int, int] | None]


def said(text: str) -> list[Said]:
    return [(person.relation, _short(person.age)) for person in people(text, TODAY)]


def _short(age: AgeRange | None) -> int | tuple[int, int] | None:
    if age is None:
        return None
    return age.low if age.low == age.high else (age.low, age.high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("母83歳、兄54歳", [("mother", 83), ("elder_brother", 54)]),
        ("母83歳兄54歳", [("mother", 83), ("elder_brother", 54)]),
        ("母83、兄54", [("mother", 83), ("elder_brother", 54)]),
        ("母（83）と弟(56)の二人暮らし", [("mother", 83), ("younger_brother", 56)]),
        ("８３歳の母と五十四歳の兄", [("mother", 83), ("elder_brother", 54)]),
        ("母が83で父が85", [("mother", 83), ("father", 85)]),
        ("本人84女・要介護2、長男58・無職、同居", [("self", 84), ("son", 58)]),
        ("夫と子ども2人(5さいと0さい)", [("husband", None), ("child", 5), ("child", 0)]),
        ("夫62 妻60 子3人", [("husband", 62), ("wife", 60), *[("child", None)] * 3]),
        ("妻八十二、私八十五", [("wife", 82), ("self", 85)]),
        ("80代の母と50代の息子", [("mother", (80, 89)), ("son", (50, 59))]),
        ("小4の娘と年長の息子", [("daughter", (9, 10)), ("son", (5, 6))]),
        ("中2長女、小5長男", [("daughter", (13, 14)), ("son", (10, 11))]),
        ("5歳と3歳の娘", [("daughter", 5), ("daughter", 3)]),
        ("兄は昭和40年生まれ", [("elder_brother", (60, 61))]),
        ("利用者80代女性", [("client", (80, 89))]),
        ("両親と私", [("mother", None), ("father", None), ("self", None)]),
        ("my mother (83) and my son, 12", [("mother", 83), ("son", 12)]),
        ("ママ 70歳", [("mother", 70)]),
        ("まご四さい", [("grandchild", 4)]),
        ("八十四になります", [("self", 84)]),
        ("父は要介護3", [("father", None)]),
        ("子ども2", [("child", None)]),
        ("おばあさん80、おばさん60", [("grandmother", 80), ("aunt", 60)]),
    ],
)
def test_a_household_is_read_from_a_list(text: str, expected: list[Said]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("妻の母", "in_law"),
        ("息子の嫁", "in_law"),
        ("義母", "in_law"),
        ("娘の子ども", "grandchild"),
        ("母の弟", "uncle"),
        ("父の妹", "aunt"),
        ("母の母", "grandmother"),
        ("父の父", "grandfather"),
        ("隣のおばあちゃん", "neighbour"),
        ("近所の人", "neighbour"),
        ("友達の母", "friend"),
        ("私の母", "mother"),
        ("兄の子ども", "other"),
        ("いとこ", "other"),
        ("内縁の夫", "partner"),
        ("主人", "husband"),
        ("旦那さん", "husband"),
        ("家内", "wife"),
        ("一人娘", "daughter"),
        ("次男", "son"),
        ("赤ちゃん", "child"),
        ("お姉ちゃん", "elder_sister"),
        ("妹", "younger_sister"),
        ("叔父", "uncle"),
        ("おじいちゃん", "grandfather"),
        ("孫", "grandchild"),
    ],
)
def test_a_relation_is_seen_from_the_writer(text: str, relation: str) -> None:
    assert said(text) == [(relation, None)]


@pytest.mark.parametrize(
    "text",
    [
        "大丈夫です",
        "工夫しています",
        "丈夫な体",
        "兄弟が三人",
        "姉妹",
        "主人公",
        "そのまま",
        "そのママ",
        "母国に帰る",
        "母校",
        "看板娘",
        "様子を見る",
        "女子高生",
        "稲妻",
        "夫婦",
        "弟子",
        "保母",
        "家族はいません",
        "子育て",
        "親子",
        "母子家庭",
        "",
    ],
)
def test_a_word_inside_another_names_nobody(text: str) -> None:
    assert said(text) == []


def test_the_words_of_each_person_are_pointed_at() -> None:
    text = "はい、母８３歳と　弟(56)です"

    found = [text[person.start : person.end] for person in people(text, TODAY)]

    assert found == ["母８３歳", "弟(56"]


@given(
    st.text() | st.lists(st.sampled_from(list("母父兄妻子娘の夫83歳と、(人2才五十さ"))).map("".join)
)
def test_no_text_breaks_the_reading_of_people(text: str) -> None:
    for person in people(text, TODAY):
        assert 0 <= person.start < person.end <= len(text)
