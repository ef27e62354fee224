"""Turns one flow file into a ``Flow``, or into everything that is wrong with it.

The file is gone through once: blocks are opened, the names of all questions are gathered, then the
steps are read from top to bottom, so that a condition can be told to use only earlier answers.
Files are not opened here; parts come through ``Around.parts``.  Called by the edition.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import normpath

from bot.authoring.fields import Record, read
from bot.authoring.plain_yaml import Mapping as MappingNode
from bot.authoring.plain_yaml import Node
from bot.authoring.problem import Place
from bot.authoring.report import Report
from bot.flow.blocks import Blocks, Inherited, Parts, RawStep, is_ending
from bot.flow.changes import check_changes
from bot.flow.choices import words_of
from bot.flow.definition import AnswerType, Ask, Choice, Flow, Group, Say, Step, Text, Today, Words
from bot.flow.flow_head import Head, read_head
from bot.flow.frame import Frame, flat
from bot.flow.keys import FLOW
from bot.flow.leaving import read_leaving
from bot.flow.questions import FREE, type_of
from bot.flow.sentences import Scope, define_terms
from bot.flow.shape import shape_of
from bot.flow.steps import read_step
from bot.flow.texts import TextBook
from bot.flow.vocabulary import (
    FACT,
    FINDINGS,
    PATTERN,
    PICK,
    Name,
    answer_name,
    pick_name,
)


@dataclass(frozen=True, slots=True)
class Around:
    """What a flow is read with: today's words and numbers, and the names it may use."""

    report: Report
    book: TextBook
    today: Today
    parts: Parts
    patterns: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    flows: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Loaded:
    """A flow as far as it could be read, and the files it is made of."""

    flow: Flow
    files: frozenset[str]


def load_flow(root: Node | None, file: str, around: Around) -> Loaded:
    """Read one flow file."""
    record = read(root, FLOW, around.report, Place(file))
    head = read_head(record, around.flows, around.report)
    blocks = Blocks(around.parts, around.report, {}, {file})
    raw: list[RawStep] = []
    if record.has("steps"):
        raw = list(
            blocks.opened(
                record.under("steps"), record.at("steps"), Inherited(files=(normpath(file),))
            )
        )
    names, several = _names(raw, around)
    lost = blocks.lost | {step.record.text("ask") for step in raw if not _is_certain(step, around)}
    frame = _frame(head, Scope(names, around.report, several=several, lost=lost), around)
    frame.scope.labels = {step.record.text("ask"): _labels(step, around) for step in raw}
    if record.has("terms"):
        define_terms(record.under("terms"), frame.scope, record.at("terms"))
    steps = _steps(raw, frame)
    leaving = read_leaving(record.under("leaving"), frame, record.key("leaving"))
    if not blocks.too_many:
        _check_ends(record, raw, steps, head, frame)
        check_changes(record, head.changes, _answers(raw, names, several), around.report)
    title = frame.book.text(
        f"{head.id}/flow/title", head.title, record.at("title"), frame.on_a_button
    )
    flow = Flow(
        id=head.id,
        title=title,
        audience=head.audience,
        at_most=head.at_most,
        asked_again=head.asked_again,
        pages_at_most=head.pages_at_most,
        buttons=head.buttons,
        steps=steps,
        groups=_groups(blocks.groups, record, head, frame),
        leaving=leaving,
        starts=head.starts,
        running=head.running,
        changes=head.changes,
        shape=shape_of(steps, leaving),
        file=file,
        today=around.today,
        domains={name: known.values for name, known in names.items()},
        terms=_terms(record),
        limit=_limit(record),
        or_none=frozenset(blocks.or_none),
    )
    return Loaded(flow, frozenset(blocks.files))


def _limit(flow: Record) -> Place:
    """Return where ``at_most`` stands."""
    written = getattr(flow.under("questions"), "values", {}).get("at_most")
    return written.place if written else flow.key("questions")


def _names(
    raw: list[RawStep], around: Around
) -> tuple[dict[str, Name], dict[str, tuple[str, ...]]]:
    """Return every name of the flow, and the options of questions that take several."""
    names = dict(FINDINGS)
    names |= dict.fromkeys(around.facts, FACT) | dict.fromkeys(around.patterns, PATTERN)
    several: dict[str, tuple[str, ...]] = {}
    asked: set[str] = set()
    for step in raw:
        type_ = type_of(step.record) if step.kind == "ask" else None
        id = step.record.text("ask")
        if type_ is None or not id or id in asked:
            continue
        asked.add(id)
        choices = _choices(step)
        if _is_finding(id, around):
            around.report.add("E-NAME-TAKEN", step.record.at("ask"), {"name": id})
            continue
        names[id] = answer_name(_stub(step, type_, choices), around.today.city.wards)
        if type_ is AnswerType.CHOICES:
            several[id] = choices
            names |= {pick_name(id, choice): PICK for choice in choices}
    return names, several


def _answers(
    raw: list[RawStep], names: Mapping[str, Name], several: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return what can be answered to each question, also to one with a mistake in it."""
    asked = {step.record.text("ask") for step in raw if step.kind == "ask"} - {""}
    return {
        id: several[id] if id in several else names[id].values if id in names else ()
        for id in sorted(asked)
    }


def _choices(step: RawStep) -> tuple[str, ...]:
    """Return the choices of a question, those included whose labels are wrong."""
    return tuple(getattr(step.record.under("choices"), "values", ()))


def _labels(step: RawStep, around: Around) -> dict[str, str]:
    """Return which value of a question each label stands for."""
    if type_of(step.record) is AnswerType.WARD:
        return {ward.name.source: ward.id for ward in around.today.city.wards.values()}
    return {label: choice for choice, label in step.record.by_name("choices").items()}


def _is_certain(step: RawStep, around: Around) -> bool:
    """Say whether it is known what the name of a question means, and what its answers can be."""
    type_ = type_of(step.record)
    if step.kind != "ask" or _is_finding(step.record.text("ask"), around):
        return step.kind != "ask"
    return bool(type_ and (type_ not in FREE or _choices(step)))


def _is_finding(id: str, around: Around) -> bool:
    return id in FINDINGS or id in around.facts or id in around.patterns


def _stub(step: RawStep, type_: AnswerType, choices: tuple[str, ...]) -> Ask:
    """Return a question with no words, to ask what values its answer can have."""
    nothing = Text("", "", step.record.place)
    return Ask(
        id=step.record.text("ask"),
        place=step.record.place,
        type=type_,
        words=Words(()),
        why=nothing,
        choices=tuple(Choice(choice, nothing) for choice in choices),
    )


def _frame(head: Head, scope: Scope, around: Around) -> Frame:
    return Frame(
        head.id,
        head.audience,
        scope,
        around.book,
        around.today.city,
        around.report,
        frozenset(around.facts),
        head.buttons,
        frozenset(around.today.card_questions),
        started=bool(head.starts.after),
        repairs=words_of(around.today.repairs),
    )


def _steps(raw: list[RawStep], frame: Frame) -> tuple[Step, ...]:
    """Read the steps from top to bottom; an answer may be used below its question only."""
    scope = frame.scope
    scope.later = {step.record.text("ask") for step in raw if step.kind == "ask"}
    pages: dict[str, set[str]] = {}
    for step in raw:
        if step.around.group and step.kind == "ask":
            pages.setdefault(step.around.group, set()).add(step.record.text("ask"))
    found: list[Step] = []
    for step in raw:
        scope.page = pages.get(step.around.group, set())
        if (read_one := read_step(step, frame)) is not None:
            found.append(read_one)
        scope.later.discard(step.record.text("ask"))
    scope.page = set()
    return tuple(found)


def _groups(
    records: Mapping[str, Record], flow: Record, head: Head, frame: Frame
) -> dict[str, Group]:
    """Return the pages; busy people do not fill in many."""
    if len(records) > head.pages_at_most:
        values: dict[str, object] = {"count": len(records), "most": head.pages_at_most}
        frame.report.add("E-TOO-MANY-PAGES", flow.key("questions"), values)
    found = {}
    for name, record in records.items():
        frame.claim(name, record.at("group"))
        place, id = record.at("title"), f"{frame.flow}/{name}/title"
        title = frame.book.text(id, record.text("title"), place, frame.on_a_button)
        found[name] = Group(name, title)
    return found


def _terms(record: Record) -> dict[str, str]:
    under = record.under("terms")
    if not isinstance(under, MappingNode):
        return {}
    return {name: flat(node) for name, node in under.values.items()}


def _check_ends(
    record: Record, raw: list[RawStep], steps: tuple[Step, ...], head: Head, frame: Frame
) -> None:
    """See that the last step always ends the talk, and that a flow we start begins discreetly."""
    report = frame.report
    if not raw:
        if record.has("steps"):
            report.add("E-NO-STEPS", record.key("steps"))
        return
    last = raw[-1]
    if not is_ending(last.kind):
        report.add("E-LAST-STEP", last.record.place)
    elif last.around.conditions:
        word = last.around.conditions[0][0]
        report.add("E-LAST-CONDITION", last.record.key(word))
    first = steps[0] if steps else None
    if head.starts.after and not (isinstance(first, Say) and first.neutral):
        report.add("E-FIRST-LINE", raw[0].record.place)
