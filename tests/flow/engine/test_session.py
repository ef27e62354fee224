"""A session is small, holds nobody's words, and is left as it was."""

import json

import pytest

from bot.channel import IncomingKind
from bot.flow.effects import Effect
from bot.flow.engine import advance
from bot.flow.letters import Input
from bot.flow.session import SessionVersionError, as_json, from_json
from bot.reading import NOTHING_READ
from tests.flow.engine.talking import MORNING, says, talk
from tests.flow.shipped import edition

CANARY = "カナリア7F3A"


def test_nobodys_words_are_in_a_session_or_its_effects() -> None:
    held = talk()
    effects: list[Effect] = []

    for text in (f"母の介護で{CANARY}", CANARY, f"{CANARY}です", "門司", f"090-1234-5678 {CANARY}"):
        effects += held.take(held.letter(IncomingKind.TEXT, text))

    assert CANARY not in held.stored
    assert "090" not in held.stored
    assert CANARY not in repr(effects)


def test_a_turn_leaves_the_session_it_was_given_as_it_was() -> None:
    held = talk()
    says(held, "母の介護で疲れました")
    before = held.session
    stored = as_json(before)

    letter = held.letter(IncomingKind.TEXT, "とくにない")
    advance(edition().flows["intake"], before, Input((letter,), NOTHING_READ), MORNING)

    assert as_json(before) == stored


def test_an_open_conversation_takes_less_than_two_kilobytes() -> None:
    held = talk()

    for text in ("母の介護で疲れました。お金もない", "1 3", "はい", "母83", "門司", "1", "電話で"):
        says(held, text)

    assert len(held.stored.encode()) < 2_048


def test_a_session_of_an_unknown_version_is_refused_without_showing_it() -> None:
    stored = json.dumps({"version": 99, "flow": CANARY})

    with pytest.raises(SessionVersionError) as caught:
        from_json(stored)

    assert CANARY not in str(caught.value)


def test_a_question_that_todays_files_no_longer_know_is_not_waited_for() -> None:
    held = talk()
    session = held.session
    session.waits = "clarify:a_fact_that_is_gone:mother"
    held.stored = as_json(session)

    assert says(held, "母の介護で疲れました")[-1] == "urgent"
