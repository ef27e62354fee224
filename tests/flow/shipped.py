"""The shipped flows, loaded once for all tests."""

from functools import cache
from pathlib import Path

from bot.app import load, reader_by_rules, reading_with, voice_of
from bot.flow.conversation import Read
from bot.flow.edition import Edition
from bot.flow.saying import Voice

FLOWS = Path(__file__).parents[2] / "flows"


@cache
def edition() -> Edition:
    return load(FLOWS)


@cache
def read() -> Read:
    return reading_with(reader_by_rules(edition()))


@cache
def voice() -> Voice:
    return voice_of(edition())
