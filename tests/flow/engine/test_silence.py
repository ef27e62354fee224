"""The clocks of silence: a reminder where it is safe and wanted, an end, and a way back in."""

from datetime import datetime, timedelta, timezone

from bot.flow.effects import SetTimer
from bot.flow.letters import StaffAct
from tests.flow.engine.talking import says, spoken, talk

EVENING = datetime(2026, 11, 24, 20, 30, tzinfo=timezone(timedelta(hours=9)))


def test_a_reminder_comes_once_and_then_the_talk_ends_with_a_person() -> None:
    held = talk()
    says(held, "母の介護で疲れました")

    assert spoken(held.wait(timedelta(hours=26))) == ["silent.remind"]
    assert spoken(held.wait(timedelta(days=3))) == []
    assert (held.session.phase, held.session.ended) == ("ended", "silent.refer")
    assert held.ticket_number != ""


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
