"""Whether somebody is in danger: the rules, and where none of them is sure, a second look.

The second look may say that somebody could be in danger, never by itself that they are now, and it
takes nothing back.  ``Reader.read`` and ``Reader.screen`` call this before anything else.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bot.needs.danger import DangerRules, Sign, Writer
from bot.needs.passage import Span
from bot.needs.second_look import NOTHING_SEEN, RULE, Looked, SecondLook, Weights
from bot.needs.spoken import Spoken
from bot.needs.vocabulary import Vocabulary
from bot.reading import UNCLEAR, Danger, DangerLevel, Evidence, Finding, PatternState


class Screened(NamedTuple):
    """The danger, the rules that count for it, and the patterns that the second look sees."""

    danger: Danger
    signs: tuple[Sign, ...] = ()
    patterns: tuple[Finding, ...] = ()


class Screening:
    """The rules of one vocabulary, and a second look if there are ``weights``."""

    def __init__(self, vocabulary: Vocabulary, weights: Weights | None) -> None:
        self._rules = DangerRules(vocabulary)
        self._second_look = SecondLook(weights, vocabulary.names) if weights else None

    def signs(self, spoken: Spoken) -> tuple[Sign, ...]:
        """Return every rule that comes true, hints among them."""
        return self._rules.signs(spoken)

    def screened(self, spoken: Spoken, writer: Writer) -> Screened:
        """Return the danger; hints count where the second look agrees, or where there is none."""
        signs = self.signs(spoken)
        looked = self._second_look.look(spoken, signs) if self._second_look else NOTHING_SEEN
        patterns = tuple(
            Finding(name, state, self._evidence(spoken, spans))
            for name, (state, spans) in looked.patterns.items()
        )
        strong = tuple(sign for sign in signs if not (self._second_look and sign.rule.hint))
        if strong:
            return Screened(self._rules.verdict(spoken, strong, writer), strong, patterns)
        if not looked.danger:
            return Screened(Danger(), (), patterns)
        return Screened(self._agreed(spoken, signs, looked, writer), signs, patterns)

    def _agreed(
        self, spoken: Spoken, signs: Sequence[Sign], looked: Looked, writer: Writer
    ) -> Danger:
        """Return what the hints say, or that it is unclear what kind of danger it is."""
        weighed = self._evidence(spoken, looked.danger)
        hinted = self._rules.verdict(spoken, signs, writer)
        if hinted.level is DangerLevel.NONE:
            return Danger(DangerLevel.THOUGHTS, UNCLEAR, writer.audience, weighed)
        evidence = tuple(dict.fromkeys((*hinted.evidence, *weighed)))
        return Danger(hinted.level, hinted.kind, hinted.audience, evidence)

    def _evidence(self, spoken: Spoken, spans: Sequence[Span]) -> tuple[Evidence, ...]:
        version = self._second_look.version if self._second_look else ""
        found = [e for span in spans for e in spoken.passage.evidence(span, RULE, version)]
        return tuple(dict.fromkeys(found))


RISING = (PatternState.UNKNOWN, PatternState.SUSPECTED, PatternState.FOUND)


def raised(findings: dict[str, Finding], seen: Sequence[Finding]) -> dict[str, Finding]:
    """Return ``findings`` with what the second look sees besides; what is excluded stays so."""
    for one in seen:
        known = findings.get(one.pattern)
        if known and known.state in RISING and RISING.index(one.state) > RISING.index(known.state):
            findings[one.pattern] = one
    return findings
