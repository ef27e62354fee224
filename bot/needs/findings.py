"""Facts that were said and the patterns they make, both with three values.

What nobody said is unknown, never no.  A pattern is found when all it needs is so, excluded when
something it needs is known not to be so, and suspected only when something *was* said.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.needs.passage import Span
from bot.needs.spoken import NO_WORDS, Spoken
from bot.needs.vocabulary import FactWords, PatternRule, Vocabulary
from bot.needs.whether import denied
from bot.reading import Evidence, Finding, PatternState, Question

NEAR_BEFORE = 12
_OF = frozenset({"は", "が", "も", "の", "を", "つて", ""})
_ASKED_BY_THE_BOT = frozenset({"bot", "bot_once"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known, by which words, and of whom it was said, where the words tell."""

    known: Mapping[str, bool]
    evidence: Mapping[str, tuple[Evidence, ...]]
    person: Mapping[str, str] = field(default_factory=dict)
    declared: tuple[Evidence, ...] = ()
    """The whole sentences of facts that are kept word by word."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Which relation plays the parts that patterns name (``grown_child`` ...)."""

    relations: Mapping[str, str]

    def question(self, fact: FactWords, rule: PatternRule) -> Question | None:
        """Return how ``fact`` would be asked for ``rule``, unless nobody is known to ask about."""
        person = self.relations.get(rule.person) or self.relations.get("concerned", "")
        other = self.relations.get(rule.other, "") if fact.asked_of_two else ""
        if not person or person == other or (fact.asked_of_two and not other):
            return None
        return Question(fact.name, person, other)


def said_facts(vocabulary: Vocabulary, spoken: Spoken) -> Facts:
    """Return the facts that ``spoken`` says, or says not to be so."""
    if vocabulary.sets_aside(spoken):
        return Facts({}, {})
    ear = _Ear(vocabulary, spoken)
    known: dict[str, bool] = {}
    evidence: dict[str, tuple[Evidence, ...]] = {}
    person: dict[str, str] = {}
    declared: dict[Evidence, None] = {}
    for fact in vocabulary.facts_said(spoken):
        said = ear.said(fact)
        if said:
            evidence[fact.name] = spoken.passage.evidence(said[0], fact.name, vocabulary.version)
            person[fact.name] = said_of(spoken, said[0])
        for span in said if fact.verbatim else ():
            sentence = spoken.passage.sentence(span)
            kept = spoken.passage.evidence(sentence, fact.name, vocabulary.version)
            declared.update(dict.fromkeys(kept))
        if said or ear.denied(fact):
            known[fact.name] = bool(said)
        for name in fact.implies if said else ():
            known[name] = True
            evidence.setdefault(name, evidence[fact.name])
    return Facts(known, evidence, person, tuple(declared))


def said_of(spoken: Spoken, said: Span) -> str:
    """Return whom the sentence names last before or in ``said``, or nothing."""
    named = [
        mention
        for mention in spoken.mentions
        if mention.span.start < said.end and spoken.passage.one_sentence(mention.span, said)
    ]
    subjects = [mention for mention in named if mention.case in _OF]
    return subjects[-1].relation if subjects else ""


class _Ear:
    """Hears facts in one passage."""

    def __init__(self, vocabulary: Vocabulary, spoken: Spoken) -> None:
        lists = vocabulary.lists
        self._spoken = spoken
        self._not_meant = spoken.spans(lists.get("not_meant", NO_WORDS))
        self._denials = {span.start for span in spoken.spans(lists.get("denials", NO_WORDS))}
        self._not_now = spoken.spans(lists.get("not_now", NO_WORDS))

    def said(self, fact: FactWords) -> list[Span]:
        """Return where ``fact`` is said to be so."""
        said_not = self._spoken.spans(fact.said_not)
        return [
            span
            for span in self._spoken.spans(fact.said)
            if span.end not in self._denials
            and not denied(self._spoken.passage, span)
            and not any(span.within(other) for other in (*self._not_meant, *said_not))
            and not any(self._sets_aside(word, span) for word in self._not_now)
        ]

    def denied(self, fact: FactWords) -> bool:
        """Say whether ``fact`` is said not to be so."""
        return self._spoken.says(fact.said_not)

    def _sets_aside(self, word: Span, said: Span) -> bool:
        if word.end > said.start or word.gap(said) > NEAR_BEFORE:
            return False
        return self._spoken.passage.one_sentence(word, said)


def find_patterns(vocabulary: Vocabulary, facts: Facts) -> dict[str, Finding]:
    """Return what is known of every pattern."""
    findings = dict(vocabulary.nothing_found)
    for rule in vocabulary.patterns_with(facts.known):
        state = _state(rule, facts.known.get)
        findings[rule.name] = Finding(rule.name, state, _evidence(rule, facts))
    return findings


def _state(rule: PatternRule, known: Callable[[str], bool | None]) -> PatternState:
    needed = [_any(item, known) for item in rule.found_when]
    if any(_any(item, known) for item in rule.unless):
        return PatternState.EXCLUDED
    if needed and all(needed):
        return PatternState.FOUND
    if False in needed or any(known(name) is False for name in rule.settled_by):
        return PatternState.EXCLUDED
    likely = all(_any(item, known) for item in rule.suspect_needs)
    if likely and any(_any(item, known) for item in rule.suspect_when):
        return PatternState.SUSPECTED
    return PatternState.UNKNOWN


def _any(item: Iterable[str], known: Callable[[str], bool | None]) -> bool | None:
    values = [known(name) for name in item]
    if True in values:
        return True
    return None if None in values else False


def _evidence(rule: PatternRule, facts: Facts) -> tuple[Evidence, ...]:
    said = (name for name in rule.rests_on if name in facts.evidence)
    return tuple(evidence for name in said for evidence in facts.evidence[name])


def open_questions(
    vocabulary: Vocabulary,
    facts: Facts,
    findings: Mapping[str, Finding],
    roles: Roles,
    answered: Container[str],
) -> tuple[Question, ...]:
    """Return the questions that may be asked, those first that settle most suspicions.

    ``answered`` has the keys of those that were.  A pattern waits while one it gives way to is
    found or still has a question.
    """
    asked = {
        name: [question for question in _questions(vocabulary, facts, rule, roles)
               if question.key not in answered]
        for name, rule in vocabulary.rules.items()
        if findings[name].state is PatternState.SUSPECTED and rule.asked_by in _ASKED_BY_THE_BOT
    }  # fmt: skip
    first = {name for name, questions in asked.items() if questions}
    first |= {name for name, one in findings.items() if one.state is PatternState.FOUND}
    wanted = Counter(
        question
        for name, questions in asked.items()
        if first.isdisjoint(vocabulary.rules[name].gives_way_to)
        for question in questions
    )
    return tuple(question for question, _ in wanted.most_common())


def _questions(
    vocabulary: Vocabulary, facts: Facts, rule: PatternRule, roles: Roles
) -> Iterator[Question]:
    for name in rule.settled_by:
        fact = vocabulary.by_name.get(name)
        if fact and fact.asked and name not in facts.known:
            question = roles.question(fact, rule)
            if question is not None:
                yield question
