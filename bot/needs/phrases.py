"""Phrases of the vocabulary, as city staff write them.

``a+b`` is ``a`` with ``b`` directly behind it, ``a/b`` with ``b`` within eight characters, ``a…b``
with ``b`` anywhere later in the same sentence; ``a|b`` is either; ``<food>`` is any word of that
group; ``^a`` stands at the beginning of a sentence or after a space or sign; ``=a`` is heard only
as it is written, not by its sound (=逝き is not 行き).  A relation is a group as well:
``<husband>`` is any word for one, where it names him.  What a passage says of them is found by
``lexicon``.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
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


def read_phrase(written: str, words_of: Callable[[str], tuple[str, ...]]) -> Phrase | None:
    """Return the phrase, or ``None`` if a part is empty; ``words_of`` gives the words of one."""
    pieces = _JOINT.split(written.removeprefix("^"))
    words = [words_of(piece) for piece in pieces[::2]]
    if not all(words):
        return None
    joints = ["/", *pieces[1::2]]
    parts = (Part(each, _GAPS[joint]) for each, joint in zip(words, joints, strict=True))
    return Phrase(tuple(parts), written.startswith("^"))


class Pieces:
    """The words that one part of a phrase stands for, with its groups opened."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._of_group: dict[str, tuple[str, ...]] = {}

    def words(self, piece: str) -> Iterator[str]:
        """Yield the words of ``a|<group>|b``, some perhaps more than once."""
        for word in piece.split("|"):
            group = _GROUP.fullmatch(word.strip())
            if group is None:
                yield word.strip()
            else:
                yield from self._members(group[1])

    def _members(self, group: str) -> tuple[str, ...]:
        if group not in self._of_group:
            self._of_group[group] = ()  # NB: a group inside itself adds nothing
            members = (word for each in self._groups.get(group, ()) for word in self.words(each))
            self._of_group[group] = tuple(dict.fromkeys(members))
        return self._of_group[group]
