"""Moves the answers of a session onto a newer shape, as the author says under ``changes:``."""

from collections.abc import Iterator, Mapping

from bot.flow.definition import Ask, Changes, Flow
from bot.flow.session import Answer
from bot.flow.vocabulary import Unsettled, values_of


def moved(answers: Mapping[str, Answer], flow: Flow) -> Mapping[str, Answer] | None:
    """Return the answers as they read in this flow, or nothing if one has no place in it."""
    current = dict(answers)
    for changes in flow.changes:
        current = dict(_changed(current, changes))
    asks = {step.id: step for step in flow.steps if isinstance(step, Ask)}
    if all(name in asks and _fits(answer, asks[name], flow) for name, answer in current.items()):
        return current
    return None


def _changed(answers: Mapping[str, Answer], changes: Changes) -> Iterator[tuple[str, Answer]]:
    for name, answer in answers.items():
        if name in changes.dropped:
            continue
        renamed = changes.values.get(name, {})
        value = answer.value
        if isinstance(value, str):
            new: str | list[str] = renamed.get(value, value)
        else:
            new = [renamed.get(each, each) for each in value]
        yield changes.renamed.get(name, name), answer._replace(value=new)


def _fits(answer: Answer, ask: Ask, flow: Flow) -> bool:
    if isinstance(answer.value, list):
        return {*answer.value} <= {choice.id for choice in ask.choices}
    return answer.value in (*Unsettled, *values_of(ask, flow.today.city.wards))
