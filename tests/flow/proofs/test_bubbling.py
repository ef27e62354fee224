"""Bubbles are counted together exactly where they can come together, between two waits."""

import pytest

from bot.flow.definition import Clarify, Refer, Say, Step, Text, Variant, Words
from bot.flow.formula import ALWAYS, Among, Formula, negated
from bot.flow.proofs.bubbling import few_bubbles
from bot.flow.proofs.world import World
from tests.flow.building import HERE, ask, flow_of, text

SURE = Among("f", frozenset({"yes"}))
TOO_MANY, MANY = "E-TOO-MANY-BUBBLES", "W-MANY-BUBBLES"


def words(bubbles: int) -> Words:
    return Words((Variant(ALWAYS, text(f"words.{bubbles}")),))


def say(name: str, bubbles: int, when: Formula = ALWAYS) -> Say:
    return Say(id=name, place=HERE, guard=when, words=words(bubbles))


def refer(bubbles: int) -> Refer:
    return Refer(id="refer", place=HERE, to="ward_coordinator", words=words(bubbles))


def told(*steps: Step) -> list[tuple[str, str]]:
    def count(said: Text) -> int:
        return int(said.source.rpartition(".")[2]) if "." in said.source else 1

    found = few_bubbles(World(flow_of(steps)), count)
    return [(each.code, str(each.values["step"])) for each in found]


@pytest.mark.parametrize(
    ("bubbles", "found"),
    [
        (2, []),
        (3, [(MANY, "refer")]),
        (4, [(MANY, "refer")]),
        (5, [(TOO_MANY, "refer")]),
    ],
)
def test_three_are_few_and_five_are_the_most(bubbles: int, found: list[tuple[str, str]]) -> None:
    assert told(say("hello", bubbles), refer(1)) == found


def test_what_is_said_in_different_cases_is_not_counted_together() -> None:
    steps = [say("sure", 2, SURE), say("unsure", 2, negated(SURE)), refer(3)]

    assert told(*steps) == [(MANY, "refer")]


def test_an_ending_of_five_bubbles_alone_is_not_too_many() -> None:
    steps = [ask("q"), say("never", 1, Among("q", frozenset({"not_asked"}))), refer(5)]

    assert told(*steps) == [(MANY, "refer")]


def test_an_ending_of_six_bubbles_alone_is_too_many() -> None:
    assert told(ask("q"), refer(6)) == [(TOO_MANY, "refer")]


def test_a_question_in_between_is_waited_for() -> None:
    assert told(say("hello", 2), ask("q"), say("thanks", 2), refer(1)) == []


def test_a_question_that_may_be_passed_over_is_not_waited_for() -> None:
    assert told(say("hello", 3), ask("q", SURE), refer(1)) == [(MANY, "q")]
    assert told(say("hello", 2), say("more", 1), ask("q", if_room=True), refer(3)) == [
        (MANY, "q"),
        (TOO_MANY, "refer"),
    ]


def test_a_fact_that_may_not_be_asked_is_not_waited_for() -> None:
    facts = Clarify(id="clarify", place=HERE, at_most=1)

    assert told(say("hello", 3), facts, refer(1)) == [(MANY, "refer")]


def test_that_it_is_much_is_told_once_and_that_it_is_too_much_at_every_place() -> None:
    much = [say("hello", 4), ask("q", SURE), refer(1)]
    too_much = [say("hello", 5), ask("q", SURE), refer(1)]

    assert told(*much) == [(MANY, "q")]
    assert told(*too_much) == [(TOO_MANY, "q"), (TOO_MANY, "refer")]
