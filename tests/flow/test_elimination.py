"""The largest sum of small tables is what trying everything finds, and so is the way to it."""

from collections.abc import Mapping
from itertools import product
from random import Random

import pytest

from bot.flow.elimination import Factor, best

NAMES, VALUES = "abcde", ("x", "y", "z")


def made(seed: int) -> list[Factor]:
    """Return a few tables over two or three of five names, some rows missing."""
    chance = Random(seed)  # noqa: S311 - nothing is kept secret with it
    found = []
    for _ in range(chance.randint(2, 5)):
        scope = tuple(chance.sample(NAMES, k=chance.randint(1, 3)))
        rows = {row: chance.randint(0, 9) for row in product(VALUES, repeat=len(scope))}
        # What can always be chosen keeps every sum possible.
        gone = [row for row in rows if "x" not in row and chance.random() < 0.3]
        found.append(Factor(scope, {row: rows[row] for row in rows if row not in gone}))
    return found


def total(factors: list[Factor], chosen: Mapping[str, str]) -> int | None:
    """Return what a choice adds up to, or nothing if it cannot be."""
    rows = [(each, tuple(chosen[name] for name in each.scope)) for each in factors]
    if any(row not in each.rows for each, row in rows):
        return None
    return sum(each.rows[row] for each, row in rows)


@pytest.mark.parametrize("seed", range(60))
def test_the_best_is_what_trying_everything_finds(seed: int) -> None:
    factors = made(seed)
    names = sorted({name for each in factors for name in each.scope})
    tried = [dict(zip(names, row, strict=True)) for row in product(VALUES, repeat=len(names))]

    most, chosen = best(factors)

    assert most == max(sum_ for each in tried if (sum_ := total(factors, each)) is not None)
    assert total(factors, chosen) == most
