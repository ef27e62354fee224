"""What is taken back is gone: picks and their facts, unsent messages, what was deleted."""

import pytest

from bot.channel import IncomingKind
from bot.flow.conversation import Conversation
from bot.flow.effects import ForgetPerson, Say
from bot.flow.letters import StaffAct
from tests.flow.engine.talking import says, sends, spoken, staff, talk, taps


def asked_what_is_urgent() -> Conversation:
    held = talk()
    says(held, "家賃がはらえません")
    says(held, "自分のこと")
    assert held.session.waits == "urgent"
    return held


@pytest.mark.parametrize(
    ("picks", "facts"),
    [
        ("no_home", {"no_home": "yes"}),
        ("none", {"no_food": "no", "no_home": "no", "cut_off": "no"}),
    ],
)
def test_a_fact_goes_with_the_pick_that_gave_it(picks: str, facts: dict[str, str]) -> None:
    held = asked_what_is_urgent()
    taps(held, "urgent=no_food")
    assert held.session.facts["no_food"] == "yes"

    taps(held, f"urgent={picks}")

    assert held.session.facts.items() >= facts.items()
    assert held.session.facts.get("no_food") != "yes"


def test_picks_count_once_and_in_their_order() -> None:
    held = asked_what_is_urgent()

    taps(held, f"urgent=none,no_home,{'no_food,' * 900}no_food")

    assert held.session.answers["urgent"] == ["no_food", "no_home"]


def unsends(held: Conversation, letter: str) -> list[str]:
    return spoken(held.take(held.letter(IncomingKind.UNSENT, payload=letter)))


def test_the_fact_of_a_message_that_is_taken_back_goes_too() -> None:
    held = asked_what_is_urgent()
    says(held, "寝るところ")

    unsends(held, held.written[-1].id)

    assert "no_home" not in held.session.facts


@pytest.mark.parametrize("phase", ["ended", "with_person", "stopped"])
def test_a_message_can_be_taken_back_whatever_the_talk_is_doing(phase: str) -> None:
    held = asked_what_is_urgent()
    says(held, "寝るところ")
    told = held.written[-1].id
    if phase == "with_person":
        staff(held, StaffAct.TOOK_OVER)
    else:
        says(held, "人と話したい" if phase == "ended" else "薬ぜんぶのんだ")
    assert held.session.phase == phase

    said = unsends(held, told)

    assert "urgent" not in held.session.answers
    assert said == {"ended": ["received_unsent"], "with_person": []}.get(phase, ["heard_in_danger"])


def test_who_only_opens_the_page_again_has_sent_nothing() -> None:
    held = talk()
    says(held, "母の介護で疲れました")
    says(held, "人と話したい")

    assert sends(held, IncomingKind.JOINED) == ["welcome_back"]


def test_what_is_written_after_everything_was_deleted_is_a_new_matter() -> None:
    held = talk()
    says(held, "母の介護で疲れました")
    says(held, "人と話したい")
    says(held, "消して")

    assert says(held, "ごみのことで困っています")[0] == "how_it_works"


def test_what_is_wished_beside_danger_is_done_as_well() -> None:
    held = talk()

    effects = held.take(
        held.letter(IncomingKind.TEXT, "夫に毎日たたかれています"),
        held.letter(IncomingKind.TEXT, "返事しないで"),
        held.letter(IncomingKind.TEXT, "消して"),
    )

    said = [each.text.id for each in effects if isinstance(each, Say)]
    assert said[0].startswith("danger/")
    assert "replies/wont_send/text" in said
    assert ForgetPerson(held=True) in effects


def test_a_yes_on_an_old_button_of_a_card_is_danger_now() -> None:
    held = talk()
    says(held, "もう消えたい")
    says(held, "いいえ")

    assert taps(held, "alive_now=yes")[0].startswith("card suicide_now")
    assert held.session.phase == "stopped"


def test_a_repair_that_comes_with_the_end_opens_nothing_again() -> None:
    held = talk("followup")
    sends(held, IncomingKind.JOINED)
    says(held, "落ちついている")
    assert held.session.phase == "ended"
    answers = dict(held.session.answers)

    held.take(
        held.letter(IncomingKind.TAP, payload="how_now=fine"),
        held.letter(IncomingKind.TEXT, "もどる"),
    )

    assert (held.session.answers, held.session.waits) == (answers, "")


def test_skip_and_back_in_one_burst_leave_an_ended_talk_ended() -> None:
    held = talk("followup")
    sends(held, IncomingKind.JOINED)

    held.take(
        held.letter(IncomingKind.TAP, payload="how_now=fine"),
        held.letter(IncomingKind.TEXT, "もどる"),
    )

    assert (held.session.phase, held.session.waits) == ("ended", "")
    assert held.session.answers["how_now"] == "fine"
