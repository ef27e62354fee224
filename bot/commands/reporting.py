"""Prints problems, for people and for programs."""

import json
import re
from collections.abc import Iterable, Sequence

from bot.authoring.problem import Problem

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def visible(text: str) -> str:
    """Return a resident's text as a terminal may show it: no character in it steers the terminal.

    Every character keeps its place.
    """
    return _CONTROL.sub("\ufffd", text)


def print_problems(problems: Iterable[Problem], language: str) -> None:
    """Print one line per problem, in the order of the files."""
    for problem in in_order(problems):
        print(problem.line(language))


def as_json(problems: Sequence[Problem], language: str) -> list[dict[str, object]]:
    """Return the problems as plain values."""
    return [
        {
            "code": problem.code,
            "stops": problem.stops,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "sentence": problem.sentence(language),
            "near": problem.near,
        }
        for problem in in_order(problems)
    ]


def print_json(report: object) -> None:
    """Print one JSON document."""
    print(json.dumps(report, ensure_ascii=False, indent=2))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by file and line, each once."""
    seen = {(problem.place, problem.code, problem.sentence()): problem for problem in problems}
    return [seen[key] for key in sorted(seen)]
