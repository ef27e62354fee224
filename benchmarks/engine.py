"""Turns per second of the engine on one core, beside a dict step through the same JSON library."""

import gc
import json
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone

from benchmarks.folder import with_flow
from benchmarks.written import flow
from bot.app import load
from bot.channel import IncomingKind
from bot.flow.definition import Flow
from bot.flow.engine import advance, start
from bot.flow.letters import Input, Letter
from bot.flow.session import STORED, as_json, from_json
from bot.reading import Reading

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=timezone(timedelta(hours=9)))
QUESTIONS, CONDITIONS = 12, 4
ROUNDS, TALKS = 21, 100
MUST_REACH, SHARE_OF_FLOOR, BYTES = 20_000, 0.3, 2_048


def measure() -> Iterator[dict[str, object]]:
    """Yield the figures of the engine."""
    with with_flow("measured", flow("measured", QUESTIONS - 1, CONDITIONS)) as file:
        measured = load(file).flows["measured"]
    inputs = _inputs()
    stored = _talk(measured, inputs)
    gc.collect()
    gc.freeze()
    engine, floor = [], []
    for _ in range(ROUNDS):
        engine.append(_per_second(lambda: _talk(measured, inputs), len(inputs)))
        floor.append(_per_second(lambda: _carry(stored), len(inputs)))
    ratio = sorted(one / other for one, other in zip(engine, floor, strict=True))[ROUNDS // 2]
    yield {
        "name": "engine turns per second",
        "value": round(max(engine)),
        "median": round(sorted(engine)[ROUNDS // 2]),
        "floor": round(max(floor)),
        "ratio": round(ratio, 3),
        "must_reach": MUST_REACH,
        "must_ratio": SHARE_OF_FLOOR,
        "reached": max(engine) >= MUST_REACH and ratio >= SHARE_OF_FLOOR,
    }
    largest = max(len(text.encode()) for text in stored)
    yield {
        "name": "bytes of an open conversation",
        "value": largest,
        "must_stay_under": BYTES,
        "reached": largest < BYTES,
    }


def _inputs() -> list[Input]:
    """Return one talk's inputs: the story, then typed and tapped answers in turn."""
    reading = Reading(told=True, understood=True)
    letters = [Letter("L1", IncomingKind.TEXT, "母の介護で疲れました")]
    for number in range(QUESTIONS - 1):
        option = "ab"[number % 2]
        label = {"a": f"はい甲{number}です", "b": f"いや乙{number}です"}[option]
        typed = Letter(f"L{number + 2}", IncomingKind.TEXT, label)
        tapped = Letter(f"L{number + 2}", IncomingKind.TAP, payload=f"q{number}={option}")
        letters.append(typed if number % 2 else tapped)
    return [Input((letter,), reading) for letter in letters]


def _talk(measured: Flow, inputs: list[Input]) -> list[str]:
    """Hold one talk; return the session as stored after each turn."""
    stored, kept = as_json(start(measured)), []
    for given in inputs:
        stored = as_json(advance(measured, from_json(stored), given, NOW).session)
        kept.append(stored)
    return kept


def _carry(sessions: list[str]) -> None:
    """Do what no engine can avoid: read the session, change one value, write it."""
    for text in sessions:
        session = json.loads(text)
        session["turn"] += 1
        STORED.encode(session)


def _per_second(act: Callable[[], object], turns: int) -> float:
    begun = time.perf_counter()
    for _ in range(TALKS):
        act()
    return TALKS * turns / (time.perf_counter() - begun)
