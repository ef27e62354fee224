"""Corrections: an earlier answer changes, and what rested on it is set aside."""

from bot.flow.asking import fact_question
from bot.flow.definition import AnswerType, Ask
from bot.flow.effects import RecordConsent, WithdrawConsent
from bot.flow.session import AnswerValue, Session
from bot.flow.talk import Talk
from bot.flow.vocabulary import NO, NO_FACTS, YES
from bot.reading import DangerLevel

WILLING = frozenset({"given", "ask_each_time"})
"""The answers by which others may be told."""


def settle(talk: Talk, question: str, value: AnswerValue, letter: str) -> None:
    """Take an answer; a consent is recorded with the wording it was given to."""
    talk.session.answers[question] = value
    talk.session.letters[question] = letter
    row = talk.plan.asks[question]
    if isinstance(row.step, Ask) and row.step.gives_facts:
        _give_facts(talk, row.step, value)
    if isinstance(row.step, Ask) and row.step.type is AnswerType.CONSENT and isinstance(value, str):
        wording = talk.text(row.step.words)
        talk.effects.append(RecordConsent(value, wording.id, talk.session.language, letter))


def _give_facts(talk: Talk, ask: Ask, value: AnswerValue) -> None:
    """Take what was picked like a fact of the story; what was not picked stays unknown."""
    _forget_facts(talk, ask)
    picked = value if isinstance(value, list) else [value]
    for fact in {choice.id for choice in ask.choices} - NO_FACTS:
        if fact in picked:
            talk.session.facts[fact] = YES
        elif picked == ["none"]:
            talk.session.facts[fact] = NO


def _forget_facts(talk: Talk, ask: Ask) -> None:
    for choice in ask.choices:
        talk.session.facts.pop(choice.id, None)


def correct(talk: Talk, question: str, value: AnswerValue, letter: str) -> None:
    """Change an answer that was given before."""
    talk.session.corrections += 1
    settle(talk, question, value, letter)
    set_aside(talk)


def reopen(talk: Talk, question: str) -> None:
    """Open a question again; the flow will put it anew."""
    session = talk.session
    session.corrections += 1
    if question in session.answers:
        forget(talk, question)
    session.facts.pop(question.partition(":")[2], None)
    session.waits = question
    session.skips = 0
    session.among = []


def changeable(talk: Talk) -> list[str]:
    """Return every question whose answer can be changed, in the order they were settled."""
    facts = [question for question in talk.session.asked if fact_question(question)]
    return [each for each in (*talk.session.answers, *facts) if can_change(talk, each)]


def can_change(talk: Talk, question: str) -> bool:
    """Say whether a question has an answer and would be put anew if it were opened again.

    What is not asked in danger keeps its answer: nobody loses it by wishing to change it.
    """
    calm = talk.session.danger == DangerLevel.NONE
    if not is_answered(talk.session, question):
        return False
    if ask := talk.plan.ask(question):
        return (calm or ask.in_danger) and talk.plan.asks[question].holds(talk.values())
    return calm and talk.plan.knows(question) and talk.plan.clarifies(question, talk.values())


def is_answered(session: Session, question: str) -> bool:
    """Say whether a question, of the flow or about a fact, has its answer."""
    return question in session.answers or question.partition(":")[2] in session.facts


def set_aside(talk: Talk) -> None:
    """Forget answers whose question would not be put any more, and what rested on those."""
    session = talk.session
    for _ in talk.plan.rows:
        values = talk.values()
        fallen = [name for name in session.answers if not talk.plan.asks[name].holds(values)]
        if not fallen:
            return
        for question in fallen:
            _drop(talk, question)


def forget(talk: Talk, question: str) -> None:
    """Forget an answer, the facts it gave, and a consent that no longer stands with it."""
    answer = talk.session.answers.pop(question)
    ask = talk.plan.ask(question)
    if ask and ask.gives_facts:
        _forget_facts(talk, ask)
    if ask and ask.type is AnswerType.CONSENT and answer in WILLING:
        talk.effects.append(WithdrawConsent())


def _drop(talk: Talk, question: str) -> None:
    session = talk.session
    forget(talk, question)
    if question in session.asked:
        session.asked.remove(question)
