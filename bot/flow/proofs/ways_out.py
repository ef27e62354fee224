"""The four ways out in the middle of a talk keep the promises too, whatever was answered so far."""

from collections.abc import Iterator, Sequence

from bot.authoring.problem import Problem
from bot.flow.definition import AnswerType, Ask, Ending, Flow, Inform, Note, Variant
from bot.flow.formula import Among, Formula
from bot.flow.proofs.names import Names, name_variables
from bot.flow.proofs.paths import Undecided, problem, search
from bot.flow.proofs.solver import TRUE, Solver, Term, Verdict, every, follows, no, some
from bot.flow.proofs.world import CALM, CITY_QUESTION, THOUGHTS, UNDERSTOOD
from bot.flow.vocabulary import GIVEN


def leave_well(flow: Flow) -> Iterator[Problem]:
    """Yield what is wrong with the endings of stop, silent, human and delete."""
    stories = [s.id for s in flow.steps if isinstance(s, Ask) and s.type is AnswerType.STORY]
    asks_a_story = [] if flow.starts.after else stories
    told = [THOUGHTS, UNDERSTOOD, *[Among(story, frozenset({GIVEN})) for story in asks_a_story]]
    leaving = flow.leaving
    yield from _way_out(flow, "stop", leaving.stop, [THOUGHTS])
    yield from _way_out(flow, "silent", leaving.silent.endings, told)
    yield from _way_out(flow, "human", leaving.human, None)
    yield from _way_out(flow, "delete", leaving.delete, [])


def _way_out(
    flow: Flow, name: str, endings: Sequence[Ending], person: list[Among] | None
) -> Iterator[Problem]:
    """Prove one list; ``person``: what calls for a person, ``None`` for always."""
    solver = Solver()
    guards: list[Formula] = [ending.guard for ending in endings]
    guards += [variant.when for ending in endings for variant in _variants(ending)]
    also = [CALM, UNDERSTOOD, CITY_QUESTION, *(person or [])]
    names = name_variables(solver, flow.domains, guards, also)
    city = names.holds(CITY_QUESTION)
    solver.fact(follows(city, names.holds(CALM)))
    needs = TRUE
    if person is not None:
        reasons = [names.holds(each) for each in person]
        needs = every([some(reasons), no(city)]) if reasons else no(TRUE)
    open_: Term = TRUE
    for ending in endings:
        taken = every([open_, names.holds(ending.guard)])
        open_ = every([open_, no(taken)])
        yield from _unseen(solver, names, ending, taken)
        leads_nowhere = isinstance(ending, Inform | Note)
        if leads_nowhere and (found := search(solver, names, every([taken, needs]))):
            yield problem(found, "E-LEAVING", ending.place, ending.id, way=name)
    if endings and (found := search(solver, names, open_)):
        yield problem(found, "E-NO-END", endings[-1].place, f"leaving: {name}")


def _unseen(solver: Solver, names: Names, ending: Ending, taken: Term) -> Iterator[Problem]:
    """Yield the ending, or each of its wordings, that never comes."""
    wanted = [(ending.place, "E-UNREACHABLE", taken)]
    open_ = taken
    for variant in _variants(ending):
        when = names.holds(variant.when)
        wanted.append((variant.text.place, "E-WORDS-UNREACHABLE", every([open_, when])))
        open_ = every([open_, no(when)])
    for place, code, term in wanted:
        verdict = solver.can_be(solver.named(term))
        if verdict is Verdict.UNDECIDED:
            yield problem(Undecided(), code, place, ending.id)
        elif verdict is not Verdict.POSSIBLE:
            yield Problem(code, place, {"step": ending.id})


def _variants(ending: Ending) -> Sequence[Variant]:
    return ending.words.variants if ending.words else ()
