"""Takes in words, at whatever point the talk is.

Everything is an answer to be received; nothing a person writes is an error.
"""

from bot.channel import IncomingKind
from bot.flow.answering import Doubtful, Settled, narrowing, understand
from bot.flow.answers.naming import names_somebody
from bot.flow.answers.normal import plain
from bot.flow.answers.people import people
from bot.flow.asking import fact_question, show_question
from bot.flow.correcting import settle
from bot.flow.definition import AnswerType, Ask
from bot.flow.hearing import close, hear, is_settled
from bot.flow.languages import spoken_to
from bot.flow.letters import Letter
from bot.flow.meant import answer_what_they_ask, gravest_first, repair_meant, take_wishes
from bot.flow.own_questions import answer_card_in_words, answer_fact_in_words
from bot.flow.repairs import LANGUAGE, choose, chosen, go_on, repair
from bot.flow.talk import Talk
from bot.flow.tapping import tap
from bot.flow.vocabulary import UNKNOWN, Unsettled
from bot.flow.walking import walk
from bot.flow.wordless import receive

MISUNDERSTANDINGS_THAT_SETTLE = 2
TELLINGS_THAT_SETTLE = 3
"""So often an optional question is put to somebody who tells of something else."""
SMALL_TALK = ("greeting", "thanks")
LONG_ENOUGH_TO_TELL = 12
"""Characters.  A longer text that is no answer is thanked for, not called a misunderstanding."""


def listen(talk: Talk) -> None:
    """Take in this turn's letters and go on."""
    texts: list[Letter] = []
    tapped = False
    for letter in talk.letters:
        if letter.kind == IncomingKind.TEXT:
            texts.append(letter)
        elif letter.kind == IncomingKind.TAP:
            tap(talk, letter)
            tapped = True
        else:
            receive(talk, letter)
    if texts:
        _read(talk, texts)
    elif not tapped:
        go_on(talk)


def is_small_talk(talk: Talk, texts: list[Letter]) -> bool:
    """Say whether there is nothing but greetings and thanks."""
    hearing = talk.plan.listener.hearing
    return None not in [hearing.among(letter.text, SMALL_TALK) for letter in texts]


def _read(talk: Talk, texts: list[Letter]) -> None:
    labels = talk.plan.labels.get(talk.session.waits, {})
    answers = [letter for letter in texts if plain(letter.text) in labels]
    for letter in gravest_first(talk, texts):
        # The very label of an option wins over everything but a repair that is open.
        if letter in answers and not talk.session.repair:
            continue
        language = spoken_to(letter.text)
        other = language and language != talk.session.language
        if other and letter not in answers and chosen(talk, LANGUAGE, language or ""):
            return
        if name := repair_meant(talk, letter.text):
            repair(talk, name)
            return
        if talk.session.repair and choose(talk, letter.text):
            return
    talk.session.repair = ""
    if not answers and _needs_no_answer(talk, texts):
        go_on(talk)
        return
    if answers or not is_small_talk(talk, texts):
        _tell(talk, texts)
        return
    if talk.session.asked:
        hearing = talk.plan.listener.hearing
        greets = any(hearing.among(letter.text, ("greeting",)) for letter in texts)
        talk.reply("received_greeting" if greets else "received_thanks")
    go_on(talk)


def _needs_no_answer(talk: Talk, texts: list[Letter]) -> bool:
    """Take wishes and questions to us; say whether there is nothing in them for the open one."""
    wished = take_wishes(talk, texts)
    asked = answer_what_they_ask(talk, texts)
    telling = talk.session.waits in ("", talk.plan.first.get(AnswerType.STORY))
    return asked or (wished and not telling)


def _tell(talk: Talk, texts: list[Letter]) -> None:
    """Take words as the answer to the open question, and whatever else they tell."""
    session = talk.session
    waits = session.waits
    if waits in talk.plan.flow.today.card_questions:
        hear(talk, waits)
        answer_card_in_words(talk, texts)
        return
    doubtful = _answer_open(talk, texts)
    corrections = session.corrections
    told_more = hear(talk, waits)
    if waits and is_settled(talk, waits):
        if session.waits:
            close(talk)
        walk(talk)
    elif not waits:
        walk(talk)
    elif not _names_two_wards(talk, doubtful) and (told_more or _tells_of_people(talk, texts)):
        talk.reply("corrected" if session.corrections > corrections else "heard")
        _let_them_tell(talk, texts)
    else:
        _misunderstood(talk, texts, doubtful)


def _names_two_wards(talk: Talk, doubtful: Doubtful | None) -> bool:
    """Say whether a ward was asked for and two may be meant (小倉), whatever else was told."""
    ask = talk.plan.ask(talk.session.waits)
    return doubtful is not None and ask is not None and ask.type is AnswerType.WARD


def _let_them_tell(talk: Talk, texts: list[Letter]) -> None:
    """Put the open question again; an optional one gives way to somebody who tells on."""
    session = talk.session
    waits, told = session.waits, session.missed + 1
    if told >= TELLINGS_THAT_SETTLE and _is_optional(talk, waits):
        _take_as_it_is(talk, texts[-1].id)
    walk(talk)
    if session.waits == waits:
        session.missed = told


def _is_optional(talk: Talk, question: str) -> bool:
    ask = talk.plan.ask(question)
    return fact_question(question) is not None or (ask is not None and ask.if_room)


def _tells_of_people(talk: Talk, texts: list[Letter]) -> bool:
    """Say whether these words tell of somebody: no answer, but no misunderstanding either."""
    today = talk.now.date()
    return any(people(letter.text, today) for letter in texts)


def _answer_open(talk: Talk, texts: list[Letter]) -> Doubtful | None:
    """Answer the open question, if these texts do; return what stayed doubtful."""
    waits = talk.session.waits
    if question := fact_question(waits):
        answer_fact_in_words(talk, question.fact, texts)
        return None
    row = talk.plan.asks.get(waits)
    return _answer(talk, row.step, texts) if row and isinstance(row.step, Ask) else None


def _answer(talk: Talk, ask: Ask, texts: list[Letter]) -> Doubtful | None:
    """Try each text, the newest first, then all of them together."""
    among = talk.session.among
    tries = [(letter.text, letter.id) for letter in reversed(texts)]
    if len(texts) > 1:
        tries.append(("\n".join(letter.text for letter in texts), texts[-1].id))
    doubtful = None
    for text, letter in tries:
        outcome = understand(talk.plan, ask, text, talk.now, among)
        if isinstance(outcome, Settled):
            if ask.names_not_here and any(names_somebody(each.text) for each in texts):
                talk.reply("names_not_here")
            settle(talk, ask.id, outcome.value, letter)
            return None
        doubtful = doubtful or outcome
    return doubtful


def _misunderstood(talk: Talk, texts: list[Letter], doubtful: Doubtful | None) -> None:
    """Ask again once; after that, or when the talk has asked again enough, take it as it is."""
    session = talk.session
    session.missed += 1
    enough = session.again >= talk.plan.flow.asked_again
    nearer = _names_two_wards(talk, doubtful) and not session.among
    if enough or (session.missed >= MISUNDERSTANDINGS_THAT_SETTLE and not nearer):
        _take_as_it_is(talk, texts[-1].id)
        walk(talk)
        return
    session.again += 1
    row = talk.plan.asks.get(session.waits)
    if doubtful and row and isinstance(row.step, Ask):
        _ask_which(talk, row.step, doubtful)
        return
    long = sum(len(letter.text) for letter in texts) > LONG_ENOUGH_TO_TELL
    known = talk.plan.buttons.get(session.waits) or fact_question(session.waits)
    talk.reply("heard" if long else "not_understood" if known else "not_understood_text_only")
    if row and isinstance(row.step, Ask) and row.step.help:
        talk.say(row.step.help)
    go_on(talk)


def _ask_which(talk: Talk, ask: Ask, doubtful: Doubtful) -> None:
    """Put the question again with only the options that may have been meant."""
    wish = ask.type in (AnswerType.CONSENT, AnswerType.CONTACT)
    talk.session.among = list(doubtful.among)
    talk.reply("which_wish" if wish else "which")
    show_question(talk, ask, narrowing(ask.choices, doubtful.among))


def _take_as_it_is(talk: Talk, letter: str) -> None:
    """Settle a question that was misunderstood twice: not known; the words are kept."""
    waits = talk.session.waits
    if fact_question(waits):
        talk.session.facts[waits.partition(":")[2]] = UNKNOWN
    else:
        settle(talk, waits, Unsettled.UNKNOWN, letter)
    close(talk)
