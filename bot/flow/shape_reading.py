"""Builds a flow from the document that ``shape_writing`` made, with today's words where they exist.

A step that is still in today's flow, with the same kind and type, says what it says today; one that
is gone says what it said then.  Doors and who gets the ticket are today's as well.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.authoring.problem import Place
from bot.flow.definition import (
    AnswerType,
    Ask,
    Changes,
    Choice,
    Clarify,
    Ending,
    Flow,
    Group,
    Inform,
    Leaving,
    Note,
    Notice,
    Refer,
    Reflect,
    Reopen,
    Say,
    Silence,
    Starts,
    Step,
    Text,
    Today,
    Variant,
    Words,
)
from bot.flow.formula import AllOf, Among, AnyOf, Formula, Not
from bot.flow.shape_writing import VERSION


class ShapeVersionError(ValueError):
    """A published shape has a schema version this program does not know."""

    def __init__(self, version: object) -> None:
        super().__init__(
            f"A published shape has version {version!r}; this program reads {VERSION}."
        )


def flow_from(document: Mapping[str, Any], today_flow: Flow | None, today: Today) -> Flow:
    """Return the flow; what no longer exists today keeps its archived words."""
    if document.get("version") != VERSION:
        raise ShapeVersionError(document.get("version"))
    now = _Now(today_flow)
    leaving = document["leaving"]
    domains = dict(today_flow.domains) if today_flow else {}
    domains |= {name: tuple(values) for name, values in document["domains"].items()}
    return Flow(
        id=document["id"],
        title=today_flow.title if today_flow else _text(document["title"]),
        audience=document["audience"],
        at_most=document["at_most"],
        asked_again=document["asked_again"],
        pages_at_most=document["pages_at_most"],
        buttons=tuple(document["buttons"]),
        steps=tuple(now.worded(_step(step)) for step in document["steps"]),
        groups={
            name: now.group(Group(name, _text(title))) for name, title in document["groups"].items()
        },
        leaving=Leaving(
            stop=_endings(leaving["stop"], now),
            human=_endings(leaving["human"], now),
            delete=_endings(leaving["delete"], now),
            silent=_silence(leaving["silent"], now),
        ),
        starts=_starts(document["starts"]),
        running=dict(document["running"]),
        changes=tuple(
            Changes(dict(each["renamed"]), dict(each["values"]), tuple(each["dropped"]))
            for each in document["changes"]
        ),
        shape=document["shape"],
        file=document["file"],
        today=today,
        domains=domains,
    )


class _Now:
    """Today's steps, by id."""

    def __init__(self, flow: Flow | None) -> None:
        self._groups = flow.groups if flow else {}
        self.remind = flow.leaving.silent.remind if flow else None
        leaving = flow.leaving if flow else None
        steps = list(flow.steps) if flow else []
        if leaving:
            steps += [*leaving.stop, *leaving.human, *leaving.delete, *leaving.silent.endings]
        self._steps = {step.id: step for step in steps}

    def group(self, old: Group) -> Group:
        """Return a page with today's title."""
        return self._groups.get(old.id, old)

    def worded(self, old: Step) -> Step:
        """Return an archived step that says what it says today."""
        new = self._steps.get(old.id)
        match old, new:
            case Ask(), Ask() if old.type is new.type:
                return self._ask(old, new)
            case Say(), Say():
                return replace(old, words=new.words, place=new.place)
            case Notice(), Notice():
                return replace(old, words=new.words, place=new.place)
            case Reflect(), Reflect():
                return replace(old, words=new.words, place=new.place)
            case Refer(), Refer():
                old = replace(old, to=new.to, basis=new.basis)
                return replace(old, words=new.words, door=new.door, place=new.place)
            case Ending(), Ending() if type(old) is type(new):
                return replace(old, words=new.words, door=new.door, place=new.place)
        return old

    def ending(self, old: Ending) -> Ending:
        """Return an archived ending that says what it says today."""
        new = self.worded(old)
        return new if isinstance(new, Ending) else old

    def _ask(self, old: Ask, new: Ask) -> Ask:
        labels = {choice.id: choice for choice in new.choices}
        choices = tuple(labels.get(choice.id, choice) for choice in old.choices)
        return replace(
            old, words=new.words, why=new.why, help=new.help, choices=choices, place=new.place
        )


_KINDS: Mapping[str, type[Step]] = {
    each.__name__: each for each in (Say, Notice, Reflect, Reopen, Note, Inform)
}


def _step(document: Mapping[str, Any]) -> Step:
    common: dict[str, Any] = {
        "id": document["id"],
        "place": Place(*document["place"]),
        "guard": formula_from(document["guard"]),
        "conditions": tuple(document["conditions"]),
        "group": document["group"],
        "one_of": document["one_of"],
    }
    own = {key: document[key] for key in document if key not in common and key != "kind"}
    words = own.pop("words", None)
    if words is not None:
        own["words"] = _words(words)
    for name in ("purposes", "tells"):
        if name in own:
            own[name] = tuple(own[name])
    kind = document["kind"]
    if kind == "Ask":
        return Ask(**common, **_ask(own))
    if kind == "Clarify":
        return Clarify(**common, **own)
    if kind == "Refer":
        return Refer(**common, **own)
    return _KINDS[kind](**common, **own)


def _ask(own: dict[str, Any]) -> dict[str, Any]:
    return own | {
        "type": AnswerType(own["type"]),
        "why": _text(own["why"]),
        "help": _text(own["help"]) if own["help"] else None,
        "choices": tuple(Choice(id, _text(label)) for id, label in own["choices"]),
    }


def formula_from(document: list[Any]) -> Formula:
    """Return the condition that ``formula_document`` wrote."""
    match document:
        case ["is", name, values]:
            return Among(name, frozenset(values))
        case ["not", part]:
            return Not(formula_from(part))
        case ["all", parts]:
            return AllOf(frozenset(map(formula_from, parts)))
        case ["any", parts]:
            return AnyOf(frozenset(map(formula_from, parts)))
    message = f"No condition: {document!r}"
    raise ValueError(message)


def _endings(documents: list[Any], now: _Now) -> tuple[Ending, ...]:
    steps = (_step(document) for document in documents)
    return tuple(now.ending(step) for step in steps if isinstance(step, Ending))


def _silence(document: Mapping[str, Any], now: _Now) -> Silence:
    seconds = document["remind_after"]
    remind = document["remind"]
    return Silence(
        timedelta(seconds=document["after"]),
        _endings(document["endings"], now),
        timedelta(seconds=seconds) if seconds is not None else None,
        (now.remind or _text(remind)) if remind else None,
    )


def _starts(document: Mapping[str, Any]) -> Starts:
    wait = timedelta(seconds=document["wait"])
    return Starts(**{**document, "wait": wait})


def _words(document: list[Any]) -> Words:
    return Words(tuple(Variant(formula_from(when), _text(text)) for when, text in document))


def _text(document: list[Any]) -> Text:
    id, source, place = document
    return Text(id, source, Place(*place))
