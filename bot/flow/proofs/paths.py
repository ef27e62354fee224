"""Asks whether something can happen, and if so by which answers, in words an author understands."""

from collections.abc import Set
from dataclasses import dataclass

from bot.authoring.problem import Place, Problem
from bot.flow.proofs.names import DULL, Names
from bot.flow.proofs.solver import Solver, Term, Verdict
from bot.flow.vocabulary import Unsettled

NOTHING_TOLD = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """Something can happen: the path that leads there."""

    path: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """The budget did not suffice."""


def search(
    solver: Solver, names: Names, wrong: Term, matter: Set[str] = frozenset()
) -> Found | Undecided | None:
    """Return a short path on which ``wrong`` is so, or ``None`` if there is none.

    Where some names ``matter``, those alone are told: each answer, however dull, and what else is
    not as usual.
    """
    asked = solver.named(wrong)
    match solver.can_be(asked):
        case Verdict.IMPOSSIBLE:
            return None
        case Verdict.UNDECIDED:
            return Undecided()
    return Found(_path(solver, names, asked, matter))


def problem(
    found: Found | Undecided, code: str, place: Place, step: str, **values: object
) -> Problem:
    """Return what was found as a problem; undecided is one too."""
    if isinstance(found, Undecided):
        return Problem("E-NOT-PROVED", place, {"step": step, "wanted": code})
    return Problem(code, place, {"step": step, "path": found.path, **values})


def _path(solver: Solver, names: Names, asked: Term, matter: Set[str]) -> str:
    """Make the example as dull as possible, name by name, and tell what remains."""
    fixed: list[Term] = [asked]
    for variables in names.of.values():
        for value in sorted(variables, key=_interest):
            if solver.can_be(*fixed, variables[value]) is Verdict.POSSIBLE:
                fixed.append(variables[value])
                break
    solver.can_be(*fixed)
    values = names.in_example(solver.example())
    told = {name: value for name, value in values.items() if value not in DULL}
    if answers := [name for name in matter if Unsettled.NOT_ASKED in names.of.get(name, ())]:
        told = {
            name: v for name, v in values.items() if name in answers or name in told.keys() & matter
        }
    return ", ".join(f"{name} = {value}" for name, value in told.items()) or NOTHING_TOLD


def _interest(value: str) -> int:
    return DULL.index(value) if value in DULL else len(DULL)
