"""One story in the making: its facts, patterns and level, whose trouble it is, what is left to ask.

``Reader`` calls this with what it heard; nothing here looks at letters by itself.
"""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence, Set
from types import MappingProxyType

from bot.needs.agreement import agreed_domains, agreed_patterns, agreed_that, needs_seen
from bot.needs.danger import Sign
from bot.needs.findings import Facts, Roles, find_patterns, open_questions, said_facts
from bot.needs.household import CHILDREN, COUPLE, Household, past_toddlers
from bot.needs.mentions import CLIENT
from bot.needs.screening import Screened
from bot.needs.second_look import NEED, SEVERAL
from bot.needs.spoken import NO_WORDS, Spoken
from bot.needs.vocabulary import FactWords, PatternRule, Vocabulary
from bot.reading import (
    UNCLEAR,
    Audience,
    DangerLevel,
    Finding,
    Heard,
    Level,
    Need,
    PatternState,
    Person,
    Question,
    Reading,
)

_ASKS = re.compile(
    r"[?？]|ですか|ますか|でしょうか|ですかね|教えて|おしえて|知りたい|どこ|いつ|何曜|なんよう|何時|なんじ|どうやって"
)

_NAME_ENDS = ("さん", "先生", "君", "くん")


class Story:
    """One reading in the making; ``answers`` as for ``Reader.read``."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        spoken: Spoken,
        screened: Screened,
        answers: Mapping[str, str],
    ) -> None:
        self.vocabulary = vocabulary
        self._spoken = spoken
        self._passage = spoken.passage
        self._danger = screened.danger
        self._opinion = screened.opinion
        self._answers = answers
        self._answered = {key.partition(":")[0] for key in answers}
        self._facts = self._know(said_facts(vocabulary, spoken), screened.signs)
        said = {domain for fact in self._so() for domain in fact.domains}
        self._seen = needs_seen(said, self._opinion, vocabulary.domains)

    def reading(self, *, told: bool, people: Sequence[Person], child: bool) -> Reading:
        """Return what is understood; ``told`` says whether there is more than a greeting."""
        about = self._about(people, child)
        household = Household(people, child, about)
        facts = Facts(household.facts() | self._with_old_words(), self._facts.evidence)
        findings = self._patterns(facts)
        domains = self._domains(findings)
        level = self._level(findings, domains)
        understood = level is not Level.NONE
        domains = domains if understood else set()
        return Reading(
            danger=self._danger,
            level=level,
            told=told,
            understood=understood,
            only_city_question=not understood and self._asks() and self._says("city_questions"),
            writer_is_child=child,
            topics=self._topics(),
            domains=tuple(sorted(domains)),
            people=tuple(one for one in people if understood or one.relation != CLIENT),
            needs=(*(self._seen if understood else ()), *self._needs()),
            concerned=household.concerned(),
            declared=self._facts.declared,
            patterns=MappingProxyType(findings),
            facts=MappingProxyType(dict(self._facts.known)),
            heard=MappingProxyType(self._heard(people, about)),
            questions=self._questions(facts, findings, household),
        )

    def _know(self, said: Facts, signs: Sequence[Sign]) -> Facts:
        known = dict(said.known)
        evidence = dict(said.evidence)
        if any(sign.rule.danger == "suicide" for sign in signs):
            known["death_wish"] = True
            evidence["death_wish"] = self._danger.evidence
        for key, value in self._answers.items():
            fact, _, people = key.partition(":")
            # NB: nothing is asked that was said, so what was said as well was said later.
            if value in {"yes", "no"} and (people or fact not in said.known):
                known[fact] = value == "yes"
        return Facts(known, evidence, said.person, said.declared)

    def _needs(self) -> tuple[Need, ...]:
        return tuple(
            Need(
                fact.name,
                self._facts.person.get(fact.name, ""),
                fact.domains,
                self._facts.evidence.get(fact.name, ()),
            )
            for fact in self._so()
            if fact.domains
        )

    def _with_old_words(self) -> dict[str, bool]:
        known = dict(self._facts.known)
        if known.get("old_words"):
            known["aged"] = True
        return known

    def _level(self, findings: Mapping[str, Finding], domains: Set[str]) -> Level:
        found = self._rules(findings, PatternState.FOUND)
        suspected = self._rules(findings, PatternState.SUSPECTED)
        if self._danger.level is not DangerLevel.NONE or _complex(found):
            return Level.COMPLEX
        several = len(domains) > 1 or _complex(suspected) or any(map(_overlapping, found))
        if several and agreed_that(SEVERAL, True, self._opinion):
            return Level.OVERLAPPING
        need = bool(domains or found or suspected)
        return Level.SINGLE if agreed_that(NEED, need, self._opinion) else Level.NONE

    def _rules(self, findings: Mapping[str, Finding], state: PatternState) -> list[PatternRule]:
        rules = self.vocabulary.rules
        return [rules[name] for name, finding in findings.items() if finding.state is state]

    def _patterns(self, facts: Facts) -> dict[str, Finding]:
        found = find_patterns(self.vocabulary, facts)
        return agreed_patterns(found, self._opinion, self.vocabulary.rules, self._answered)

    def _domains(self, findings: Mapping[str, Finding]) -> set[str]:
        so = self._so()
        answered = [fact.domains for fact in so if fact.name in self._answered]
        found = (rule.domains for rule in self._rules(findings, PatternState.FOUND))
        seen = (need.domains for need in self._seen)
        said = {domain for fact in so for domain in fact.domains}
        return agreed_domains(said, self._opinion).union(*answered, *found, *seen)

    def _topics(self) -> tuple[str, ...]:
        mentions = Counter(fact.topic for fact in self._so() if fact.topic)
        order = self.vocabulary.topics
        return tuple(sorted((t for t in order if mentions[t]), key=lambda topic: -mentions[topic]))

    def _so(self) -> list[FactWords]:
        facts = self.vocabulary.by_name
        return [facts[name] for name, so in self._facts.known.items() if so and name in facts]

    def _questions(
        self, facts: Facts, findings: Mapping[str, Finding], household: Household
    ) -> tuple[Question, ...]:
        roles = Roles(household.relations())
        left = open_questions(self.vocabulary, facts, findings, roles, self._answers)
        if not household.writer_is_child:
            return left
        # One careful question is enough for a child; more would be an interrogation.
        asked = any(":" in key for key in self._answers)
        return () if asked else left[:1]

    def _about(self, people: Sequence[Person], child: bool) -> str:
        if self._danger.kind not in {"", UNCLEAR}:
            return self._about_in_danger(people)
        if not self._facts.known:
            return ""
        for value in ("work", "neighbour"):
            if self._writes_as(value):
                return value
        grown = Household(people, child, "family").grown_child()
        if grown not in {"", "self"}:
            return "family"
        if child or self._writes_as("self_too") or not _others(past_toddlers(people)):
            return "self"
        # A consent must never be asked of the wrong person: what is not plain is left open.
        own = self._writes_as("self") or any(p.relation == "self" for p in people)
        own = own or self._shares_trouble(people)
        return "" if own or self._writes_as("died") else "family"

    def _shares_trouble(self, people: Sequence[Person]) -> bool:
        """Say whether the household that has the trouble is the writer's own."""
        lives_with = {*_others(people)} <= {*COUPLE, *CHILDREN}
        return lives_with and any(fact.shared and fact.domains for fact in self._so())

    def _about_in_danger(self, people: Sequence[Person]) -> str:
        if self._danger.audience in {Audience.SELF, Audience.CHILD}:
            return "self"
        if self._writes_as("work"):
            return "work"
        strangers = {"neighbour", "friend"} & set(_others(people))
        if strangers or self._writes_as("neighbour"):
            return "neighbour"
        return "family" if _others(people) else ""

    def _heard(self, people: Sequence[Person], about: str) -> dict[str, Heard]:
        heard = {}
        if about:
            heard["about"] = Heard(about, self._newest_letter())
        if ward := self._ward():
            heard["ward"] = ward
        if len(_others(people)) > 1 or any(person.age is not None for person in people):
            heard["people"] = Heard("given", self._newest_letter())
        said = {name: evidence for name, evidence in self._facts.evidence.items() if evidence}
        if facts := tuple(name for name in said if self._facts.known[name]):
            letters = {evidence.letter for name in facts for evidence in said[name]}
            heard["facts"] = Heard(facts, self._newest(letters))
        return heard

    def _ward(self) -> Heard | None:
        named = [
            (self._passage.spots[span.start].letter, ward)
            for ward, words in self.vocabulary.wards.items()
            for span in self._spoken.spans(words)
            if not self._passage.text.startswith(_NAME_ENDS, span.end)
        ]
        last = max((letter for letter, _ in named), default=0)
        wards = {ward for letter, ward in named if letter == last}
        if len(wards) != 1:
            return None
        return Heard(wards.pop(), self._passage.letters[last].letter)

    def _newest(self, letters: Container[str]) -> str:
        """Return the newest of these letters."""
        return next(
            said.letter for said in reversed(self._passage.letters) if said.letter in letters
        )

    def _newest_letter(self) -> str:
        return self._passage.letters[-1].letter if self._passage.letters else ""

    def _writes_as(self, writer: str) -> bool:
        return self._spoken.says(self.vocabulary.writers.get(writer, NO_WORDS))

    def _asks(self) -> bool:
        """Say whether something is asked: a place or a thing alone is no question to the city."""
        return any(_ASKS.search(said.text) for said in self._passage.letters)

    def _says(self, name: str) -> bool:
        return self._spoken.says(self.vocabulary.lists.get(name, NO_WORDS))


def _others(people: Sequence[Person]) -> list[str]:
    return [person.relation for person in people if person.relation != "self"]


def _complex(rules: Sequence[PatternRule]) -> bool:
    return any(rule.level is Level.COMPLEX for rule in rules)


def _overlapping(rule: PatternRule) -> bool:
    return rule.level is Level.OVERLAPPING
