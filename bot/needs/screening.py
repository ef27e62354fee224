"""Whether somebody is in danger: the rules, and where none of them is sure, a second look.

The second look may say that somebody could be in danger, never that they are now, and it takes
nothing back.  ``Reader.read`` and ``Reader.screen`` call this before anything else.
"""

from typing import NamedTuple

from bot.needs.danger import DangerRules, Sign, Writer
from bot.needs.second_look import RULE, SecondLook, Weights
from bot.needs.spoken import Spoken
from bot.needs.vocabulary import Vocabulary
from bot.reading import UNCLEAR, Danger, DangerLevel


class Screened(NamedTuple):
    """The danger, and the rules that count for it."""

    danger: Danger
    signs: tuple[Sign, ...]


class Screening:
    """The rules of one vocabulary, and a second look if there are ``weights``."""

    def __init__(self, vocabulary: Vocabulary, weights: Weights | None) -> None:
        self._rules = DangerRules(vocabulary)
        self._second_look = SecondLook(weights, vocabulary.names) if weights else None
        self._thoughts = vocabulary.danger.thoughts

    def signs(self, spoken: Spoken) -> tuple[Sign, ...]:
        """Return every rule that comes true, hints among them."""
        return self._rules.signs(spoken)

    def screened(self, spoken: Spoken, writer: Writer) -> Screened:
        """Return the danger; hints count where the second look agrees, or where there is none."""
        signs = self.signs(spoken)
        if self._second_look is None:
            return Screened(self._rules.verdict(spoken, signs, writer), signs)
        if strong := tuple(sign for sign in signs if not sign.rule.hint):
            return Screened(self._rules.verdict(spoken, strong, writer), strong)
        weighed = self._second_look.look(spoken, signs)
        if not weighed:
            return Screened(Danger(), ())
        version = self._second_look.version
        evidence = [e for span in weighed for e in spoken.passage.evidence(span, RULE, version)]
        hinted = self._rules.verdict(spoken, signs, writer)
        known = hinted.kind in self._thoughts
        danger = Danger(
            DangerLevel.THOUGHTS,
            hinted.kind if known else UNCLEAR,
            hinted.audience if known else writer.audience,
            tuple(dict.fromkeys((*hinted.evidence, *evidence))),
        )
        return Screened(danger, signs)
