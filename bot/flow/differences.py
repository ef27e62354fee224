"""Says in words what a change of a flow means for the people who write to it.

Compares two loaded flows step by step.  Wording is told apart from shape: a change of shape pins
the conversations that are under way to the old one, a change of words reaches everybody at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.flow.definition import Ask, Ending, Flow, Inform, Note, Refer, Reopen, Step, Text


@dataclass(frozen=True, slots=True)
class Difference:
    """One change: which sentence of ``wording.yaml`` tells it, and what fills it in."""

    code: str
    values: Mapping[str, str]


def differences(old: Flow, new: Flow) -> list[Difference]:
    """Return every change that somebody who writes to us would notice, in the flow's order."""
    found: list[Difference] = []
    if old.at_most != new.at_most:
        values = {"old": str(old.at_most), "new": str(new.at_most)}
        found.append(Difference("D-QUESTIONS", values))
    before, after = _steps(old), _steps(new)
    for name, step in after.items():
        if name in before:
            found += _step(before[name], step)
        else:
            found.append(Difference(_came(step), {"step": name, "words": _words(step)}))
    for name, step in before.items():
        if name not in after:
            found.append(Difference(_went(step), {"step": name, "words": _words(step)}))
    found += _order(list(before), list(after))
    if old.shape != new.shape:
        found.append(Difference("D-SHAPE", {}))
    return found


def _steps(flow: Flow) -> dict[str, Step]:
    leaving = flow.leaving
    ways_out = (*leaving.stop, *leaving.silent.endings, *leaving.human, *leaving.delete)
    return {step.id: step for step in (*flow.steps, *ways_out)}


def _step(old: Step, new: Step) -> Iterator[Difference]:
    name = new.id
    if type(old) is not type(new) or getattr(old, "type", "") != getattr(new, "type", ""):
        yield Difference("D-KIND", {"step": name, "words": _words(new)})
        return
    if old.guard != new.guard:
        values = {"step": name, "old": _when(old), "new": _when(new)}
        yield Difference("D-CONDITION", values)
    if _all_words(old) != _all_words(new):
        yield Difference("D-WORDS", {"step": name, "old": _words(old), "new": _words(new)})
    if isinstance(old, Ask) and isinstance(new, Ask):
        yield from _ask(old, new)
    if isinstance(old, Refer) and isinstance(new, Refer) and old.to != new.to:
        yield Difference("D-REFER-TO", {"step": name, "old": old.to, "new": new.to})
    if isinstance(old, Ending) and isinstance(new, Ending) and old.door != new.door:
        yield Difference("D-DOOR", {"step": name, "old": old.door, "new": new.door})


def _ask(old: Ask, new: Ask) -> Iterator[Difference]:
    before = {choice.id: choice.label.source for choice in old.choices}
    after = {choice.id: choice.label.source for choice in new.choices}
    for choice, label in after.items():
        if choice not in before:
            yield Difference("D-CHOICE-NEW", {"step": new.id, "label": label})
        elif before[choice] != label:
            values = {"step": new.id, "old": before[choice], "new": label}
            yield Difference("D-CHOICE-WORDS", values)
    for choice, label in before.items():
        if choice not in after:
            yield Difference("D-CHOICE-GONE", {"step": new.id, "label": label})
    if old.if_room != new.if_room:
        code = "D-NOW-IF-ROOM" if new.if_room else "D-NOW-ALWAYS"
        yield Difference(code, {"step": new.id})
    if old.in_danger != new.in_danger:
        code = "D-NOW-IN-DANGER" if new.in_danger else "D-NOT-IN-DANGER"
        yield Difference(code, {"step": new.id})


def _order(before: list[str], after: list[str]) -> Iterator[Difference]:
    both_old = [name for name in before if name in after]
    both_new = [name for name in after if name in before]
    if both_old != both_new:
        yield Difference("D-ORDER", {"order": ", ".join(both_new)})


def _came(step: Step) -> str:
    if isinstance(step, Ask):
        return "D-QUESTION-NEW"
    return "D-ENDING-NEW" if isinstance(step, Ending) else "D-STEP-NEW"


def _went(step: Step) -> str:
    if isinstance(step, Ask):
        return "D-QUESTION-GONE"
    return "D-ENDING-GONE" if isinstance(step, Refer | Reopen | Note | Inform) else "D-STEP-GONE"


def _when(step: Step) -> str:
    return "; ".join(step.conditions) or "always"


def _all_words(step: Step) -> list[str]:
    words = getattr(step, "words", None)
    said = [variant.text.source for variant in words.variants] if words else []
    extra = [getattr(step, name, None) for name in ("why", "help")]
    return said + [text.source for text in extra if isinstance(text, Text)]


def _words(step: Step) -> str:
    words = getattr(step, "words", None)
    source = words.variants[-1].text.source if words else ""
    flat = " ".join(source.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"
