"""Phrases of the vocabulary, as city staff write them.

``a+b`` is ``a`` with ``b`` directly behind it, ``a/b`` with ``b`` within eight characters, ``a…b``
with ``b`` anywhere later in the same sentence; ``a|b`` is either; ``<food>`` is any word of that
group; ``^a`` stands at the beginning of a sentence or after a space or sign; ``=a`` is heard only
as it is written, not by its sound (=逝き is not 行き).  A relation is a group as well:
``<husband>`` is any word for one, where it names him.  What a passage says of them is found by
``lexicon``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

NEAR = 8
"""How many characters may stand where a phrase has ``/``."""
FAR = 60
"""And where it has ``…``, within one sentence."""
AS_WRITTEN = "="
A_PERSON = "@"
"""Marks a word that counts only where it names somebody."""

_JOINT = re.compile(r"([+/…])")
_GAPS = {"+": 0, "/": NEAR, "…": FAR}
_GROUP = re.compile(r"<([^<>]+)>")

Groups = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """One place of a phrase: any of these words, at most ``gap`` characters behind the last."""

    words: tuple[str, ...]
    gap: int = 0

    @property
    def far(self) -> bool:
        """Say whether it must only stand in the same sentence."""
        return self.gap == FAR


@dataclass(frozen=True, slots=True)
class Phrase:
    """Parts that follow each other; ``fresh`` wants a break before it, ``latin`` has no other
    letters and is heard as whole words only, since ``die`` must not be heard in ``diet``."""

    parts: tuple[Part, ...]
    fresh: bool = False
    latin: bool = False


def read_phrase(written: str, groups: Groups) -> Phrase | None:
    """Return the phrase, or ``None`` if a part of it is empty."""
    pieces = _JOINT.split(written.removeprefix("^"))
    words = [_either(piece, groups, frozenset()) for piece in pieces[::2]]
    if not all(words):
        return None
    joints = ["/", *pieces[1::2]]
    parts = (Part(each, _GAPS[joint]) for each, joint in zip(words, joints, strict=True))
    return Phrase(tuple(parts), written.startswith("^"))


def _either(piece: str, groups: Groups, inside: frozenset[str]) -> tuple[str, ...]:
    words: dict[str, None] = {}
    for word in piece.split("|"):
        group = _GROUP.fullmatch(word.strip())
        if group is None:
            words[word.strip()] = None
        elif group[1] not in inside:
            for member in groups.get(group[1], ()):
                words |= dict.fromkeys(_either(member, groups, inside | {group[1]}))
    return tuple(word for word in words if word)
