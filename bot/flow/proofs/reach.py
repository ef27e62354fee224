"""Every step and every wording can be reached: what cannot is a slip of its author."""

from collections.abc import Iterator

from bot.authoring.problem import Place, Problem
from bot.flow.definition import Clarify, Words
from bot.flow.proofs.paths import Undecided, problem
from bot.flow.proofs.solver import Term, Verdict, every, no, so_in
from bot.flow.proofs.world import World


def reachable(world: World) -> Iterator[Problem]:
    """Yield a problem for each step and each wording that never comes."""
    wanted = [(each.step.id, each.step.place, "E-UNREACHABLE", each.taken) for each in world.walked]
    for each in world.walked:
        words = getattr(each.step, "words", None)
        if isinstance(words, Words) and not isinstance(each.step, Clarify):
            wanted += variants(world, each.step.id, words, each.shown)
    yield from _unseen(world, wanted)


def variants(
    world: World, step: str, words: Words, shown: Term
) -> Iterator[tuple[str, Place, str, Term]]:
    """Yield each wording of a text with when it is said: the first that applies."""
    earlier: list[Term] = []
    for variant in words.variants:
        when = world.names.holds(variant.when)
        said = every([shown, when, *[no(other) for other in earlier]])
        earlier.append(when)
        yield step, variant.text.place, "E-WORDS-UNREACHABLE", said


def _unseen(world: World, wanted: list[tuple[str, Place, str, Term]]) -> Iterator[Problem]:
    """Ask only for what no example so far has shown: one example shows many steps at once."""
    left = dict(enumerate(wanted))
    while left:
        number, (step, place, code, term) = next(iter(left.items()))
        verdict = world.solver.can_be(world.solver.named(term))
        if verdict is Verdict.POSSIBLE:
            example = world.solver.example()
            left = {n: each for n, each in left.items() if not so_in(example, each[3])}
            left.pop(number, None)
            continue
        del left[number]
        if verdict is Verdict.UNDECIDED:
            yield problem(Undecided(), code, place, step)
        else:
            yield Problem(code, place, {"step": step})
