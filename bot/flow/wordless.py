"""Receives what is not words: stickers, photos, voice, places, messages taken back."""

from bot.channel import IncomingKind
from bot.flow.correcting import settle
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
    replies = talk.plan.flow.today.replies
    name = f"received_{letter.kind}"
    if session.asked or session.said or letter.kind in TELLING:
        talk.reply(name if name in replies else "received_unknown")
    if not session.waits:
        return
    if letter.kind in TELLING and session.waits == talk.plan.first.get(AnswerType.STORY):
        session.missed += 1
        if session.missed >= TELLS_ENOUGH:
            settle(talk, session.waits, GIVEN, letter.id)
            close(talk)
    elif letter.kind is IncomingKind.LOCATION and session.waits == talk.plan.first.get(
        AnswerType.PLACE
    ):
        settle(talk, session.waits, GIVEN, letter.id)
        close(talk)
