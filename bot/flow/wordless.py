"""Receives what is not words: stickers, photos, voice, places, messages taken back."""

from bot.channel import IncomingKind
from bot.flow.correcting import forget, set_aside, settle
from bot.flow.definition import AnswerType
from bot.flow.hearing import close
from bot.flow.letters import Letter
from bot.flow.talk import Talk
from bot.flow.vocabulary import GIVEN

SILENT = frozenset({IncomingKind.JOINED, IncomingKind.LEFT})
TELLING = frozenset({IncomingKind.PICTURE, IncomingKind.VOICE, IncomingKind.VIDEO})
TELLS_ENOUGH = 2
"""The second picture or voice message in a row is taken as the story itself."""


def receive(talk: Talk, letter: Letter) -> None:
    """Thank for one thing that is not words; a story or a place may consist of it."""
    session = talk.session
    if letter.kind in SILENT:
        return
    if session.asked or session.said or letter.kind in TELLING:
        talk.reply(_thanks(talk, letter))
    place = talk.plan.first.get(AnswerType.PLACE)
    if letter.kind is IncomingKind.LOCATION and place and place not in session.answers:
        settle(talk, place, GIVEN, letter.id)
        if session.waits == place:
            close(talk)
    elif letter.kind in TELLING and session.waits == talk.plan.first.get(AnswerType.STORY):
        session.missed += 1
        if session.missed >= TELLS_ENOUGH:
            settle(talk, session.waits, GIVEN, letter.id)
            close(talk)


def _thanks(talk: Talk, letter: Letter) -> str:
    """Return the name of our sentence; who sends stickers only is told that this is all right."""
    if letter.kind is IncomingKind.STICKER:
        talk.session.missed += 1
        if talk.session.missed >= TELLS_ENOUGH:
            return "received_sticker_again"
    name = f"received_{letter.kind}"
    return name if name in talk.plan.flow.today.replies else "received_unknown"


def take_back(talk: Talk) -> None:
    """Forget what was only told in messages that their writer took back."""
    for letter in talk.letters:
        if letter.kind is IncomingKind.UNSENT:
            _take_back(talk, letter.payload)


def _take_back(talk: Talk, letter: str) -> None:
    session = talk.session
    for question in [name for name, told_in in session.letters.items() if told_in == letter]:
        if question in session.answers:
            forget(talk, question)
        session.letters.pop(question)
        session.at = min(session.at, talk.plan.asks[question].index)
        session.said = [name for name in session.said if name != f"{question}.reflect"]
    if session.waits not in talk.plan.flow.today.card_questions:
        session.waits = ""
    set_aside(talk)
