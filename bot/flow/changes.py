"""Reads ``changes:``, how answers given before a change map on, and checks it against the steps.

A slip there is not seen until somebody whose talk is under way loses an answer.  Read with the
head of a flow, checked when its questions are known; ``moving`` acts on it.  Called by the loader.
"""

from collections import abc

from bot.authoring.fields import Record, entries, items, read
from bot.authoring.plain_yaml import Mapping, Node, Scalar, Sequence
from bot.authoring.problem import Place, nearest
from bot.authoring.report import Report
from bot.flow.definition import Changes
from bot.flow.keys import CHANGES
from bot.flow.vocabulary import Unsettled

Answers = abc.Mapping[str, tuple[str, ...]]
"""The values that an answer to each of today's questions can have; none if they are not known."""


def read_changes(record: Record, report: Report) -> tuple[Changes, ...]:
    """Return the changes, one after another; a single one may be written without a list."""
    return tuple(_change(each, report) for each in _nodes(record, report))


def _nodes(record: Record, report: Report) -> list[Node]:
    under = record.under("changes")
    if under is None:
        return []
    return items(under, report, under.place) if isinstance(under, Sequence) else [under]


def _change(node: Node, report: Report) -> Changes:
    record = read(node, CHANGES, report, node.place)
    values: dict[str, abc.Mapping[str, str]] = {}
    if record.has("values"):
        for name, under in entries(record.under("values"), report, record.at("values")).items():
            renamed = entries(under, report, under.place)
            values[name] = {
                old: new.text for old, new in renamed.items() if isinstance(new, Scalar)
            }
    return Changes(record.by_name("renamed"), values, record.texts("dropped"))


def check_changes(
    record: Record, changes: abc.Sequence[Changes], answers: Answers, report: Report
) -> None:
    """See that the changes lead, one after another, to the questions and answers of today."""
    for number, node in enumerate(_nodes(record, report)):
        if isinstance(node, Mapping):
            _check_change(Record(node), changes[number:], answers, report)


def _check_change(
    record: Record, changes: abc.Sequence[Changes], answers: Answers, report: Report
) -> None:
    here, later = changes[0], changes[1:]
    known = {*answers, *(old for each in later for old in (*each.renamed, *each.dropped))}
    renamed, values = _inside(record, "renamed"), _inside(record, "values")
    for old, new in here.renamed.items():
        if new not in known:
            report.unknown("E-CHANGES-NAME", renamed.at(old), new, known)
    for name, under in values.node.values.items():
        if name not in known.union(here.renamed):
            report.unknown("E-CHANGES-NAME", values.key(name), name, known.union(here.renamed))
        _check_values(_traced(name, changes), under, later, answers, report)
    taken = {new for each in changes for new in each.renamed.values()}
    for name, place in (*renamed.node.keys.items(), *_dropped(record)):
        if name in answers and name not in taken:
            report.add("E-CHANGES-IN-USE", place, {"name": name})


def _check_values(
    name: str, under: Node, later: abc.Sequence[Changes], answers: Answers, report: Report
) -> None:
    among = tuple(value for value in answers.get(name, ()) if value not in tuple(Unsettled))
    again = {old for each in later for renamed in each.values.values() for old in renamed}
    for new in under.values.values() if isinstance(under, Mapping) else ():
        if among and isinstance(new, Scalar) and new.text not in again.union(among, Unsettled):
            values: dict[str, object] = {"name": name, "found": new.text}
            values["among"] = ", ".join(among)
            report.add("E-UNKNOWN-VALUE", new.place, values, nearest(new.text, among))


def _traced(name: str, changes: abc.Sequence[Changes]) -> str:
    """Return what a question is called today, or nothing if it was dropped."""
    for each in changes:
        if name in each.dropped:
            return ""
        name = each.renamed.get(name, name)
    return name


def _dropped(record: Record) -> list[tuple[str, Place]]:
    under = record.under("dropped")
    listed = under.items if isinstance(under, Sequence) else []
    return [(item.text.strip(), item.place) for item in listed if isinstance(item, Scalar)]


def _inside(record: Record, key: str) -> Record:
    under = record.under(key)
    return Record(under if isinstance(under, Mapping) else Mapping(record.place))
