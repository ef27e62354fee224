"""Tries every talk a flow can lead to, turn by turn, to see how many must-questions it can take.

Each turn looks at the steps from the top, as the engine does.  Danger is the same for all of them,
any other finding may be anything at every condition, and what the story answers may come between
two turns.  It shares nothing with the count but the meaning of a condition.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from bot.flow.definition import Ask, Flow
from bot.flow.formula import Formula, holds, names
from bot.flow.vocabulary import Unsettled, hearable
from tests.flow.building import FINDINGS, values_of

State = tuple[frozenset[tuple[str, str]], frozenset[str], int]
"""Answers so far, questions put so far, and how far down the last of them stood."""


def most_by_turns(flow: Flow) -> int:
    """Return the most must-questions that any talk of this flow puts."""
    asks = [step for step in flow.steps if isinstance(step, Ask)]

    @cache
    def most(state: State) -> int:
        return max((cost + most(after) for cost, after in _moves(asks, state)), default=0)

    return most((frozenset(), frozenset(), 0))


def _moves(asks: list[Ask], state: State) -> Iterator[tuple[int, State]]:
    told, put, deepest = state
    answers = dict(told)
    for step in asks:
        if hearable(step) and step.id not in answers:
            for value in _real(step):
                yield 0, (told | {(step.id, value)}, put, deepest)
    for danger in FINDINGS["danger"]:
        yield from _turn(asks, state, answers, danger)


def _turn(
    asks: list[Ask], state: State, answers: Mapping[str, str], danger: str
) -> Iterator[tuple[int, State]]:
    told, put, deepest = state
    for index, step in enumerate(asks):
        if step.id in answers or (danger != "none" and not step.in_danger):
            continue
        siblings = {o.id for o in asks if step.one_of and o.one_of == step.one_of} - {step.id}
        if siblings & (answers.keys() | put) or (step.if_room and index < deepest):
            continue
        can = set(_truths(step.guard, asks, answers, danger))
        for value in values_of(step)[1:] if True in can else ():
            after = (told | {(step.id, value)}, put | {step.id}, max(deepest, index))
            yield (0 if step.if_room else 1), after
        if not step.if_room and False not in can:
            return


def _truths(
    guard: Formula, asks: list[Ask], answers: Mapping[str, str], danger: str
) -> Iterator[bool]:
    known = {step.id: answers.get(step.id, str(Unsettled.NOT_ASKED)) for step in asks}
    free = sorted(names(guard) & FINDINGS.keys() - {"danger"})
    for values in product(*(FINDINGS[name] for name in free)):
        found = dict(zip(free, values, strict=True))
        yield holds(guard, {**known, **found, "danger": danger})


def _real(step: Ask) -> tuple[str, ...]:
    return values_of(step)[len(Unsettled) :]
