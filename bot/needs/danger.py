"""Whether somebody is in danger, by the rules of ``danger.yaml``.

What is not known counts as danger: only a way of speaking that was clearly said cancels a sign.
The verdict looks at every letter handed over, so words split over two letters are still one sign.
``Reader.read`` and ``Reader.screen`` call this.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.needs.passage import Passage, Span
from bot.needs.spoken import NO_WORDS, Spoken, Words, around
from bot.needs.vocabulary import DangerRule, DangerWords, Situation, Vocabulary
from bot.needs.whether import denied
from bot.reading import Audience, Danger, DangerLevel, Evidence

RISING = tuple(DangerLevel)
LISTENS_ON = 24
"""How far after a sign the words are looked at that cancel a cancelling."""
LISTENS_BACK = 10
"""And how far before it."""
ENOUGH = 20
"""So many places of one rule are looked at, or a text made for it could keep us busy."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A rule that came true, and the words it came true by."""

    rule: DangerRule
    what: Span
    besides: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Writer:
    """What is known of the writer where a card's words depend on it."""

    child: bool = False
    professional: bool = False

    @property
    def audience(self) -> Audience:
        """Return who writes, where nothing tells that it is about somebody else."""
        if self.professional:
            return Audience.PROFESSIONAL
        return Audience.CHILD if self.child else Audience.SELF


class DangerRules:
    """The signs of danger of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words: DangerWords = vocabulary.danger
        self._writers = vocabulary.writers
        self._rules_of: defaultdict[Words, list[int]] = defaultdict(list)
        for number, rule in enumerate(self._words.rules):
            for name in rule.what:
                if name in self._words.bundles:
                    self._rules_of[self._words.bundles[name]].append(number)

    def signs(self, spoken: Spoken) -> tuple[Sign, ...]:
        """Return every rule that comes true: the gravest first, then in the order of the cards."""
        ear = _Ear(spoken, self._words)
        likely = {number for words in spoken.lists for number in self._rules_of.get(words, ())}
        rules = self._words.rules
        signs = [sign for number in sorted(likely) for sign in ear.signs(rules[number])]
        return tuple(sorted(signs, key=self._rank))

    def _rank(self, sign: Sign) -> tuple[int, int]:
        kinds, kind = self._words.kinds, sign.rule.danger
        return -RISING.index(sign.rule.level), kinds.index(kind) if kind in kinds else len(kinds)

    def verdict(self, spoken: Spoken, signs: Sequence[Sign], writer: Writer) -> Danger:
        """Return the gravest danger, and whom its card must speak to."""
        if not signs:
            return Danger()
        first = signs[0].rule
        same = [s for s in signs if (s.rule.danger, s.rule.level) == (first.danger, first.level)]
        return Danger(
            level=first.level,
            kind=first.danger,
            audience=self._audience(spoken, same, writer),
            evidence=tuple(self._evidence(spoken.passage, signs)),
        )

    def cued(self, spoken: Spoken, writer: Writer) -> Danger:
        """Return danger now of the kind that the first cue tells of."""
        ear = _Ear(spoken, self._words)
        signs = next(filter(None, map(ear.signs, self._words.cues)), [])
        return self.verdict(spoken, signs, writer)

    def _audience(self, spoken: Spoken, signs: Sequence[Sign], writer: Writer) -> Audience:
        if writer.professional:
            return Audience.PROFESSIONAL
        spoken_of = {self._speaks_of(spoken, sign) for sign in signs}
        if Audience.THE_ONE_WHO_HITS in spoken_of:
            return Audience.THE_ONE_WHO_HITS
        if Audience.SELF not in spoken_of:
            return Audience.THIRD_PERSON
        return writer.audience

    def _speaks_of(self, spoken: Spoken, sign: Sign) -> Audience:
        if sign.rule.audience is not None:
            return sign.rule.audience
        if sign.rule.danger == "violence":
            another = self._near(spoken, sign, "next_door")
        else:
            another = self._another(spoken, sign)
        return Audience.THIRD_PERSON if another else Audience.SELF

    def _another(self, spoken: Spoken, sign: Sign) -> bool:
        passage = spoken.passage
        named = [
            mention
            for mention in spoken.mentions
            if mention.span.end <= sign.what.start
            and passage.one_sentence(mention.span, sign.what)
            and mention.case in _SUBJECT
        ]
        if not named:
            return self._follows(spoken, sign, "message_from")
        between = sign.what.start - named[-1].span.end
        said = between <= _DIRECTLY or self._follows(spoken, sign, "said_by_another")
        return named[-1].relation != "self" and said

    def _follows(self, spoken: Spoken, sign: Sign, writer: str) -> bool:
        return any(
            word.start >= sign.what.start and word.gap(sign.what) <= LISTENS_ON
            for word in spoken.spans(self._writers.get(writer, NO_WORDS))
        )

    def _near(self, spoken: Spoken, sign: Sign, bundle: str) -> bool:
        words = spoken.spans(self._words.bundles.get(bundle, NO_WORDS))
        return any(word.start < sign.what.end and word.gap(sign.what) <= 40 for word in words)

    def _evidence(self, passage: Passage, signs: Sequence[Sign]) -> list[Evidence]:
        """Return the words of every sign, gravest first: a lesser one that comes later is news."""
        return [
            evidence
            for sign in signs
            for span in (sign.what, *sign.besides)
            for evidence in passage.evidence(span, sign.rule.id, self._words.version)
        ]


_SUBJECT = frozenset({"が", "は", "も", "から", "の", "つて", "に", ""})
_DIRECTLY = 8


class _Ear:
    """What one passage says, as far as it was meant."""

    def __init__(self, spoken: Spoken, words: DangerWords) -> None:
        self._heard = spoken
        self._passage = spoken.passage
        self._words = words
        self._meant: dict[str, tuple[Span, ...]] = {}
        self._not_meant = spoken.spans(words.not_meant)

    def signs(self, rule: DangerRule) -> list[Sign]:
        """Return where ``rule`` comes true; a few places are enough to tell whom it is about."""
        whats = [what for bundle in rule.what for what in self._bundle(bundle)]
        signs = (self._sign(rule, what) for what in whats)
        return list(islice((sign for sign in signs if sign is not None), ENOUGH))

    def _sign(self, rule: DangerRule, what: Span) -> Sign | None:
        anyone = [span for name in rule.any_of for span in self._near(name, what, rule.reach)]
        each = [self._near(name, what, rule.reach) for name in rule.all_of]
        if (rule.any_of and not anyone) or not all(each):
            return None
        if any(self._cancelled(name, what) for name in rule.unless):
            return None
        if denied(self._passage, what):
            return None
        return Sign(rule, what, (*anyone[:1], *(near[0] for near in each)))

    def _bundle(self, name: str) -> tuple[Span, ...]:
        if name not in self._meant:
            said = self._heard.spans(self._words.bundles.get(name, NO_WORDS))
            self._meant[name] = tuple(span for span in said if not self._swallowed(span))
        return self._meant[name]

    def _swallowed(self, span: Span) -> bool:
        return any(span.within(other) for other in around(self._not_meant, span, 0))

    def _near(self, name: str, what: Span, reach: int) -> list[Span]:
        return around(self._bundle(name), what, reach)

    def _cancelled(self, name: str, what: Span) -> bool:
        situation = self._words.situations.get(name)
        if situation is None or not self._concerns(situation, what):
            return False
        return any(
            self._in_place(situation, word, what) and not self._overruled(situation, word, what)
            for word in around(self._heard.spans(situation.words), what, situation.reach)
        )

    def _concerns(self, situation: Situation, what: Span) -> bool:
        named = around(self._heard.spans(situation.of), what, 0)
        return not situation.of.phrases or any(word.within(what) for word in named)

    def _in_place(self, situation: Situation, word: Span, what: Span) -> bool:
        before, after = word.end <= what.start, word.start >= what.end
        if not {"before": before, "after": after}.get(situation.where, True):
            return False
        if situation.same_sentence and not self._passage.one_sentence(word, what):
            return False
        return not situation.also or self._follows(situation.also, what)

    def _follows(self, bundles: Iterable[str], what: Span) -> bool:
        return any(
            word.start >= what.end - 1 and self._passage.one_sentence(word, what)
            for name in bundles
            for word in around(
                self._heard.spans(self._words.bundles.get(name, NO_WORDS)), what, LISTENS_ON
            )
        )

    def _overruled(self, situation: Situation, word: Span, what: Span) -> bool:
        both = Span(min(word.start, what.start), max(word.end, what.end))
        heard_in = Span(both.start - LISTENS_BACK, both.end + LISTENS_ON)
        return any(
            other.within(heard_in)
            for name in situation.but
            for other in around(self._bundle(name), both, LISTENS_ON)
        )
