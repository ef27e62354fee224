"""What is understood from the words of one consultation, each item with its evidence.

A ``Reading`` is made anew on every turn from everything the person wrote, so a later message can
take something back.  ``bot.needs`` makes it, ``bot.flow`` acts on it; neither knows the other.
Nothing here is a score, and what nobody said is *unknown*, never *no*.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class DangerLevel(StrEnum):
    """How near the danger is, in rising order: ``none``, ``thoughts``, ``now``."""

    NONE = "none"
    THOUGHTS = "thoughts"
    NOW = "now"


class Level(StrEnum):
    """How complicated the needs of a household are, in rising order."""

    NONE = "none"
    SINGLE = "single"
    OVERLAPPING = "overlapping"
    COMPLEX = "complex"


UNCLEAR = "unclear"
"""The kind of danger where no rule spoke and only the way of writing is like that of danger."""


class PatternState(StrEnum):
    """What is known of one pattern of needs, in rising order; unknown is never excluded."""

    UNKNOWN = "unknown"
    EXCLUDED = "excluded"
    SUSPECTED = "suspected"
    FOUND = "found"


class Audience(StrEnum):
    """Who writes, where it changes what a danger card must say."""

    SELF = "self"
    CHILD = "child"
    THIRD_PERSON = "third_person"
    PROFESSIONAL = "professional"
    THE_ONE_WHO_HITS = "the_one_who_hits"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a conclusion rests on: characters ``start`` to ``end`` of one letter's text."""

    letter: str
    start: int
    end: int
    rule: str
    version: str


@dataclass(frozen=True, slots=True)
class Danger:
    """The gravest danger found, of what kind (``suicide``, ``violence`` ...), and for whom."""

    level: DangerLevel = DangerLevel.NONE
    kind: str = ""
    audience: Audience = Audience.SELF
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the story; ``relation`` from the writer's view, ``age`` in years."""

    relation: str
    age: int | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """Something that is a need now in its ``domains``.

    ``person`` may be empty: nobody named; ``fact`` as well: only the second look saw it.
    """

    fact: str
    person: str
    domains: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of one pattern of complicated or overlapping needs."""

    pattern: str
    state: PatternState
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer that was given in the story, without a question.

    ``value`` is the value of the answer's type (a ward, ``family`` ...), a tuple of values where
    several may hold, or ``given`` where only the words count; ``letter`` is where it was said.
    """

    value: str | tuple[str, ...]
    letter: str


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that would settle a suspicion: ``fact`` of ``person``, towards ``other`` if of two.

    ``person`` and ``other`` are relations (``mother``), ``self`` or ``household``.
    """

    fact: str
    person: str
    other: str = ""

    @property
    def key(self) -> str:
        """Name the fact and its people, for example ``lives_with:younger_brother:mother``."""
        return ":".join(part for part in (self.fact, self.person, self.other) if part)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything understood so far.

    ``told``: the person wrote more than a greeting.  ``understood``: at least one need was
    recognised; ``topics`` are its soft words (names from ``needs.yaml``) in order of weight;
    ``domains`` are the fields in which there is a need now.
    ``heard`` maps a built-in answer type or a fact question to what the story already answers.
    ``declared``: whole sentences with an intention that the law gives weight to, such as to apply
    for public assistance (生活保護法7条, 24条): kept word by word with the time of their letter.
    ``questions``: what would settle most, best first.
    """

    danger: Danger = Danger()
    level: Level = Level.NONE
    told: bool = False
    understood: bool = False
    only_city_question: bool = False
    writer_is_child: bool = False
    topics: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    needs: tuple[Need, ...] = ()
    concerned: str = ""
    patterns: Mapping[str, Finding] = field(default_factory=lambda: MappingProxyType({}))
    facts: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    heard: Mapping[str, Heard] = field(default_factory=lambda: MappingProxyType({}))
    declared: tuple[Evidence, ...] = ()
    questions: tuple[Question, ...] = ()


NOTHING_READ = Reading()
