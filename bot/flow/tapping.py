"""Takes taps on buttons, new and old: an old one corrects the answer it once gave."""

from bot.flow.answering import picked
from bot.flow.asking import fact_question
from bot.flow.correcting import WILLING, correct, settle
from bot.flow.definition import AnswerType, Ask
from bot.flow.ending import add_to_ticket
from bot.flow.hearing import close
from bot.flow.letters import Letter
from bot.flow.repairs import CHANGE, chosen, go_on, repair
from bot.flow.session import Phase
from bot.flow.talk import Talk
from bot.flow.vocabulary import NO, UNKNOWN, YES
from bot.flow.walking import walk


def tap(talk: Talk, letter: Letter) -> None:
    """Take one tap."""
    name, _, value = letter.payload.partition("=")
    today = talk.plan.flow.today
    if name == "repair" and value in today.repairs:
        repair(talk, value)
    elif chosen(talk, name, value):
        return
    elif name in today.card_questions:
        leave_card(talk) if name == talk.session.waits else go_on(talk)
    elif name in talk.session.asked and (question := fact_question(name)):
        _fact(talk, name, question.fact, value)
    elif (row := talk.plan.asks.get(name)) and isinstance(row.step, Ask):
        _answer(talk, row.step, value, letter)
    else:
        talk.reply("received_unknown")
        go_on(talk)


def leave_card(talk: Talk) -> None:
    """Go on after an answer to a danger card's question that was no yes."""
    talk.session.waits = ""
    talk.reply("after_card")
    walk(talk)


def fact_value(talk: Talk, fact: str, *, yes: bool) -> str:
    """Return what a yes or no to a question says about the fact it asks for."""
    wording = talk.plan.flow.today.facts.get(fact)
    means_yes = wording is None or wording.yes_means
    return YES if yes == means_yes else NO


def _fact(talk: Talk, name: str, fact: str, value: str) -> None:
    key = name.partition(":")[2]
    known = value in (YES, NO)
    talk.session.facts[key] = fact_value(talk, fact, yes=value == YES) if known else UNKNOWN
    if talk.session.waits == name:
        close(talk)
    else:
        _say_corrected(talk)
    walk(talk)


def _answer(talk: Talk, ask: Ask, value: str, letter: Letter) -> None:
    """Answer the open question, or correct an earlier one."""
    session = talk.session
    answer = picked(ask, value)
    if answer and ask.id == session.waits:
        settle(talk, ask.id, answer.value, letter.id)
        close(talk)
    elif not answer or session.answers.get(ask.id) == answer.value:
        go_on(talk)
        return
    elif _opens_up(ask, value):
        if not chosen(talk, CHANGE, ask.id):
            go_on(talk)
        return
    elif _is_still_theirs(talk, ask):
        correct(talk, ask.id, answer.value, letter.id)
        _say_corrected(talk)
    else:
        go_on(talk)
        return
    walk(talk)


def _opens_up(ask: Ask, value: str) -> bool:
    """Say whether others are told more by this answer: an old button alone never does that."""
    consents = ask.type is AnswerType.CONSENT and value in WILLING
    return consents or (ask.type is AnswerType.CONTACT and value != "none")


def _say_corrected(talk: Talk) -> None:
    """Say that an earlier answer was changed; what has ended goes on its ticket."""
    talk.reply("corrected")
    if talk.session.phase == Phase.ENDED and talk.session.ticket:
        add_to_ticket(talk)


def _is_still_theirs(talk: Talk, ask: Ask) -> bool:
    """Say whether this question was put, and would be put to them still."""
    put = ask.id in talk.session.asked or ask.id in talk.session.answers
    return put and talk.plan.asks[ask.id].holds(talk.values())
