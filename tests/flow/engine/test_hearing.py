"""What a story answers by itself: it settles open questions and takes no given answer away."""

import pytest

from bot.channel import IncomingKind
from tests.flow.engine.talking import says, sends, talk, taps


def test_what_is_heard_later_takes_no_picked_option_away() -> None:
    held = talk("disaster")
    sends(held, IncomingKind.JOINED)
    says(held, "2と7と9")
    says(held, "門司の大里東です")

    says(held, "飲み水がないです")

    assert held.session.answers["need_now"] == ["hurt", "water_food", "shelter", "other"]


def test_what_is_heard_later_takes_the_place_of_none() -> None:
    held = talk()
    says(held, "仕事をやめて、家賃が心配です")
    says(held, "とくにない")

    says(held, "食べるものがないです")

    assert held.session.answers["urgent"] == ["no_food"]


def test_something_unrelated_corrects_nothing() -> None:
    held = talk("disaster")
    sends(held, IncomingKind.JOINED)
    says(held, "2と7と9")
    says(held, "門司の大里東です")

    says(held, "電池がもうすこしで切れます")

    assert held.session.corrections == 0
    assert held.session.answers["need_now"] == ["hurt", "shelter", "other"]


def test_a_place_and_a_number_written_out_of_turn_are_not_asked_for() -> None:
    held = talk("disaster")
    sends(held, IncomingKind.JOINED)

    says(held, "八幡西区香月 川の横")
    says(held, "090-1234-5678")
    says(held, "動けない・逃げられない")

    assert held.session.answers | {"place": "given", "phone": "given"} == held.session.answers
    assert held.session.waits not in ("place", "phone")


@pytest.mark.parametrize("text", ["090-1234-5678 夜", "電話 090 1234 5678"])
def test_a_number_is_an_answer_to_how_to_be_reached(text: str) -> None:
    held = talk()
    for each in ("お金がなくて困っています", "とくにない", "ひとりです", "門司", "伝えてよい"):
        says(held, each)
    assert held.session.waits == "contact"

    assert says(held, text) == ["refer.closing 9"]
    assert held.session.answers["contact"] == "phone"


def test_whom_it_is_about_stays_as_it_was_answered() -> None:
    held = talk()
    says(held, "私は母と住んでいて、母の介護で腰が痛いです")
    taps(held, "about=self")

    says(held, "母が怒るので、あまり長く書けません")

    assert held.session.answers["about"] == "self"


def test_an_optional_question_gives_way_to_somebody_who_tells_on() -> None:
    held = talk()
    says(held, "お金がなくて困っています")
    assert held.session.waits == "urgent"

    says(held, "子どもが二人います。4歳と6歳です")
    says(held, "夫は去年亡くなりました")
    assert held.session.waits == "urgent"
    says(held, "母は83歳です")

    assert held.session.waits != "urgent"
    assert held.session.answers["urgent"] == "unknown"


def test_back_goes_to_a_question_about_a_fact_too() -> None:
    held = talk()
    for text in ("弟54 働いてないんです", "とくにない"):
        says(held, text)
    asked = held.session.waits
    assert asked.startswith("clarify:")
    says(held, "はい")

    assert says(held, "もどる")[0] == "gone_back"
    assert held.session.waits == asked


def test_whoever_writes_for_their_work_is_not_asked_about_their_own_life() -> None:
    held = talk("escalation")
    sends(held, IncomingKind.JOINED)
    told = "産後1か月の方。夫は夜勤で、実母は病気がち"
    for text in ("助産師", "わからない", told, "迷っている", "なし"):
        says(held, text)

    assert any("self" in (each.person, each.other) for each in held.reading.questions)
    assert held.session.waits == "ward"


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("スクールソーシャルワーカーです", "school"),
        ("区の保健師です", "city"),
        ("ケアマネです", "care_manager"),
        ("民生委員をしています", "community"),
        ("訪問看護です", "medical"),
    ],
)
def test_people_name_their_work_in_their_own_words(said: str, role: str) -> None:
    held = talk("escalation")
    sends(held, IncomingKind.JOINED)

    says(held, said)

    assert held.session.answers["role"] == role
