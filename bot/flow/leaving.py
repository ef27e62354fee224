"""Reads ``leaving:``, the four ways out in the middle of a talk: stop, silence, a person, delete.

Most people leave this way, so each list ends with something that always applies, and whoever asks
for a person gets one.  Called by the loader.
"""

from datetime import timedelta

from bot.authoring.fields import Record, items, read
from bot.authoring.plain_yaml import Node
from bot.authoring.problem import Place
from bot.flow.blocks import Inherited, RawStep, is_ending, kind_of
from bot.flow.definition import Ending, Leaving, Refer, Reopen, Silence, Text
from bot.flow.formula import ALWAYS
from bot.flow.frame import Frame
from bot.flow.keys import LEAVING, REMIND, SILENT, STEPS
from bot.flow.steps import read_ending

NEVER_SILENT = timedelta(days=3650)


def read_leaving(node: Node | None, frame: Frame, where: Place) -> Leaving:
    """Return the four ways out."""
    record = read(node, LEAVING, frame.report, where)
    human = _endings(record, "human", frame, "human")
    if human and not isinstance(human[-1], Refer | Reopen):
        frame.report.add("E-HUMAN-WITHOUT-PERSON", human[-1].place)
    return Leaving(
        stop=_endings(record, "stop", frame, "stop"),
        human=human,
        delete=_endings(record, "delete", frame, "delete"),
        silent=_silence(record, frame),
    )


def _silence(leaving: Record, frame: Frame) -> Silence:
    if not leaving.has("silent"):
        return Silence(NEVER_SILENT, ())
    record = read(leaving.under("silent"), SILENT, frame.report, leaving.at("silent"))
    after = record.span("after") or NEVER_SILENT
    endings = _endings(record, "steps", frame, "silent")
    if not record.has("remind"):
        return Silence(after, endings)
    remind = read(record.under("remind"), REMIND, frame.report, record.at("remind"))
    remind_after = remind.span("after")
    if remind_after and remind_after >= after:
        frame.report.add("E-REMIND-TOO-LATE", remind.at("after"))
    return Silence(after, endings, remind_after, _reminder(remind, frame))


def _reminder(remind: Record, frame: Frame) -> Text | None:
    if not remind.text("text"):
        return None
    setting = frame.setting(ALWAYS)
    id = f"{frame.flow}/silent/remind"
    return frame.book.text(id, remind.text("text"), remind.at("text"), setting)


def _endings(record: Record, key: str, frame: Frame, way_out: str) -> tuple[Ending, ...]:
    """Return one list of endings, of which the last always applies."""
    if not record.has(key):
        return ()
    found: list[Ending] = []
    listed = items(record.under(key), frame.report, record.at(key))
    if not listed:
        frame.report.add("E-NO-ENDINGS", record.key(key), {"name": way_out})
    for item in listed:
        kind = kind_of(item, frame.report)
        if not kind:
            continue
        if not is_ending(kind):
            frame.report.add("E-LEAVING-KIND", item.place, {"kind": kind})
            continue
        step = read(item, STEPS[kind], frame.report, record.at(key))
        if ending := _ending(kind, step, frame, way_out, last=item is listed[-1]):
            found.append(ending)
    return tuple(found)


def _ending(kind: str, record: Record, frame: Frame, way_out: str, *, last: bool) -> Ending | None:
    written = [(word, record.under(word)) for word in ("when", "unless") if record.has(word)]
    if last and written:
        frame.report.add("E-LAST-CONDITION", record.key(written[0][0]))
    around = Inherited(tuple((word, node) for word, node in written if node is not None))
    raw = RawStep(kind, record, around)
    return read_ending(raw, frame, frame.guard(raw), way_out)
