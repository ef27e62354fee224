"""Compares what the reader found with what people labelled.

A label is a JSON object with ``domains``, ``patterns``, ``danger``, ``level``, ``people`` and
``ward``.  Where two labellers differed the item stands under ``domains_maybe`` and so on, and
counts neither way.  A person is a pair of relation and age; the writer counts only with an age.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Label = Mapping[str, Any]
Pair = tuple[Label, Label]
"""What was labelled, and what was read."""

FLAGGED = frozenset({"overlapping", "complex"})


@dataclass(slots=True)
class Count:
    """How often something was found rightly, wrongly, and not."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, wanted: set[Any], found: set[Any]) -> None:
        """Take one text."""
        self.right += len(wanted & found)
        self.wrong += len(found - wanted)
        self.missed += len(wanted - found)

    @property
    def precision(self) -> float:
        """Return which part of what was found is right."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Return which part of what is there was found."""
        there = self.right + self.missed
        return self.right / there if there else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def figures(self) -> dict[str, float | int]:
        """Return all of it for printing."""
        return {
            "precision": round(self.precision, 3),
            "recall": round(self.recall, 3),
            "f1": round(self.f1, 3),
            "n": self.right + self.missed,
        }


def score(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return every figure."""
    patterns = by_name(pairs, "patterns")
    domains = by_name(pairs, "domains")
    return {
        "texts": len(pairs),
        "danger": danger(pairs),
        "flagged": _counted(pairs, _flagged).figures(),
        "level": round(_share(pairs, "level"), 3),
        "patterns": _sum(patterns.values()).figures(),
        "domains": _sum(domains.values()).figures(),
        "people": _counted(pairs, _people).figures(),
        "ward": round(_share(pairs, "ward"), 3),
        "each_pattern": {name: round(count.f1, 2) for name, count in sorted(patterns.items())},
        "each_domain": {name: round(count.f1, 2) for name, count in sorted(domains.items())},
    }


def by_name(pairs: Iterable[Pair], key: str) -> dict[str, Count]:
    """Count each name of a list of labels by itself."""
    counts: defaultdict[str, Count] = defaultdict(Count)
    for gold, found in pairs:
        read = set(found[key]) - set(gold.get(f"{key}_maybe", ()))
        for name in {*gold[key], *read}:
            counts[name].add({name} & set(gold[key]), {name} & read)
    return counts


def danger(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return which dangers were noticed, and the false alarms, where the labellers agree."""
    pairs = [pair for pair in pairs if "danger_maybe" not in pair[0]]
    calm = [found for gold, found in pairs if gold["danger"] == "none"]
    return {
        "now": _noticed(pairs, "now"),
        "thoughts": _noticed(pairs, "thoughts"),
        "false": {
            "on": len(calm),
            "now": sum(found["danger"] == "now" for found in calm),
            "thoughts": sum(found["danger"] == "thoughts" for found in calm),
        },
    }


def _noticed(pairs: Iterable[Pair], level: str) -> dict[str, float | int]:
    found = [read["danger"] for gold, read in pairs if gold["danger"] == level]
    return {
        "n": len(found),
        "noticed": round(sum(one != "none" for one in found) / max(1, len(found)), 3),
        "as_now": round(sum(one == "now" for one in found) / max(1, len(found)), 3),
    }


def _counted(pairs: Iterable[Pair], items: Callable[[Pair], tuple[set[Any], set[Any]]]) -> Count:
    count = Count()
    for pair in pairs:
        count.add(*items(pair))
    return count


def _flagged(pair: Pair) -> tuple[set[Any], set[Any]]:
    gold, found = pair
    level = found["level"] if found["level"] != gold.get("level_maybe") else gold["level"]
    return {True} & {gold["level"] in FLAGGED}, {True} & {level in FLAGGED}


def _people(pair: Pair) -> tuple[set[Any], set[Any]]:
    gold, found = pair
    return _named(gold["people"]), _named(found["people"]) - _named(gold.get("people_maybe", ()))


def _named(people: Iterable[Mapping[str, Any]]) -> set[Any]:
    pairs = {(one["relation"], one.get("age")) for one in people}
    return pairs - {("self", None)}


def _share(pairs: Sequence[Pair], key: str) -> float:
    right = (
        found[key] in (gold[key], gold.get(f"{key}_maybe", gold[key])) for gold, found in pairs
    )
    return sum(right) / max(1, len(pairs))


def _sum(counts: Iterable[Count]) -> Count:
    total = Count()
    for count in counts:
        total.right += count.right
        total.wrong += count.wrong
        total.missed += count.missed
    return total
