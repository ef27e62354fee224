"""The count of questions holds for every talk: tried turn by turn, on flows made at random."""

from dataclasses import replace
from random import Random

import pytest

from bot.flow import elimination
from bot.flow.counting import Counter
from bot.flow.definition import AnswerType, Flow, Step
from bot.flow.formula import ALWAYS, Among, all_of, negated
from bot.flow.vocabulary import GIVEN, Unsettled
from tests.flow.building import FINDINGS, ask, condition, flow_of, values_of
from tests.flow.shipped import edition
from tests.flow.turns import most_by_turns

TELLS_MORE = Among("f", frozenset({"yes"}))
PICKED_A = Among("first", frozenset({"a"}))


def made(random: Random, *, with_danger: bool) -> Flow:
    """Return a flow of a few questions that hang on each other at random."""
    steps: list[Step] = []
    known = {name: each for name, each in FINDINGS.items() if with_danger or name != "danger"}
    for number in range(random.randint(2, 4)):
        step = ask(
            f"q{number}",
            condition(random, known) if random.random() < 0.7 else ALWAYS,
            AnswerType.ABOUT if random.random() < 0.25 else AnswerType.CHOICE,
            if_room=random.random() < 0.25,
            one_of="block" if random.random() < 0.35 else "",
            in_danger=not with_danger or random.random() < 0.4,
        )
        steps.append(step)
        known[step.id] = values_of(step)
    return flow_of(steps)


@pytest.mark.parametrize("with_danger", [False, True])
@pytest.mark.parametrize(
    "seeds",
    [
        pytest.param(range(60), id="few"),
        pytest.param(range(60, 2000), id="many", marks=pytest.mark.soak),
    ],
)
def test_no_talk_has_more_questions_than_counted(seeds: range, *, with_danger: bool) -> None:
    counts = {seed: _counts(seed, with_danger=with_danger) for seed in seeds}

    too_few = [seed for seed, (counted, asked) in counts.items() if counted < asked]
    too_many = [seed for seed, (counted, asked) in counts.items() if counted > asked]

    assert too_few == []
    assert len(too_many) <= len(seeds) / 50


def _counts(seed: int, *, with_danger: bool) -> tuple[int, int]:
    """Return how many questions are counted, and how many a talk can have."""
    flow = made(Random(seed), with_danger=with_danger)  # noqa: S311 - nothing is kept secret with it
    counted = Counter(flow).most({})
    assert counted is not None
    return counted, most_by_turns(flow)


def test_a_question_that_a_growing_story_brings_late_adds_to_those_before_it() -> None:
    first = ask("first", TELLS_MORE)
    unless_a = ask("unless_a", negated(PICKED_A))
    flow = flow_of([first, unless_a, ask("when_a", PICKED_A)])

    counted = Counter(flow).most({})

    assert (counted, most_by_turns(flow)) == (3, 3)


def test_a_question_that_always_comes_first_is_answered_before_the_others() -> None:
    flow = flow_of([ask("first"), ask("unless_a", negated(PICKED_A)), ask("when_a", PICKED_A)])

    counted = Counter(flow).most({})

    assert (counted, most_by_turns(flow)) == (2, 2)


def test_of_a_block_at_most_one_is_put() -> None:
    flow = flow_of([ask("one", one_of="block"), ask("other", TELLS_MORE, one_of="block")])

    assert Counter(flow).most({}) == 1


def test_a_member_of_a_block_that_may_be_passed_over_hides_no_other() -> None:
    one = ask("one", one_of="block", if_room=True, in_danger=True)
    flow = flow_of([one, ask("other", one_of="block", in_danger=True)])

    assert Counter(flow).most({}) == 1


def test_a_member_that_the_story_answers_later_adds_to_the_one_that_was_put() -> None:
    about = ask("about", TELLS_MORE, AnswerType.ABOUT, one_of="block")
    both = all_of([Among("about", frozenset({"self"})), PICKED_A])
    flow = flow_of([about, ask("first", one_of="block"), ask("both", both)])

    assert (Counter(flow).most({}), most_by_turns(flow)) == (2, 2)


def test_what_a_story_answers_costs_nothing_and_leads_on() -> None:
    about = ask("about", PICKED_A, AnswerType.ABOUT)
    heard = all_of([Among("about", frozenset({"self"})), Among("first", frozenset({"b"}))])
    flow = flow_of([ask("first"), about, ask("one", heard), ask("two", heard)])

    assert (Counter(flow).most({}), most_by_turns(flow)) == (3, 3)


def test_in_danger_a_question_may_come_before_one_that_waits() -> None:
    unless_a = ask("unless_a", negated(PICKED_A), in_danger=True)
    flow = flow_of([ask("first"), unless_a, ask("when_a", PICKED_A)])

    assert (Counter(flow).most({}), most_by_turns(flow)) == (3, 3)


def test_a_member_of_a_block_may_be_answered_by_the_story_after_one_below() -> None:
    oneself = Among("about", frozenset({"self"}))
    steps = [ask("one", TELLS_MORE, one_of="block"), ask("about", kind=AnswerType.ABOUT)]
    steps[1] = replace(steps[1], one_of="block")
    flow = flow_of([*steps, ask("not_self", negated(oneself)), ask("oneself", oneself)])

    assert (Counter(flow).most({}), most_by_turns(flow)) == (3, 3)


def test_options_are_picked_only_where_the_question_was_answered() -> None:
    declined = Among("several", frozenset({"declined"}))
    picked = Among("several.a", frozenset({"yes"}))
    several = ask("several", kind=AnswerType.CHOICES)
    flow = flow_of([several, ask("both", all_of([declined, picked]))])
    answers = {"several": (*Unsettled, GIVEN), "several.a": ("no", "yes")}

    assert Counter(replace(flow, domains={**flow.domains, **answers})).most({}) == 1


def test_an_answer_that_is_settled_costs_nothing_any_more() -> None:
    counter = Counter(edition().flows["intake"])

    before = counter.most({})
    after = counter.most({"about": "self", "ward": "moji"})

    assert (before, after) == (6, 4)


def test_the_path_tells_who_gets_the_most_questions() -> None:
    counted = Counter(edition().flows["intake"]).count({})

    assert counted is not None
    assert dict(counted.path)["contact"] == "phone"


def test_what_is_too_much_work_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elimination, "BUDGET", 0)

    assert Counter(edition().flows["intake"]).most({}) is None
