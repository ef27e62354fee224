"""Who is meant in a story that has to do with the people next door.

Either the story is theirs, and then 奥さん, お母さん and the child are theirs too; or it is about
the writer's own family, and then who lives next door has only seen or heard something.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.needs.household import CHILDREN
from bot.needs.mention import Mention
from bot.needs.passage import Passage
from bot.needs.presence import NEIGHBOUR
from bot.needs.quoted import is_quoted

_POLITE = re.compile(r"お(?!や|と)|ご|奥|婆|ばあ|じい|爺|.{1,3}(?:さん|さま|様)")
_BROTHERS = re.compile(r"兄弟|姉妹|兄妹|姉弟|きようだい")
_BROTHERS_AND_SISTERS = frozenset(
    {"elder_brother", "younger_brother", "elder_sister", "younger_sister"}
)
_ANYBODYS = frozenset({"self", NEIGHBOUR, "child", "partner", "friend", "client", "other"})
_MINE = re.compile(r"(?:うち|私|わたし|俺|僕|自分)の$")
_IN_PASSING = frozenset({"に", "には", "にも", "から", "へ"})
_OF_ANYBODY = ("母親", "父親")
_ACTS = frozenset({"は", "が", "も"})


def of_next_door(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of somebody who tells of a household next door."""
    told = [mention for mention in mentions if mention.relation != "self"]
    theirs = bool(told) and told[0].relation == NEIGHBOUR and told[0].case not in _IN_PASSING
    own = [
        mention.span.start
        for mention in told
        if _is_own(passage, mention)
        and not (theirs and mention.relation in CHILDREN and not _is_mine(passage, mention))
    ]
    for mention in mentions:
        if mention.relation == "self":
            yield mention
        elif not own:
            yield replace(mention, relation=NEIGHBOUR)
        elif mention.relation != NEIGHBOUR or (
            mention.span.start < own[0] and mention.case in _ACTS
        ):
            yield mention


def _is_mine(passage: Passage, mention: Mention) -> bool:
    return bool(_MINE.search(passage.text, 0, mention.span.start))


def _is_own(passage: Passage, mention: Mention) -> bool:
    """Say whether somebody is named as one names one's own family, plainly."""
    if mention.relation in _ANYBODYS:
        return False
    if mention.relation in _BROTHERS_AND_SISTERS and _BROTHERS.search(passage.text):
        return False
    word = passage.text[mention.span.start : mention.span.end + 3]
    if word.startswith(_OF_ANYBODY):
        return False
    return not _POLITE.match(word) and not is_quoted(passage, mention)
