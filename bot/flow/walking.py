"""Reads the flow from the top until somebody has to answer or an ending is reached.

Must-questions are looked at anew on every turn; optional ones and things merely said go only
forward, so what was passed over is not taken up again.
"""

from bot.flow.asking import put_fact, put_question, show_open_question
from bot.flow.definition import Ask, Clarify, Ending, Notice, Reflect, Say
from bot.flow.ending import finish
from bot.flow.plan import Row
from bot.flow.session import Phase
from bot.flow.talk import Talk
from bot.flow.vocabulary import Unsettled
from bot.reading import DangerLevel

SKIPS_THAT_END_OPTIONAL_QUESTIONS = 2
CLARIFYING_QUESTIONS_FOR_A_CHILD = 1


def walk(talk: Talk) -> None:
    """Go on to the next question or ending."""
    if talk.session.phase != Phase.TALKING:
        return
    values = talk.values()
    for row in talk.plan.rows:
        if _take(talk, row, values):
            return


def _take(talk: Talk, row: Row, values: dict[str, str]) -> bool:
    """Take one step; say whether the turn is over with it."""
    match row.step:
        case Ask() as ask:
            return _ask(talk, row, ask, values)
        case Clarify() as clarify:
            return _clarify(talk, row, clarify, values)
        case Ending() as ending:
            if row.holds(values):
                finish(talk, ending)
                return True
        case Notice() as notice:
            if notice.id not in talk.session.said and row.holds(values):
                talk.session.said.append(notice.id)
                talk.say(talk.plan.text(notice.words, values))
        case Reflect() as reflect:
            told = talk.session.answers.get(reflect.of)
            if told and told.value not in (Unsettled.UNKNOWN, Unsettled.DECLINED):
                _say(talk, row, reflect, values)
        case Say() as say:
            _say(talk, row, say, values)
        case _:
            pass
    return False


def _say(talk: Talk, row: Row, step: Say | Reflect, values: dict[str, str]) -> None:
    session = talk.session
    done = step.id in session.said or step.id in session.ever or row.index <= session.at
    if done or session.danger != DangerLevel.NONE or not row.holds(values):
        return
    session.said.append(step.id)
    if isinstance(step, Say) and step.once_ever:
        session.ever.append(step.id)
    talk.say(talk.plan.text(step.words, values))


def _ask(talk: Talk, row: Row, step: Ask, values: dict[str, str]) -> bool:
    session = talk.session
    if step.id in session.answers or not row.holds(values):
        return False
    if session.danger != DangerLevel.NONE and not step.in_danger:
        return False
    if any(other in session.answers or other in session.asked for other in row.siblings):
        return False
    if step.if_room and step.id != session.waits and not _room(talk, row, values):
        return False
    put_question(talk, row, step)
    return True


def _clarify(talk: Talk, row: Row, step: Clarify, values: dict[str, str]) -> bool:
    session = talk.session
    if session.danger != DangerLevel.NONE or not row.holds(values):
        return False
    prefix = f"{step.id}:"
    if session.waits.startswith(prefix):
        return show_open_question(talk)
    put = sum(1 for question in session.asked if question.startswith(prefix))
    most = CLARIFYING_QUESTIONS_FOR_A_CHILD if talk.reading.writer_is_child else step.at_most
    if put >= most or (step.if_room and not _room(talk, row, values)):
        return False
    for question in talk.reading.questions:
        key = question.key
        known = key in session.facts or f"{prefix}{key}" in session.asked
        if not known and question.fact in talk.plan.flow.today.facts:
            put_fact(talk, row, question)
            return True
    return False


def _room(talk: Talk, row: Row, values: dict[str, str]) -> bool:
    """Say whether an optional question leaves room for every question that must still come."""
    session = talk.session
    if session.skips >= SKIPS_THAT_END_OPTIONAL_QUESTIONS or row.index < session.at:
        return False
    settled = {name: values[name] for ask in session.answers for name in talk.plan.names[ask]}
    must = talk.plan.counter.most(settled)
    return must is not None and session.put + 1 + must <= talk.plan.flow.at_most
