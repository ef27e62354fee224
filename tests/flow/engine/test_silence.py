"""The clocks of silence: a reminder where it is safe and wanted, an end, and a way back in."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from bot.flow.conversation import Conversation
from bot.flow.definition import Refer
from bot.flow.effects import SetTimer
from bot.flow.letters import StaffAct
from tests.flow.engine.talking import MORNING, says, spoken, talk
from tests.flow.shipped import edition, read

EVENING = datetime(2026, 11, 24, 20, 30, tzinfo=timezone(timedelta(hours=9)))


def test_a_reminder_comes_once_and_then_the_talk_ends_with_a_person() -> None:
    held = talk()
    says(held, "母の介護で疲れました")

    assert spoken(held.wait(timedelta(hours=26))) == ["silent.remind"]
    assert spoken(held.wait(timedelta(days=3))) == []
    assert (held.session.phase, held.session.ended) == ("ended", "silent.refer")
    assert held.ticket_number != ""


def test_a_timer_that_comes_twice_reminds_once() -> None:
    held = talk()
    says(held, "母の介護で疲れました")
    twice = [held.letter(StaffAct.TIMER, payload="remind:1") for _ in range(2)]

    assert spoken(held.take(*twice)) == ["silent.remind"]


def test_an_answer_makes_the_clocks_stale() -> None:
    held = talk()
    says(held, "母の介護で疲れました")
    says(held, "とくにない")

    effects = held.take(held.letter(StaffAct.TIMER, payload="remind:1"))

    assert effects == ()


def test_nobody_is_reminded_in_the_quiet_hours() -> None:
    held = talk(now=EVENING)
    says(held, "母の介護で疲れました")

    at_night = held.wait(timedelta(hours=26))
    in_the_morning = held.wait(timedelta(hours=10))

    assert [type(each) for each in at_night] == [SetTimer]
    assert spoken(in_the_morning) == ["silent.remind"]


def test_nobody_is_reminded_who_does_not_want_to_be_written_to() -> None:
    held = talk()
    for text in ("もう消えたい", "いいえ", "門司"):
        says(held, text)
    says(held, "夫に毎日たたかれています")

    assert spoken(held.wait(timedelta(hours=26))) == []


def test_who_comes_back_after_the_end_of_a_silence_may_go_on() -> None:
    held = talk()
    says(held, "母の介護で疲れました")
    held.wait(timedelta(days=4))

    assert says(held, "すみません、また来ました") == ["heard", "resume"]
    assert says(held, "つづきから")[-1] == "urgent"


def with_last_words() -> Conversation:
    """A talk in a flow whose silence ends under a name of its own, and with words."""
    flow = edition().flows["intake"]
    words = next(step.words for step in flow.steps if isinstance(step, Refer))
    silent = flow.leaving.silent
    endings = tuple(replace(each, id=f"quiet_{each.id}", words=words) for each in silent.endings)
    leaving = replace(flow.leaving, silent=replace(silent, endings=endings))
    return Conversation(replace(flow, leaving=leaving), read(), MORNING)


@pytest.mark.parametrize(("wish", "words"), [("門司です", 1), ("送らないで", 0)])
def test_last_words_after_a_silence_go_only_where_they_may_be_sent(wish: str, words: int) -> None:
    held = with_last_words()
    says(held, "母の介護で疲れました")
    says(held, wish)

    held.wait(timedelta(hours=27))
    said = spoken(held.wait(timedelta(days=3)))

    assert (held.session.phase, len(said)) == ("ended", words)


def test_whoever_comes_back_may_go_on_however_the_end_is_called() -> None:
    held = with_last_words()
    says(held, "母の介護で疲れました")
    held.wait(timedelta(days=4))

    assert says(held, "すみません、また来ました") == ["heard", "resume"]
