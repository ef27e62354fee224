"""Moves a session: onto a newer shape of its flow, or into another flow that a mode puts first."""

from collections.abc import Iterator, Mapping

from bot.flow.definition import Ask, Changes, Flow
from bot.flow.session import AnswerValue, Phase, Session
from bot.flow.vocabulary import Unsettled, values_of


def moved(session: Session, flow: Flow) -> Session | None:
    """Return the session as it stands in this flow, or nothing if an answer has no place in it.

    Only where the author says how old answers map on: without ``changes:`` a session finishes on
    the shape it began with.
    """
    if not flow.changes:
        return None
    answers: Mapping[str, AnswerValue] = session.answers
    names = {name: name for name in {*answers, *session.letters, *session.asked, session.waits}}
    dropped = {name for changes in flow.changes for name in changes.dropped}
    for changes in flow.changes:
        answers = dict(_changed(answers, changes))
        names = {old: changes.renamed.get(new, new) for old, new in names.items()}
    asks = {step.id: step for step in flow.steps if isinstance(step, Ask)}
    if not all(name in asks and _fits(each, asks[name], flow) for name, each in answers.items()):
        return None
    twin = session.copy()
    twin.shape, twin.at = flow.shape, 0
    twin.answers = dict(answers)
    kept = {*session.letters, *session.asked} - dropped
    twin.letters = {names[name]: at for name, at in session.letters.items() if name in kept}
    twin.asked = [names[name] for name in session.asked if name in kept]
    twin.among = []
    twin.waits = "" if session.waits in dropped else names[session.waits]
    return twin


def carried(session: Session, old: Flow, new: Flow) -> Session:
    """Return the session of somebody who goes on in another flow.

    What concerns danger and the ticket goes along, and from a talk under way every answer to a
    question that the other flow asks under the same name and of the same type.
    """
    twin = Session(new.id, new.shape, session.language)
    for name in _GOES_ALONG:
        setattr(twin, name, getattr(session, name))
    twin = twin.copy()
    if session.phase == Phase.TALKING:
        twin.facts = dict(session.facts)
        twin.answers = dict(_shared(session.answers, old, new))
        twin.letters = {name: session.letters[name] for name in twin.answers}
    return twin


_GOES_ALONG = (
    *("turn", "ever", "since", "acknowledged", "ticket"),
    *("danger", "danger_kind", "seen", "cards"),
)


def _shared(
    answers: Mapping[str, AnswerValue], old: Flow, new: Flow
) -> Iterator[tuple[str, AnswerValue]]:
    before, after = ({s.id: s for s in f.steps if isinstance(s, Ask)} for f in (old, new))
    for name, value in answers.items():
        ask = after.get(name)
        if ask and before[name].type is ask.type and _fits(value, ask, new):
            yield name, value


def _changed(
    answers: Mapping[str, AnswerValue], changes: Changes
) -> Iterator[tuple[str, AnswerValue]]:
    for name, value in answers.items():
        if name in changes.dropped:
            continue
        renamed = changes.values.get(name, {})
        if isinstance(value, str):
            yield changes.renamed.get(name, name), renamed.get(value, value)
        else:
            yield changes.renamed.get(name, name), [renamed.get(each, each) for each in value]


def _fits(value: AnswerValue, ask: Ask, flow: Flow) -> bool:
    if isinstance(value, list):
        return {*value} <= {choice.id for choice in ask.choices}
    return value in (*Unsettled, *values_of(ask, flow.today.city.wards))
