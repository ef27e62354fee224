"""The snapshot world of a flow: every path through it with all names fixed, as facts of a solver.

What stands here is the written abstraction of ``docs/proofs.md``; the engine takes its steps by the
same rules.  Called by the properties.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.flow.definition import (
    AnswerType,
    Ask,
    Clarify,
    Ending,
    Flow,
    Notice,
    Step,
    Words,
)
from bot.flow.formula import Among, Formula
from bot.flow.proofs.names import Names, name_variables
from bot.flow.proofs.solver import (
    FALSE,
    TRUE,
    Solver,
    Term,
    every,
    follows,
    no,
    same,
    some,
)
from bot.flow.vocabulary import GIVEN, NO, YES, Unsettled, hearable, pick_name
from bot.reading import DangerLevel

CALM = Among("danger", frozenset({DangerLevel.NONE}))
THOUGHTS = Among("danger", frozenset({DangerLevel.THOUGHTS}))
UNDERSTOOD = Among("understood", frozenset({YES}))
CITY_QUESTION = Among("only_city_question", frozenset({YES}))
SELF, WANTS_REPLY = frozenset({"self"}), frozenset({"here", "phone"})
BUILT_IN = (
    (AnswerType.ABOUT, SELF),
    (AnswerType.CONTACT, WANTS_REPLY),
    (AnswerType.STORY, frozenset({GIVEN})),
)
"""Answers the promises look at, whether or not a condition does."""


@dataclass(frozen=True, slots=True)
class Walked:
    """One step in the world: whether it is taken, put to the person, or heard without being put."""

    step: Step
    taken: Term
    put: Term
    heard: Term

    @property
    def shown(self) -> Term:
        """Return: its words are said."""
        return self.put if isinstance(self.step, Ask) else self.taken

    @property
    def settled(self) -> Term:
        """Return: it has an answer."""
        return some([self.put, self.heard])


@dataclass(slots=True)
class World:
    """A flow as facts; ``at_end`` says that no ending was reached."""

    flow: Flow
    solver: Solver = field(default_factory=Solver)
    walked: list[Walked] = field(default_factory=list)
    names: Names = field(init=False)
    at_end: Term = TRUE

    def __post_init__(self) -> None:
        also = [CALM, UNDERSTOOD, CITY_QUESTION]
        for type_, values in BUILT_IN:
            also += [Among(ask.id, values) for ask in self._asks() if ask.type is type_]
        domains = self.flow.domains
        self.names = name_variables(self.solver, domains, conditions(self.flow), also)
        self.solver.fact(follows(self.names.holds(CITY_QUESTION), self.names.holds(CALM)))
        for step in self.flow.steps:
            self._walk(step)

    def of(self, step: Step) -> Walked:
        """Return a step in the world."""
        return next(each for each in self.walked if each.step is step)

    def _asks(self) -> list[Ask]:
        return [step for step in self.flow.steps if isinstance(step, Ask)]

    def _walk(self, step: Step) -> None:
        taken = self.solver.variable(f"taken {step.id}")
        allowed = [self.at_end, self.names.holds(step.guard), self._allowed(step)]
        self.solver.fact(same(taken, every([*allowed, self._is_free(step)])))
        put = heard = FALSE
        if isinstance(step, Ask | Clarify):
            put, heard = self._asked(step, taken)
        self.walked.append(Walked(step, taken, put, heard))
        if isinstance(step, Ask):
            self._settles(step, put, heard)
        if isinstance(step, Ending):
            open_ = self.solver.variable(f"open after {step.id}")
            self.solver.fact(same(open_, every([self.at_end, no(taken)])))
            self.at_end = open_

    def _allowed(self, step: Step) -> Term:
        """At thoughts of death or ongoing violence only what must be said and asked is."""
        always = isinstance(step, Notice | Ending) or (isinstance(step, Ask) and step.in_danger)
        return TRUE if always else self.names.holds(CALM)

    def _is_free(self, step: Step) -> Term:
        """Only the first that fits of a ``one_of`` block."""
        if not step.one_of:
            return TRUE
        earlier = [each for each in self.walked if each.step.one_of == step.one_of]
        return every([no(each.settled) for each in earlier])

    def _asked(self, step: Ask | Clarify, taken: Term) -> tuple[Term, Term]:
        put = self.solver.variable(f"put {step.id}")
        may_be_heard = isinstance(step, Ask) and hearable(step)
        heard = self.solver.variable(f"heard {step.id}") if may_be_heard else FALSE
        asked = every([taken, no(heard)])
        passed_over = step.if_room or isinstance(step, Clarify)
        self.solver.fact(follows(put, asked) if passed_over else same(put, asked))
        return put, heard

    def _settles(self, ask: Ask, put: Term, heard: Term) -> None:
        """Tie the answer's name to what happened to its question."""
        if ask.id in self.names.of:
            unasked = self.names.among(ask.id, (Unsettled.NOT_ASKED,))
            vague = self.names.among(ask.id, (Unsettled.UNKNOWN, Unsettled.DECLINED))
            self.solver.fact(same(unasked, no(some([put, heard]))))
            self.solver.fact(follows(heard, no(vague)))
        for choice in ask.choices if ask.type is AnswerType.CHOICES else ():
            name = pick_name(ask.id, choice.id)
            if name in self.names.of:
                picked = no(self.names.among(name, (NO,)))
                given = [some([put, heard])]
                if ask.id in self.names.of:
                    given.append(self.names.among(ask.id, (GIVEN,)))
                self.solver.fact(follows(picked, every(given)))


def conditions(flow: Flow) -> Iterator[Formula]:
    """Yield every condition of a flow's steps and of the words that depend."""
    for step in flow.steps:
        yield step.guard
        words = getattr(step, "words", None)
        if isinstance(words, Words):
            yield from (variant.when for variant in words.variants)
