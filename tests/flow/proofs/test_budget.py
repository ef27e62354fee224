"""What is beyond the solver's budget is not proved, and says so."""

from bot.flow.proofs.paths import Undecided, problem, search
from bot.flow.proofs.promises import needs_a_person
from bot.flow.proofs.solver import Solver, no
from bot.flow.proofs.world import World
from tests.flow.shipped import edition


def test_what_is_beyond_the_budget_is_undecided_and_stops() -> None:
    world = World(edition().flows["intake"], Solver(steps=1))

    found = search(world.solver, world.names, no(needs_a_person(world)))

    assert isinstance(found, Undecided)
    told = problem(found, "E-NO-PERSON", world.flow.steps[0].place, "welcome")
    assert (told.code, told.stops) == ("E-NOT-PROVED", True)
