"""Counts the most questions that can still come, exactly.

The world it counts in: what a person answers stays answered, while findings may be anything at
every condition by itself, because a story grows.  A question the story answers costs nothing.  A
question that can come late (its own condition hangs on findings, or the story may answer it) may
still have been open when one below it was put: must-questions are looked at anew each turn.  The
largest sum over all consistent answers is found by eliminating one name after the other; what grows
beyond ``BUDGET`` rows is not counted (``None``), and whoever asked must then assume the worst.

Called by the proofs, and by the engine on each turn to see whether an optional question has room.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from bot.flow.definition import AnswerType, Ask, Clarify, Flow, Step
from bot.flow.elimination import BUDGET, Factor, TooLargeError, best
from bot.flow.formula import ALWAYS, NEVER, Among, Formula, all_of, atoms, names, put
from bot.flow.vocabulary import GIVEN, Unsettled, hearable, pick_name
from bot.reading import DangerLevel

REMEMBERED = 4096
"""So many different situations are remembered for each flow."""


@dataclass(frozen=True, slots=True)
class Count:
    """The most must-questions that can still come, and answers that lead to so many."""

    most: int
    path: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One question as the count sees it: when it can be put, and which names it settles."""

    id: str
    guard: Formula
    own: tuple[str, ...]
    cost: int
    may_be_passed: bool
    may_be_heard: bool
    open_then: frozenset[str]
    """Questions in the guard that may be answered only after this one was put."""

    def value(self, values: Mapping[str, str]) -> str:
        """Return the value this question has here; one nobody looks at does not matter."""
        return values.get(self.id, Unsettled.NOT_ASKED)


class Counter:
    """Counts for one flow, remembering what it has counted."""

    def __init__(self, flow: Flow) -> None:
        asks = [step for step in flow.steps if isinstance(step, Ask)]
        own = {ask.id: _own(ask) for ask in asks}
        self._answers = frozenset(name for names_ in own.values() for name in names_)
        matter = _mattering(flow, own)
        late = _late(asks, self._answers)
        self._blocks = [
            tuple(_case(step, own.get(step.id, ()), matter, late) for step in block)
            for block in _blocks(flow)
        ]
        self._kept = matter | frozenset(case.id for block in self._blocks for case in block)
        self._classes = _classes(flow, matter | _findings(flow, self._answers))
        self._outcomes = lru_cache(maxsize=REMEMBERED)(self._possible)
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._count)

    def most(self, settled: Mapping[str, str]) -> int | None:
        """Return the most must-questions that can still come, or ``None`` if it is too much work.

        ``settled`` maps the names that have their value (questions and their options) to it.
        """
        found = self.count(settled)
        return found.most if found else None

    def count(self, settled: Mapping[str, str]) -> Count | None:
        """Return the most must-questions with answers that lead to them."""
        kept = self._kept
        return self._remembered(frozenset(item for item in settled.items() if item[0] in kept))

    def _count(self, known: frozenset[tuple[str, str]]) -> Count | None:
        settled = dict(known)
        try:
            factors = [self._factor(block, settled) for block in self._blocks]
            most, path = best(factor for factor in factors if factor)
        except TooLargeError:
            return None
        return Count(most, tuple(sorted(path.items())))

    def _factor(self, block: tuple[Case, ...], settled: Mapping[str, str]) -> Factor | None:
        """Return what one question, or one ``one_of`` block, can cost for each situation."""
        if any(case.id in settled for case in block):
            return None
        guards = {case.id: _reduced(case.guard, settled) for case in block}
        looked_at = {n for guard in guards.values() for n in names(guard) & self._answers}
        scope = tuple(sorted(looked_at | {name for case in block for name in case.own}))
        rows: dict[tuple[str, ...], int] = {}
        for row in product(*(self._classes[name] for name in scope)):
            values = dict(zip(scope, row, strict=True))
            cost = self._cost(block, guards, values)
            if cost is not None:
                rows[row] = cost
            if len(rows) > BUDGET:
                raise TooLargeError
        return Factor(scope, rows)

    def _cost(
        self, block: tuple[Case, ...], guards: Mapping[str, Formula], values: Mapping[str, str]
    ) -> int | None:
        """Return the most this block costs when its names have these values; ``None``: never."""
        if not all(_consistent(case, values) for case in block):
            return None
        finally_ = {case.id: self._outcomes(_reduced(guards[case.id], values)) for case in block}
        once = {case.id: self._once(case, guards[case.id], values) for case in block}
        settled = [case for case in block if case.value(values) != Unsettled.NOT_ASKED]
        told = [case for case in settled if case.may_be_heard and _is_real(case, values)]
        costs: list[int] = []
        for index, case in enumerate(block):
            alone = all(other is case or other in told for other in settled)
            first = all(each.may_be_passed or False in once[each.id] for each in block[:index])
            if True in once[case.id] and alone and first and _may_be_put(case, values):
                costs.append(case.cost)
        skipped = all(case.may_be_passed or False in finally_[case.id] for case in block)
        if (settled and settled == told) or (not settled and skipped):
            costs.append(0)
        return max(costs, default=None)

    def _once(self, case: Case, guard: Formula, values: Mapping[str, str]) -> frozenset[bool]:
        """Return which truth values the condition can have had at some turn of the talk."""
        open_then = sorted(case.open_then & _bases(guard))
        found: set[bool] = set()
        for open_ in product((False, True), repeat=len(open_then)):
            still = {name for name, is_open in zip(open_then, open_, strict=True) if is_open}
            found |= self._outcomes(_reduced(guard, {**values, **_unanswered(guard, still)}))
        return frozenset(found)

    def _possible(self, guard: Formula) -> frozenset[bool]:
        """Return which truth values findings can give to a condition."""
        if guard in (ALWAYS, NEVER):
            return frozenset({guard == ALWAYS})
        name = min(names(guard))
        found: set[bool] = set()
        for value in self._classes[name]:
            found |= self._outcomes(put(guard, name, value))
            if len(found) > 1:
                break
        return frozenset(found)


def _case(
    step: Step, own: tuple[str, ...], matter: frozenset[str], late: Mapping[str, bool]
) -> Case:
    asked_in_danger = isinstance(step, Ask) and step.in_danger
    calm = {DangerLevel.NONE, DangerLevel.THOUGHTS} if asked_in_danger else {DangerLevel.NONE}
    guard = all_of([step.guard, Among("danger", frozenset(calm))])
    optional = isinstance(step, Ask | Clarify) and step.if_room
    weight = step.at_most if isinstance(step, Clarify) else 1
    looked_at = tuple(name for name in own if name in matter)
    if looked_at and step.id not in looked_at:
        looked_at = (step.id, *looked_at)
    heard = isinstance(step, Ask) and hearable(step)
    bases = _bases(step.guard) & late.keys()
    open_then = frozenset(base for base in bases if asked_in_danger or late[base])
    return Case(step.id, guard, looked_at, 0 if optional else weight, optional, heard, open_then)


def _late(asks: Iterable[Ask], answers: frozenset[str]) -> dict[str, bool]:
    """Return the questions that can be answered after one below them was put.

    ``False``: only after one that is asked in danger, too, since this one waits until it is over.
    """
    late: dict[str, bool] = {}
    for ask in asks:
        looked_at = names(ask.guard)
        hangs = any(late.get(name.partition(".")[0], name not in answers) for name in looked_at)
        sure = ask.guard == ALWAYS and not ask.if_room and not ask.one_of
        if (hearable(ask) and not sure) or (hangs and not ask.if_room):
            late[ask.id] = True
        elif not ask.if_room and (not ask.in_danger or late.keys() & _bases(ask.guard)):
            late[ask.id] = False
    return late


def _own(ask: Ask) -> tuple[str, ...]:
    """Return the names an answer settles: the question's, and its options' if it takes several."""
    if ask.type is not AnswerType.CHOICES:
        return (ask.id,)
    return (ask.id, *(pick_name(ask.id, choice.id) for choice in ask.choices))


def _blocks(flow: Flow) -> list[tuple[Step, ...]]:
    """Return the questions, those of one ``one_of`` block together."""
    asked = [step for step in flow.steps if isinstance(step, Ask | Clarify)]
    together: dict[str, list[Step]] = {}
    for step in asked:
        together.setdefault(step.one_of or f"/{step.id}", []).append(step)
    return [tuple(steps) for steps in together.values()]


def _mattering(flow: Flow, own: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Return the answers some question hangs on."""
    answers = {name for names_ in own.values() for name in names_}
    asked = [step for step in flow.steps if isinstance(step, Ask | Clarify)]
    looked_at = {name for step in asked for name in names(step.guard)} & answers
    return frozenset(looked_at | {name.partition(".")[0] for name in looked_at})


def _findings(flow: Flow, answers: frozenset[str]) -> frozenset[str]:
    looked_at = {name for step in flow.steps for name in names(step.guard)}
    return frozenset((looked_at | {"danger"}) - answers)


def _classes(flow: Flow, wanted: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return one value for each group of values that no condition tells apart."""
    told: dict[str, set[frozenset[str]]] = {name: set() for name in wanted}
    for step in flow.steps:
        for atom in atoms(step.guard):
            if atom.name in told:
                told[atom.name].add(atom.values)
    return {name: _representatives(flow.domains[name], sets) for name, sets in told.items()}


def _representatives(values: Iterable[str], sets: set[frozenset[str]]) -> tuple[str, ...]:
    groups: dict[tuple[object, ...], str] = {}
    for value in values:
        kind = value if value in KEPT_APART else "real"
        told = frozenset(among for among in sets if value in among)
        groups.setdefault((told, kind), value)
    return tuple(groups.values())


KEPT_APART = frozenset({*Unsettled, GIVEN, *DangerLevel})


def _reduced(guard: Formula, known: Mapping[str, str]) -> Formula:
    for name in names(guard) & known.keys():
        guard = put(guard, name, known[name])
    return guard


def _bases(guard: Formula) -> set[str]:
    """Return the names a condition looks at, those of options as their question's."""
    return {name.partition(".")[0] for name in names(guard)}


def _unanswered(guard: Formula, questions: set[str]) -> dict[str, str]:
    """Return the values of these questions, and of their options, before they are answered."""
    looked_at = [name for name in names(guard) if name.partition(".")[0] in questions]
    return {name: "no" if "." in name else Unsettled.NOT_ASKED for name in looked_at}


def _consistent(case: Case, values: Mapping[str, str]) -> bool:
    """Say whether options are picked only where the question was answered."""
    picked = any(values.get(name) == "yes" for name in case.own if name != case.id)
    return not picked or values[case.id] == GIVEN


def _may_be_put(case: Case, values: Mapping[str, str]) -> bool:
    return case.id not in values or values[case.id] != Unsettled.NOT_ASKED


def _is_real(case: Case, values: Mapping[str, str]) -> bool:
    return case.value(values) not in tuple(Unsettled)
