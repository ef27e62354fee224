"""What a turn asks the outside to do.  Imperatives, carried out by whoever called the engine.

Effects carry texts and values, never the finished sentence: the caller fills in the ticket's number
and the promise when somebody reads, and chooses the wording of today in ``language``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType

from bot.flow.definition import Text

Value = str | Text | tuple[Text, ...]
NO_VALUES: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Say:
    """Say one text; a ``discreet`` one is never shown in a notification's preview."""

    text: Text
    language: str
    values: Mapping[str, Value] = field(default_factory=lambda: NO_VALUES)
    discreet: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One button: its label and what a tap sends back."""

    label: Text
    payload: str
    values: Mapping[str, Value] = field(default_factory=lambda: NO_VALUES)


@dataclass(frozen=True, slots=True)
class Ask:
    """Say one text and wait.  ``options`` answer the question, ``buttons`` are repairs."""

    question: str
    text: Text
    language: str
    options: tuple[Option, ...] = ()
    buttons: tuple[Option, ...] = ()
    several: bool = False
    values: Mapping[str, Value] = field(default_factory=lambda: NO_VALUES)


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """Open the referral ticket, or raise the one that is open.

    ``to`` is the holder, ``basis`` the legal basis known so far, ``consent`` the answer to the
    consent question; ``confirm_consent`` says that a person must confirm it (a child gave it).
    """

    to: str
    ward: str
    level: str
    danger: str
    basis: str
    consent: str
    confirm_consent: bool
    raised: bool


@dataclass(frozen=True, slots=True)
class AddToTicket:
    """Put these letters on the open ticket, with the ward and level as they are known now."""

    letters: tuple[str, ...]
    ward: str
    level: str


@dataclass(frozen=True, slots=True)
class ReopenTicket:
    """Give the earlier ticket back to its holder."""


@dataclass(frozen=True, slots=True)
class NoteOnTicket:
    """Write one line on the earlier ticket: how the follow-up ended."""

    ending: str


@dataclass(frozen=True, slots=True)
class AlertStaff:
    """Wake somebody: danger, or a person was asked for."""

    reason: str
    level: str


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """Record what was answered to which wording, and in which letter."""

    value: str
    wording: str
    language: str
    letter: str


@dataclass(frozen=True, slots=True)
class RecordDeclaration:
    """Keep these words of a letter, with the time it came: ``fact`` is what was declared.

    Who says 生活保護を申請したい is to be taken at their word and date (生活保護法7条, 24条).
    """

    fact: str
    letter: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WithdrawConsent:
    """The consent no longer stands: the question turned out not to be theirs to answer."""


@dataclass(frozen=True, slots=True)
class SetTimer:
    """Send a timer letter with ``payload`` once this time has passed."""

    payload: str
    after: timedelta


@dataclass(frozen=True, slots=True)
class ShowRecord:
    """Show the person what was written down, in the way that is safe on the channel."""


@dataclass(frozen=True, slots=True)
class ForgetPerson:
    """Hide everything at once and destroy it in time; ``held`` if danger is still open."""

    held: bool


Effect = (
    Say
    | Ask
    | OpenTicket
    | AddToTicket
    | ReopenTicket
    | NoteOnTicket
    | AlertStaff
    | RecordConsent
    | RecordDeclaration
    | WithdrawConsent
    | SetTimer
    | ShowRecord
    | ForgetPerson
)
