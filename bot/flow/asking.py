"""Puts questions: builds the buttons, counts what was put."""

from bot.flow.answering import narrowing
from bot.flow.definition import AnswerType, Ask, CardQuestion, Choice, FactQuestion, Text
from bot.flow.effects import Option, Value
from bot.flow.plan import Row, yes_no_options
from bot.flow.talk import Talk
from bot.reading import Audience, Question


def put_question(talk: Talk, row: Row, ask: Ask) -> None:
    """Put an ``ask`` step to the person."""
    _count(talk, ask.id)
    talk.session.at = max(talk.session.at, row.index + 1)
    show_question(talk, ask, ask.choices)


def show_question(talk: Talk, ask: Ask, choices: tuple[Choice, ...]) -> None:
    """Show a question, again or for the first time, with these of its choices."""
    text = talk.text(ask.words)
    several = ask.type is AnswerType.CHOICES
    options = talk.plan.buttons[ask.id]
    if choices is not ask.choices:
        kept = {f"{ask.id}={choice.id}" for choice in choices}
        options = tuple(option for option in options if option.payload in kept)
    talk.put(ask.id, text, options, buttons=talk.plan.repairs, several=several)


def put_fact(talk: Talk, row: Row, question: Question) -> None:
    """Put the fact that would settle most."""
    _count(talk, f"{row.step.id}:{question.key}")
    talk.session.at = max(talk.session.at, row.index + 1)
    show_fact(talk, question)


def show_fact(talk: Talk, question: Question) -> None:
    """Show a question about a fact, again or for the first time."""
    wording = talk.plan.flow.today.facts[question.fact]
    waits = talk.session.waits
    talk.put(
        waits,
        fact_text(talk, wording, question),
        (*yes_no_options(talk.plan.flow.today, waits), _dont_know(talk, waits)),
        buttons=talk.plan.repairs,
        values=fact_values(talk, question),
    )


def put_card_question(talk: Talk, question: CardQuestion) -> None:
    """Put the one question of a danger card; it is never counted."""
    talk.session.waits = question.id
    options = tuple(Option(c.label, f"{question.id}={c.id}") for c in question.choices)
    of_self = talk.reading.danger.audience in (Audience.SELF, Audience.CHILD)
    talk.put(question.id, question.text if of_self else question.of_other, options)


def show_open_question(talk: Talk) -> bool:
    """Show the open question once more; say whether there is one."""
    session = talk.session
    if ask := talk.plan.ask(session.waits):
        among = tuple(session.among)
        show_question(talk, ask, narrowing(ask.choices, among) or ask.choices)
        return True
    if question := talk.plan.flow.today.card_questions.get(session.waits):
        put_card_question(talk, question)
        return True
    asked = fact_question(session.waits)
    if asked and asked.fact in talk.plan.flow.today.facts:
        show_fact(talk, asked)
        return True
    return False


def fact_question(waits: str) -> Question | None:
    """Return which fact is being asked, from the name of the open question."""
    if not waits.startswith("clarify"):
        return None
    key = waits.partition(":")[2]
    if not key:
        return None
    fact, _, people = key.partition(":")
    person, _, other = people.partition(":")
    return Question(fact, person, other)


def fact_values(talk: Talk, question: Question) -> dict[str, Value]:
    """Return who is meant in a question about a fact."""
    today = talk.plan.flow.today
    somebody = today.replies["somebody"][0]
    return {
        "person": today.relations.get(question.person, somebody),
        "other": today.relations.get(question.other, somebody),
    }


def _count(talk: Talk, question: str) -> None:
    session = talk.session
    session.waits = question
    session.missed = 0
    session.among = []
    if question not in session.asked:
        session.asked.append(question)
        session.put += 1


def fact_text(talk: Talk, wording: FactQuestion, question: Question) -> Text:
    """Return how this fact is asked of whoever writes."""
    if talk.writer_is_child:
        return wording.of_child
    household_of_one = question.person == "household" and talk.answer(AnswerType.ABOUT) == "self"
    of_self = question.person == "self" or household_of_one
    return wording.of_self if of_self else wording.of_other


def _dont_know(talk: Talk, question: str) -> Option:
    return Option(talk.plan.flow.today.replies["dont_know"][0], f"{question}=unknown")
