"""Says in words what a change of a flow means for the people who write to it.

Compares two loaded flows, head and steps.  Wording is told apart from shape: a change of shape pins
the conversations that are under way to the old one, a change of words reaches everybody at once.
"""

from collections.abc import Iterator

from bot.flow.definition import Ask, Ending, Flow, Step
from bot.flow.head_differences import head_differences, silence_differences
from bot.flow.step_differences import step_differences, words_of
from bot.flow.word_differences import Difference


def differences(old: Flow, new: Flow) -> list[Difference]:
    """Return every change that somebody who writes to us would notice, in the flow's order."""
    found = list(head_differences(old, new))
    before, after = _steps(old), _steps(new)
    for name, step in after.items():
        if name in before:
            found += step_differences(before[name], step)
        else:
            found.append(Difference(_came(step), {"step": name, "words": words_of(step)}))
    for name, step in before.items():
        if name not in after:
            found.append(Difference(_went(step), {"step": name, "words": words_of(step)}))
    found += _order(list(before), list(after))
    found += silence_differences(old.leaving.silent, new.leaving.silent)
    if old.shape != new.shape:
        found.append(Difference("D-SHAPE", {}))
    return found


def _steps(flow: Flow) -> dict[str, Step]:
    leaving = flow.leaving
    ways_out = (*leaving.stop, *leaving.silent.endings, *leaving.human, *leaving.delete)
    return {step.id: step for step in (*flow.steps, *ways_out)}


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
    return "D-ENDING-GONE" if isinstance(step, Ending) else "D-STEP-GONE"
