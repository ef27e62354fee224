"""Questions with options: numbers as they are shown, words, and a plain yes or no."""

import pytest

from bot.flow.conversation import Conversation
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
