"""Which steps, choices, repairs and languages the rehearsals have visited, and which not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.channel import IncomingKind
from bot.flow.answers.normal import plain
from bot.flow.definition import AnswerType, Choice, Clarify, Flow, Today
from bot.flow.definition import Ask as AskStep
from bot.flow.effects import Ask, Effect, Say
from bot.flow.languages import LANGUAGES
from bot.flow.letters import Letter
from bot.flow.plan import plan_of
from bot.flow.repairs import REPAIRS
from bot.flow.vocabulary import UNSETTLED_WARD, Unsettled
from bot.reading import UNCLEAR


@dataclass(slots=True)
class Visits:
    """What was visited: texts by ``file/step``, choices, repairs, languages."""

    steps: set[str] = field(default_factory=set)
    choices: set[str] = field(default_factory=set)
    repairs: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)

    def effect(self, effect: Effect) -> None:
        """Note what was said."""
        if isinstance(effect, Say | Ask):
            file, step, *_ = effect.text.id.split("/")
            self.steps.add(f"{file}/{step}")
            self.languages.add(effect.language)

    def letters(self, flow: Flow, letters: Iterable[Letter]) -> None:
        """Note which repairs were used."""
        typed = plan_of(flow).listener.repairs
        for letter in letters:
            name, _, value = letter.payload.partition("=")
            if letter.kind == IncomingKind.TAP and name == "repair":
                self.repairs.add(value)
            elif repair := typed.get(plain(letter.text)):
                self.repairs.add(repair)

    def answers(self, flow: str, answers: Mapping[str, str | list[str]]) -> None:
        """Note which choices were taken."""
        for question, value in answers.items():
            values = value if isinstance(value, list) else [value]
            self.choices |= {f"{flow}/{question}={each}" for each in values}

    def add(self, other: "Visits") -> None:
        """Take over another rehearsal's visits."""
        self.steps |= other.steps
        self.choices |= other.choices
        self.repairs |= other.repairs
        self.languages |= other.languages


def unvisited(
    flows: Iterable[Flow], visits: Visits, today: Today | None = None
) -> dict[str, list[str]]:
    """Return what no rehearsal visits, sorted, by kind.

    With ``today`` also what belongs to no flow: the danger cards, the repairs, the languages.
    """
    steps, choices = set(), set()
    for flow in flows:
        steps |= _steps(flow)
        choices |= _choices(flow)
    # Rehearsals are read by rules alone, which never call a danger unclear.
    cards = [card.id for card in today.cards if card.danger != UNCLEAR] if today else []
    steps |= {f"danger/{card}" for card in cards}
    return {
        "steps": sorted(steps - visits.steps),
        "choices": sorted(choices - visits.choices),
        "repairs": sorted(set(REPAIRS if today else ()) - visits.repairs),
        "languages": sorted(set(LANGUAGES if today else ()) - visits.languages),
    }


def _steps(flow: Flow) -> set[str]:
    leaving = flow.leaving
    endings = (*leaving.stop, *leaving.human, *leaving.delete, *leaving.silent.endings)
    said = [step for step in (*flow.steps, *endings) if not isinstance(step, Clarify)]
    return {f"{flow.id}/{step.id}" for step in said if getattr(step, "words", None)}


def _choices(flow: Flow) -> set[str]:
    asks = [step for step in flow.steps if isinstance(step, AskStep)]
    return {f"{flow.id}/{ask.id}={_answer(ask, choice)}" for ask in asks for choice in ask.choices}


def _answer(ask: AskStep, choice: Choice) -> str:
    """Return what is known after a choice: whoever does not know the ward leaves it unknown."""
    open_ward = ask.type is AnswerType.WARD and choice.id == UNSETTLED_WARD
    return Unsettled.UNKNOWN if open_ward else choice.id
