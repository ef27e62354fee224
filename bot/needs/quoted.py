"""Whether a word for somebody stands in what another is said to have said, and calls the writer.

「お母さん、がんばって」 names no mother: it is how a teacher or a child speaks to who writes.
``presence`` and ``next_door`` call this.
"""

import re
from collections.abc import Mapping, Sequence

from bot.needs.mention import Mention
from bot.needs.passage import Passage

_QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』")
_ADDRESSED = frozenset(
    {"mother", "father", "grandmother", "grandfather", "elder_brother", "elder_sister"}
    | {"husband", "wife"}
)
_CALLED = re.compile(
    r"[おご奥旦].{0,3}(?:さん|ちやん|さま|様)$|[まぱじば]{2}|.{1,3}(?:さん|ちやん)$"
)
_BY_TITLE = re.compile(r"お.{1,3}(?:さん|ちやん|さま)$|[まぱ]{2}$")
_WHEN_CALLED = frozenset({"", "も", "は"})
_PAUSES = frozenset("、,。!！?？…　 」』")
_CHILDREN = frozenset({"son", "daughter"})
_CALLED_BY: Mapping[str, frozenset[str]] = {
    "mother": _CHILDREN,
    "father": _CHILDREN,
    "grandmother": frozenset({"grandchild"}),
    "grandfather": frozenset({"grandchild"}),
    "elder_brother": frozenset({"younger_brother", "younger_sister"}),
    "elder_sister": frozenset({"younger_brother", "younger_sister"}),
    "in_law": frozenset({"husband", "wife"}),
}
"""Who in the story calls the writer so, or calls the writer's parents so (お義父さん)."""


def addressed(passage: Passage, mentions: Sequence[Mention]) -> set[str]:
    """Return as whom the writer is only spoken to: in quotes, and nowhere else."""
    outside = {each.relation for each in mentions if not is_quoted(passage, each)}
    called = [each for each in mentions if each.relation not in outside]
    spoken_to = {each.relation for each in called if _is_spoken_to(passage, each)} & _ADDRESSED
    told = {each.relation for each in called if not _is_spoken_to(passage, each)}
    of_family = {
        each.relation
        for each in called
        if _CALLED_BY.get(each.relation, frozenset()) & outside
        and _CALLED.match(_word(passage, each))
    }
    return (spoken_to - told) | of_family


def is_quoted(passage: Passage, mention: Mention) -> bool:
    """Say whether somebody is named in words that are given as said by another."""
    return _quote(passage, mention) is not None


def _quote(passage: Passage, mention: Mention) -> re.Match[str] | None:
    spot = passage.spots[mention.span.start]
    text = passage.letters[spot.letter].text
    around = (quote for quote in _QUOTED.finditer(text) if quote.end() > spot.start)
    first = next(around, None)
    return first if first and first.start() < spot.start else None


def _word(passage: Passage, mention: Mention) -> str:
    return passage.text[mention.span.start : mention.span.end]


def _is_spoken_to(passage: Passage, mention: Mention) -> bool:
    """Say whether somebody is called so, at the start of a sentence, or as a whole quote."""
    quote = _quote(passage, mention)
    if not quote or not _CALLED.match(_word(passage, mention)):
        return False
    after = quote.string[passage.spots[mention.span.end - 1].end : quote.end()]
    if not after or after[0] in _PAUSES:  # signs at the end are folded into the word
        return True
    return mention.case in _WHEN_CALLED and bool(_BY_TITLE.match(_word(passage, mention)))
