"""Which steps, choices, repairs and languages the rehearsals have visited, and which not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.channel import IncomingKind
from bot.flow.answers.normal import plain
from bot.flow.definition import Ask as AskStep
from bot.flow.definition import Clarify, Flow
from bot.flow.effects import Ask, Effect, Say
from bot.flow.languages import LANGUAGES
from bot.flow.letters import Letter
from bot.flow.plan import plan_of
from bot.flow.repairs import REPAIRS


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


def unvisited(flows: Iterable[Flow], visits: Visits) -> dict[str, list[str]]:
    """Return what no rehearsal visits, sorted, by kind."""
    steps, choices = set(), set()
    for flow in flows:
        leaving = flow.leaving
        endings = (*leaving.stop, *leaving.human, *leaving.delete, *leaving.silent.endings)
        said = [step for step in (*flow.steps, *endings) if not isinstance(step, Clarify)]
        steps |= {f"{flow.id}/{step.id}" for step in said if getattr(step, "words", None)}
        asks = [step for step in flow.steps if isinstance(step, AskStep)]
        choices |= {f"{flow.id}/{ask.id}={choice.id}" for ask in asks for choice in ask.choices}
    cards = next(iter(flows), None)
    steps |= {f"danger/{card.id}" for card in cards.today.cards} if cards else set()
    return {
        "steps": sorted(steps - visits.steps),
        "choices": sorted(choices - visits.choices),
        "repairs": sorted(set(REPAIRS) - visits.repairs),
        "languages": sorted(set(LANGUAGES) - visits.languages),
    }
