"""The words a story is read with, taken from ``danger.yaml``, ``needs.yaml``, ``patterns.yaml``.

It takes plain parsed YAML in which every scalar is text.  Whether the files are complete is checked
where they are loaded; here a part that is missing or of another shape is simply empty.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.needs.lexicon import NO_WORDS, Lexicon, Spoken, Words
from bot.needs.morphemes import Tokenizer
from bot.needs.phrases import A_PERSON
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
    """One sign of danger: bundles of words that must come together."""

    id: str
    danger: str
    level: DangerLevel
    what: tuple[str, ...]
    any_of: tuple[str, ...]
    all_of: tuple[str, ...]
    unless: tuple[str, ...]
    reach: int
    audience: Audience | None


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

    @property
    def rests_on(self) -> tuple[str, ...]:
        """Return the facts that speak for it, in the order of the file."""
        items = (*self.found_when, *self.suspect_when)
        return tuple(dict.fromkeys(name for item in items for name in item))


@dataclass(frozen=True, slots=True)
class DangerWords:
    """Everything that stands in ``danger.yaml`` except the cards."""

    version: str = ""
    bundles: Lists = field(default_factory=dict)
    situations: Mapping[str, Situation] = field(default_factory=dict)
    rules: tuple[DangerRule, ...] = ()
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


def read_vocabulary(
    needs: Mapping[str, object], patterns: Mapping[str, object], danger: Mapping[str, object]
) -> Vocabulary:
    """Build the vocabulary from the parsed files."""
    asks = _mapping(needs.get("ask"))
    people = {name: _texts(words) for name, words in _mapping(needs.get("people")).items()}
    groups: dict[str, Sequence[str]] = {
        name: [A_PERSON + word for word in words] for name, words in people.items()
    }
    groups |= {name: _texts(words) for name, words in _mapping(needs.get("words")).items()}
    lexicon = Lexicon(Tokenizer(), groups)
    return Vocabulary(
        lexicon=lexicon,
        danger=_danger(danger, lexicon),
        version=_text(needs.get("version")),
        small_talk=_texts(needs.get("small_talk")),
        smiles=_texts(needs.get("smiles")),
        smiles_at_end=_texts(needs.get("smiles_at_end")),
        people=people,
        not_people=_texts(needs.get("not_people")),
        lists=_lists({name: needs.get(name) for name in LISTS}, lexicon),
        writers=_lists(needs.get("writers"), lexicon),
        wards=_lists(needs.get("wards"), lexicon),
        topics=tuple(_mapping(needs.get("topics"))),
        facts=tuple(
            _fact(name, _mapping(value), _mapping(asks.get(name)), lexicon)
            for name, value in _mapping(needs.get("facts")).items()
        ),
        patterns=tuple(_pattern(_mapping(one)) for one in _list(patterns.get("patterns"))),
    )


LISTS = ("city_questions", "not_meant", "asides", "light", "grave", "denials", "not_now")


def _danger(danger: Mapping[str, object], lexicon: Lexicon) -> DangerWords:
    bundles = _lists(danger.get("words"), lexicon) | _lists(danger.get("also_words"), lexicon)
    whether = _mapping(danger.get("whether"))
    return DangerWords(
        version=_text(danger.get("version")),
        bundles=bundles,
        situations={name: _situation(_mapping(value), lexicon) for name, value in whether.items()},
        rules=tuple(_danger_rule(_mapping(rule)) for rule in _list(danger.get("rules"))),
        not_meant=lexicon.words(_texts(danger.get("not_meant"))),
    )


def _situation(value: Mapping[str, object], lexicon: Lexicon) -> Situation:
    return Situation(
        where=_text(value.get("where")) or "around",
        reach=_number(value.get("within"), 0),
        same_sentence=_text(value.get("same_sentence")) == "yes",
        words=lexicon.words(_texts(value.get("words"))),
        of=lexicon.words(_texts(value.get("of"))),
        also=_texts(value.get("also")),
        but=_texts(value.get("but")),
    )


def _danger_rule(rule: Mapping[str, object]) -> DangerRule:
    audience = _text(rule.get("audience"))
    level = _text(rule.get("level"))
    return DangerRule(
        id=_text(rule.get("id")),
        danger=_text(rule.get("danger")),
        # A level nobody knows must not hide a danger.
        level=DangerLevel(level) if level in set(DangerLevel) else DangerLevel.NOW,
        what=_texts(rule.get("what")),
        any_of=_texts(rule.get("with")),
        all_of=_texts(rule.get("also")),
        unless=_texts(rule.get("unless")),
        reach=_number(rule.get("within"), 80),
        audience=Audience(audience) if audience in set(Audience) else None,
    )


def _fact(
    name: str, value: Mapping[str, object], ask: Mapping[str, object], lexicon: Lexicon
) -> FactWords:
    return FactWords(
        name=name,
        said=lexicon.words(_texts(value.get("said"))),
        said_not=lexicon.words(_texts(value.get("said_not"))),
        domains=_texts(value.get("domain")),
        topic=_text(value.get("topic")),
        asked=bool(ask),
        implies=_texts(value.get("implies")),
        asked_of_two=any("{other}" in _text(text) for text in ask.values()),
        shared=value.get("of") == "household",
    )


def _pattern(value: Mapping[str, object]) -> PatternRule:
    level = _text(value.get("level"))
    return PatternRule(
        name=_text(value.get("pattern")),
        version=_text(value.get("version")),
        asked_by=_text(value.get("asked_by")),
        level=Level(level) if level in set(Level) else Level.COMPLEX,
        domains=_texts(value.get("domain")),
        found_when=_conditions(value.get("found_when")),
        suspect_when=_conditions(value.get("suspect_when")),
        suspect_needs=_conditions(value.get("suspect_needs")),
        settled_by=_texts(value.get("settled_by")),
        unless=_conditions(value.get("unless")),
        gives_way_to=_texts(value.get("gives_way_to")),
        person=_text(value.get("person")) or "concerned",
        other=_text(value.get("other")),
    )


def _conditions(value: object) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.split(" or ")) for text in _texts(value))


def _lists(value: object, lexicon: Lexicon) -> dict[str, Words]:
    # NB: a word that only sounds like one of danger must not be taken for it.
    return {
        name: lexicon.words(_texts(words), strict=True) for name, words in _mapping(value).items()
    }


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in _list(value) if isinstance(item, str))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object, otherwise: int) -> int:
    text = _text(value)
    return int(text) if text.isascii() and text.isdigit() else otherwise
