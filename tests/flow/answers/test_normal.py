import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.answers.normal import clauses, plain, same_length, words


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("はい！", "はい"),
        ("ﾊｲ", "はい"),
        ("ハイ", "はい"),
        ("はい(笑)", "はい"),
        ("はいww", "はい"),
        ("　は い　", "はい"),
        ("Yes!!", "yes"),
        ("ＹＥＳ", "yes"),
        ("いいえ🙇", "いいえ"),
        ("call  me now", "call me now"),
        ("LINE で", "lineで"),
        ("はーい〜♪", "はーい"),
        ("2️⃣", "2"),
        ("२", "2"),
        ("हैन", "हैन"),
        ("🙏", ""),
    ],
)
def test_decoration_width_and_kana_do_not_matter(typed: str, compared: str) -> None:
    assert plain(typed) == compared


def test_small_kana_and_long_vowels_stay() -> None:
    assert plain("ちょっとー") == "ちょっとー"


def test_a_topic_stays_with_what_is_said_of_it() -> None:
    assert clauses("電話は、にがてです ここでええです") == ("電話はにがてです", "ここでええです")


def test_english_words_are_not_torn_apart() -> None:
    assert clauses("please call me. thanks") == ("please call me", "thanks")


def test_words_stand_between_punctuation_and_spaces() -> None:
    assert words("はい、大丈夫 です。") == ("はい", "大丈夫", "です")


@given(st.text())
def test_the_plain_form_of_a_plain_form_is_itself(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(same_length(text)) == len(text)
