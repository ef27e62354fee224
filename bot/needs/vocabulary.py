"""The words a story is read with: those of danger, of needs and of patterns.

``loader`` makes it of the files; the reader, the finding of patterns and of danger use it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from bot.needs.lexicon import Lexicon
from bot.needs.spoken import NO_WORDS, Spoken, Words
from bot.reading import Audience, DangerLevel, Finding, Level, PatternState

Lists = Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class Situation:
    """A way of speaking that cancels a sign of danger, and how near it must stand."""

    where: str
    reach: int
    same_sentence: bool
    words: Words
    of: Words
    also: tuple[str, ...]
    but: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DangerRule:
    """One sign of danger: bundles of words that must come together.

    A ``hint`` is too weak by itself and counts where the second look agrees.
    """

    id: str
    danger: str
    level: DangerLevel
    what: tuple[str, ...]
    any_of: tuple[str, ...]
    all_of: tuple[str, ...]
    unless: tuple[str, ...]
    reach: int
    audience: Audience | None
    hint: bool


@dataclass(frozen=True, slots=True)
class FactWords:
    """How one fact is said, what it belongs to, and whether a resident may be asked it."""

    name: str
    said: Words
    said_not: Words
    domains: tuple[str, ...]
    topic: str
    asked: bool
    asked_of_two: bool
    shared: bool
    verbatim: bool
    implies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PatternRule:
    """One pattern of overlapping needs; every item may be several facts joined by ``or``."""

    name: str
    version: str
    asked_by: str
    level: Level
    domains: tuple[str, ...]
    found_when: tuple[tuple[str, ...], ...]
    suspect_when: tuple[tuple[str, ...], ...]
    suspect_needs: tuple[tuple[str, ...], ...]
    settled_by: tuple[str, ...]
    unless: tuple[tuple[str, ...], ...]
    gives_way_to: tuple[str, ...]
    person: str
    other: str
    rests_on: tuple[str, ...] = field(init=False)
    """The facts that speak for it, in the order of the file."""

    def __post_init__(self) -> None:
        items = (*self.found_when, *self.suspect_when)
        told = tuple(dict.fromkeys(name for item in items for name in item))
        object.__setattr__(self, "rests_on", told)


@dataclass(frozen=True, slots=True)
class DangerWords:
    """The signs of danger; ``kinds`` has what is meant first where several are equally near.

    ``cues`` are like rules, but only tell of what kind danger now is that the second look sees.
    """

    kinds: tuple[str, ...] = ()
    version: str = ""
    bundles: Lists = field(default_factory=dict)
    situations: Mapping[str, Situation] = field(default_factory=dict)
    rules: tuple[DangerRule, ...] = ()
    cues: tuple[DangerRule, ...] = ()
    not_meant: Words = NO_WORDS


@dataclass(frozen=True)
class Vocabulary:
    """All words of the three files.  ``people`` are kept as written: kana matters in ママ."""

    lexicon: Lexicon
    danger: DangerWords = DangerWords()
    version: str = ""
    small_talk: tuple[str, ...] = ()
    smiles: tuple[str, ...] = ()
    smiles_at_end: tuple[str, ...] = ()
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    not_people: tuple[str, ...] = ()
    lists: Lists = field(default_factory=dict)
    writers: Lists = field(default_factory=dict)
    wards: Lists = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    facts: tuple[FactWords, ...] = ()
    patterns: tuple[PatternRule, ...] = ()

    def sets_aside(self, spoken: Spoken) -> bool:
        """Say whether the words tell of no trouble of the writer's own or of people near."""
        if spoken.says(self.lists.get("asides", NO_WORDS)):
            return True
        light = self._smiles(spoken) or spoken.says(self.lists.get("light", NO_WORDS))
        return light and not spoken.says(self.lists.get("grave", NO_WORDS))

    def _smiles(self, spoken: Spoken) -> bool:
        texts = [said.text for said in spoken.passage.letters]
        at_end = any(text.rstrip().endswith(self.smiles_at_end) for text in texts)
        return at_end or any(smile in text for text in texts for smile in self.smiles)

    def facts_said(self, spoken: Spoken) -> Iterator[FactWords]:
        """Yield the facts of which something is said, each once."""
        told: set[str] = set()
        for words in spoken.lists:
            fact = self._facts_of.get(words)
            if fact and fact.name not in told:
                told.add(fact.name)
                yield fact

    def patterns_with(self, facts: Iterable[str]) -> Iterable[PatternRule]:
        """Return the patterns that rest on one of these facts, or are excluded by it."""
        return {
            rule.name: rule for fact in facts for rule in self._patterns_of.get(fact, ())
        }.values()

    @cached_property
    def names(self) -> Mapping[Words, str]:
        """Return what each list is called: a fact said or denied, a writer, words of danger."""
        named = {fact.said: fact.name for fact in self.facts}
        named |= {fact.said_not: f"not {fact.name}" for fact in self.facts}
        for lists in (self.lists, self.writers, self.danger.bundles):
            named |= {words: name for name, words in lists.items()}
        return named

    @cached_property
    def domains(self) -> frozenset[str]:
        """Return every domain that a fact or a pattern belongs to."""
        of_facts = (fact.domains for fact in self.facts)
        of_patterns = (rule.domains for rule in self.patterns)
        return frozenset(chain.from_iterable((*of_facts, *of_patterns)))

    @cached_property
    def by_name(self) -> Mapping[str, FactWords]:
        """Return the facts by their names."""
        return {fact.name: fact for fact in self.facts}

    @cached_property
    def rules(self) -> Mapping[str, PatternRule]:
        """Return the patterns by their names."""
        return {rule.name: rule for rule in self.patterns}

    @cached_property
    def nothing_found(self) -> Mapping[str, Finding]:
        """Return what is known of the patterns before anything is said."""
        return {rule.name: Finding(rule.name, PatternState.UNKNOWN) for rule in self.patterns}

    @cached_property
    def _facts_of(self) -> Mapping[Words, FactWords]:
        return {words: fact for fact in self.facts for words in (fact.said, fact.said_not)}

    @cached_property
    def _patterns_of(self) -> Mapping[str, Sequence[PatternRule]]:
        rules: dict[str, list[PatternRule]] = {}
        for rule in self.patterns:
            for name in {*rule.rests_on, *(name for item in rule.unless for name in item)}:
                rules.setdefault(name, []).append(rule)
        return rules
