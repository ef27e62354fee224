"""Conditions after reading: two-valued formulas over names with finitely many values.

An author's sentence has three outcomes (so, not so, unknown).  It is compiled into two formulas,
"known to be so" and "known not to be so"; from then on everything is two-valued, which is what
makes the proofs exact and the engine quick.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Among:
    """``name`` has one of ``values``."""

    name: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds; with no parts: always."""

    parts: frozenset["Formula"]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds; with no parts: never."""

    parts: frozenset["Formula"]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Formula"


Formula = Among | AllOf | AnyOf | Not

ALWAYS: Formula = AllOf(frozenset())
NEVER: Formula = AnyOf(frozenset())


def all_of(parts: Iterable[Formula]) -> Formula:
    """Join with *and*, leaving out what changes nothing."""
    flat: set[Formula] = set()
    for part in parts:
        if part == NEVER:
            return NEVER
        flat |= part.parts if isinstance(part, AllOf) else {part}
    return next(iter(flat)) if len(flat) == 1 else AllOf(frozenset(flat))


def any_of(parts: Iterable[Formula]) -> Formula:
    """Join with *or*, leaving out what changes nothing."""
    flat: set[Formula] = set()
    for part in parts:
        if part == ALWAYS:
            return ALWAYS
        flat |= part.parts if isinstance(part, AnyOf) else {part}
    return next(iter(flat)) if len(flat) == 1 else AnyOf(frozenset(flat))


def negated(formula: Formula) -> Formula:
    """Return the opposite."""
    if formula == ALWAYS:
        return NEVER
    if formula == NEVER:
        return ALWAYS
    return formula.part if isinstance(formula, Not) else Not(formula)


def atoms(formula: Formula) -> Iterator[Among]:
    """Yield every ``Among`` inside."""
    match formula:
        case Among():
            yield formula
        case Not(part):
            yield from atoms(part)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from atoms(part)


def names(formula: Formula) -> frozenset[str]:
    """Return the names the formula looks at."""
    return frozenset(atom.name for atom in atoms(formula))


def in_order(parts: Iterable[Formula]) -> list[Formula]:
    """Return the parts of a formula in an order that is the same in every run."""
    return sorted(parts, key=_spelled)


def _spelled(formula: Formula) -> str:
    match formula:
        case Among(name, values):
            return f"{name} {sorted(values)}"
        case Not(part):
            return f"not ({_spelled(part)})"
        case AllOf(parts):
            return f"all {sorted(map(_spelled, parts))}"
        case AnyOf(parts):
            return f"any {sorted(map(_spelled, parts))}"


def put(formula: Formula, name: str, value: str) -> Formula:
    """Return what is left of the formula once ``name`` is known to be ``value``."""
    match formula:
        case Among(known, values):
            if known != name:
                return formula
            return ALWAYS if value in values else NEVER
        case Not(part):
            return negated(put(part, name, value))
        case AllOf(parts):
            return all_of(put(part, name, value) for part in parts)
        case AnyOf(parts):
            return any_of(put(part, name, value) for part in parts)


def holds(formula: Formula, values: Values) -> bool:
    """Say whether the formula holds; every name in it must have a value."""
    match formula:
        case Among(name, among):
            return values[name] in among
        case Not(part):
            return not holds(part, values)
        case AllOf(parts):
            return all(holds(part, values) for part in parts)
        case AnyOf(parts):
            return any(holds(part, values) for part in parts)


def compiled(formula: Formula) -> Callable[[Values], bool]:
    """Return ``holds`` for this formula as a quick function."""
    match formula:
        case Among(name, among):
            return lambda values: values[name] in among
        case Not(part):
            inner = compiled(part)
            return lambda values: not inner(values)
        case AllOf(parts):
            return _joined([compiled(part) for part in parts], so=True)
        case AnyOf(parts):
            return _joined([compiled(part) for part in parts], so=False)


def _joined(parts: list[Callable[[Values], bool]], *, so: bool) -> Callable[[Values], bool]:
    """Return *and* (``so``) or *or* of these; two by two, since a loop costs more than it does."""
    if not parts:
        return lambda values: so
    if len(parts) == 1:
        return parts[0]
    first, rest = parts[0], _joined(parts[1:], so=so)
    if so:
        return lambda values: first(values) and rest(values)
    return lambda values: first(values) or rest(values)
