"""How fast stories are read, beside the tokenisation of SudachiPy alone, on the same texts.

The floor draws surface, normalised form, part of speech and offsets of every morpheme in split
mode C: less than what any reader of Japanese that looks at words has to do.
"""

import math
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence

import sudachipy

from benchmarks.folder import SHIPPED
from benchmarks.texts import texts
from bot.app import load, story_reader
from bot.needs.passage import Said

_PRIVATE = """
import re, sys
from pathlib import Path
from bot.app import load, story_reader
from bot.needs.passage import Said
story_reader(load(Path(sys.argv[1]))).read([Said("text", "母のことで")])
print(re.search(r"RssAnon:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
"""
TEXTS, ROUNDS, LONG = 400, 3, 100
RATIO, SLOWEST, STARTING, MEMORY = 0.15, 0.002, 1.0, 150.0


def measure() -> Iterator[dict[str, object]]:
    """Yield the figures of reading; texts are those that may be looked at."""
    reader = story_reader(load(SHIPPED))
    told = [label["text"] for label in texts("look")][:TEXTS]

    def read(text: str) -> object:
        return reader.read([Said("text", text)])

    tokenizer = sudachipy.Dictionary(dict="core").tokenizer(mode=sudachipy.SplitMode.C)

    def tokenise(text: str) -> object:
        return [
            (m.surface(), m.normalized_form(), m.part_of_speech(), m.begin(), m.end())
            for m in tokenizer.tokenize(text)
        ]

    floor, reading = _best(tokenise, told), _best(read, told)
    yield {
        "name": "texts read in a second",
        "value": round(len(told) / reading),
        "characters_of_a_text": round(sum(map(len, told)) / len(told)),
        "floor": round(len(told) / floor),
        "ratio": round(floor / reading, 3),
        "must_reach_ratio": RATIO,
        "reached": floor / reading >= RATIO,
    }
    of_a_hundred = ["".join(told)[at : at + LONG] for at in range(0, TEXTS * LONG // 4, LONG)]
    slowest = _nearly_all(read, of_a_hundred)
    yield {
        "name": "seconds for 99 of 100 messages of 100 characters",
        "value": round(slowest, 5),
        "floor": round(_nearly_all(tokenise, of_a_hundred), 5),
        "must_stay_under": SLOWEST,
        "reached": slowest < SLOWEST,
    }
    yield from _starting()


def _starting() -> Iterator[dict[str, object]]:
    taken = min(_started() for _ in range(ROUNDS))
    yield {
        "name": "seconds until marugoto read has read one line",
        "value": round(taken, 2),
        "floor": round(min(_started("-c", "import sudachipy") for _ in range(ROUNDS)), 2),
        "must_stay_under": STARTING,
        "reached": taken < STARTING,
    }
    command = [sys.executable, "-c", _PRIVATE, str(SHIPPED)]
    used = float(subprocess.check_output(command)) / 1024  # noqa: S603 - fixed words
    yield {
        "name": "megabytes of private memory of a reader",
        "value": round(used),
        "must_stay_under": MEMORY,
        "reached": used < MEMORY,
    }


def _started(*arguments: str) -> float:
    begun = time.perf_counter()
    command = arguments or ("-m", "bot", "read", "--flows", str(SHIPPED))
    subprocess.run(  # noqa: S603 - fixed words
        [sys.executable, *command], input="母のことで\n", text=True, check=True, capture_output=True
    )
    return time.perf_counter() - begun


def _best(act: Callable[[str], object], told: Sequence[str]) -> float:
    return min(sum(_taken(act, told)) for _ in range(ROUNDS))


def _nearly_all(act: Callable[[str], object], told: Sequence[str]) -> float:
    taken = sorted(_taken(act, told))
    return taken[math.ceil(len(taken) * 0.99) - 1]


def _taken(act: Callable[[str], object], told: Sequence[str]) -> Iterator[float]:
    for text in told:
        begun = time.perf_counter()
        act(text)
        yield time.perf_counter() - begun
