"""Who belongs to a story, how old they are, and whether the writer is a child.

Whom a word means, ``meant`` knows, and whose age is said, ``owners``.  ``Reader`` calls this.
"""

import re
from collections.abc import Sequence

from bot.needs.meant import STRANGER, meant
from bot.needs.mention import Mention
from bot.needs.owners import Owners
from bot.needs.passage import Passage, Span, plain
from bot.needs.presence import NEIGHBOUR
from bot.reading import Evidence, Person

_GRADE = r"(?:小|中|高|しょう|ちゅう|こう|小学|中学|高校)[1-6一二三四五六](?:年生?)?"
_PUPIL = re.compile(
    rf"(?:^|[\s。、,.!?！？]|わたしは?|私は?|ぼくは?|僕は?|俺は?|うちは?)"
    rf"(?:{_GRADE}|小学生|中学生|高校生)(?:です|だ|やけ|の(?:女子|男子)|[\s。、,.!?！？]|$)"
)
_BABY = re.compile(r"赤ちやん|あかちやん|赤ん坊|新生児|乳飲み子|みどりご")
_UNBORN = re.compile(r"おなか|お腹|妊娠|にんしん|宿し|か月|ヶ月")


def people_of(
    passage: Passage, mentions: Sequence[Mention], version: str, unnamed: str
) -> tuple[Person, ...]:
    """Return everybody named, once each; of two ages for one person the later holds.

    ``unnamed`` is the relation of somebody told of by age and sex only (``client`` ...).
    """
    mentions = meant(passage, mentions, unnamed)
    ledger = Owners(passage, mentions, unnamed).ledger()
    babies = _BABY.search(passage.text) and not _UNBORN.search(passage.text)
    named = [mention.relation for mention in mentions]
    if unnamed in {NEIGHBOUR, STRANGER} and {*named} - {"self"}:
        unnamed = ""  # who is named is who is meant
    for relation in (*named, unnamed):
        if relation and not ledger.knows(relation):
            ledger.note(relation, 0 if relation == "child" and babies else None)
    first = {mention.relation: mention.span for mention in reversed(mentions)}
    return tuple(
        Person(relation, age, _evidence(passage, first.get(relation), version))
        for relation, age in ledger.people
    )


def is_pupil(text: str) -> bool:
    """Say whether the writer names a school grade as their own."""
    return _PUPIL.search(plain(text)) is not None


def _evidence(passage: Passage, span: Span | None, version: str) -> tuple[Evidence, ...]:
    return passage.evidence(span, "people", version) if span else ()
