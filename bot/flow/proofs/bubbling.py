"""Nobody is flooded: how many bubbles can come between two waits, at most."""

from collections.abc import Callable, Iterator

from bot.authoring.problem import Problem
from bot.flow.definition import Ask, Clarify, Ending, Notice, Reflect, Say, Step, Text, Words
from bot.flow.proofs.paths import problem, search
from bot.flow.proofs.solver import Term, at_least, every, no
from bot.flow.proofs.world import Walked, World

TOO_MANY, MANY = 5, 3


def few_bubbles(world: World, count: Callable[[Text], int]) -> Iterator[Problem]:
    """Yield a problem for each question or ending before which too much can be said at once.

    That it is merely much is told once: what comes after such a place usually has as much.
    """
    said: list[Walked] = []
    waits: list[Walked] = []
    warned = False
    for each in world.walked:
        step = each.step
        if isinstance(step, Say | Notice | Reflect):
            said.append(each)
        if isinstance(step, Ask | Ending):
            for found in _before(world, each, said, waits, count):
                if found.stops or not warned:
                    yield found
                warned = warned or not found.stops
        if isinstance(step, Ask | Clarify):
            waits.append(each)


def _before(
    world: World,
    last: Walked,
    said: list[Walked],
    waits: list[Walked],
    count: Callable[[Text], int],
) -> Iterator[Problem]:
    own = most(last.step, count)
    weighted = [(each, most(each.step, count)) for each in said]
    for code, limit in (("E-TOO-MANY-BUBBLES", TOO_MANY), ("W-MANY-BUBBLES", MANY)):
        if own + sum(bubbles for _, bubbles in weighted) <= limit:
            continue
        shown = [(_unbroken(world, each, waits), bubbles) for each, bubbles in weighted]
        together = at_least(shown, limit + 1 - own) if own <= limit else last.shown
        if found := search(world.solver, world.names, every([last.shown, together])):
            yield problem(found, code, last.step.place, last.step.id, most=limit)
            return


def most(step: Step, count: Callable[[Text], int]) -> int:
    """Return how many bubbles a step's words are at most."""
    words = getattr(step, "words", None)
    if not isinstance(words, Words):
        return 0
    return max((count(variant.text) for variant in words.variants), default=0)


def _unbroken(world: World, each: Walked, waits: list[Walked]) -> Term:
    """Return: this is said, and nothing after it waits for an answer."""
    order = {id(walked): number for number, walked in enumerate(world.walked)}
    after = [wait for wait in waits if order[id(wait)] > order[id(each)]]
    return every([each.taken, *[no(wait.put) for wait in after]])
