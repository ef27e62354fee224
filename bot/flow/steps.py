"""Turns the steps of a flow file into ``Say``, ``Notice``, ``Reflect``, ``Clarify`` and endings.

Questions have a module of their own (``questions``).  Every step is returned as far as it can be
read; what is wrong with it goes to the report.  Called by the loader and by ``leaving``.
"""

from collections.abc import Iterable

from bot.authoring.fields import Record
from bot.authoring.problem import Place, nearest
from bot.flow.blocks import RawStep
from bot.flow.definition import (
    Clarify,
    Desk,
    Ending,
    Hotline,
    Inform,
    Note,
    Notice,
    Refer,
    Reflect,
    Reopen,
    Say,
    Step,
    Words,
)
from bot.flow.formula import Formula
from bot.flow.frame import Frame, conditions, near_doors
from bot.flow.keys import TELLS, WARD_COORDINATOR
from bot.flow.neutral import telling
from bot.flow.questions import read_ask
from bot.flow.texts import DOOR, NUMBER, UNDERSTOOD, Setting

NO_WORDS = Words(())
COORDINATORS = ("区の相談員", "相談員", "区役所の相談員", "ward coordinator", "coordinator")
"""What people write who mean the coordinators of the wards."""
DUTY = frozenset({"duty"})


def read_step(raw: RawStep, frame: Frame) -> Step | None:
    """Return one step of a flow's main list."""
    guard = frame.guard(raw)
    match raw.kind:
        case "ask":
            return read_ask(raw, frame, guard)
        case "say":
            return _say(raw, frame, guard)
        case "notice":
            return _notice(raw, frame, guard)
        case "reflect":
            return _reflect(raw, frame, guard)
        case "clarify":
            return _clarify(raw, frame, guard)
    return read_ending(raw, frame, guard)


def read_ending(raw: RawStep, frame: Frame, guard: Formula, way_out: str = "") -> Ending | None:
    """Return one ending; ``way_out`` is where it stands outside the main list."""
    record = raw.record
    id = _ending_id(raw, frame, way_out)
    frame.claim(id, record.at(raw.kind))
    words = _closing(raw, frame, guard, id, may_be_silent=way_out == "silent")
    door = _door(raw, frame)
    place, written = record.place, conditions(raw)
    match raw.kind:
        case "refer":
            to, basis = _target(record, frame), record.text("basis")
            return Refer(
                id=id,
                place=place,
                guard=guard,
                conditions=written,
                door=door,
                words=words,
                to=to,
                basis=basis,
            )
        case "reopen":
            kind: type[Ending] = Reopen
        case "note":
            kind = Note
        case _:
            kind = Inform
    return kind(id=id, place=place, guard=guard, conditions=written, door=door, words=words)


def _say(raw: RawStep, frame: Frame, guard: Formula) -> Say:
    record = raw.record
    id = record.text("say")
    frame.claim(id, record.at("say"))
    neutral = record.text("first_line") == "neutral"
    words = _words(raw, frame, id, frame.setting(guard))
    if neutral:
        for variant in words.variants:
            for found in telling(variant.text.source):
                source = variant.text.source
                place = variant.text.place.inside(source, source.find(found))
                frame.report.add("E-FIRST-LINE-WORDS", place, {"words": found})
    return Say(
        id=id,
        place=record.place,
        guard=guard,
        conditions=conditions(raw),
        group=raw.around.group,
        words=words,
        once_ever=record.text("once") == "ever",
        neutral=neutral,
    )


def _notice(raw: RawStep, frame: Frame, guard: Formula) -> Notice:
    record = raw.record
    id = record.text("notice")
    frame.claim(id, record.at("notice"))
    tells, purposes = record.texts("tells"), record.texts("for")
    missing = [slot for slot in TELLS if slot not in tells]
    if missing and record.has("tells"):
        frame.report.add("E-TELLS", record.key("tells"), {"missing": ", ".join(missing)})
    frame.told |= set(purposes)
    return Notice(
        id=id,
        place=record.place,
        guard=guard,
        conditions=conditions(raw),
        words=_words(raw, frame, id, frame.setting(guard)),
        purposes=purposes,
        tells=tells,
    )


def _reflect(raw: RawStep, frame: Frame, guard: Formula) -> Reflect:
    record = raw.record
    of = record.text("reflect")
    asked = [name for name in frame.ids if name in frame.scope.names]
    if of and of not in asked and of not in frame.scope.lost:
        frame.report.unknown("E-REFLECT-OF", record.at("reflect"), of, asked)
    id = f"{of}.reflect"
    frame.claim(id, record.at("reflect"))
    readers = frame.setting(guard).audience
    words = _words(raw, frame, id, Setting(UNDERSTOOD, readers, guard))
    return Reflect(
        id=id, place=record.place, guard=guard, conditions=conditions(raw), of=of, words=words
    )


def _clarify(raw: RawStep, frame: Frame, guard: Formula) -> Clarify:
    record = raw.record
    id = "clarify"
    while id in frame.ids:
        number = int(id.partition(".")[2] or 1)
        id = f"clarify.{number + 1}"
    frame.ids[id] = record.place
    return Clarify(
        id=id,
        place=record.place,
        guard=guard,
        conditions=conditions(raw),
        at_most=record.number("at_most", 1),
        if_room=raw.around.if_room,
        as_page=record.yes("as_page"),
    )


def _words(raw: RawStep, frame: Frame, id: str, setting: Setting) -> Words:
    node = raw.record.under("text")
    words = frame.book.words(f"{frame.flow}/{id}/text", node, setting, frame.scope)
    return words or NO_WORDS


def _ending_id(raw: RawStep, frame: Frame, way_out: str) -> str:
    if raw.kind == "inform":
        return raw.record.text("inform")
    return frame.numbered(f"{way_out}.{raw.kind}" if way_out else raw.kind)


def _closing(
    raw: RawStep, frame: Frame, guard: Formula, id: str, *, may_be_silent: bool
) -> Words | None:
    """Return what is said at the end; whoever fell silent is sent nothing more."""
    key = "closing" if raw.kind in ("refer", "reopen") else "text"
    if not raw.record.has(key):
        if not may_be_silent:
            frame.report.add("E-ENDING-WITHOUT-WORDS", raw.record.key(raw.kind), {"key": key})
        return None
    more = [frozenset[str]()]
    # NB: where a door must be and is not, that is told, and not that its name is unknown.
    if raw.record.has("door") or raw.kind in ("inform", "note"):
        more.append(DOOR)
    if raw.kind != "inform":
        more.append(NUMBER)
    if frame.audience != "residents" and raw.kind == "refer":
        more.append(DUTY)
    setting = frame.setting(guard, *more)
    return frame.book.words(f"{frame.flow}/{id}/{key}", raw.record.under(key), setting, frame.scope)


def _door(raw: RawStep, frame: Frame) -> str:
    record = raw.record
    door = record.text("door")
    if not record.has("door"):
        if raw.kind in ("inform", "note"):
            frame.report.add("E-DOOR-MISSING", record.key(raw.kind))
        return ""
    if door and not frame.knows_door(door):
        _unknown("E-DOOR-UNKNOWN", record.at("door"), door, near_doors(frame.city), frame)
    return door


def _target(record: Record, frame: Frame) -> str:
    to = record.text("refer")
    known = (WARD_COORDINATOR, *frame.city.desks)
    if to and to not in known:
        _unknown("E-REFER-TO", record.at("refer"), to, known, frame)
    return to


def _unknown(code: str, place: Place, name: str, known: Iterable[str], frame: Frame) -> None:
    """Tell a desk or line that does not exist; people rather write what it is called."""
    known = tuple(known)
    if frame.report.misread(place, name, known):
        return
    doors: list[Desk | Hotline] = [*frame.city.desks.values(), *frame.city.hotlines.values()]
    called = {door.name.source: door.id for door in doors}
    called |= dict.fromkeys(COORDINATORS, WARD_COORDINATOR)
    near = called.get(name, "")
    frame.report.add(code, place, {"name": name}, near if near in known else nearest(name, known))
