"""The small world of a flow: what is taken, put and heard in it, and what is proved of it."""

from dataclasses import replace

import pytest

from bot.authoring.problem import Problem
from bot.flow.definition import AnswerType, Flow, Inform, Notice, Refer, Step, Variant, Words
from bot.flow.formula import ALWAYS, Among, Formula, all_of, negated
from bot.flow.proofs import ways_out
from bot.flow.proofs.promises import reaches_an_end, tells_the_purpose_first
from bot.flow.proofs.reach import reachable
from bot.flow.proofs.solver import Solver, Verdict, every
from bot.flow.proofs.ways_out import leave_well
from bot.flow.proofs.world import World
from bot.flow.vocabulary import GIVEN, Unsettled
from tests.flow.building import HERE, ask, flow_of, text, words
from tests.flow.shipped import edition

PICKED_A = Among("first", frozenset({"a"}))


def refer(guard: Formula = ALWAYS) -> Refer:
    return Refer(id="refer", place=HERE, guard=guard, to="ward_coordinator", words=words())


def told(found: list[Problem]) -> list[tuple[str, str]]:
    return [(each.code, str(each.values["step"])) for each in found]


def flow(*steps: Step) -> Flow:
    return flow_of([*steps, refer()])


def test_a_path_that_runs_out_of_steps_is_found() -> None:
    open_ = World(flow_of([ask("first"), refer(PICKED_A)]))

    assert told(list(reaches_an_end(World(flow(ask("first")))))) == []
    assert told(list(reaches_an_end(open_))) == [("E-NO-END", "refer")]


def test_a_way_out_that_runs_out_of_endings_is_found() -> None:
    made = edition().flows["intake"]
    calm = Among("danger", frozenset({"none"}))
    stop = tuple(replace(each, guard=calm) for each in made.leaving.stop[-1:])

    found = list(leave_well(replace(made, leaving=replace(made.leaving, stop=stop))))

    assert ("E-NO-END", "leaving: stop") in told(found)


def test_of_a_block_only_the_first_that_fits_is_put() -> None:
    shadowed = flow(ask("first", one_of="block"), ask("second", one_of="block"))
    apart = flow(ask("first", one_of="block"), ask("second", one_of="other"))

    assert told(list(reachable(World(apart)))) == []
    assert {code for code, step in told(list(reachable(World(shadowed)))) if step == "second"} == {
        "E-UNREACHABLE",
        "E-WORDS-UNREACHABLE",
    }


@pytest.mark.parametrize("vague", [Unsettled.UNKNOWN, Unsettled.DECLINED])
def test_what_a_story_answers_is_never_vague(vague: str) -> None:
    is_vague = Among("first", frozenset({vague}))
    world = World(flow(ask("first", kind=AnswerType.ABOUT), ask("second", is_vague)))
    first, solver = world.walked[0], world.solver

    def can_be(settled: object) -> Verdict:
        return solver.can_be(solver.named(every([settled, world.names.holds(is_vague)])))

    assert can_be(first.heard) is Verdict.IMPOSSIBLE
    assert can_be(first.put) is Verdict.POSSIBLE


def test_whether_a_step_comes_is_not_proved_beyond_the_budget() -> None:
    found = told(list(reachable(World(edition().flows["intake"], Solver(steps=1)))))

    assert {code for code, _ in found} == {"E-NOT-PROVED"}
    assert "ward" in {step for _, step in found}


def test_whether_a_way_out_comes_is_not_proved_beyond_the_budget(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ways_out, "Solver", lambda: Solver(steps=1))

    found = told(list(leave_well(edition().flows["intake"])))

    assert {code for code, _ in found} == {"E-NOT-PROVED"}


def test_a_purpose_may_be_told_by_one_notice_or_another() -> None:
    sure = Among("f", frozenset({"yes"}))
    notices = [notice("one", sure), notice("two", negated(sure))]
    contact = ask("contact", kind=AnswerType.CONTACT, purpose="contact")

    assert told(list(tells_the_purpose_first(World(flow(*notices, contact))))) == []
    assert told(list(tells_the_purpose_first(World(flow(notices[0], contact))))) == [
        ("E-SENSITIVE", "contact")
    ]


def test_silence_after_a_question_to_the_city_may_end_in_information() -> None:
    city = Among("only_city_question", frozenset({"yes"}))

    assert silent(city, city) == []
    assert silent(ALWAYS, ALWAYS) == [("E-LEAVING", "away")]


def test_nobody_in_danger_asks_only_the_city() -> None:
    city = Among("only_city_question", frozenset({"yes"}))
    both = all_of([city, Among("danger", frozenset({"thoughts"}))])

    assert ("E-UNREACHABLE", "away") in silent(both, both)


def silent(guard: Formula, when: Formula) -> list[tuple[str, str]]:
    """Return what is told of the residents' flow if silence can end in information."""
    made = edition().flows["intake"]
    said = Words((Variant(when, text("words")),))
    away = Inform(id="away", place=HERE, guard=guard, words=said, door="always")
    endings = (away, *made.leaving.silent.endings)
    silent = replace(made.leaving.silent, endings=endings)
    found = told(list(leave_well(replace(made, leaving=replace(made.leaving, silent=silent)))))
    return [each for each in found if each[1] == "away"]


def notice(name: str, guard: Formula) -> Notice:
    return Notice(id=name, place=HERE, guard=guard, words=words(), purposes=("contact",), tells=())


def test_options_are_picked_only_where_the_question_was_answered() -> None:
    declined = Among("several", frozenset({"declined"}))
    picked = Among("several.a", frozenset({"yes"}))
    several = ask("several", kind=AnswerType.CHOICES)
    made = flow(several, ask("both", all_of([declined, picked])))
    answers = {"several": (*Unsettled, GIVEN), "several.a": ("no", "yes")}
    world = World(replace(made, domains={**made.domains, **answers}))

    assert ("E-UNREACHABLE", "both") in told(list(reachable(world)))
