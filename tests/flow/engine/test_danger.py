"""Danger first: a card, a ticket and an alert, once in full, and only a person lowers it."""

from datetime import datetime, timedelta, timezone

import pytest

from bot.channel import IncomingKind
from bot.flow.conversation import Conversation
from bot.flow.effects import AlertStaff, Ask, ForgetPerson, OpenTicket, Say
from bot.flow.letters import StaffAct
from bot.flow.template import bubbles
from tests.flow.engine.talking import says, spoken, staff, talk, taps

NIGHT = datetime(2026, 11, 24, 2, 12, tzinfo=timezone(timedelta(hours=9)))


def test_a_ticket_and_an_alert_wait_for_nothing() -> None:
    held = talk()

    effects = held.take(held.letter(IncomingKind.TEXT, "薬ぜんぶのんだ ごめん"))

    kinds = [type(each) for each in effects]
    assert kinds.index(OpenTicket) < kinds.index(AlertStaff) < kinds.index(Say)
    assert held.ticket is not None
    assert (held.ticket.ward, held.ticket.basis) == ("unsettled", "emergency")


def test_after_a_card_that_stops_nothing_is_asked_and_old_buttons_change_nothing() -> None:
    held = talk()
    says(held, "眠れません")
    says(held, "薬ぜんぶのんだ")

    assert says(held, "小倉南区") == ["heard_in_danger"]
    assert taps(held, "ward=yahatanishi") == ["heard_in_danger"]
    assert held.session.answers["ward"] == "kokuraminami"


def test_the_same_card_comes_in_full_once_in_six_hours_and_staff_are_alerted_each_time() -> None:
    held = talk()
    says(held, "もう消えたい")
    says(held, "いいえ")

    again = held.take(held.letter(IncomingKind.TEXT, "やっぱり消えたい"))
    held.now += timedelta(hours=6)
    later = says(held, "消えたいです")

    assert "danger/suicide_thoughts/again" in [e.text.id for e in again if isinstance(e, Say)]
    assert any(isinstance(each, AlertStaff) for each in again)
    assert later[0].startswith("card suicide_thoughts.")


@pytest.mark.parametrize(
    "answer",
    [
        "はい",
        "1",
        "１",
        "①",
        "1です",
        "はい、あぶないです",
        "うん。たすけて",
        "あぶない",
        "助けて",
        "たぶん",
    ],
)
def test_yes_to_the_question_of_a_card_is_danger_now(answer: str) -> None:
    held = talk()
    says(held, "もう消えたい")

    assert says(held, answer)[0].startswith("card suicide_now")
    assert held.session.phase == "stopped"


@pytest.mark.parametrize("answer", ["いいえ", "2", "3", "わからない", "いまは大丈夫です"])
def test_a_clear_no_to_the_question_of_a_card_lets_the_talk_go_on(answer: str) -> None:
    held = talk()
    says(held, "もう消えたい")

    assert not says(held, answer)[-1].startswith("card")
    assert (held.session.danger, held.session.phase) == ("thoughts", "talking")


def test_words_that_are_no_answer_to_a_card_are_received_and_it_asks_once_more() -> None:
    held = talk()
    says(held, "もう消えたい")

    assert says(held, "母がいるから") == ["heard_in_danger", "alive_now"]
    assert "alive_now" not in says(held, "母がいるから")


def test_while_a_person_owns_the_talk_the_card_waits_two_minutes() -> None:
    held = talk(now=NIGHT)
    says(held, "母の介護で疲れました")
    staff(held, StaffAct.TOOK_OVER)

    assert says(held, "薬ぜんぶのんだ") == []
    effects = held.wait(timedelta(minutes=2))

    assert any(isinstance(each, Say) and "suicide_now" in each.text.id for each in effects)


def test_only_staff_lower_danger_and_then_the_questions_go_on() -> None:
    held = talk()
    says(held, "もう消えたい")
    says(held, "いいえ")
    says(held, "もう大丈夫です。元気です")
    assert held.session.danger == "thoughts"

    assert staff(held, StaffAct.DANGER_LOWERED) == []
    assert held.session.danger == "none"
    assert says(held, "お金のことも困っています") != []


def test_a_card_about_violence_is_discreet() -> None:
    held = talk()

    effects = held.take(held.letter(IncomingKind.TEXT, "夫に毎日たたかれています"))

    [card] = [e for e in effects if isinstance(e, Say) and e.text.id.startswith("danger/")]
    assert card.discreet


def test_delete_in_danger_hides_at_once_and_says_what_stays() -> None:
    held = talk()
    says(held, "もう消えたい")

    effects = held.take(held.letter(IncomingKind.TEXT, "消して"))

    assert ForgetPerson(held=True) in effects
    assert "replies/delete_in_danger/text" in [e.text.id for e in effects if isinstance(e, Say)]
    assert held.session.answers == {}


def test_agencies_get_the_card_for_professionals() -> None:
    held = talk("escalation")
    says(held, "こんにちは")

    said = says(held, "3年生の男の子。腕にあざ。お父さんにたたかれたと言った")

    assert said[0] == "card violence_thoughts.1"


def number_for(text: str, language: str = "ja") -> str:
    held = talk(language=language, now=NIGHT)
    effects = held.take(held.letter(IncomingKind.TEXT, text))
    return next(str(e.values["hotline"]) for e in effects if isinstance(e, Say) and e.values)


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("夫に殴られています", "ja", "dvplus"),
        ("息子に殴られています。82歳です", "ja", "yorisoi"),
        ("しにたい", "ja-kids", "kodomo_sos"),
        ("I want to die", "en", "yorisoi"),
    ],
)
def test_the_number_is_one_for_whoever_writes(text: str, language: str, number: str) -> None:
    assert number_for(text, language) == number


def owned() -> Conversation:
    held = talk(now=NIGHT)
    says(held, "母の介護で疲れました")
    staff(held, StaffAct.TOOK_OVER)
    assert says(held, "薬ぜんぶのんだ") == []
    return held


def test_a_card_that_waits_for_a_person_comes_whatever_is_written_meanwhile() -> None:
    held = owned()
    says(held, "もうねむい")

    cards = spoken(held.wait(timedelta(minutes=2)))

    assert [card for card in cards if card.startswith("card suicide_now")]


def test_a_card_that_waits_for_a_person_comes_when_they_hand_back() -> None:
    held = owned()

    assert staff(held, StaffAct.HANDED_BACK)[0].startswith("card suicide_now")
    assert spoken(held.wait(timedelta(minutes=2))) == []


def test_a_talk_that_had_ended_does_not_begin_again_when_it_is_handed_back() -> None:
    held = talk()
    says(held, "母の介護で疲れました")
    says(held, "やめる")
    staff(held, StaffAct.TOOK_OVER)

    assert staff(held, StaffAct.HANDED_BACK) == []
    assert held.session.phase == "ended"


def test_while_a_person_owns_the_talk_what_is_to_be_deleted_is_deleted() -> None:
    held = talk()
    says(held, "母の介護で疲れました")
    staff(held, StaffAct.TOOK_OVER)

    effects = held.take(held.letter(IncomingKind.TEXT, "消して"))

    assert any(isinstance(each, ForgetPerson) for each in effects)


@pytest.mark.parametrize("flow", ["intake", "disaster", "escalation", "followup"])
@pytest.mark.parametrize(
    "told",
    [
        "パパに なぐられる。中1です",
        "夫にたたかれています",
        "ときどき子どもをたたいてしまいます",
        "もう消えたい",
        "となりの子が毎日なぐられています",
    ],
)
def test_a_card_and_what_follows_it_fit_into_one_reply(flow: str, told: str) -> None:
    held = talk(flow)

    effects = held.take(held.letter(IncomingKind.TEXT, told))

    said = [each.text for each in effects if isinstance(each, Say | Ask)]
    assert said[0].id.startswith("danger/")
    assert sum(len(bubbles(text.source)) for text in said) <= 5


def test_after_an_end_danger_is_asked_about_and_the_few_questions_go_on() -> None:
    held = talk()
    says(held, "母の介護で疲れました")
    says(held, "人と話したい")

    assert says(held, "もう消えたい")[-1] == "alive_now"
    assert says(held, "いいえ") == ["after_card", "ward 1"]
    for text in ("門司区", "送ってよい"):
        said = says(held, text)
    assert (held.session.phase, said[-1][:13]) == ("ended", "refer.closing")


def test_danger_written_after_everything_was_hidden_is_asked_about_again() -> None:
    held = talk()
    says(held, "もう消えたい")
    says(held, "消して")
    assert held.session.phase == "stopped"

    assert says(held, "やっぱり消えたい")[0].startswith("card suicide_thoughts")
    assert (held.session.phase, held.session.danger) == ("talking", "thoughts")


def test_back_at_the_question_of_a_card_after_an_end_opens_what_is_still_asked() -> None:
    held = talk()
    says(held, "母の介護で疲れました")
    says(held, "人と話したい")
    says(held, "もう消えたい")

    says(held, "もどる")

    assert (held.session.phase, held.session.waits) == ("talking", "alive_now")


def test_the_question_of_a_card_stands_last_whatever_was_also_wished() -> None:
    assert says(talk(), "もう死にたい 返事しないで")[-2:] == ["wont_send", "alive_now"]
