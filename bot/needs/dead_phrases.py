"""Finds phrases of the vocabulary that nobody can ever say, as they are written.

A group that does not exist, a part of which nothing is left when it is folded, a joint inside a
group's word.  Called by ``marugoto check``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.needs.loader import LISTS
from bot.needs.passage import fold

_NAMED = re.compile(r"<([^<>]+)>")
_JOINTS = re.compile(r"[+/…]")
_PIECES = re.compile(r"[+/…|]")


@dataclass(frozen=True, slots=True)
class DeadPhrase:
    """A phrase that cannot be said; ``code`` says why, ``name`` which part of it is meant."""

    code: str
    phrase: str
    name: str


def dead_phrases(needs: Mapping[str, Any], danger: Mapping[str, Any]) -> Iterator[DeadPhrase]:
    """Yield every phrase of both files that cannot be said."""
    groups = _mapping(needs.get("words"))
    known = {*groups, *_mapping(needs.get("people"))}
    for words in groups.values():
        for word in _texts(words):
            if _JOINTS.search(word):
                yield DeadPhrase("E-WORDS-JOINED", word, word)
            yield from _dead(word, known)
    for phrase in _phrases(needs, danger):
        yield from _dead(phrase, known)


def _dead(phrase: str, known: Iterable[str]) -> Iterator[DeadPhrase]:
    for name in _NAMED.findall(phrase):
        if name not in known:
            yield DeadPhrase("E-UNKNOWN-GROUP", phrase, name)
    for piece in _PIECES.split(phrase.removeprefix("^")):
        plain = piece.strip()
        if not _NAMED.fullmatch(plain) and ("<" in plain or not fold(plain)):
            yield DeadPhrase("E-PHRASE-EMPTY", phrase, plain)


def _phrases(needs: Mapping[str, Any], danger: Mapping[str, Any]) -> Iterator[str]:
    for fact in _mapping(needs.get("facts")).values():
        yield from _texts(_mapping(fact).get("said"))
        yield from _texts(_mapping(fact).get("said_not"))
    for name in LISTS:
        yield from _texts(needs.get(name))
    bundles = (
        needs.get("writers"),
        needs.get("wards"),
        danger.get("words"),
        danger.get("also_words"),
    )
    for bundle in bundles:
        for words in _mapping(bundle).values():
            yield from _texts(words)
    for situation in _mapping(danger.get("whether")).values():
        yield from _texts(_mapping(situation).get("words"))
        yield from _texts(_mapping(situation).get("of"))
    yield from _texts(danger.get("not_meant"))


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _texts(value: Any) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
