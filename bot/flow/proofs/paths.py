"""Asks whether something can happen, and if so by which answers, in words an author understands."""

from dataclasses import dataclass

from bot.authoring.problem import Place, Problem
from bot.flow.proofs.names import DULL, Names
from bot.flow.proofs.solver import Solver, Term, Verdict

NOTHING_TOLD = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """Something can happen: the path that leads there."""

    path: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """The budget did not suffice."""


def search(solver: Solver, names: Names, wrong: Term) -> Found | Undecided | None:
    """Return a short path on which ``wrong`` is so, or ``None`` if there is none."""
    asked = solver.named(wrong)
    match solver.can_be(asked):
        case Verdict.IMPOSSIBLE:
            return None
        case Verdict.UNDECIDED:
            return Undecided()
    return Found(_path(solver, names, asked))


def problem(
    found: Found | Undecided, code: str, place: Place, step: str, **values: object
) -> Problem:
    """Return what was found as a problem; undecided is one too."""
    if isinstance(found, Undecided):
        return Problem("E-NOT-PROVED", place, {"step": step, "wanted": code})
    return Problem(code, place, {"step": step, "path": found.path, **values})


def _path(solver: Solver, names: Names, asked: Term) -> str:
    """Make the example as dull as possible, name by name, and tell what remains."""
    fixed: list[Term] = [asked]
    for variables in names.of.values():
        for value in sorted(variables, key=_interest):
            if solver.can_be(*fixed, variables[value]) is Verdict.POSSIBLE:
                fixed.append(variables[value])
                break
    solver.can_be(*fixed)
    values = names.in_example(solver.example())
    told = [f"{name} = {value}" for name, value in values.items() if value not in DULL]
    return ", ".join(told) or NOTHING_TOLD


def _interest(value: str) -> int:
    return DULL.index(value) if value in DULL else len(DULL)
