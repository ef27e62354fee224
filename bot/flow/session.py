"""Where one conversation stands: small, JSON, and without anybody's words.

A session holds answers as values and letters as references.  What people wrote stays with whoever
stores the letters.  ``as_json`` and ``from_json`` carry it through any store; ``VERSION`` is the
schema's version, and an older session is read as long as its version is known.
"""

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.reading import DangerLevel

VERSION = 1


class SessionVersionError(ValueError):
    """A stored session has a schema version this program does not know."""

    def __init__(self, version: object) -> None:
        super().__init__(f"A stored session has version {version}; this program reads {VERSION}.")


class Phase(StrEnum):
    """What the conversation is doing."""

    TALKING = "talking"
    STOPPED = "stopped"
    """A danger card ended the questions; everything written goes to the ticket."""
    WITH_PERSON = "with_person"
    ENDED = "ended"


AnswerValue = str | list[str]
"""A value of the answer's type, ``unknown`` or ``declined``; a list where several options may
hold; ``given`` where only the words count."""


@dataclass
class Session:
    """One conversation in one flow.

    ``answers`` maps each settled question to its value, ``letters`` to the letter with the words.
    ``turn`` counts what the person did, and each time the talk is handed back; timers carry it, so
    a stale one is known.  ``asked`` are
    the questions put so far, ``put`` is how many (a corrected one leaves ``asked``), ``at`` is how
    many steps have been reached.  ``again`` counts how often the talk had to ask again, ``missed``
    how often in a row at the open question, ``skips`` how many questions in a row were skipped.
    ``among`` are the options a doubtful answer left open.
    ``since`` is the letter with which the person started over: earlier words are not read again.
    ``cards`` maps a danger card to the time it last went out in full (seconds since 1970);
    ``card_waits`` is the turn since which one waits for the person who owns the talk, or 0;
    ``reminded`` is the turn at which they were last reminded.

    Without slots: a session is copied and stored on every turn, and its dictionary as a whole is
    several times quicker than its fields one by one.
    """

    flow: str
    shape: str
    language: str = "ja"
    phase: str = Phase.TALKING
    turn: int = 0
    answers: dict[str, AnswerValue] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    put: int = 0
    said: list[str] = field(default_factory=list)
    ever: list[str] = field(default_factory=list)
    at: int = 0
    waits: str = ""
    repair: str = ""
    among: list[str] = field(default_factory=list)
    again: int = 0
    missed: int = 0
    skips: int = 0
    corrections: int = 0
    danger: str = DangerLevel.NONE
    seen: str = DangerLevel.NONE
    danger_kind: str = ""
    cards: dict[str, int] = field(default_factory=dict)
    card_waits: int = 0
    reminded: int = 0
    acknowledged: int = 0
    ticket: bool = False
    ended: str = ""
    since: str = ""

    def copy(self) -> "Session":
        """Return a session that can be changed without changing this one."""
        twin = object.__new__(Session)
        fields = self.__dict__.copy()
        for name in _HOLDERS:
            fields[name] = fields[name].copy()
        twin.__dict__ = fields
        return twin


_DEFAULTS = Session("", "").__dict__
_HOLDERS = tuple(name for name, value in _DEFAULTS.items() if isinstance(value, dict | list))
STORED = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
"""How a session is written down."""


def as_json(session: Session) -> str:
    """Return the session's stored form; what is empty is left out."""
    stored = {name: value for name, value in session.__dict__.items() if value}
    stored["version"] = VERSION
    return STORED.encode(stored)


def from_json(text: str) -> Session:
    """Return the session that ``as_json`` gave.

    Raises:
        SessionVersionError: the stored schema version is not known.
    """
    stored: dict[str, Any] = json.loads(text)
    version = stored.pop("version", None)
    if version != VERSION:
        raise SessionVersionError(version)
    session = object.__new__(Session)
    # The empty holders are shared: a session is copied before anything in it changes.
    session.__dict__ = _DEFAULTS | stored
    return session
