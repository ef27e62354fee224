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

    rule: str
    kind: str
    text: str
    came: str


def wrong_examples(
    reader: Reader, danger: Mapping[str, Any], patterns: Mapping[str, Any]
) -> Iterator[WrongExample]:
    """Yield every example of the two files that comes out otherwise."""
    for rule in _mappings(danger.get("rules")):
        yield from _danger(reader, rule)
    for pattern in _mappings(patterns.get("patterns")):
        yield from _pattern(reader, pattern)


def _mappings(found: Any) -> list[Mapping[str, Any]]:
    """Return what can be read; the loader has told what is wrong with the rest."""
    listed = found if isinstance(found, list) else []
    return [each for each in listed if isinstance(each, dict)]


def _texts(rule: Mapping[str, Any], kind: str) -> list[str]:
    examples = rule.get("examples")
    listed = examples.get(kind) if isinstance(examples, dict) else None
    return [text for text in listed if isinstance(text, str)] if isinstance(listed, list) else []


def _danger(reader: Reader, rule: Mapping[str, Any]) -> Iterator[WrongExample]:
    if rule.get("level") not in tuple(DangerLevel) or "id" not in rule:
        return
    for text in _texts(rule, "yes"):
        level = reader.screen(_letters(text)).level
        if _RISING.index(level) < _RISING.index(DangerLevel(rule["level"])):
            yield WrongExample(rule["id"], "yes", text, level)
    for text in _texts(rule, "no"):
        found = {evidence.rule for evidence in reader.screen(_letters(text)).evidence}
        if rule["id"] in found:
            yield WrongExample(rule["id"], "no", text, rule["level"])


def _pattern(reader: Reader, pattern: Mapping[str, Any]) -> Iterator[WrongExample]:
    name = str(pattern.get("pattern"))
    for kind, allowed in STATES.items():
        for text in _texts(pattern, kind):
            found = reader.read(_letters(text)).patterns.get(name)
            state = found.state if found else PatternState.UNKNOWN
            if state not in allowed:
                yield WrongExample(name, kind, text, state)


def _letters(text: str) -> list[Said]:
    return [Said(f"L{number}", line) for number, line in enumerate(text.split("\n"), 1)]
