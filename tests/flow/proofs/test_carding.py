"""A danger card and what comes with it in the same turn are never more than five bubbles."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from bot.flow.definition import Card, Flow, Notice, Refer, Step, Text, Variant, Words
from bot.flow.formula import ALWAYS, Among, Formula
from bot.flow.proofs.carding import CODE, few_with_a_card, few_with_its_question
from bot.flow.proofs.world import World
from tests.flow.building import HERE, ask, flow_of, text
from tests.flow.shipped import edition

SURE = Among("f", frozenset({"yes"}))
PROFESSIONAL = Among("audience", frozenset({"professional"}))


def count(said: Text) -> int:
    """A text says itself how many bubbles it is: ``words.3``, else one."""
    return int(said.source.rpartition(".")[2]) if "." in said.source else 1


def says(bubbles: int, when: Formula = ALWAYS) -> Variant:
    return Variant(when, text(f"words.{bubbles}"))


def card(*variants: Variant, again: int = 1, asks: str = "", stops: bool = False) -> Card:
    return Card(
        id="card",
        danger="violence",
        level="thoughts",
        numbers=(),
        words=Words(variants),
        again=text(f"again.{again}"),
        stops=stops,
        place=HERE,
        asks=asks,
    )


def notice(name: str, bubbles: int, when: Formula = ALWAYS) -> Notice:
    words = Words((says(bubbles),))
    return Notice(id=name, place=HERE, guard=when, words=words, purposes=(), tells=())


def ward(name: str = "ward", **more: object) -> Step:
    return ask(name, in_danger=True, **more)


def refer() -> Refer:
    return Refer(id="refer", place=HERE, to="ward_coordinator", words=Words((says(1),)))


def flow(steps: Iterable[Step], *cards: Card, audience: str = "residents") -> Flow:
    made = flow_of(steps)
    today = replace(made.today, cards=cards)
    return replace(made, today=today, audience=audience)


def told(made: Flow, bubbles: Callable[[Text], int] = count) -> list[str]:
    found = list(few_with_a_card(World(made), bubbles))
    assert {each.code for each in found} <= {CODE}
    return [str(each.values["step"]) for each in found]


@pytest.mark.parametrize(("of_the_notice", "found"), [(1, []), (2, ["ward"])])
def test_the_card_the_notice_and_the_question_are_counted_together(
    of_the_notice: int, found: list[str]
) -> None:
    made = flow([notice("rules", of_the_notice), ward(), refer()], card(says(3)))

    assert told(made) == found


def test_a_question_that_is_not_asked_in_danger_is_passed_by() -> None:
    steps = [notice("rules", 2), ask("q"), refer()]

    assert told(flow(steps, card(says(3)))) == ["refer"]


def test_a_notice_that_always_holds_was_said_before_the_question_below_it() -> None:
    steps = [notice("rules", 1), ward(), notice("more", 1), ward("ward2"), refer()]

    assert told(flow(steps, card(says(3)))) == []


def test_a_notice_with_a_condition_may_come_with_the_card_wherever_it_stands() -> None:
    steps = [notice("sure", 1, SURE), ward(), notice("more", 1), refer()]

    assert told(flow(steps, card(says(3)))) == ["refer"]


def test_two_notices_that_never_come_together_are_not_counted_together() -> None:
    unsure = Among("f", frozenset({"no", "unknown"}))
    steps = [notice("sure", 1, SURE), notice("unsure", 1, unsure), ward(), refer()]

    assert told(flow(steps, card(says(3)))) == []


def test_a_card_that_stops_is_followed_by_nothing() -> None:
    assert told(flow([notice("rules", 3), ward(), refer()], card(says(3), stops=True))) == []


def test_a_card_that_asks_waits_but_its_short_sentence_does_not() -> None:
    steps = [notice("rules", 2), ward(), refer()]

    assert told(flow(steps, card(says(5), asks="alive_now"))) == []
    assert told(flow(steps, card(says(3), asks="alive_now", again=3))) == ["ward"]


def test_agencies_are_only_told_what_is_for_professionals() -> None:
    both = card(says(2, PROFESSIONAL), says(3))
    steps = [notice("rules", 2), ward(), refer()]

    assert told(flow(steps, both, audience="agencies")) == []
    assert told(flow(steps, both)) == ["ward"]


def test_words_that_alone_are_too_many_with_the_card_are_found() -> None:
    long = replace(refer(), words=Words((says(4),)))

    assert told(flow([ward(), long], card(says(2)))) == ["refer"]


def test_a_card_and_its_own_question_are_counted_together() -> None:
    today = edition().today
    name, question = next(iter(today.card_questions.items()))
    long = replace(question, of_other=text("other.3"))
    today = replace(today, card_questions={name: long}, cards=(card(says(3), asks=name),))

    found = list(few_with_its_question(today, count))

    assert [(each.code, each.values["step"]) for each in found] == [(CODE, name)]


def test_five_bubbles_are_not_too_many() -> None:
    today = edition().today
    name, question = next(iter(today.card_questions.items()))
    two = replace(question, text=text("text.2"), of_other=text("other.2"))
    today = replace(today, card_questions={name: two}, cards=(card(says(3), asks=name),))
    last = replace(refer(), words=Words((says(2),)))

    assert list(few_with_its_question(today, count)) == []
    assert told(flow([notice("rules", 1, Among("f", frozenset())), last], card(says(3)))) == []
