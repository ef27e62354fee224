"""Finds the largest sum of many small tables that share names: max-sum variable elimination.

One name after the other is eliminated, the one with the fewest new ties first (min-fill), which is
quick as long as few names hang together (Dechter, "Bucket elimination", 1999).  Pure combinatorics;
it knows nothing of questions.  Called by ``bot.flow.counting``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

BUDGET = 200_000
"""Rows a table may have."""


class TooLargeError(ValueError):
    """A table would grow beyond the budget."""


@dataclass(frozen=True, slots=True)
class Factor:
    """What each combination of values of the names in ``scope`` adds; those missing cannot be."""

    scope: tuple[str, ...]
    rows: Mapping[tuple[str, ...], int]


def best(factors: Iterable[Factor]) -> tuple[int, dict[str, str]]:
    """Return the largest sum, and one choice of values that reaches it.

    Raises:
        TooLargeError: a table would have more than ``BUDGET`` rows.
    """
    left = list(factors)
    ties = _ties(left)
    joined: list[tuple[str, Factor]] = []
    while ties:
        name = min(ties, key=lambda each: (_fill(ties, each), len(ties[each]), each))
        mine = [factor for factor in left if name in factor.scope]
        table = _join(mine)
        joined.append((name, table))
        left = [factor for factor in left if name not in factor.scope]
        left.append(_without(table, name))
        _forget(ties, name)
    most = sum(factor.rows.get((), 0) for factor in left)
    return most, _walk_back(joined)


def _ties(factors: list[Factor]) -> dict[str, set[str]]:
    ties: dict[str, set[str]] = {}
    for factor in factors:
        for name in factor.scope:
            ties.setdefault(name, set()).update(other for other in factor.scope if other != name)
    return ties


def _fill(ties: Mapping[str, set[str]], name: str) -> int:
    """Return how many pairs would newly hang together without this name."""
    return sum(1 for one, other in combinations(ties[name], 2) if other not in ties[one])


def _forget(ties: dict[str, set[str]], name: str) -> None:
    near = ties.pop(name)
    for other in near:
        ties[other] |= near - {other}
        ties[other].discard(name)


def _join(factors: list[Factor]) -> Factor:
    """Return one table that says what all of these say together."""
    scope: tuple[str, ...] = ()
    rows: dict[tuple[str, ...], int] = {(): 0}
    for factor in sorted(factors, key=lambda each: len(each.rows)):
        scope, rows = _joined(scope, rows, factor)
    return Factor(scope, rows)


def _joined(
    scope: tuple[str, ...], rows: Mapping[tuple[str, ...], int], factor: Factor
) -> tuple[tuple[str, ...], dict[tuple[str, ...], int]]:
    shared = [name for name in factor.scope if name in scope]
    new = [name for name in factor.scope if name not in scope]
    here = [scope.index(name) for name in shared]
    there = [factor.scope.index(name) for name in shared]
    added = [factor.scope.index(name) for name in new]
    index: dict[tuple[str, ...], list[tuple[tuple[str, ...], int]]] = {}
    for row, cost in factor.rows.items():
        key = tuple(row[at] for at in there)
        index.setdefault(key, []).append((tuple(row[at] for at in added), cost))
    together: dict[tuple[str, ...], int] = {}
    for row, cost in rows.items():
        for more, other in index.get(tuple(row[at] for at in here), ()):
            together[row + more] = cost + other
        if len(together) > BUDGET:
            raise TooLargeError
    return (*scope, *new), together


def _without(table: Factor, name: str) -> Factor:
    """Return the table with a name eliminated: the best over all its values."""
    at = table.scope.index(name)
    rows: dict[tuple[str, ...], int] = {}
    for row, cost in table.rows.items():
        rest = row[:at] + row[at + 1 :]
        if cost > rows.get(rest, -1):
            rows[rest] = cost
    return Factor(table.scope[:at] + table.scope[at + 1 :], rows)


def _walk_back(joined: list[tuple[str, Factor]]) -> dict[str, str]:
    """Choose the best value of each name, the last eliminated first."""
    chosen: dict[str, str] = {}
    for name, table in reversed(joined):
        at = table.scope.index(name)
        fitting = {
            row[at]: cost
            for row, cost in table.rows.items()
            if all(chosen.get(n, v) == v for n, v in zip(table.scope, row, strict=True))
        }
        chosen[name] = max(fitting, key=lambda value: (fitting[value], value))
    return chosen
