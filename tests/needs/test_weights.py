import random
from base64 import b64encode
from math import sqrt

import pytest

from bot.needs.weights import MIDDLE, weights_of

LABELS = ("danger", "now", "hoarding")


def learned(rows: list[list[int]], **more: object) -> dict[str, object]:
    return {
        "borders": {label: [0.5, 1, 1, 1, 0.25] for label in LABELS},
        "features": [f"f{number}" for number in range(len(rows))],
        "weights": b64encode(bytes(each + MIDDLE for row in rows for each in row)).decode(),
        "version": "a1",
        **more,
    }


@pytest.mark.parametrize("seed", range(5))
def test_sums_are_those_of_every_label_by_itself(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - numbers to add up
    rows = [[chance.randint(-128, 127) for _ in LABELS] for _ in range(2000)]
    weights = weights_of(learned(rows))
    told = {f"f{number}" for number in chance.sample(range(2000), 1500)} | {"unknown"}

    sums = weights.sums(told)

    for place, label in enumerate(LABELS):
        by_hand = sum(row[place] for number, row in enumerate(rows) if f"f{number}" in told)
        assert sums[label] == pytest.approx(0.5 + 0.25 * by_hand / sqrt(len(told)))


def test_nothing_known_is_where_a_sum_starts() -> None:
    weights = weights_of(learned([[1, 2, 3]]))

    assert weights.sums(set()) == weights.sums({"unknown"}) == dict.fromkeys(LABELS, 0.5)


def test_the_heaviest_are_those_that_speak_for_a_label() -> None:
    weights = weights_of(learned([[3, 0, 9], [-4, 0, 7], [5, 0, 8]]))

    assert weights.heaviest(["f0", "f1", "f2", "unknown"], "danger", 3) == ["f2", "f0"]
    assert weights.heaviest(["f0", "f1", "f2"], "hoarding", 2) == ["f0", "f2"]
    assert weights.heaviest(["f0", "f1"], "now", 3) == []


def test_a_network_says_what_the_sums_tell_together() -> None:
    units = [[1.0, [1.0, 2.0, 0.0], 3.0], [-9.0, [1.0, 1.0, 1.0], 5.0]]
    network = {"label": "danger", "start": -2.0, "units": units}
    weights = weights_of(learned([[4, 8, 0]], network=network))

    # The sums are 1.5, 2.5 and 0.5; the second unit stays below nought.
    assert weights.sums({"f0"})["danger"] == pytest.approx(-2 + 3 * (1 + 1.5 + 2 * 2.5))
    assert weights.sums({"f0"})["now"] == pytest.approx(2.5)
