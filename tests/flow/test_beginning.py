"""Which flow a talk begins with, what a mode does to talks under way, and what we begin."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from bot.channel import IncomingKind
from bot.flow.beginning import begins_with, due, goes_on_in, may_begin, modes
from bot.flow.conversation import Conversation
from bot.flow.letters import StaffAct
from bot.flow.session import Phase, Session
from tests.flow.engine.talking import says, sends, staff, talk
from tests.flow.shipped import edition

TOKYO = timezone(timedelta(hours=9))
FLOWS = edition().flows
CLOSED = datetime(2026, 12, 20, 15, 0, tzinfo=TOKYO)


def test_a_new_talk_begins_with_the_flow_that_was_wanted() -> None:
    assert modes(FLOWS) == ("disaster",)
    assert begins_with(FLOWS, "intake").id == "intake"


@pytest.mark.parametrize(
    ("wanted", "begun"), [("intake", "disaster"), ("escalation", "escalation")]
)
def test_in_a_mode_its_flow_takes_the_place_of_one_other(wanted: str, begun: str) -> None:
    assert begins_with(FLOWS, wanted, "disaster").id == begun


@pytest.mark.parametrize(
    ("flow", "phase", "ticket", "mode", "goes_on"),
    [
        ("intake", Phase.TALKING, False, "disaster", "disaster"),
        ("intake", Phase.ENDED, True, "disaster", "disaster"),
        ("intake", Phase.WITH_PERSON, True, "disaster", "intake"),
        ("intake", Phase.STOPPED, True, "disaster", "intake"),
        ("escalation", Phase.TALKING, False, "disaster", "escalation"),
        ("intake", Phase.TALKING, False, "", "intake"),
        ("disaster", Phase.TALKING, False, "", "disaster"),
        ("disaster", Phase.ENDED, True, "", "disaster"),
        ("disaster", Phase.ENDED, False, "", "intake"),
        ("disaster", Phase.ENDED, False, "disaster", "disaster"),
        ("gone", Phase.ENDED, False, "disaster", "gone"),
    ],
)
def test_what_is_written_next_belongs_in_one_flow(
    flow: str, phase: Phase, ticket: bool, mode: str, goes_on: str
) -> None:
    session = Session(flow, "shape", phase=phase, ticket=ticket)

    assert goes_on_in(FLOWS, session, mode) == goes_on


def test_a_flow_that_keeps_talks_where_they_are_lets_them_finish() -> None:
    flows = {**FLOWS, "disaster": replace(FLOWS["disaster"], running={"intake": "keep"})}

    assert goes_on_in(flows, Session("intake", "shape"), "disaster") == "intake"


def test_a_follow_up_is_due_two_weeks_after_closing_and_once() -> None:
    [found] = due(FLOWS, "ticket closed", CLOSED)

    assert (found.flow.id, found.at) == ("followup", CLOSED + timedelta(days=14))
    assert list(due(FLOWS, "ticket closed", CLOSED, begun=["followup"])) == []
    assert list(due(FLOWS, "ticket opened", CLOSED)) == []


def test_nothing_is_begun_in_the_quiet_hours() -> None:
    late = CLOSED.replace(hour=23, minute=30)

    [found] = due(FLOWS, "ticket closed", late)

    quiet = edition().today.city.quiet
    assert quiet is not None
    assert not quiet.open_at(found.at)
    assert timedelta() < found.at - (late + timedelta(days=14)) < timedelta(hours=12)


@pytest.mark.parametrize(
    ("contact", "phase", "may"),
    [
        ("here", Phase.ENDED, True),
        ("here", Phase.TALKING, False),
        ("here", Phase.WITH_PERSON, False),
        ("here", Phase.STOPPED, False),
        ("phone", Phase.ENDED, False),
        ("none", Phase.ENDED, False),
        ("declined", Phase.ENDED, False),
        (None, Phase.ENDED, False),
    ],
)
def test_we_begin_only_where_it_was_allowed_and_no_talk_is_open(
    contact: str | None, phase: Phase, may: bool
) -> None:
    assert may_begin(FLOWS["followup"], contact, phase) is may


def in_the_flood(*texts: str) -> Conversation:
    """A talk in the middle of which the city switches to the disaster flow."""
    held = talk()
    for text in texts:
        says(held, text)
    held.enter(FLOWS, "disaster")
    return held


def test_a_talk_under_way_goes_on_with_the_answers_that_have_a_place() -> None:
    held = in_the_flood("家賃がはらえません。電話は090-1234-5678です", "自分のこと")

    assert held.session.answers == {"phone": "given"}
    assert says(held, "どうしたらいいですか") == ["disaster_rules", "need_now"]


def test_danger_and_its_ticket_go_along() -> None:
    held = in_the_flood("もう消えたい", "いいえ")

    assert (held.session.danger, held.session.ticket) == ("thoughts", True)
    assert held.session.cards != {}
    staff(held, StaffAct.DANGER_LOWERED)
    assert held.session.danger == "none"


def test_a_mode_that_changes_nothing_leaves_the_talk_as_it_is() -> None:
    held = talk("escalation")
    sends(held, IncomingKind.JOINED)
    stored = held.stored

    held.enter(FLOWS, "disaster")

    assert (held.flow.id, held.stored) == ("escalation", stored)
