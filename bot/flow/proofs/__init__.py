"""Proofs: what holds on every path and for every reading, exactly, over a written abstraction.

The abstraction and what it leaves out stand in ``docs/proofs.md``.  Nothing is sampled; what is
beyond the solver's budget is reported as not proved.
"""

from collections.abc import Callable

from bot.authoring.problem import Problem
from bot.flow.definition import Flow, Text, Today
from bot.flow.proofs import promises
from bot.flow.proofs.bubbling import few_bubbles
from bot.flow.proofs.carding import few_with_a_card, few_with_its_question
from bot.flow.proofs.cards import card_problems
from bot.flow.proofs.questions import few_questions
from bot.flow.proofs.reach import reachable
from bot.flow.proofs.ways_out import leave_well
from bot.flow.proofs.world import World


def prove(flow: Flow, bubbles: Callable[[Text], int]) -> list[Problem]:
    """Return every promise a flow does not keep; ``bubbles`` counts those of a text."""
    world = World(flow)
    return [
        *promises.reaches_an_end(world),
        *promises.ends_with_a_person(world),
        *promises.has_a_way_back(world),
        *promises.tells_the_purpose_first(world),
        *promises.asks_consent_only_of_oneself(world),
        *promises.uncovered(world),
        *reachable(world),
        *few_bubbles(world, bubbles),
        *few_with_a_card(world, bubbles),
        *leave_well(flow),
        *few_questions(flow),
    ]


def prove_cards(today: Today, bubbles: Callable[[Text], int]) -> list[Problem]:
    """Return what is wrong with the danger cards; ``bubbles`` counts those of a text."""
    return [*card_problems(today), *few_with_its_question(today, bubbles)]
