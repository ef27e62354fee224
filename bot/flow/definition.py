"""A flow as its author wrote it, after loading: plain values without behaviour.

Groups, parts and ``one_of`` blocks are flattened: ``Flow.steps`` is the list from top to bottom
that the engine reads on every turn, each step with the guard it inherited.  ``Today`` is everything
that is never pinned to a session: wording of the engine, numbers, desks, hours, danger cards.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from bot.authoring.problem import Place
from bot.flow.formula import ALWAYS, Formula
from bot.flow.hours import Hours


class AnswerType(StrEnum):
    """What kind of answer an ``ask`` step takes."""

    STORY = "story"
    ABOUT = "about"
    WARD = "ward"
    PLACE = "place"
    PEOPLE = "people"
    PHONE = "phone"
    CONTACT = "contact"
    CONSENT = "consent"
    LEGAL_BASIS = "legal_basis"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    AGE = "age"
    TEXT = "text"
    PAGE_LINK = "page_link"


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of wording: where it stands (``intake/about/text``) and its Japanese source."""

    id: str
    source: str
    place: Place


@dataclass(frozen=True, slots=True)
class Variant:
    """Words for one situation; the last variant of a text always applies."""

    when: Formula
    text: Text


@dataclass(frozen=True, slots=True)
class Words:
    """A text whose wording may depend: the first variant known to apply is said."""

    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a question."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What every step has.  ``guard`` is the whole condition, inherited parts included."""

    id: str
    place: Place
    guard: Formula = ALWAYS
    conditions: tuple[str, ...] = ()
    group: str = ""
    one_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Say(Step):
    """Says something and goes on; ``once_ever`` is for a greeting."""

    words: Words
    once_ever: bool = False
    neutral: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Step):
    """Tells what the words are for, before they are asked for."""

    words: Words
    purposes: tuple[str, ...]
    tells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Step):
    """Puts one question and waits."""

    type: AnswerType
    words: Words
    why: Text
    help: Text | None = None
    choices: tuple[Choice, ...] = ()
    purpose: str = ""
    if_room: bool = False
    in_danger: bool = False
    gives_facts: bool = False
    names_not_here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflect(Step):
    """Says back once what was understood; does not wait."""

    of: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarify(Step):
    """Asks the facts that would settle most, as the reading names them."""

    at_most: int
    if_room: bool = False
    as_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending(Step):
    """What every ending has; ``door`` names the desk or hotline that stays open."""

    door: str = ""
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refer(Ending):
    """Ends in a referral ticket for ``to``; ``basis`` overrides the legal basis."""

    to: str
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen(Ending):
    """Ends by giving the earlier ticket back to its holder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Ending):
    """Ends with one line on the earlier ticket."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inform(Ending):
    """Ends with information and an open door, without a ticket."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that stand on one page where a channel has forms."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Silence:
    """What happens when somebody stops writing; ``remind`` may be left out."""

    after: timedelta
    endings: tuple[Ending, ...]
    remind_after: timedelta | None = None
    remind: Text | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """The four ways out in the middle of a talk."""

    stop: tuple[Ending, ...]
    human: tuple[Ending, ...]
    delete: tuple[Ending, ...]
    silent: Silence


@dataclass(frozen=True, slots=True)
class Starts:
    """When a flow begins by itself: after an event, or instead of another flow in a mode."""

    after: str = ""
    wait: timedelta = timedelta()
    only_when: str = ""
    once: bool = False
    mode: str = ""
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """How answers given under an earlier shape map onto this one."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hotline:
    """A telephone number that people in need can call; ``fits`` and ``languages`` narrow it."""

    id: str
    name: Text
    tel: str
    hours: Hours | None
    hours_text: Text | None
    place: Place
    fits: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    free: bool = False
    no_voice: str = ""
    verified_on: date | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """An agency or counter; ``tel`` is empty while the city has not supplied it."""

    id: str
    name: Text
    tel: str
    hours: Hours | None
    hours_text: Text | None
    place: Place
    takes: tuple[str, ...] = ()
    wards: tuple[str, ...] = ()
    verified_on: date | None = None


@dataclass(frozen=True, slots=True)
class Ward:
    """A ward of the city, or ``outside`` / ``unsettled``; ``hear`` are names people use for it."""

    id: str
    name: Text
    hear: tuple[str, ...]
    desk: str
    coordinators: tuple[str, ...] = ()
    deputies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the city; ``address`` is empty while the city has not supplied it."""

    address: str
    place: Place


@dataclass(frozen=True, slots=True)
class City:
    """``city.yaml``: wards, desks, hotlines, opening hours, and the languages people can choose."""

    name: Text
    wards: Mapping[str, Ward]
    ask_again: Mapping[str, tuple[str, ...]]
    desks: Mapping[str, Desk]
    hotlines: Mapping[str, Hotline]
    offices: Hours
    quiet: Hours | None
    always: str
    review_every: timedelta
    pages: Mapping[str, Page] = field(default_factory=dict)
    languages: tuple[str, ...] = ("ja",)


@dataclass(frozen=True, slots=True)
class Card:
    """What is said at once when somebody is in danger."""

    id: str
    danger: str
    level: str
    numbers: tuple[str, ...]
    words: Words
    again: Text
    stops: bool
    place: Place
    asks: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class CardQuestion:
    """The one question a danger card may put; a yes leads to another card.

    ``of_other`` is how it is put to somebody who writes about another person.
    """

    id: str
    text: Text
    of_other: Text
    why: Text
    choices: tuple[Choice, ...]
    yes: str


@dataclass(frozen=True, slots=True)
class FactQuestion:
    """How one fact is asked, of the writer, of somebody else, and of a child."""

    fact: str
    of_self: Text
    of_other: Text
    of_child: Text
    yes_means: bool = True
    daijoubu: str = "ask_again"


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that always works (skip, back, why ...): its button and what people type."""

    id: str
    button: Text
    typed: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Today:
    """What is always today's, whatever shape a session began with.

    ``replies`` are the engine's own sentences by name; ``hear`` maps a meaning (``yes``,
    ``consent.given``, or a choice as ``question.choice``) to what people write for it, by language.
    ``spellings`` returns a text in every language, since people answer in the one they think in.
    ``postal`` is the text of ``postal.csv``.
    """

    city: City
    cards: tuple[Card, ...]
    card_questions: Mapping[str, CardQuestion]
    facts: Mapping[str, FactQuestion]
    repairs: Mapping[str, Repair]
    replies: Mapping[str, tuple[Text, ...]]
    hear: Mapping[str, Mapping[str, tuple[str, ...]]]
    topics: Mapping[str, Text] = field(default_factory=dict)
    relations: Mapping[str, Text] = field(default_factory=dict)
    postal: str = ""
    spellings: Callable[[Text], tuple[str, ...]] = lambda text: (text.source,)

    def said_for(self, question: str, choice: Choice) -> tuple[str, ...]:
        """Return what people write for a choice: its label in every language, and more words."""
        words = self.hear.get(f"{question}.{choice.id}", {})
        return (*self.spellings(choice.label), *(word for said in words.values() for word in said))


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """One interview, ready to be conducted.

    ``shape`` is the digest sessions are pinned to.  ``domains`` maps every name that a condition
    may use (answers, options as ``ask.option``, findings, facts, patterns) to its values.
    ``terms`` are the conditions with a name, as they are written; they are already in the guards.
    ``limit`` is where the file says how many questions may be asked.  ``or_none`` are the blocks
    (``one_of``) of which somebody may be asked nothing.
    """

    id: str
    title: Text
    audience: str
    at_most: int
    asked_again: int
    pages_at_most: int
    buttons: tuple[str, ...]
    steps: tuple[Step, ...]
    groups: Mapping[str, Group]
    leaving: Leaving
    starts: Starts
    running: Mapping[str, str]
    changes: tuple[Changes, ...]
    shape: str
    file: str
    today: Today
    domains: Mapping[str, tuple[str, ...]]
    terms: Mapping[str, str] = field(default_factory=dict)
    limit: Place | None = None
    or_none: frozenset[str] = frozenset()
