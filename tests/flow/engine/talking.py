"""Holds a talk in a few words: what a person does, and the short names of what came back."""

from datetime import datetime, timedelta, timezone

from bot.channel import IncomingKind
from bot.flow.conversation import Conversation
from bot.flow.effects import Ask, Effect, Say
from bot.flow.letters import StaffAct
from bot.flow.saying import tag
from tests.flow.shipped import edition, read

MORNING = datetime(2026, 11, 24, 10, 0, tzinfo=timezone(timedelta(hours=9)))


def talk(flow: str = "intake", language: str = "ja", now: datetime = MORNING) -> Conversation:
    return Conversation(edition().flows[flow], read(), now, language)


def says(held: Conversation, *texts: str) -> list[str]:
    """Write these texts as one burst; return the short names of what the bot says."""
    return spoken(held.take(*(held.letter(IncomingKind.TEXT, text) for text in texts)))


def taps(held: Conversation, payload: str) -> list[str]:
    return spoken(held.take(held.letter(IncomingKind.TAP, payload=payload)))


def sends(held: Conversation, kind: IncomingKind) -> list[str]:
    return spoken(held.take(held.letter(kind)))


def staff(held: Conversation, act: StaffAct) -> list[str]:
    return spoken(held.take(held.letter(act)))


def spoken(effects: tuple[Effect, ...]) -> list[str]:
    return [tag(effect.text) for effect in effects if isinstance(effect, Say | Ask)]
