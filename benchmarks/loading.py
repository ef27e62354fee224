"""How long a flow of 500 steps takes to load and to prove, beside reading its YAML alone."""

import time
from collections.abc import Callable, Iterator

import yaml

from benchmarks.folder import with_flow
from benchmarks.written import flow
from bot.checking import prove_flow
from bot.flow.edition import load_edition

STEPS, CONDITIONS, ROUNDS = 500, 60, 5
LOADING, PROVING = 0.25, 5.0


def measure() -> Iterator[dict[str, object]]:
    """Yield the figures of loading and proving."""
    text = flow("long", STEPS, CONDITIONS)
    with with_flow("long", text) as file, with_flow("short", flow("short", 1, 1)) as least:
        whole = _best(lambda: load_edition(file))
        shared = _best(lambda: load_edition(least))
        edition = load_edition(file)
    floor = _best(lambda: yaml.compose(text, Loader=yaml.CBaseLoader))
    loading = whole - shared
    yield {
        "name": "seconds to load a flow of 500 steps",
        "value": round(loading, 4),
        "with_the_citys_files": round(whole, 4),
        "floor": round(floor, 4),
        "ratio": round(loading / floor, 2),
        "must_stay_under": LOADING,
        "reached": loading < LOADING,
    }
    proving = _best(lambda: prove_flow(edition, edition.flows["long"]), rounds=1)
    yield {
        "name": "seconds to prove a flow of 500 steps with 60 conditions",
        "value": round(proving, 3),
        "floor": round(loading, 4),
        "ratio": round(proving / loading, 1),
        "must_stay_under": PROVING,
        "reached": proving < PROVING,
    }


def _best(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        act()
        taken.append(time.perf_counter() - begun)
    return min(taken)
