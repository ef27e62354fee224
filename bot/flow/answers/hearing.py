"""Look up what people mean by a short answer, in every language at once.

Built once from ``hear.yaml`` and then only looked up.  It knows no meaning by name; what a meaning
is good for is its caller's business (``yes_no``, the engine).
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from bot.flow.answers.manners import forms
from bot.flow.answers.mention import REFUSED, Mentions
from bot.flow.answers.normal import plain


class Hearing:
    """The phrases of every meaning, ready to be looked up."""

    def __init__(self, hear: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._meanings = _meanings(hear)
        self._mentions = lru_cache(maxsize=64)(self._find_mentions)

    def meaning(self, text: str) -> str | None:
        """Return the first meaning that ``text`` as a whole has."""
        for form in forms(text):
            if found := self._meanings.get(form):
                return found[0]
        return None

    def among(self, text: str, meanings: Sequence[str]) -> str | None:
        """Return the one of ``meanings`` that ``text`` as a whole has; the earlier one wins."""
        for form in forms(text):
            if found := self.exactly(form, meanings):
                return found
        return None

    def exactly(self, form: str, meanings: Sequence[str]) -> str | None:
        """Return the one of ``meanings`` that has this phrase, given in its plain form."""
        known = self._meanings.get(form, ())
        return next((meaning for meaning in meanings if meaning in known), None)

    def within(self, text: str, meanings: Sequence[str]) -> tuple[str, ...]:
        """Return those of ``meanings`` that a longer sentence mentions without refusing them."""
        wanted = tuple(meanings)
        phrases = self._mentions(wanted).inside(text)
        found = {meaning for phrase in phrases for meaning in self._meanings[phrase]}
        return tuple(meaning for meaning in wanted if meaning in found)

    def _find_mentions(self, meanings: tuple[str, ...]) -> Mentions:
        wanted = set(meanings)
        known = self._meanings.items()
        return Mentions({phrase: REFUSED for phrase, of in known if wanted.intersection(of)})


def _meanings(hear: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for meaning, languages in hear.items():
        for phrase in _phrases(languages.values()):
            before = known.get(phrase, ())
            known[phrase] = before if meaning in before else (*before, meaning)
    return known


def _phrases(languages: Iterable[Sequence[str]]) -> Iterable[str]:
    return filter(None, (plain(phrase) for phrases in languages for phrase in phrases))
