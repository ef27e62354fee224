"""The names of a flow as variables of the solver: one for each group of values told apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.flow.formula import AllOf, Among, AnyOf, Formula, Not, atoms, in_order
from bot.flow.proofs.solver import FALSE, Solver, Term, every, exactly_one, no, so_in, some
from bot.flow.vocabulary import NO, UNKNOWN, Unsettled
from bot.reading import DangerLevel

DULL = (Unsettled.NOT_ASKED, NO, DangerLevel.NONE, UNKNOWN)
"""Values that are not worth telling in a counterexample."""

DANGERS_WHILE_ASKING = (DangerLevel.NONE, DangerLevel.THOUGHTS)
"""At ``now`` the engine takes no step, so there is nothing to prove."""


@dataclass(frozen=True, slots=True)
class Names:
    """Every name that matters, and the variable of each of its values.

    ``of`` maps a name to a variable per group of values; ``group`` maps each value to its group's
    first value.
    """

    of: Mapping[str, Mapping[str, Term]]
    group: Mapping[str, Mapping[str, str]]

    def among(self, name: str, values: Iterable[str]) -> Term:
        """Return: the name has one of these values."""
        group, variables = self.group[name], self.of[name]
        groups = dict.fromkeys(group[value] for value in sorted(values) if value in group)
        return some(variables[each] for each in groups) if groups else FALSE

    def holds(self, formula: Formula) -> Term:
        """Return a condition as a term."""
        match formula:
            case Among(name, values):
                return self.among(name, values)
            case Not(part):
                return no(self.holds(part))
            case AllOf(parts):
                return every([self.holds(part) for part in in_order(parts)])
            case AnyOf(parts):
                return some([self.holds(part) for part in in_order(parts)])

    def in_example(self, example: object) -> dict[str, str]:
        """Return the value of each name in an example."""
        return {
            name: next(value for value, term in variables.items() if so_in(example, term))
            for name, variables in self.of.items()
        }


def name_variables(
    solver: Solver,
    domains: Mapping[str, tuple[str, ...]],
    conditions: Iterable[Formula],
    also: Iterable[Among],
) -> Names:
    """Make the variables of every name in these conditions, and in what is asked about besides."""
    told: dict[str, set[frozenset[str]]] = {}
    looked_at = [atom for condition in conditions for atom in atoms(condition)]
    for atom in (*looked_at, *also):
        told.setdefault(atom.name, set()).add(atom.values)
    groups = {name: _groups(_values(name, domains), told[name]) for name in _ordered(domains, told)}
    variables = {
        name: {first: solver.variable(f"{name}={first}") for first in dict.fromkeys(group.values())}
        for name, group in groups.items()
    }
    for of_name in variables.values():
        solver.fact(exactly_one(list(of_name.values())))
    return Names(variables, groups)


def _ordered(domains: Iterable[str], told: Iterable[str]) -> list[str]:
    """Return the names in the order of the flow, danger at the end.

    Never in that of a set, or a counterexample would differ from run to run.  What comes first is
    made dull first, so that an example rather tells of danger than of anything else.
    """
    wanted = frozenset(told)
    return sorted((name for name in domains if name in wanted), key=lambda name: name == "danger")


def _values(name: str, domains: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return DANGERS_WHILE_ASKING if name == "danger" else domains[name]


def _groups(values: Iterable[str], sets: set[frozenset[str]]) -> dict[str, str]:
    """Map each value to the first of those no condition tells apart from it."""
    firsts: dict[tuple[object, ...], str] = {}
    group: dict[str, str] = {}
    for value in values:
        apart = value if value in tuple(Unsettled) else "real"
        key = (apart, frozenset(each for each in sets if value in each))
        group[str(value)] = firsts.setdefault(key, str(value))
    return group
