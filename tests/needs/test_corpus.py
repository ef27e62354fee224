import json
from collections import Counter, defaultdict
from itertools import chain
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from bot.reading import DangerLevel, Level
from tests.needs.shipped import reader

pytestmark = pytest.mark.slow

CORPUS = Path(__file__).parent.parent / "corpus"
BATCHES = sorted(CORPUS.glob("*/*.jsonl"))
NEAREST = 0.8
FIELDS = {
    *("elderly", "disability", "children", "poverty", "health", "work"),
    *("education", "housing", "community", "family", "rights", "multicultural"),
}
WARDS = {
    *("moji", "kokurakita", "kokuraminami", "wakamatsu"),
    *("yahatahigashi", "yahatanishi", "tobata"),
}


def texts(batch: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in batch.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("batch", BATCHES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_labels_are_those_that_are_defined(batch: Path) -> None:
    patterns = {rule.name for rule in reader().vocabulary.patterns}

    for label in texts(batch):
        assert set(label["patterns"]) <= patterns, label["id"]
        assert label["danger"] in set(DangerLevel), label["id"]
        assert set(label.get("domains", ())) <= FIELDS, label["id"]
        if batch.parent.name in ("lines", "everyday"):
            continue  # of these only patterns and danger are labelled, of some domains as well
        assert label["level"] in set(Level), label["id"]
        assert label["ward"] in WARDS | {None}, label["id"]
        assert label["danger"] == "none" or label["level"] == "complex", label["id"]


@pytest.mark.slow
def test_no_two_texts_are_near_each_other() -> None:
    labels = [
        (f"{batch.stem}/{label['id']}", label["text"])
        for batch in BATCHES
        for label in texts(batch)
    ]
    names = [name for name, _ in labels]
    grams = [trigrams(text) for _, text in labels]
    often = Counter(chain.from_iterable(grams))
    holders: defaultdict[str, list[int]] = defaultdict(list)
    near = []
    for number, own in enumerate(grams):
        # Two sets that share so much share one of the rarest of each (prefix filtering,
        # Chaudhuri, Ganti and Kaushik 2006); to compare all with all would take minutes.
        rarest = sorted(own, key=lambda gram: (often[gram], gram))
        rarest = rarest[: len(own) - ceil(NEAREST * len(own)) + 1]
        likely = {other for gram in rarest for other in holders[gram]}
        near += [
            (names[number], names[other])
            for other in likely
            if len(own & grams[other]) / len(own | grams[other]) >= NEAREST
        ]
        for gram in rarest:
            holders[gram].append(number)

    assert near == []


def trigrams(text: str) -> set[str]:
    joined = "".join(text.split())
    return {joined[start : start + 3] for start in range(len(joined) - 2)} or {joined}
