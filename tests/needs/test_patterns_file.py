from collections.abc import Iterator
from itertools import chain

import pytest

from bot.flow.needs_loader import ROLES
from bot.reading import PatternState
from tests.needs.shipped import file, needs, reading

PATTERNS = file("patterns")["patterns"]
WANTED = {
    "found": {PatternState.FOUND},
    "suspected": {PatternState.SUSPECTED},
    "near": {PatternState.UNKNOWN, PatternState.EXCLUDED},
}


def examples() -> Iterator[tuple[str, str, str]]:
    for pattern in PATTERNS:
        for kind, texts in pattern["examples"].items():
            for text in texts:
                yield pattern["pattern"], kind, text


@pytest.mark.parametrize(("pattern", "kind", "text"), list(examples()))
def test_every_example_comes_out_as_written(pattern: str, kind: str, text: str) -> None:
    assert reading(text).patterns[pattern].state in WANTED[kind]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern["pattern"])
def test_every_pattern_uses_facts_that_exist(pattern: dict[str, list[str]]) -> None:
    keys = ("found_when", "suspect_when", "suspect_needs", "unless", "settled_by")

    used = chain.from_iterable(item.split(" or ") for key in keys for item in pattern.get(key, []))

    assert set(used) <= set(needs()["facts"]) | set(ROLES)


@pytest.mark.parametrize(
    "name", ["child_abuse", "elder_abuse", "disability_abuse", "dv", "suicide"]
)
def test_violence_and_death_wishes_are_never_asked_about(name: str) -> None:
    pattern = next(one for one in PATTERNS if one["pattern"] == name)

    assert (pattern["asked_by"], pattern["settled_by"]) == ("coordinator", [])


def test_what_must_not_be_said_back_has_no_soft_word() -> None:
    facts = needs()["facts"].values()

    hard = [fact for fact in facts if "rights" in fact.get("domain", [])]

    assert {fact.get("topic", "") for fact in hard} <= {"", "money"}
    assert "topic" not in needs()["facts"]["death_wish"]


def test_every_soft_word_and_every_question_belongs_to_a_fact() -> None:
    known = needs()

    topics = {fact["topic"] for fact in known["facts"].values() if "topic" in fact}

    assert topics == set(known["topics"])
    assert set(known["ask"]) <= set(known["facts"])
