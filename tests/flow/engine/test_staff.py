"""What staff do: taking over, answering by hand, handing back, lowering danger."""

from datetime import datetime, timedelta, timezone

import pytest

from bot.channel import IncomingKind
from bot.flow.conversation import Conversation
from bot.flow.effects import AlertStaff, ForgetPerson, SetTimer
from bot.flow.letters import StaffAct
from tests.flow.engine.talking import says, spoken, staff, talk, taps

NIGHT = datetime(2026, 11, 24, 2, 12, tzinfo=timezone(timedelta(hours=9)))
TWO_MINUTES = timedelta(minutes=2)


def owned(*texts: str) -> Conversation:
    """A talk that a person has taken over after these texts."""
    held = talk(now=NIGHT)
    says(held, *(texts or ("母の介護で疲れました",)))
    staff(held, StaffAct.TOOK_OVER)
    return held


def test_a_person_who_answers_by_hand_stands_in_for_the_card() -> None:
    held = owned()
    says(held, "薬ぜんぶのんだ")

    assert staff(held, StaffAct.WROTE) == []
    assert spoken(held.wait(TWO_MINUTES)) == []
    assert held.session.danger == "now"


def test_danger_written_after_the_answer_waits_two_minutes_of_its_own() -> None:
    held = owned()
    says(held, "薬ぜんぶのんだ")
    staff(held, StaffAct.WROTE)
    held.wait(timedelta(minutes=1))
    says(held, "薬ぜんぶのんだ")

    first = spoken(held.wait(timedelta(seconds=90)))
    then = spoken(held.wait(timedelta(seconds=30)))

    assert first == []
    assert then[0].startswith("card suicide_now")


def test_more_danger_does_not_put_the_waiting_card_off() -> None:
    held = owned()
    says(held, "薬ぜんぶのんだ")
    held.wait(timedelta(minutes=1))
    says(held, "死にたい")

    assert spoken(held.wait(timedelta(minutes=1)))[0].startswith("card suicide_now")
    assert spoken(held.wait(TWO_MINUTES)) == []


def test_writing_in_a_talk_that_nobody_took_over_changes_nothing() -> None:
    held = talk()
    says(held, "母の介護で疲れました")
    stored = held.stored

    assert staff(held, StaffAct.WROTE) == []
    assert held.stored == stored


@pytest.mark.parametrize("how", ["はい", "tap"])
def test_a_yes_to_the_question_of_a_card_counts_while_a_person_owns_the_talk(how: str) -> None:
    held = owned("もう消えたい")
    assert held.session.waits == "alive_now"

    letter = (
        held.letter(IncomingKind.TAP, payload="alive_now=yes")
        if how == "tap"
        else held.letter(IncomingKind.TEXT, how)
    )
    effects = held.take(letter)

    assert any(isinstance(each, AlertStaff) and each.level == "now" for each in effects)
    assert spoken(held.wait(TWO_MINUTES))[0].startswith("card suicide_now")


def test_a_card_that_waits_comes_even_if_everything_is_to_be_deleted() -> None:
    held = owned()
    says(held, "薬ぜんぶのんだ")

    effects = held.take(held.letter(IncomingKind.TEXT, "消して"))

    assert ForgetPerson(held=True) in effects
    assert held.session.phase == "with_person"
    assert spoken(held.wait(TWO_MINUTES))[0].startswith("card suicide_now")


@pytest.mark.parametrize("text", ["夫に殴られていました", "送らないで"])
def test_nothing_is_sent_unasked_where_somebody_else_may_see_it(text: str) -> None:
    held = talk()
    says(held, "夫のことで困っています")
    says(held, text)
    for answer in ("いいえ",):
        says(held, answer)
    held.session.danger_kind = ""

    assert staff(held, StaffAct.TOOK_OVER) == []
    assert staff(held, StaffAct.HANDED_BACK) == []
    assert held.session.phase == "talking"
    assert says(held, "門司区")[-1] not in ("", "heard")


def test_taking_over_twice_says_so_once() -> None:
    held = owned()

    assert staff(held, StaffAct.TOOK_OVER) == []


@pytest.mark.parametrize("how", ["English", "tap"])
def test_a_language_can_be_chosen_while_a_person_owns_the_talk(how: str) -> None:
    held = owned()
    assert says(held, "ことば") == ["language_which"]

    said = taps(held, "language=en") if how == "tap" else says(held, how)

    assert said == ["language_changed"]
    assert held.session.language == "en"


@pytest.mark.parametrize("act", [StaffAct.HANDED_BACK, StaffAct.DANGER_LOWERED])
def test_a_talk_that_goes_on_because_of_staff_has_its_clock(act: StaffAct) -> None:
    held = owned() if act is StaffAct.HANDED_BACK else talk()
    if act is StaffAct.DANGER_LOWERED:
        says(held, "薬ぜんぶのんだ")
        assert held.session.phase == "stopped"

    effects = held.take(held.letter(act))

    assert held.session.phase == "talking"
    assert any(isinstance(each, SetTimer) for each in effects)


@pytest.mark.parametrize("menu", ["ことば", "直す"])
def test_whoever_goes_away_in_the_middle_of_a_repair_ends_with_a_person(menu: str) -> None:
    held = talk()
    says(held, "母の介護で疲れました")
    says(held, menu)

    held.wait(timedelta(days=4))

    assert (held.session.phase, held.session.ended) == ("ended", "silent.refer")


def test_what_was_written_before_somebody_blocks_us_is_still_heard() -> None:
    held = talk()
    written = held.letter(IncomingKind.TEXT, "薬ぜんぶのんだ")

    effects = held.take(written, held.letter(IncomingKind.LEFT))

    assert any(isinstance(each, AlertStaff) for each in effects)


def test_an_old_tap_after_a_person_took_over_changes_nothing() -> None:
    held = owned()

    assert taps(held, "ward=moji") == []
    assert "ward" not in held.session.answers
