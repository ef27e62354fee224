"""A small typed face for the solver: yes-or-no variables, facts, and "can this be so?".

The only module that speaks to z3.  Every question has the same budget of steps, so that a proof
gives the same verdict on every machine; what is beyond it is ``UNDECIDED`` and never passes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

import z3  # type: ignore[import-untyped]

STEPS = 20_000_000
"""The budget of one question, in z3's own unit of work (``rlimit``)."""

Term = Any
"""A z3 Boolean expression; z3 is not typed."""

TRUE: Term = z3.BoolVal(True)
FALSE: Term = z3.BoolVal(False)


class Verdict(Enum):
    """Whether something can be so."""

    POSSIBLE = auto()
    IMPOSSIBLE = auto()
    UNDECIDED = auto()


@dataclass(slots=True)
class Solver:
    """Facts about one flow, and questions to them."""

    solver: Any = field(default_factory=lambda: z3.SolverFor("QF_FD"))
    steps: int = STEPS
    asked: int = 0

    def variable(self, name: str) -> Term:
        """Return a yes-or-no variable."""
        return z3.Bool(name)

    def fact(self, term: Term) -> None:
        """State that something is so."""
        self.solver.add(term)

    def named(self, term: Term) -> Term:
        """Return a variable that says the same as ``term``, so that it can be asked about."""
        self.asked += 1
        name = z3.Bool(f"?{self.asked}")
        self.solver.add(name == term)
        return name

    def can_be(self, *variables: Term) -> Verdict:
        """Say whether all of these variables (or their opposites) can be so together."""
        self.solver.set("rlimit", self.steps)
        match self.solver.check(*variables):
            case z3.sat:
                return Verdict.POSSIBLE
            case z3.unsat:
                return Verdict.IMPOSSIBLE
            case _:
                return Verdict.UNDECIDED

    def example(self) -> Any:
        """Return the last possible world."""
        return self.solver.model()


def so_in(example: Any, term: Term) -> bool:
    """Say whether a term holds in an example."""
    return bool(z3.is_true(example.eval(term, model_completion=True)))


def every(terms: Iterable[Term]) -> Term:
    """Return: all of these."""
    return z3.And(*terms)


def some(terms: Iterable[Term]) -> Term:
    """Return: at least one of these."""
    return z3.Or(*terms)


def no(term: Term) -> Term:
    """Return: not this."""
    return z3.Not(term)


def same(one: Term, other: Term) -> Term:
    """Return: both or neither."""
    return one == other


def follows(one: Term, other: Term) -> Term:
    """Return: if this, then that."""
    return z3.Implies(one, other)


def exactly_one(terms: Sequence[Term]) -> Term:
    """Return: one of these and no other."""
    return z3.PbEq([(term, 1) for term in terms], 1)


def at_least(weighted: Iterable[tuple[Term, int]], total: int) -> Term:
    """Return: the weights of those that are so reach this total."""
    return z3.PbGe(list(weighted), total)
