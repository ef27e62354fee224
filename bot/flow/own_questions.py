"""Takes typed answers to the questions the engine itself puts: a danger card's, one about a fact.

Their options may be typed as numbers or in words, like those of any other question.
"""

from collections.abc import Sequence

from bot.flow.answers.normal import clauses
from bot.flow.answers.yes_no import YesNo, yes_no
from bot.flow.asking import show_open_question
from bot.flow.definition import FactQuestion
from bot.flow.letters import Letter
from bot.flow.talk import Talk
from bot.flow.tapping import fact_value, leave_card
from bot.flow.vocabulary import NO, UNKNOWN, YES

UNSURE = "unsure"


def answer_card_in_words(talk: Talk, texts: Sequence[Letter]) -> None:
    """Take words that are no yes to a danger card's question.

    If they are no answer they are received, and the question is put once more before the talk goes
    on.
    """
    if talk.session.missed or any(_card_answer(talk, letter.text) for letter in texts):
        leave_card(talk)
    else:
        talk.session.missed += 1
        talk.reply("heard_in_danger")
        show_open_question(talk)


def confirmed(talk: Talk) -> str:
    """Return the danger card's question that was answered with yes, or nothing.

    A yes anywhere counts: also as the beginning of a longer sentence, on an old button, and while a
    person owns the talk.
    """
    waits, questions = talk.session.waits, talk.plan.flow.today.card_questions
    asked = waits in questions
    for letter in talk.letters:
        if letter.payload:
            name, _, value = letter.payload.partition("=")
            if name in questions and value == YES:
                return name
        elif asked and _card_answer(talk, letter.text) == YES:
            return waits
    return ""


def answer_fact_in_words(talk: Talk, fact: str, texts: Sequence[Letter]) -> None:
    """Take the newest of these texts that answers the open question about a fact."""
    key = talk.session.waits.partition(":")[2]
    for letter in reversed(texts):
        if value := _fact_answer(talk, fact, letter.text):
            talk.session.facts[key] = value
            return


def _card_answer(talk: Talk, text: str) -> str:
    """Return the option that was written, or nothing."""
    picked = talk.plan.card_options[talk.session.waits].match(text)
    if picked.certain and picked.ids:
        return picked.ids[0]
    hearing = talk.plan.listener.hearing
    said = {yes_no(part, hearing) for part in (text, *clauses(text))}
    if YesNo.YES in said:
        return YES
    if YesNo.NO in said:
        return NO
    return UNSURE if said & {YesNo.DONT_KNOW, YesNo.WONT_SAY} else ""


def _fact_answer(talk: Talk, fact: str, text: str) -> str:
    """Return what was written says of the fact, or nothing."""
    picked = talk.plan.fact_options.match(text)
    if picked.certain and picked.ids:
        answer = picked.ids[0]
        return answer if answer == UNKNOWN else fact_value(talk, fact, yes=answer == YES)
    hearing = talk.plan.listener.hearing
    if hearing.among(text, ("nothing",)):
        return fact_value(talk, fact, yes=False)
    match yes_no(text, hearing):
        case YesNo.YES:
            return fact_value(talk, fact, yes=True)
        case YesNo.NO:
            return fact_value(talk, fact, yes=False)
        case YesNo.DONT_KNOW | YesNo.WONT_SAY:
            return UNKNOWN
        case YesNo.EITHER:
            return _meant_by_daijoubu(talk, fact)
        case _:
            return ""


def _meant_by_daijoubu(talk: Talk, fact: str) -> str:
    """Return what 「大丈夫です」 says here; nothing where it has to be asked."""
    wording: FactQuestion | None = talk.plan.flow.today.facts.get(fact)
    if wording is None or wording.daijoubu not in (YES, NO):
        return ""
    return fact_value(talk, fact, yes=wording.daijoubu == YES)
