"""Reads the head of a flow file: for whom, how many questions, when it begins by itself.

Called by the loader, which reads the steps.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.authoring.fields import Record, read
from bot.authoring.plain_yaml import Mapping as MappingNode
from bot.authoring.problem import Place
from bot.authoring.report import Report
from bot.flow.changes import read_changes
from bot.flow.definition import Changes, Starts
from bot.flow.frame import is_name
from bot.flow.keys import (
    ASKED_AGAIN,
    MOST_PAGES,
    MOST_QUESTIONS,
    QUESTIONS,
    STARTS,
)

RUNNING = ("finish_here", "keep")


@dataclass(frozen=True, slots=True)
class Head:
    """Everything of a flow file but its steps."""

    id: str
    title: str
    audience: str
    at_most: int
    asked_again: int
    pages_at_most: int
    buttons: tuple[str, ...]
    starts: Starts
    running: Mapping[str, str]
    changes: tuple[Changes, ...]


def read_head(record: Record, flows: frozenset[str], report: Report) -> Head:
    """Return the head of a flow; ``flows`` are the names of all flows there are."""
    audience = record.text("for") or "residents"
    name = record.text("flow") or "flow"
    if not is_name(name):
        report.add("E-BAD-ID", record.at("flow"), {"name": name})
    questions = _questions(record, audience, report)
    return Head(
        id=name,
        title=record.text("title"),
        audience=audience,
        at_most=questions.number("at_most", MOST_QUESTIONS),
        asked_again=questions.number("asked_again", ASKED_AGAIN),
        pages_at_most=questions.number("pages_at_most", MOST_PAGES),
        buttons=record.texts("buttons"),
        starts=_starts(record, flows, report),
        running=_running(record, flows, report),
        changes=read_changes(record, report),
    )


def _questions(record: Record, audience: str, report: Report) -> Record:
    if not record.has("questions"):
        return Record(MappingNode(record.place))
    questions = read(record.under("questions"), QUESTIONS, report, record.at("questions"))
    if audience == "residents" and questions.number("at_most", 0) > MOST_QUESTIONS:
        report.add("E-TOO-MANY-QUESTIONS", questions.at("at_most"), {"most": MOST_QUESTIONS})
    if questions.number("pages_at_most", 1) > MOST_PAGES:
        report.add("E-PAGES-AT-MOST", questions.at("pages_at_most"), {"most": MOST_PAGES})
    return questions


def _starts(record: Record, flows: frozenset[str], report: Report) -> Starts:
    if not record.has("starts"):
        return Starts()
    starts = read(record.under("starts"), STARTS, report, record.at("starts"))
    for key, needs in (("after", ("wait", "only_when")), ("mode", ("instead_of",))):
        for other in needs:
            if starts.has(key) != starts.has(other):
                there, gone = (key, other) if starts.has(key) else (other, key)
                values: dict[str, object] = {"name": there, "missing": gone}
                report.add("E-STARTS-PAIR", starts.key(there), values)
    if starts.has("after") and starts.has("mode"):
        report.add("E-STARTS-TWICE", starts.key("mode"))
    if starts.text("instead_of"):
        _known_flow(starts.text("instead_of"), starts.at("instead_of"), flows, report)
    return Starts(
        after=starts.text("after"),
        wait=starts.span("wait") or timedelta(),
        only_when=starts.text("only_when"),
        once=starts.yes("once"),
        mode=starts.text("mode"),
        instead_of=starts.text("instead_of"),
    )


def _running(record: Record, flows: frozenset[str], report: Report) -> Mapping[str, str]:
    running = record.by_name("running")
    under = record.under("running")
    if not isinstance(under, MappingNode):
        return running
    for name, what in running.items():
        _known_flow(name, under.keys[name], flows, report)
        if what not in RUNNING:
            values: dict[str, object] = {"name": name, "found": what, "among": ", ".join(RUNNING)}
            report.add("E-NOT-AMONG", under.values[name].place, values)
    return running


def _known_flow(name: str, place: Place, flows: frozenset[str], report: Report) -> None:
    if name not in flows:
        report.unknown("E-UNKNOWN-FLOW", place, name, flows)
