"""Turns an ``ask`` into a question: its type, its choices, its purpose.

Values that engine or law act on are fixed by the type: all of them must be labelled and no others.
A story, people, a place, a telephone number and a consent are sensitive by type, so that no key can
be forgotten.  Called by ``steps``.
"""

from bot.authoring.fields import Record
from bot.authoring.problem import Place, nearest
from bot.flow.blocks import RawStep
from bot.flow.choices import check_labels, check_names
from bot.flow.definition import AnswerType, Ask, Choice, Text, Words
from bot.flow.formula import Formula
from bot.flow.frame import Frame, conditions
from bot.flow.texts import labels
from bot.flow.vocabulary import NO_FACTS, TYPE_VALUES

MOST_OPTIONS = 13
"""LINE shows no more quick replies, the buttons that always stand there included."""
FEWEST_CHOICES = 2

PURPOSE_OF_TYPE = {
    AnswerType.STORY: "receive",
    AnswerType.PEOPLE: "receive",
    AnswerType.PLACE: "receive",
    AnswerType.PHONE: "contact",
    AnswerType.CONTACT: "contact",
    AnswerType.CONSENT: "share_with_agencies",
}
_FIXED = frozenset(TYPE_VALUES) - {AnswerType.YES_NO}
FREE = frozenset({AnswerType.CHOICE, AnswerType.CHOICES})
_WITH_CHOICES = _FIXED | FREE
_ONLY_FOR: dict[str, frozenset[AnswerType]] = {
    "choices": _WITH_CHOICES | {AnswerType.YES_NO},
    "gives": frozenset({AnswerType.CHOICES}),
    "of": frozenset({AnswerType.CONSENT}),
    "names": frozenset({AnswerType.STORY, AnswerType.TEXT, AnswerType.PEOPLE}),
}


def type_of(record: Record) -> AnswerType | None:
    """Return the type of a question, or nothing if it has none that exists."""
    written = record.text("type")
    return AnswerType(written) if written else None


def read_ask(raw: RawStep, frame: Frame, guard: Formula) -> Ask | None:
    """Return one question."""
    record = raw.record
    id = record.text("ask")
    frame.claim(id, record.at("ask"))
    type_ = type_of(record)
    setting = frame.setting(guard)
    words = frame.book.words(f"{frame.flow}/{id}/text", record.under("text"), setting, frame.scope)
    why = _part(record, frame, id, "why", guard)
    help = _part(record, frame, id, "help", guard)
    if type_ is None:
        return None
    _check_keys(record, type_, frame)
    return Ask(
        id=id,
        place=record.place,
        guard=guard,
        conditions=conditions(raw),
        group=raw.around.group,
        one_of=raw.around.one_of,
        type=type_,
        words=words or Words(()),
        why=why or Text(f"{frame.flow}/{id}/why", "", record.place),
        help=help,
        choices=_choices(record, type_, frame, id),
        purpose=_purpose(record, type_, frame),
        if_room=raw.around.if_room,
        in_danger=raw.around.in_danger,
        gives_facts=record.text("gives") == "facts",
        names_not_here=record.text("names") == "not_here",
    )


def _part(record: Record, frame: Frame, id: str, part: str, guard: Formula) -> Text | None:
    """Return the reason, or the help, of a question."""
    source = record.text(part)
    if not source:
        return None
    return frame.book.text(
        f"{frame.flow}/{id}/{part}", source, record.at(part), frame.setting(guard)
    )


def _check_keys(record: Record, type_: AnswerType, frame: Frame) -> None:
    """Tell keys that mean nothing for this type, and those it cannot do without."""
    for key, types in _ONLY_FOR.items():
        if record.has(key) and type_ not in types:
            values: dict[str, object] = {"name": key, "type": type_.value}
            frame.report.add("E-KEY-NOT-FOR-TYPE", record.key(key), values)
    if type_ is AnswerType.CONSENT and not record.has("of"):
        frame.report.add("E-CONSENT-OF", record.key("ask"))
    if type_ in _WITH_CHOICES and not record.has("choices"):
        frame.report.add("E-CHOICES-MISSING", record.key("ask"), {"type": type_.value})


def _choices(record: Record, type_: AnswerType, frame: Frame, id: str) -> tuple[Choice, ...]:
    if type_ is AnswerType.WARD:
        return tuple(Choice(ward.id, ward.name) for ward in frame.city.wards.values())
    written = record.by_name("choices")
    if not written or type_ not in _ONLY_FOR["choices"]:
        return ()
    under = record.under("choices")
    places: dict[str, Place] = getattr(under, "keys", {})
    if type_ in TYPE_VALUES:
        _check_fixed(record, type_, frame, places)
    else:
        check_names(places, frame)
        _check_count(record, len(written), frame)
    if record.text("gives"):
        _check_facts(places, frame)
    found = labels(frame.book, f"{frame.flow}/{id}", written, places, frame.on_a_button)
    choices = tuple(Choice(choice, label) for choice, label in found)
    check_labels(choices, frame)
    return choices


def _check_count(record: Record, count: int, frame: Frame) -> None:
    most = MOST_OPTIONS - len(frame.buttons)
    if not FEWEST_CHOICES <= count <= most:
        values: dict[str, object] = {"count": count, "fewest": FEWEST_CHOICES, "most": most}
        frame.report.add("E-CHOICES-COUNT", record.key("choices"), values)


def _check_fixed(record: Record, type_: AnswerType, frame: Frame, places: dict[str, Place]) -> None:
    """Tell labels for values that do not exist, and values without a label."""
    fixed = TYPE_VALUES[type_]
    for choice, place in places.items():
        if choice not in fixed:
            values: dict[str, object] = {"name": choice, "type": type_.value}
            values["among"] = ", ".join(fixed)
            frame.report.add("E-CHOICE-EXTRA", place, values, nearest(choice, fixed))
    if missing := [value for value in fixed if value not in places]:
        values = {"missing": ", ".join(missing), "type": type_.value}
        frame.report.add("E-CHOICE-MISSING", record.key("choices"), values)


def _check_facts(places: dict[str, Place], frame: Frame) -> None:
    for choice, place in places.items():
        if choice not in NO_FACTS and frame.facts and choice not in frame.facts:
            frame.report.unknown("W-UNKNOWN-FACT", place, choice, frame.facts)


def _purpose(record: Record, type_: AnswerType, frame: Frame) -> str:
    purpose = record.text("for") or PURPOSE_OF_TYPE.get(type_, "")
    if purpose and purpose not in frame.told:
        place = record.at("for") if record.has("for") else record.key("ask")
        frame.report.add("E-PURPOSE-NOT-TOLD", place, {"purpose": purpose})
    return purpose
