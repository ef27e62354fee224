"""The count of questions agrees with trying everything, on flows made at random."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random

import pytest

from bot.authoring.problem import Place
from bot.flow import elimination
from bot.flow.counting import Counter
from bot.flow.definition import AnswerType, Ask, Choice, Flow, Text, Variant, Words
from bot.flow.formula import ALWAYS, Among, Formula, Not, all_of, any_of, holds, names
from tests.flow.shipped import edition

HERE = Place("made.yaml")
PICKS = ("a", "b")
VALUES = ("not_asked", "unknown", "declined", *PICKS)
FINDINGS = {"danger": ("none", "thoughts"), "f": ("unknown", "no", "yes")}


def text(name: str) -> Text:
    return Text(name, name, HERE)


def ask(number: int, guard: Formula, *, if_room: bool = False, one_of: str = "") -> Ask:
    return Ask(
        id=f"q{number}",
        place=HERE,
        type=AnswerType.CHOICE,
        guard=guard,
        one_of=one_of,
        words=Words((Variant(ALWAYS, text("words")),)),
        why=text("why"),
        choices=tuple(Choice(pick, text(pick)) for pick in PICKS),
        if_room=if_room,
    )


def made(random: Random) -> Flow:
    """Return a flow of a few questions that hang on each other at random."""
    steps = []
    for number in range(random.randint(2, 5)):
        earlier = [f"q{n}" for n in range(number)] + ["f"]
        guard = _condition(random, earlier) if random.random() < 0.7 else ALWAYS
        block = "block" if random.random() < 0.3 else ""
        steps.append(ask(number, guard, if_room=random.random() < 0.3, one_of=block))
    domains = FINDINGS | {step.id: VALUES for step in steps}
    return replace(edition().flows["intake"], steps=tuple(steps), domains=domains)


def _condition(random: Random, known: list[str]) -> Formula:
    parts: list[Formula] = []
    for name in random.sample(known, k=min(len(known), random.randint(1, 2))):
        values = (FINDINGS | {}).get(name, VALUES)
        among = frozenset(random.sample(values, k=random.randint(1, 2)))
        part: Formula = Among(name, among)
        parts.append(Not(part) if random.random() < 0.3 else part)
    return all_of(parts) if random.random() < 0.5 else any_of(parts)


def tried(flow: Flow) -> int:
    """Return the most questions by trying every combination of answers and of what is put."""
    asks = [step for step in flow.steps if isinstance(step, Ask)]
    return max(
        sum(1 for step in asks if put[step.id] and not step.if_room)
        for values in product(VALUES, repeat=len(asks))
        for put in _ways(asks, {step.id: v for step, v in zip(asks, values, strict=True)})
    )


def _ways(asks: list[Ask], answers: dict[str, str]) -> Iterator[dict[str, bool]]:
    put = {step.id: answers[step.id] != "not_asked" for step in asks}
    for step in asks:
        can = {holds(step.guard, answers | found) for found in _found(step.guard)}
        others = [o.id for o in asks if step.one_of and o.one_of == step.one_of and o is not step]
        blocked = any(put[other] for other in others)
        if put[step.id] and (True not in can or blocked):
            return
        if not put[step.id] and not (False in can or step.if_room or blocked):
            return
    yield put


def _found(guard: Formula) -> Iterator[dict[str, str]]:
    free = sorted(names(guard) & FINDINGS.keys())
    for values in product(*(FINDINGS[name] for name in free)):
        yield dict(zip(free, values, strict=True))


@pytest.mark.parametrize("seed", range(120))
def test_counts_what_trying_everything_counts(seed: int) -> None:
    flow = made(Random(seed))  # noqa: S311 - nothing is kept secret with it

    counted = Counter(flow).count({})

    assert counted is not None
    assert counted.most == tried(flow)


def test_an_answer_that_is_settled_costs_nothing_any_more() -> None:
    counter = Counter(edition().flows["intake"])

    before = counter.most({})
    after = counter.most({"about": "self", "ward": "moji"})

    assert (before, after) == (6, 4)


def test_the_path_tells_who_gets_the_most_questions() -> None:
    counted = Counter(edition().flows["intake"]).count({})

    assert counted is not None
    assert dict(counted.path)["contact"] == "phone"


def test_what_is_too_much_work_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elimination, "BUDGET", 0)

    assert Counter(edition().flows["intake"]).most({}) is None
