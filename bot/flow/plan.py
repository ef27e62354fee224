"""A flow made ready for conducting: what every turn looks up, computed once per flow.

``plan_of`` is called by the engine on each turn and remembers its plans; nothing here changes
while conversations run.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.flow.answers.hearing import Hearing
from bot.flow.answers.normal import plain
from bot.flow.answers.options import Options
from bot.flow.answers.postal import read_postal
from bot.flow.answers.wards import WardFinder
from bot.flow.counting import Counter
from bot.flow.definition import (
    AnswerType,
    Ask,
    CardQuestion,
    Ending,
    Flow,
    Note,
    Say,
    Step,
    Text,
    Today,
    Words,
)
from bot.flow.effects import Option
from bot.flow.formula import Formula, Values, compiled, names
from bot.flow.languages import LANGUAGES
from bot.flow.vocabulary import (
    NO,
    UNKNOWN,
    YES,
    NameKind,
    Unsettled,
    answer_names,
    hearable,
    pick_name,
)

Holds = Callable[[Values], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One step with its guard as a function, and who shares its ``one_of`` block."""

    index: int
    id: str
    step: Step
    holds: Holds
    siblings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Everything the engine looks up for one flow."""

    flow: Flow
    rows: tuple[Row, ...]
    asks: Mapping[str, Row]
    endings: Mapping[str, Row]
    heard: tuple[tuple[str, Ask], ...]
    defaults: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    first: Mapping[AnswerType, str]
    greetings: tuple[str, ...]
    notes: frozenset[str]
    silences: frozenset[str]
    counter: Counter
    options: Mapping[str, Options]
    labels: Mapping[str, Mapping[str, str]]
    card_options: Mapping[str, Options]
    fact_options: Options
    languages: Options
    buttons: Mapping[str, tuple[Option, ...]]
    repairs: tuple[Option, ...]
    variants: Mapping[int, tuple[tuple[Holds, Text], ...]]
    listener: "Listener"

    def ask(self, question: str) -> Ask | None:
        """Return the question of this id, if it is one of the flow's own."""
        row = self.asks.get(question)
        return row.step if row and isinstance(row.step, Ask) else None

    def knows(self, question: str) -> bool:
        """Say whether this question can still be put: what is today's may have lost it."""
        today = self.flow.today
        if question in self.asks or question in today.card_questions:
            return True
        step, _, key = question.partition(":")
        return step.startswith("clarify") and key.partition(":")[0] in today.facts

    def clarifies(self, question: str, values: Values) -> bool:
        """Say whether the step that asked this fact would ask now."""
        step = question.partition(":")[0]
        return any(row.id == step and row.holds(values) for row in self.rows)

    def text(self, words: Words, values: Values) -> Text:
        """Return the first variant known to apply."""
        for holds, text in self.variants[id(words)]:
            if holds(values):
                return text
        return words.variants[-1].text


@dataclass(frozen=True, slots=True, eq=False)
class Listener:
    """What is understood of typed words, the same for every flow of one day."""

    hearing: Hearing
    repairs: Mapping[str, str]
    wards: WardFinder


@lru_cache(maxsize=64)
def plan_of(flow: Flow) -> Plan:
    """Return the plan of ``flow``, which is compared by identity."""
    rows = tuple(_rows(flow))
    asks = {row.step.id: row for row in rows if isinstance(row.step, Ask)}
    questions = [step for step in flow.steps if isinstance(step, Ask)]
    leaving = flow.leaving
    endings = [*leaving.stop, *leaving.human, *leaving.delete, *leaving.silent.endings]
    return Plan(
        flow=flow,
        rows=rows,
        asks=asks,
        notes=frozenset(e.id for e in (*flow.steps, *endings) if isinstance(e, Note)),
        silences=frozenset(ending.id for ending in leaving.silent.endings),
        endings={e.id: Row(-1, e.id, e, compiled(e.guard)) for e in endings},
        heard=_heard(flow),
        defaults=_defaults(flow, _conditions(flow, endings)),
        names={ask.id: _names(ask) for ask in questions},
        first=_first(flow),
        greetings=tuple(step.id for step in flow.steps if isinstance(step, Say)),
        counter=Counter(flow),
        options={ask.id: _options(ask, flow.today) for ask in questions},
        labels={ask.id: _labels(ask, flow.today) for ask in questions},
        card_options={q.id: _options(q, flow.today) for q in flow.today.card_questions.values()},
        fact_options=_fact_options(flow.today),
        languages=_language_options(),
        buttons={ask.id: _buttons(ask, flow.today) for ask in questions},
        repairs=_repairs(flow),
        variants={id(words): _variants(words) for words in _all_words(flow, endings)},
        listener=listener_of(flow.today),
    )


@lru_cache(maxsize=16)
def listener_of(today: Today) -> Listener:
    """Return what is understood of typed words."""
    repairs = {
        plain(word): repair.id
        for repair in today.repairs.values()
        for words in (*repair.typed.values(), today.spellings(repair.button))
        for word in words
    }
    city = today.city
    named = {ward.id: (*today.spellings(ward.name), *ward.hear) for ward in city.wards.values()}
    wards = WardFinder(named, city.ask_again, read_postal(today.postal))
    return Listener(Hearing(today.hear), repairs, wards)


def yes_no_options(today: Today, question: str) -> tuple[Option, ...]:
    """Return the buttons yes and no."""
    return tuple(Option(today.replies[name][0], f"{question}={name}") for name in ("yes", "no"))


def _buttons(ask: Ask, today: Today) -> tuple[Option, ...]:
    if ask.type is AnswerType.YES_NO and not ask.choices:
        return yes_no_options(today, ask.id)
    return tuple(Option(choice.label, f"{ask.id}={choice.id}") for choice in ask.choices)


def _repairs(flow: Flow) -> tuple[Option, ...]:
    repairs = flow.today.repairs
    return tuple(Option(repairs[name].button, f"repair={name}") for name in flow.buttons)


def _rows(flow: Flow) -> list[Row]:
    blocks: dict[str, list[str]] = {}
    for step in flow.steps:
        if step.one_of:
            blocks.setdefault(step.one_of, []).append(step.id)
    return [
        Row(
            index,
            step.id,
            step,
            compiled(step.guard),
            tuple(other for other in blocks.get(step.one_of, ()) if other != step.id),
        )
        for index, step in enumerate(flow.steps)
    ]


def _heard(flow: Flow) -> tuple[tuple[str, Ask], ...]:
    """Pair what a reading may hold with the first question it settles."""
    found: dict[str, Ask] = {}
    for step in flow.steps:
        if isinstance(step, Ask) and hearable(step) and step.type is not AnswerType.STORY:
            key = "facts" if step.type is AnswerType.CHOICES else step.type.value
            found.setdefault(key if key != "facts" else f"facts.{step.id}", step)
    return tuple((key.partition(".")[0], ask) for key, ask in found.items())


def _names(ask: Ask) -> tuple[str, ...]:
    """Return the names one answer settles: its own, and each of its options'."""
    if ask.type is AnswerType.CHOICES:
        return (ask.id, *(pick_name(ask.id, choice.id) for choice in ask.choices))
    return (ask.id,)


def _first(flow: Flow) -> dict[AnswerType, str]:
    """Return the id of the first question of each type."""
    found: dict[AnswerType, str] = {}
    for step in flow.steps:
        if isinstance(step, Ask):
            found.setdefault(step.type, step.id)
    return found


def _defaults(flow: Flow, conditions: Iterable[Formula]) -> dict[str, str]:
    """Return the value, while nothing is known, of every name that a condition looks at."""
    own = answer_names(flow)
    looked_at = {name for condition in conditions for name in names(condition)}
    start = {name: flow.domains[name][0] for name in looked_at if name in flow.domains}
    return start | {
        name: Unsettled.NOT_ASKED if entry.kind is NameKind.ANSWER else "no"
        for name, entry in own.items()
        if name in looked_at
    }


def _options(question: Ask | CardQuestion, today: Today) -> Options:
    return Options([(each.id, today.said_for(question.id, each)) for each in question.choices])


def _fact_options(today: Today) -> Options:
    """Return the three answers to a question about a fact, in the order of their buttons."""
    labels = {YES: "yes", NO: "no", UNKNOWN: "dont_know"}
    replies = today.replies
    return Options([(value, today.spellings(replies[name][0])) for value, name in labels.items()])


def _labels(ask: Ask, today: Today) -> dict[str, str]:
    """Return which choice each label stands for, in every language."""
    spelled = [(plain(s), each.id) for each in ask.choices for s in today.said_for(ask.id, each)]
    return dict(reversed(spelled))


def _language_options() -> Options:
    return Options([(code, (language.own_name,)) for code, language in LANGUAGES.items()])


def _variants(words: Words) -> tuple[tuple[Holds, Text], ...]:
    return tuple((compiled(variant.when), variant.text) for variant in words.variants)


def _conditions(flow: Flow, endings: list[Ending]) -> Iterator[Formula]:
    yield from (step.guard for step in (*flow.steps, *endings))
    for words in _all_words(flow, endings):
        yield from (variant.when for variant in words.variants)


def _all_words(flow: Flow, endings: list[Ending]) -> list[Words]:
    own = [getattr(step, "words", None) for step in (*flow.steps, *endings)]
    return [words for words in (*own, *(card.words for card in flow.today.cards)) if words]
