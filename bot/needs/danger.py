"""Whether somebody is in danger, by the rules of ``danger.yaml``.

What is not known counts as danger: only a way of speaking that was clearly said cancels a sign.
The verdict looks at every letter handed over, so words split over two letters are still one sign.
``Reader.read`` and ``Reader.screen`` call this.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.needs.passage import Passage
from bot.needs.people import People
from bot.needs.phrases import Span, spans
from bot.needs.vocabulary import DangerRule, DangerWords, Situation, Vocabulary
from bot.reading import Audience, Danger, DangerLevel, Evidence

RISING = tuple(DangerLevel)
LISTENS_ON = 24
"""How far after a sign the words are looked at that cancel a cancelling."""


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


class DangerRules:
    """The signs of danger of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, people: People) -> None:
        self._words: DangerWords = vocabulary.danger
        self._said_by_another = vocabulary.writers.get("said_by_another", ())
        self._people = people

    def signs(self, passage: Passage) -> tuple[Sign, ...]:
        """Return every rule that comes true, gravest first and else in the order of the file."""
        heard = _Heard(passage, self._words)
        signs = [sign for rule in self._words.rules for sign in heard.signs(rule)]
        return tuple(sorted(signs, key=lambda sign: -RISING.index(sign.rule.level)))

    def verdict(self, passage: Passage, signs: Sequence[Sign], writer: Writer) -> Danger:
        """Return the gravest danger, and whom its card must speak to."""
        if not signs:
            return Danger()
        first = signs[0].rule
        same = [s for s in signs if (s.rule.danger, s.rule.level) == (first.danger, first.level)]
        return Danger(
            level=first.level,
            kind=first.danger,
            audience=self._audience(passage, same, writer),
            evidence=tuple(self._evidence(passage, signs)),
        )

    def _audience(self, passage: Passage, signs: Sequence[Sign], writer: Writer) -> Audience:
        if writer.professional:
            return Audience.PROFESSIONAL
        spoken_of = {self._speaks_of(passage, sign) for sign in signs}
        if Audience.THE_ONE_WHO_HITS in spoken_of:
            return Audience.THE_ONE_WHO_HITS
        if Audience.SELF not in spoken_of:
            return Audience.THIRD_PERSON
        return Audience.CHILD if writer.child else Audience.SELF

    def _speaks_of(self, passage: Passage, sign: Sign) -> Audience:
        if sign.rule.audience is not None:
            return sign.rule.audience
        before = passage.before(sign.what.start)
        named = [m for m in self._people.mentions(before) if before[m.end :].startswith(_SUBJECT)]
        said = any(
            word.start >= sign.what.start and word.gap(sign.what) <= LISTENS_ON
            for word in spans(passage, self._said_by_another)
        )
        if sign.rule.danger == "violence":
            hurt = self._near(passage, sign, "next_door")
            return Audience.THIRD_PERSON if hurt else Audience.SELF
        if not named:
            return Audience.THIRD_PERSON if said and not _own(before) else Audience.SELF
        between = len(before) - named[-1].end
        another = named[-1].relation != "self" and (said or between <= _DIRECTLY)
        return Audience.THIRD_PERSON if another else Audience.SELF

    def _near(self, passage: Passage, sign: Sign, bundle: str) -> bool:
        words = spans(passage, self._words.bundles.get(bundle, ()))
        return any(word.start < sign.what.end and word.gap(sign.what) <= 40 for word in words)

    def _evidence(self, passage: Passage, signs: Sequence[Sign]) -> list[Evidence]:
        level = signs[0].rule.level
        return [
            evidence
            for sign in signs
            if sign.rule.level is level
            for span in (sign.what, *sign.besides)
            for evidence in evidence_of(passage, span, sign.rule.id, self._words.version)
        ]


_SUBJECT = ("が", "は", "も", "から", "の", "って", "に", "ちゃん", "さん", "「", "、", " ", "くん")
_DIRECTLY = 8


def _own(before: str) -> bool:
    return any(word in before for word in ("私", "わたし", "ぼく", "僕", "俺", "自分"))


def evidence_of(passage: Passage, span: Span, rule: str, version: str) -> tuple[Evidence, ...]:
    """Return where ``span`` stands in the letters' own texts, one item for each letter."""
    places: dict[int, tuple[int, int]] = {}
    for spot in passage.spots[span.start : span.end]:
        start, end = places.get(spot.letter, (spot.start, spot.end))
        places[spot.letter] = (min(start, spot.start), max(end, spot.end))
    return tuple(
        Evidence(passage.letters[letter].letter, start, end, rule, version)
        for letter, (start, end) in places.items()
    )


@dataclass(slots=True)
class _Heard:
    """The bundles one passage says, each searched for only once."""

    passage: Passage
    words: DangerWords
    found: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    not_meant: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        self.not_meant = spans(self.passage, self.words.not_meant)

    def signs(self, rule: DangerRule) -> list[Sign]:
        whats = [span for bundle in rule.what for span in self._bundle(bundle)]
        signs = (self._sign(rule, what) for what in whats)
        return [sign for sign in signs if sign is not None]

    def _sign(self, rule: DangerRule, what: Span) -> Sign | None:
        anyone = [span for name in rule.any_of for span in self._near(name, what, rule.reach)]
        each = [self._near(name, what, rule.reach) for name in rule.all_of]
        if (rule.any_of and not anyone) or not all(each):
            return None
        if any(self._cancelled(name, what) for name in rule.unless):
            return None
        return Sign(rule, what, (*anyone[:1], *(near[0] for near in each)))

    def _bundle(self, name: str) -> tuple[Span, ...]:
        if name not in self.found:
            said = spans(self.passage, self.words.bundles.get(name, ()))
            self.found[name] = tuple(
                span for span in said if not any(map(span.within, self.not_meant))
            )
        return self.found[name]

    def _near(self, name: str, what: Span, reach: int) -> list[Span]:
        return [span for span in self._bundle(name) if span.gap(what) <= reach]

    def _cancelled(self, name: str, what: Span) -> bool:
        situation = self.words.situations.get(name)
        if situation is None or not self._concerns(situation, what):
            return False
        return any(
            self._in_place(situation, word, what) and not self._overruled(situation, word, what)
            for word in spans(self.passage, situation.words)
        )

    def _concerns(self, situation: Situation, what: Span) -> bool:
        if not situation.of:
            return True
        return any(word.within(what) for word in spans(self.passage, situation.of))

    def _in_place(self, situation: Situation, word: Span, what: Span) -> bool:
        before, after = word.end <= what.start, word.start >= what.end
        wanted = {"before": before, "after": after}.get(situation.where, True)
        if not wanted or word.gap(what) > situation.reach:
            return False
        if situation.same_sentence and not self._one_sentence(word, what):
            return False
        return not situation.also or self._follows(situation.also, what)

    def _one_sentence(self, one: Span, other: Span) -> bool:
        spots = self.passage.spots
        return spots[one.start].sentence == spots[other.start].sentence

    def _follows(self, bundles: Iterable[str], what: Span) -> bool:
        return any(
            word.start >= what.end - 1 and word.gap(what) <= LISTENS_ON
            for name in bundles
            for word in spans(self.passage, self.words.bundles.get(name, ()))
            if self._one_sentence(word, what)
        )

    def _overruled(self, situation: Situation, word: Span, what: Span) -> bool:
        around = Span(
            min(word.start, what.start) - 10, max(word.end, what.end) + LISTENS_ON
        )
        return any(
            other.within(around) for name in situation.but for other in self._bundle(name)
        )
