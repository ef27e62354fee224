"""Writes a flow as plain JSON values, complete enough to build it again.

Reading them back is ``shape_reading``; the two change together.
"""

from typing import Any

from bot.flow.definition import (
    Ask,
    Clarify,
    Ending,
    Flow,
    Notice,
    Refer,
    Reflect,
    Say,
    Silence,
    Starts,
    Step,
    Text,
    Words,
)
from bot.flow.formula import AllOf, Among, AnyOf, Formula, Not

VERSION = 1


def flow_document(flow: Flow) -> dict[str, Any]:
    """Return the whole flow but for what is always today's."""
    leaving = flow.leaving
    return {
        "version": VERSION,
        "id": flow.id,
        "shape": flow.shape,
        "file": flow.file,
        "title": _text(flow.title),
        "audience": flow.audience,
        "at_most": flow.at_most,
        "asked_again": flow.asked_again,
        "pages_at_most": flow.pages_at_most,
        "buttons": list(flow.buttons),
        "steps": [_step(step) for step in flow.steps],
        "groups": {name: _text(group.title) for name, group in flow.groups.items()},
        "leaving": {
            "stop": [_step(ending) for ending in leaving.stop],
            "human": [_step(ending) for ending in leaving.human],
            "delete": [_step(ending) for ending in leaving.delete],
            "silent": _silence(leaving.silent),
        },
        "starts": _starts(flow.starts),
        "running": dict(flow.running),
        "changes": [
            {
                "renamed": dict(each.renamed),
                "values": {name: dict(values) for name, values in each.values.items()},
                "dropped": list(each.dropped),
            }
            for each in flow.changes
        ],
        "domains": {name: list(values) for name, values in flow.domains.items()},
    }


def formula_document(formula: Formula) -> list[Any]:
    """Return a condition as lists."""
    match formula:
        case Among(name, values):
            return ["is", name, sorted(values)]
        case Not(part):
            return ["not", formula_document(part)]
        case AllOf(parts):
            return ["all", sorted((formula_document(part) for part in parts), key=str)]
        case AnyOf(parts):
            return ["any", sorted((formula_document(part) for part in parts), key=str)]


def _step(step: Step) -> dict[str, Any]:
    common: dict[str, Any] = {
        "kind": type(step).__name__,
        "id": step.id,
        "place": [step.place.file, step.place.line, step.place.column],
        "guard": formula_document(step.guard),
        "conditions": list(step.conditions),
        "group": step.group,
        "one_of": step.one_of,
    }
    return common | _own(step)


def _own(step: Step) -> dict[str, Any]:
    """Return what only this kind of step has."""
    match step:
        case Ask():
            return _ask(step)
        case Say():
            flags = {"once_ever": step.once_ever, "neutral": step.neutral}
            return {"words": _words(step.words), **flags}
        case Notice():
            lists = {"purposes": list(step.purposes), "tells": list(step.tells)}
            return {"words": _words(step.words), **lists}
        case Reflect():
            return {"words": _words(step.words), "of": step.of}
        case Clarify():
            flags = {"if_room": step.if_room, "as_page": step.as_page}
            return {"at_most": step.at_most, **flags}
        case Refer():
            return {**_ending(step), "to": step.to, "basis": step.basis}
        case Ending():
            return _ending(step)
    return {}


def _ask(step: Ask) -> dict[str, Any]:
    return {
        "words": _words(step.words),
        "type": step.type.value,
        "why": _text(step.why),
        "help": _text(step.help) if step.help else None,
        "choices": [[choice.id, _text(choice.label)] for choice in step.choices],
        "purpose": step.purpose,
        "if_room": step.if_room,
        "in_danger": step.in_danger,
        "gives_facts": step.gives_facts,
        "names_not_here": step.names_not_here,
    }


def _ending(step: Ending) -> dict[str, Any]:
    return {"door": step.door, "words": _words(step.words) if step.words else None}


def _silence(silence: Silence) -> dict[str, Any]:
    remind_after = silence.remind_after
    return {
        "after": silence.after.total_seconds(),
        "endings": [_step(ending) for ending in silence.endings],
        "remind_after": remind_after.total_seconds() if remind_after else None,
        "remind": _text(silence.remind) if silence.remind else None,
    }


def _starts(starts: Starts) -> dict[str, Any]:
    return {
        "after": starts.after,
        "wait": starts.wait.total_seconds(),
        "only_when": starts.only_when,
        "once": starts.once,
        "mode": starts.mode,
        "instead_of": starts.instead_of,
    }


def _words(words: Words) -> list[Any]:
    return [[formula_document(each.when), _text(each.text)] for each in words.variants]


def _text(text: Text) -> list[Any]:
    return [text.id, text.source, [text.place.file, text.place.line, text.place.column]]
