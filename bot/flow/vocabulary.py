"""The names a condition may use and the values each of them can have.

Answers are *picks*: two-valued, since what was not picked is not so.  Facts and patterns come from
the reading and may be unknown.  The same table types the conditions, drives the proofs and tells
the engine what to fill in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from types import MappingProxyType

from bot.flow.definition import AnswerType, Ask, Flow
from bot.flow.languages import LANGUAGES
from bot.reading import Audience, DangerLevel, Level, PatternState


class Unsettled(StrEnum):
    """The three ways in which a question has no answer; they are never mixed up."""

    NOT_ASKED = "not_asked"
    UNKNOWN = "unknown"
    DECLINED = "declined"


GIVEN = "given"
"""The value of an answer of which only the words count (a story, a phone number)."""

UNSETTLED_WARD = "unsettled"
"""The ward of a ticket whose ward nobody knows; as an answer it is *unknown*."""

OUTSIDE_WARD = "outside"
"""Somewhere else than in the city; such tickets are numbered in the city's own series."""

YES, NO, UNKNOWN = "yes", "no", "unknown"


class NameKind(Enum):
    """What a name stands for, which decides what "known not to be so" means."""

    ANSWER = auto()
    PICK = auto()
    CERTAIN = auto()
    FACT = auto()
    PATTERN = auto()


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a condition: its values, in rising order where they have an order."""

    kind: NameKind
    values: tuple[str, ...]
    ordered: bool = False

    @property
    def doubtful(self) -> frozenset[str]:
        """Return the values that are neither so nor not so."""
        return frozenset({UNKNOWN}) if self.kind in (NameKind.FACT, NameKind.PATTERN) else _NOTHING


_NOTHING: frozenset[str] = frozenset()

FACT = Name(NameKind.FACT, (UNKNOWN, NO, YES))
PATTERN = Name(NameKind.PATTERN, tuple(PatternState), ordered=True)
PICK = Name(NameKind.PICK, (NO, YES))

FINDINGS: Mapping[str, Name] = MappingProxyType(
    {
        "danger": Name(NameKind.CERTAIN, tuple(DangerLevel), ordered=True),
        "level": Name(NameKind.CERTAIN, tuple(Level), ordered=True),
        "understood": Name(NameKind.CERTAIN, (NO, YES)),
        "only_city_question": Name(NameKind.CERTAIN, (NO, YES)),
        "writer_is_child": Name(NameKind.CERTAIN, (NO, YES)),
        "language": Name(NameKind.CERTAIN, tuple(LANGUAGES)),
    }
)

AUDIENCE = Name(NameKind.CERTAIN, tuple(Audience))
"""Only danger cards may ask for it."""

TYPE_VALUES: Mapping[AnswerType, tuple[str, ...]] = MappingProxyType(
    {
        AnswerType.ABOUT: ("self", "family", "neighbour", "work"),
        AnswerType.CONSENT: ("given", "ask_each_time", "refused"),
        AnswerType.CONTACT: ("here", "phone", "none"),
        AnswerType.LEGAL_BASIS: (
            "consent",
            "child_abuse",
            "elder_abuse",
            "disability_abuse",
            "emergency",
            "conference",
            "unsettled",
        ),
        AnswerType.YES_NO: (YES, NO),
    }
)
"""Values that law or engine act on; authors write their labels, not the values."""

HEARABLE = frozenset(
    {
        AnswerType.STORY,
        AnswerType.ABOUT,
        AnswerType.WARD,
        AnswerType.PEOPLE,
        AnswerType.PHONE,
        AnswerType.PLACE,
    }
)
"""What a story may answer without a question; besides ``choices`` that give facts."""


ASKED_OF_US = ("asks_who_reads", "asks_machine", "asks_cost", "asks_name", "asks_when")
"""What people ask about the service itself: meanings of ``hear.yaml``, and our replies to them."""

NO_FACTS = frozenset({"none", "other"})
"""The choices 「とくにない」 and 「そのほか」, which are no facts."""


def hearable(ask: Ask) -> bool:
    """Say whether the story may settle this question."""
    return ask.type in HEARABLE or (ask.type is AnswerType.CHOICES and ask.gives_facts)


def values_of(ask: Ask, wards: Iterable[str]) -> tuple[str, ...]:
    """Return the values a settled answer to ``ask`` can have."""
    if ask.type is AnswerType.WARD:
        return tuple(ward for ward in wards if ward != UNSETTLED_WARD)
    if ask.type is AnswerType.CHOICE:
        return tuple(choice.id for choice in ask.choices)
    return TYPE_VALUES.get(ask.type, (GIVEN,))


def answer_name(ask: Ask, wards: Iterable[str]) -> Name:
    """Return the name an ``ask`` step puts at the disposal of later conditions."""
    return Name(NameKind.ANSWER, (*Unsettled, *values_of(ask, wards)))


def pick_name(ask_id: str, choice_id: str) -> str:
    """Return the name of one option of a question that takes several."""
    return f"{ask_id}.{choice_id}"


def answer_names(flow: Flow) -> dict[str, Name]:
    """Return the names of all answers of a flow, options of several-choice questions included."""
    table: dict[str, Name] = {}
    for step in flow.steps:
        if isinstance(step, Ask):
            table[step.id] = answer_name(step, flow.today.city.wards)
            if step.type is AnswerType.CHOICES:
                table |= {pick_name(step.id, choice.id): PICK for choice in step.choices}
    return table
