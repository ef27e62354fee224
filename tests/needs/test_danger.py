import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.needs.passage import NEWEST, Said
from bot.reading import Audience, DangerLevel
from tests.needs.shipped import letters, reader


@pytest.mark.parametrize(
    "text",
    [
        "しんどい",
        "もう限界です。助けて",
        "つらい。疲れました",
        "死にたくない",
        "死ぬほど忙しい",
        "海の見える公園はどこですか",
        "今までありがとうございました。おかげで解決しました",
        "薬がなくなりました",
        "母が先月倒れて入院しました",
        "デイサービスのお迎えが来ない",
    ],
)
def test_everyday_words_are_no_danger(text: str) -> None:
    assert reader().screen(letters(text)).level is DangerLevel.NONE


@pytest.mark.parametrize(
    "text",
    ["しにたい", "シニタイ", "ｼﾆﾀｲ", "し に た い", "死*に*た*い", "しにたーい", "し😭に😭たい"],
)
def test_spelling_does_not_hide_a_death_wish(text: str) -> None:
    assert reader().screen(letters(text)).kind == "suicide"


def test_words_split_over_two_letters_are_one_sign() -> None:
    danger = reader().screen([Said("a", "もう 死に"), Said("b", "たい")])

    assert [(e.letter, e.start, e.end) for e in danger.evidence] == [("a", 3, 5), ("b", 0, 2)]


def test_evidence_names_the_words_as_they_were_written() -> None:
    text = "夜になると、ｼﾆﾀｲ…と思います"

    evidence = reader().screen([Said("a", text)]).evidence[0]

    assert text[evidence.start : evidence.end] == "ｼﾆﾀｲ"
    assert (evidence.rule, evidence.version) == ("wish", "1")


def test_a_later_denial_does_not_hide_what_was_said() -> None:
    danger = reader().screen(letters("消えたい", "やっぱりなんでもないです。大丈夫です"))

    assert danger.level is DangerLevel.THOUGHTS


def test_the_gravest_danger_wins() -> None:
    danger = reader().screen(letters("夫に殴られます", "いま薬をぜんぶ飲みました"))

    assert (danger.kind, danger.level) == ("suicide", DangerLevel.NOW)


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("もう消えたい", Audience.SELF),
        ("ままがいやなことばかりいう しにたい もうがっこういけん", Audience.CHILD),
        ("友達がしにたいって言う", Audience.THIRD_PERSON),
        ("息子が消えたいと言って部屋から出ません", Audience.THIRD_PERSON),
        ("主人が先月亡くなりました。夜になると海のほうへ歩いて行きたくなる", Audience.SELF),
        ("担当の利用者さんが、死にたいと話しています", Audience.PROFESSIONAL),
        ("母に手が出てしもうた", Audience.THE_ONE_WHO_HITS),
        ("となりの子がたたかれています", Audience.THIRD_PERSON),
        ("夫に殴られます", Audience.SELF),
        ("夫の介護が十年。二人で一緒に逝こうかと話しよります", Audience.SELF),
    ],
)
def test_the_card_speaks_to_the_one_who_writes(text: str, audience: Audience) -> None:
    assert reader().screen(letters(text)).audience is audience


def test_a_text_made_to_keep_the_reader_busy_is_still_read() -> None:
    danger = reader().screen([Said("a", "死にたい今薬全部飲んだ" * 2_000)])

    assert danger.level is DangerLevel.NOW


def test_only_the_newest_characters_count() -> None:
    danger = reader().screen([Said("a", "死にたい"), Said("b", "あ" * NEWEST)])

    assert danger.level is DangerLevel.NONE


@given(st.lists(st.text(), max_size=4))
def test_any_text_is_read_and_screened_alike(texts: list[str]) -> None:
    said = [Said(str(number), text) for number, text in enumerate(texts)]

    assert reader().read(said).danger == reader().screen(said)


@given(st.text(alphabet="死にたいくな今薬全部飲んだ殴られ夫が母83歳は。\n 「」っ", max_size=60))
def test_evidence_always_lies_inside_its_letter(text: str) -> None:
    found = reader().read([Said("a", text)])

    assert all(0 <= e.start < e.end <= len(text) for e in found.danger.evidence)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my husband beats me", "violence"),
        ("tôi bị chồng đánh", "violence"),
        ("남편에게 맞았어요", "violence"),
        ("おかあさんが ぶつ", "violence"),
        ("たすけて水が来よる\n2階におる", "medical"),
        ("講座の帰りです。今から死にます", "suicide"),
        ("研修に来ました。夫に殴られて逃げてきました", "violence"),
        ("今から飛び降りる(笑)", "suicide"),
        ("薬ぜんぶのんだw", "suicide"),
        ("パパにたたかれる😂", "violence"),
    ],
)
def test_neither_language_nor_laugh_nor_course_hides_a_danger(text: str, kind: str) -> None:
    assert reader().screen(letters(text)).kind == kind


def test_what_was_long_ago_is_no_danger_unless_they_still_live_together() -> None:
    was = "昔、夫に首をしめられたことがあります"

    assert not reader().screen(letters(was)).kind
    assert reader().screen(letters(f"{was}。今も一緒に住んでいます")).kind == "violence"
