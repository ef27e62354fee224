"""Takes over what a story answers by itself, and closes questions that are settled."""

from bot.flow.answers.phone import phone
from bot.flow.asking import fact_question
from bot.flow.correcting import correct, is_answered, settle
from bot.flow.definition import AnswerType, Ask
from bot.flow.effects import RecordDeclaration
from bot.flow.session import AnswerValue
from bot.flow.talk import Talk
from bot.flow.vocabulary import GIVEN, NO, YES, Unsettled


def hear(talk: Talk, waits: str = "") -> bool:
    """Take over what was told without a question; say whether anything new was.

    An answer stays as it was first understood until the person writes something else: only words
    of this very turn change it, and not those that just answered ``waits``, the question that was
    open when they were written (a list of the family says nothing of whom the talk is about).
    """
    answered = bool(waits) and is_settled(talk, waits)
    _hear_story(talk, waits)
    new = False
    for key, ask in talk.plan.heard:
        if key in talk.reading.heard:
            new |= _hear_answer(talk, key, ask, may_change=not answered)
    new |= _hear_number(talk, waits)
    new |= _hear_place(talk, waits)
    question = fact_question(talk.session.waits)
    if question and question.fact in talk.reading.facts:
        so = talk.reading.facts[question.fact]
        talk.session.facts.setdefault(question.key, YES if so else NO)
    if is_settled(talk, talk.session.waits):
        close(talk)
    return new


def keep_declarations(talk: Talk) -> None:
    """Have the sentences kept in which something was declared just now."""
    now_written = {letter.id for letter in talk.letters}
    talk.effects += [
        RecordDeclaration(each.rule, each.letter, each.start, each.end)
        for each in talk.reading.declared
        if each.letter in now_written
    ]


def is_settled(talk: Talk, question: str) -> bool:
    """Say whether this question has its answer, be it *unknown* or *declined*."""
    return is_answered(talk.session, question)


def close(talk: Talk) -> None:
    """Close the open question; two unanswered ones in a row end the optional ones."""
    session = talk.session
    answer = session.answers.get(session.waits)
    session.skips = session.skips + 1 if answer == Unsettled.DECLINED else 0
    session.waits = ""
    session.missed = 0
    session.among = []


def _hear_story(talk: Talk, waits: str) -> None:
    """Take words as the story; words that may answer another question only if they tell a need."""
    story = talk.plan.first.get(AnswerType.STORY)
    told = talk.reading.told if waits in ("", story) else talk.reading.understood
    if not story or not told:
        return
    if talk.session.answers.get(story) != GIVEN:
        settle(talk, story, GIVEN, talk.letters[-1].id)


def _hear_answer(talk: Talk, key: str, ask: Ask, *, may_change: bool) -> bool:
    heard = talk.reading.heard[key]
    value = _value(ask, heard.value)
    if value is None:
        return False
    known = talk.session.answers.get(ask.id)
    if known is None:
        settle(talk, ask.id, value, heard.letter)
        return True
    if isinstance(known, list) and isinstance(value, list):
        value, may_change = _together(ask, known, value), True
    written_now = any(letter.id == heard.letter for letter in talk.letters)
    if (
        not (may_change and written_now)
        or known == value
        or talk.session.letters[ask.id] == heard.letter
        or _said_by_themselves(talk, ask)
    ):
        return False
    correct(talk, ask.id, value, heard.letter)
    return True


def _hear_number(talk: Talk, waits: str) -> bool:
    """Take a telephone number that was written out of turn; at the way to be reached it is one."""
    question = talk.plan.first.get(AnswerType.PHONE)
    if not question or question == waits or question in talk.session.answers:
        return False
    given = [each for each in talk.letters if phone(each.text)]
    if not given:
        return False
    settle(talk, question, GIVEN, given[-1].id)
    contact = talk.plan.first.get(AnswerType.CONTACT)
    if contact and contact == waits and contact not in talk.session.answers:
        settle(talk, contact, "phone", given[-1].id)
    return True


def _hear_place(talk: Talk, waits: str) -> bool:
    """Take a ward that was named as the place, where a flow asks for no ward."""
    question, ward = talk.plan.first.get(AnswerType.PLACE), talk.reading.heard.get("ward")
    if not question or not ward or question == waits or question in talk.session.answers:
        return False
    settle(talk, question, GIVEN, ward.letter)
    return True


def _together(ask: Ask, known: list[str], heard: list[str]) -> list[str]:
    """Add what was heard to what was picked: a story never says that the rest is not so."""
    both = {*known, *heard} - {"none"}
    return [choice.id for choice in ask.choices if choice.id in both]


def _said_by_themselves(talk: Talk, ask: Ask) -> bool:
    """Say whether they answered whom it is about: whoever else is named later changes nothing."""
    return ask.type is AnswerType.ABOUT and ask.id in talk.session.asked


def _value(ask: Ask, value: str | tuple[str, ...]) -> AnswerValue | None:
    if ask.type is AnswerType.CHOICES:
        options = {choice.id for choice in ask.choices}
        return [fact for fact in value if fact in options] or None
    return value if isinstance(value, str) else None
