"""Learned weights, added up for every label at once.

What the labels say together of danger, a small network has learned on top: that there is violence
or a wish to die is seen more surely than danger in general.  ``make model`` writes all of it;
``second_look`` asks.
"""

import struct
from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from heapq import nlargest
from math import sqrt
from operator import mul
from typing import Any, NamedTuple

MIDDLE = 128
"""A weight is kept as a byte; this one is nothing."""
_BYTES = 4
"""So wide is the place of a sum: hundreds of weights are added."""


class Border(NamedTuple):
    """What a sum starts from for one label, and from which sum on it means what.

    From ``found`` and ``suspected`` on by itself; from ``agreed`` on where a rule says so as well.
    ``scale`` is what a weight of one counts.
    """

    start: float
    found: float
    suspected: float
    agreed: float
    scale: float


class Unit(NamedTuple):
    """One hidden unit of a network: it counts from nought on, and as much as ``counts``."""

    start: float
    weights: Sequence[float]
    counts: float


@dataclass(frozen=True, slots=True)
class Network:
    """What the sums of all labels say together of ``label``: a perceptron with one hidden layer."""

    label: str
    start: float
    units: Sequence[Unit]

    def total(self, sums: Sequence[float]) -> float:
        """Return how much all ``sums`` say together."""
        total = self.start
        for start, weights, counts in self.units:
            total += counts * max(0.0, start + sum(map(mul, weights, sums)))
        return total


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: the borders of each label, and a row of weights for each feature.

    ``rows`` has a byte for each label, in the order of ``borders``; ``wide`` has the same rows as
    numbers with four bytes for each label, so that one addition of Python adds all of them.
    """

    borders: Mapping[str, Border]
    number: Mapping[str, int]
    rows: bytes
    wide: Sequence[int]
    version: str
    network: Network | None = None

    def sums(self, features: Set[str]) -> dict[str, float]:
        """Return how much ``features`` weigh for each label; many features weigh less each."""
        known = [self.number[feature] for feature in features & self.number.keys()]
        count, nothing = len(self.borders), MIDDLE * len(known)
        together = sum(map(self.wide.__getitem__, known)).to_bytes(count * _BYTES, "little")
        length = sqrt(max(1, len(features)))
        each = zip(self.borders.values(), struct.unpack(f"<{count}I", together), strict=True)
        sums = [border.start + border.scale * (one - nothing) / length for border, one in each]
        named = dict(zip(self.borders, sums, strict=True))
        if self.network:
            named[self.network.label] = self.network.total(sums)
        return named

    def heaviest(self, features: Iterable[str], label: str, count: int) -> list[str]:
        """Return the features that weigh most for ``label``, if they do, at most ``count``."""
        place, width = list(self.borders).index(label), len(self.borders)
        weights = {
            feature: self.rows[self.number[feature] * width + place]
            for feature in features
            if feature in self.number
        }
        heaviest = nlargest(count, sorted(weights), key=weights.__getitem__)
        return [feature for feature in heaviest if weights[feature] > MIDDLE]


def weights_of(learned: Mapping[str, Any]) -> Weights:
    """Return what stands in a file that ``make model`` wrote."""
    borders = {label: Border(*border) for label, border in learned["borders"].items()}
    rows = b64decode(learned["weights"])
    wide = bytearray(len(rows) * _BYTES)
    wide[::_BYTES] = rows
    width = len(borders) * _BYTES
    starts = range(0, len(wide), width)
    return Weights(
        borders,
        {feature: number for number, feature in enumerate(learned["features"])},
        rows,
        [int.from_bytes(wide[start : start + width], "little") for start in starts],
        learned["version"],
        _network_of(learned["network"]) if "network" in learned else None,
    )


def _network_of(learned: Mapping[str, Any]) -> Network:
    units = [Unit(*unit) for unit in learned["units"]]
    return Network(learned["label"], learned["start"], units)
