"""Whether somebody is in danger: the rules, and where none of them is sure, a second look.

The second look may say that somebody could be in danger, never by itself that they are now, and it
takes nothing back.  ``Reader.read`` and ``Reader.screen`` call this before anything else.
"""

from dataclasses import replace
from functools import partial
from typing import NamedTuple

from bot.needs.agreement import Opinion, opinion_of
from bot.needs.danger import DangerRules, Sign, Writer
from bot.needs.second_look import DANGER, Looked, SecondLook
from bot.needs.spoken import Spoken
from bot.needs.vocabulary import Vocabulary
from bot.needs.weights import Weights
from bot.reading import UNCLEAR, Danger, DangerLevel, Evidence


class Screened(NamedTuple):
    """The danger, the rules that count for it, and what the second look says besides."""

    danger: Danger
    signs: tuple[Sign, ...] = ()
    opinion: Opinion | None = None


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
        if self._second_look is None:
            return Screened(self._rules.verdict(spoken, signs, writer), signs)
        looked = self._second_look.look(spoken, signs)
        words = partial(self._second_look.evidence, spoken, signs)
        counted = tuple(sign for sign in signs if _counts(sign, looked))
        said = self._rules.verdict(spoken, counted, writer)
        if said.level is DangerLevel.NONE and signs and DANGER in looked.agreed:
            # Hints of danger now, and no more than danger is seen: what kind it is stays open.
            hinted = self._rules.verdict(spoken, signs, writer)
            said = replace(hinted, level=DangerLevel.THOUGHTS, kind=UNCLEAR)
        if looked.surely_now and said.kind in {"", UNCLEAR}:
            cued = self._rules.cued(spoken, writer)
            said = cued if cued.kind else said
        if looked.danger:
            said = _seen(said, looked.now, words(DANGER, looked.danger), writer)
        return Screened(said, counted, opinion_of(looked, words))


def _counts(sign: Sign, looked: Looked) -> bool:
    """Say whether a rule is sure, or the second look agrees: with its danger, or with its now."""
    if not sign.rule.hint:
        return True
    return looked.now if sign.rule.level is DangerLevel.NOW else DANGER in looked.agreed


def _seen(said: Danger, now: bool, weighed: tuple[Evidence, ...], writer: Writer) -> Danger:
    """Return what is said, and that danger is seen, of a kind that may stay unclear.

    That it is danger now is only said where a rule or a cue has said of what kind.
    """
    if said.level is DangerLevel.NONE:
        return Danger(DangerLevel.THOUGHTS, UNCLEAR, writer.audience, weighed)
    level = DangerLevel.NOW if now and said.kind != UNCLEAR else said.level
    return replace(said, level=level, evidence=(*said.evidence, *weighed))
