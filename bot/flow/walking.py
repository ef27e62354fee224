"""Reads the flow from the top until somebody has to answer or an ending is reached.

Must-questions are looked at anew on every turn; optional ones and things merely said go only
forward, so what was passed over is not taken up again.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.flow.asking import put_fact, put_question, show_open_question
from bot.flow.definition import (
    Ask,
    Clarify,
    Ending,
    Inform,
    Note,
    Notice,
    Refer,
    Reflect,
    Reopen,
    Say,
)
from bot.flow.ending import finish
from bot.flow.plan import Row
from bot.flow.session import Phase
from bot.flow.talk import Talk
from bot.flow.vocabulary import Unsettled
from bot.reading import DangerLevel, Question

SKIPS_THAT_END_OPTIONAL_QUESTIONS = 2
CLARIFYING_QUESTIONS_FOR_A_CHILD = 1


def walk(talk: Talk) -> None:
    """Go on to the next question or ending."""
    if talk.session.phase != Phase.TALKING:
        return
    values = talk.values()
    answers, said = talk.session.answers, talk.session.said
    for row in talk.plan.rows:
        if row.id in answers or row.id in said:
            continue
        if _TAKE[type(row.step)](talk, row, row.step, values):
            return


def _end(talk: Talk, row: Row, step: Ending, values: dict[str, str]) -> bool:
    holds = row.holds(values)
    if holds:
        finish(talk, step)
    return holds


def _notice(talk: Talk, row: Row, step: Notice, values: dict[str, str]) -> bool:
    if row.holds(values):
        talk.session.said.append(step.id)
        talk.say(talk.plan.text(step.words, values))
    return False


def _reflect(talk: Talk, row: Row, step: Reflect, values: dict[str, str]) -> bool:
    told = talk.session.answers.get(step.of)
    if told and told not in (Unsettled.UNKNOWN, Unsettled.DECLINED):
        _say(talk, row, step, values)
    return False


def _say(talk: Talk, row: Row, step: Say | Reflect, values: dict[str, str]) -> bool:
    session = talk.session
    if row.index < session.at or step.id in session.ever or session.danger != DangerLevel.NONE:
        return False
    if row.holds(values):
        session.said.append(step.id)
        if isinstance(step, Say) and step.once_ever:
            session.ever.append(step.id)
        talk.say(talk.plan.text(step.words, values))
    return False


def _ask(talk: Talk, row: Row, step: Ask, values: dict[str, str]) -> bool:
    session = talk.session
    if not row.holds(values):
        return False
    if session.danger != DangerLevel.NONE and not step.in_danger:
        return False
    if row.siblings and any(o in session.answers or o in session.asked for o in row.siblings):
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
    most = CLARIFYING_QUESTIONS_FOR_A_CHILD if talk.writer_is_child else step.at_most
    if put >= most or (step.if_room and not _room(talk, row, values)):
        return False
    for question in talk.reading.questions:
        key = question.key
        known = {key, question.fact} & session.facts.keys() or f"{prefix}{key}" in session.asked
        if known or _asks_about_staff(talk, question):
            continue
        if question.fact in talk.plan.flow.today.facts:
            put_fact(talk, row, question)
            return True
    return False


def _asks_about_staff(talk: Talk, question: Question) -> bool:
    """Say whether this would ask somebody at work about their own life (do you live together?)."""
    return talk.plan.flow.audience == "agencies" and "self" in (question.person, question.other)


def _room(talk: Talk, row: Row, values: dict[str, str]) -> bool:
    """Say whether an optional question leaves room for every question that must still come."""
    session = talk.session
    if session.skips >= SKIPS_THAT_END_OPTIONAL_QUESTIONS or row.index + 1 < session.at:
        return False
    names = (name for ask in session.answers for name in talk.plan.names[ask])
    settled = {name: values[name] for name in names if name in values}
    must = talk.plan.counter.most(settled)
    more = 0 if row.id in session.asked else 1
    return must is not None and session.put + more + must <= talk.plan.flow.at_most


_TAKE: Mapping[type, Callable[[Talk, Row, Any, dict[str, str]], bool]] = MappingProxyType(
    {
        Ask: _ask,
        Clarify: _clarify,
        Notice: _notice,
        Reflect: _reflect,
        Say: _say,
        Refer: _end,
        Reopen: _end,
        Note: _end,
        Inform: _end,
    }
)
