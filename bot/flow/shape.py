"""The shape of a flow: what a session is pinned to, and how it is written down and restored.

``shape_of`` is a digest over ids, kinds, types, choices and conditions, not over words, numbers or
doors: those are always today's.  ``shape_document`` is everything that is needed to finish an
older talk; ``restore`` builds the flow again with today's words wherever the step still exists.
Pure; called by the loader and by the shelf.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from bot.flow.definition import (
    Ask,
    Clarify,
    Flow,
    Leaving,
    Reflect,
    Step,
    Today,
)
from bot.flow.shape_reading import flow_from
from bot.flow.shape_writing import flow_document, formula_document

DIGITS = 16


def shape_of(steps: Iterable[Step], leaving: Leaving) -> str:
    """Return the digest of a flow's shape."""
    ways_out = (leaving.stop, leaving.human, leaving.delete, leaving.silent.endings)
    lines = [_step(step) for step in steps]
    lines += [[_step(ending) for ending in endings] for endings in ways_out]
    written = json.dumps(lines, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:DIGITS]


def shape_document(flow: Flow) -> dict[str, Any]:
    """Return a flow as plain JSON values, with its wording of today."""
    return flow_document(flow)


def restore(document: Mapping[str, Any], today_flow: Flow | None, today: Today) -> Flow:
    """Return the flow of a document; steps that still exist speak as ``today_flow`` does.

    Raises:
        KeyError, TypeError, ValueError: it is no document that ``shape_document`` made.
    """
    return flow_from(document, today_flow, today)


def _step(step: Step) -> list[Any]:
    common = [type(step).__name__, step.id, formula_document(step.guard), step.group, step.one_of]
    match step:
        case Ask():
            choices = [choice.id for choice in step.choices]
            flags = [step.if_room, step.in_danger, step.gives_facts]
            return [*common, step.type.value, choices, flags]
        case Clarify():
            return [*common, step.at_most, step.if_room, step.as_page]
        case Reflect():
            return [*common, step.of]
    return common
