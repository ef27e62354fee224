"""Small flows made by program: steps with as little wording as possible, and domains to fit."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from random import Random

from bot.authoring.problem import Place
from bot.flow.definition import AnswerType, Ask, Choice, Flow, Step, Text, Variant, Words
from bot.flow.formula import ALWAYS, Among, Formula, all_of, any_of, negated
from bot.flow.vocabulary import TYPE_VALUES, Unsettled
from tests.flow.shipped import edition

HERE = Place("made.yaml")
PICKS = ("a", "b")
FINDINGS: Mapping[str, tuple[str, ...]] = {
    "danger": ("none", "thoughts"),
    "f": ("unknown", "no", "yes"),
}


def text(name: str) -> Text:
    return Text(name, name, HERE)


def words() -> Words:
    return Words((Variant(ALWAYS, text("words")),))


def ask(
    name: str, guard: Formula = ALWAYS, kind: AnswerType = AnswerType.CHOICE, **more: object
) -> Ask:
    made = Ask(id=name, place=HERE, type=kind, guard=guard, words=words(), why=text("why"))
    choices = tuple(Choice(pick, text(pick)) for pick in TYPE_VALUES.get(kind, PICKS))
    return replace(made, choices=choices, **more)  # type: ignore[arg-type]


def values_of(step: Ask) -> tuple[str, ...]:
    """Every value the answer can have, those without an answer first."""
    return (*Unsettled, *TYPE_VALUES.get(step.type, PICKS))


def flow_of(steps: Iterable[Step]) -> Flow:
    steps = tuple(steps)
    answers = {step.id: values_of(step) for step in steps if isinstance(step, Ask)}
    domains = {**edition().flows["intake"].domains, **FINDINGS, **answers}
    return replace(edition().flows["intake"], steps=steps, domains=domains)


def condition(random: Random, known: Mapping[str, tuple[str, ...]]) -> Formula:
    """A condition on one or two of these names."""
    parts: list[Formula] = []
    for name in random.sample(sorted(known), k=min(len(known), random.randint(1, 2))):
        among = frozenset(random.sample(known[name], k=random.randint(1, len(known[name]) - 1)))
        part: Formula = Among(name, among)
        parts.append(negated(part) if random.random() < 0.3 else part)
    return all_of(parts) if random.random() < 0.5 else any_of(parts)
