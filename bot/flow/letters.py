"""What the engine is given: the letters of one turn and what was understood from all of them.

A *letter* is whatever can change a consultation: a message, a tap, a timer that came due, something
a member of staff did.  One contact's letters are handled one turn at a time.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.channel import IncomingKind
from bot.reading import NOTHING_READ, Reading


class StaffAct(StrEnum):
    """What staff or the clock can put into a conversation."""

    TIMER = "timer"
    TOOK_OVER = "took_over"
    WROTE = "wrote"
    """The person who owns the talk has answered by hand."""
    HANDED_BACK = "handed_back"
    DANGER_LOWERED = "danger_lowered"


LetterKind = IncomingKind | StaffAct


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter.  ``payload``: of a tap ``step=value``; of a timer ``name:turn``."""

    id: str
    kind: LetterKind
    text: str = ""
    payload: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """One turn's letters, in the order in which they were written, and the whole reading."""

    letters: tuple[Letter, ...]
    reading: Reading = NOTHING_READ
