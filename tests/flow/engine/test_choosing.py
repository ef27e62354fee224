"""Questions with options: numbers as they are shown, words, and a plain yes or no."""

import pytest

from bot.channel import IncomingKind
from bot.flow.conversation import Conversation
from bot.flow.effects import Ask
from bot.flow.saying import tag
from tests.flow.engine.talking import says, talk


def asked_what_is_urgent() -> Conversation:
    held = talk()
    says(held, "お金がなくて困っています")
    assert held.session.waits == "urgent"
    return held


@pytest.mark.parametrize(
    "answer",
    [
        "いいえ",
        "ない",
        "ないです",
        "ありません",
        "大丈夫です",
        "特になし",
        "いまのところない",
        "とくに",
    ],
)
def test_no_means_none_of_them(answer: str) -> None:
    held = asked_what_is_urgent()

    says(held, answer)

    assert held.session.answers["urgent"] == ["none"]
    assert held.session.again == 0


@pytest.mark.parametrize(
    ("typed", "ward"), [("1", "yahatahigashi"), ("２", "yahatanishi"), ("西のほう", "yahatanishi")]
)
def test_a_number_counts_the_options_as_they_are_shown(typed: str, ward: str) -> None:
    held = talk()
    for text in ("家賃がたいへんです", "とくにない", "とばす", "八幡"):
        says(held, text)
    assert held.session.among == ["yahatahigashi", "yahatanishi"]

    says(held, typed)

    assert held.session.answers["ward"] == ward


@pytest.mark.parametrize("answer", ["はい", "うん", "あります"])
def test_yes_is_asked_which(answer: str) -> None:
    held = asked_what_is_urgent()

    assert says(held, answer) == ["which", "urgent"]
    says(held, "薬")
    assert held.session.answers["urgent"] == ["no_medicine"]


def test_a_question_is_no_place() -> None:
    held = talk("disaster")
    says(held, "6")
    assert held.session.waits == "need_now"
    says(held, "1")
    assert held.session.waits == "place"

    says(held, "犬もつれていけますか")

    assert "place" not in held.session.answers


@pytest.mark.parametrize("told", ["こくらです", "I live in Kokura", "कोकुरा", "고쿠라", "小仓"])
def test_a_name_that_two_wards_share_is_asked_back_however_it_is_spelled(told: str) -> None:
    held = talk()
    for text in ("お金がなくて困っています", "とくにない", "ひとりです"):
        says(held, text)
    assert held.session.waits == "ward"

    says(held, told)

    assert held.session.among == ["kokurakita", "kokuraminami"]


def test_two_wards_are_asked_back_also_after_something_that_was_no_answer() -> None:
    held = talk()
    for text in ("お金がなくて困っています", "とくにない", "ひとりです", "えーと"):
        says(held, text)

    assert says(held, "小倉")[0] == "which"
    says(held, "南")
    assert held.session.answers["ward"] == "kokuraminami"


def test_who_asks_for_another_is_never_asked_what_they_themselves_know() -> None:
    held = talk(language="ne")
    for text in ("मेरो श्रीमानले काम गुमायो", "परिवार", "केही छैन", "दुई जना"):
        says(held, text)

    [asked] = [e for e in held.take(held.letter(IncomingKind.TEXT, "मोजी")) if isinstance(e, Ask)]

    assert tag(asked.text) == "person_knows"
    assert asked.values["person"] != held.flow.today.relations["self"]


def test_who_hesitates_is_helped_before_the_question_is_put_again() -> None:
    held = talk("escalation")
    says(held, "民生委員です")
    says(held, "民生委員・児童委員")
    assert held.session.waits == "basis"

    assert says(held, "うーんどうでしょう") == ["not_understood", "basis.help", "basis"]


@pytest.mark.parametrize(
    ("said", "picked"), [("たべもの", "no_food"), ("泊まるところ", "no_home"), ("家賃", "deadline")]
)
def test_what_cannot_wait_is_heard_in_the_words_people_have_for_it(said: str, picked: str) -> None:
    held = asked_what_is_urgent()

    says(held, said)

    assert held.session.answers["urgent"] == [picked]


@pytest.mark.parametrize("said", ["とくにない", "べつに", "なんもない"])
def test_nothing_is_a_no_to_a_question_about_a_fact(said: str) -> None:
    held = talk()
    for text in ("弟54 働いてないんです", "とくにない"):
        says(held, text)
    assert held.session.waits.startswith("clarify:")
    key = held.session.waits.partition(":")[2]

    says(held, said)

    assert held.session.facts[key] == "no"


@pytest.mark.parametrize("said", ["むすめ", "はは", "ママのこと", "だんなです", "おばあちゃん"])
def test_relatives_are_family_in_kana_too(said: str) -> None:
    held = talk()
    says(held, "どうしたらいいかわかりません")
    assert held.session.waits == "about"

    says(held, said)

    assert held.session.answers["about"] == "family"
