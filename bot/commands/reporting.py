"""Prints problems, for people and for programs."""

import json
from collections.abc import Iterable, Sequence

from bot.authoring.problem import Problem


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
