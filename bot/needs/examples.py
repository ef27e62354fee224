"""Reads the examples that stand beside the rules, and tells which do not come out as written.

An example is a promise of whoever wrote the rule; it is kept by the very reader that runs.  Called
by ``marugoto check``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.needs.passage import Said
from bot.needs.reader import Reader
from bot.reading import DangerLevel, PatternState

STATES = {
    "found": (PatternState.FOUND,),
    "suspected": (PatternState.SUSPECTED,),
    "near": (PatternState.UNKNOWN, PatternState.EXCLUDED),
}
_RISING = tuple(DangerLevel)


@dataclass(frozen=True, slots=True)
class WrongExample:
    """An example that does not come out as its rule says."""

    file: str
    rule: str
    kind: str
    text: str
    came: str


def wrong_examples(
    reader: Reader, danger: Mapping[str, Any], patterns: Mapping[str, Any]
) -> Iterator[WrongExample]:
    """Yield every example of the two files that comes out otherwise."""
    for rule in danger.get("rules", []):
        yield from _danger(reader, rule)
    for pattern in patterns.get("patterns", []):
        yield from _pattern(reader, pattern)


def _danger(reader: Reader, rule: Mapping[str, Any]) -> Iterator[WrongExample]:
    examples = rule.get("examples", {})
    for text in examples.get("yes", []):
        level = reader.screen(_letters(text)).level
        if _RISING.index(level) < _RISING.index(DangerLevel(rule["level"])):
            yield WrongExample("danger.yaml", rule["id"], "yes", text, level)
    for text in examples.get("no", []):
        found = {evidence.rule for evidence in reader.screen(_letters(text)).evidence}
        if rule["id"] in found:
            yield WrongExample("danger.yaml", rule["id"], "no", text, rule["level"])


def _pattern(reader: Reader, pattern: Mapping[str, Any]) -> Iterator[WrongExample]:
    name = pattern["pattern"]
    for kind, texts in pattern.get("examples", {}).items():
        for text in texts:
            state = reader.read(_letters(text)).patterns[name].state
            if state not in STATES[kind]:
                yield WrongExample("patterns.yaml", name, kind, text, state)


def _letters(text: str) -> list[Said]:
    return [Said(f"L{number}", line) for number, line in enumerate(text.split("\n"), 1)]
