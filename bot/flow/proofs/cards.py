"""Danger cards: each wording can come, and at every hour somebody answers the number."""

from collections.abc import Iterator

from bot.authoring.problem import Problem
from bot.flow.definition import Card, Today
from bot.flow.promise import uncovered
from bot.flow.proofs.names import name_variables
from bot.flow.proofs.paths import Undecided, problem
from bot.flow.proofs.solver import Solver, Term, Verdict, every, no
from bot.flow.vocabulary import AUDIENCE, FINDINGS

WRITERS = ("child", "adult")


def card_problems(today: Today) -> Iterator[Problem]:
    """Yield what is wrong with the cards' words and numbers."""
    for card in today.cards:
        yield from _words(card)
        yield from _numbers(card, today)


def _words(card: Card) -> Iterator[Problem]:
    solver = Solver()
    domains = {name: each.values for name, each in FINDINGS.items()} | {"audience": AUDIENCE.values}
    names = name_variables(solver, domains, (v.when for v in card.words.variants), ())
    earlier: list[Term] = []
    for variant in card.words.variants:
        when = names.holds(variant.when)
        said = every([when, *[no(other) for other in earlier]])
        earlier.append(when)
        verdict = solver.can_be(solver.named(said))
        if verdict is Verdict.UNDECIDED:
            yield problem(Undecided(), "E-WORDS-UNREACHABLE", variant.text.place, card.id)
        elif verdict is Verdict.IMPOSSIBLE:
            yield Problem("E-WORDS-UNREACHABLE", variant.text.place, {"step": card.id})


def _numbers(card: Card, today: Today) -> Iterator[Problem]:
    lines = [today.city.hotlines[name] for name in card.numbers if name in today.city.hotlines]
    for writer in WRITERS:
        hours = uncovered(lines, frozenset({writer}), "ja")
        if hours:
            values = {"step": card.id, "writer": writer, "at": f"{hours[0]:%Y-%m-%d %H:%M}"}
            yield Problem("E-CARD-NO-NUMBER", card.place, values)
    if lines and not (lines[-1].hours and lines[-1].hours.always):
        yield Problem("E-CARD-LAST-NOT-24H", card.place, {"step": card.id, "line": lines[-1].id})
