"""Whether somebody who is named belongs to the story.

The dead, the missing, who is only addressed (「お母さんも息抜きを」) and a neighbour who is only a
place (隣の部屋) do not.  ``mentions`` calls this with everything it found.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.needs.household import SEVERAL
from bot.needs.mention import Mention
from bot.needs.passage import Passage

NEIGHBOUR = "neighbour"

_ABSENT = re.compile(
    r"(?:さん|ちやん)?(?:は|も|とか|なんか|なんて)(?:一人も|ひとりも|誰も|最初から|もともと|もう)?"
    r"(?:おら[んず]|いな[いくし]|いません)"
)
_NOBODY = re.compile(
    r"(?:さん|ちやん)?(?:は|も|が|とか)?(?:一人も|ひとりも|誰も)?(?:おら|いな|いま[せん]|なし|知らん)"
)
_NOBODY_AT_ALL = frozenset({"friend", "other", "child"})
"""Who is not there at all when it is said that there is none (友達がいない)."""
_DEAD = re.compile(
    r"(?:さん|親)?(?:の|は|が|を|に|も|と)?(?:五?年?前に|もう|早くに|とうに|先に|去年|一昨年|おととし|[0-9一二三四五六七八九十]+年前に)?"
    r"(?:遺品|三回忌|一周忌|七回忌|葬式|葬儀|通夜|仏壇|遺影|墓|命日|位牌|遺骨|遺言|死後|亡くな|死ん|死別|他界|逝つ|逝き|先立た|看取)"
    r"(?!つ?たら|だら|つて?も|でも|れば)"
)
_DEAD_BEFORE = re.compile(r"(?:亡き|死んだ|亡くなつた)$")
_LATELY = re.compile(
    r"先月|先週|今月|今年|昨日|きのう|おととい|一昨日|四十九日|日前|てから|[0-9一二三四五六七八九十]+日(?!市)"
)
_PARTED = re.compile(r"(?:さん)?とは?(?:もう|去年|先月)?(?:別れ|離婚)")
_AS_WHOM = re.compile(r"の(?:わたし|私|ぼく|僕|俺|おれ|わし|自分|あたし|うち)")
_PASSING = frozenset({"と", "に", "を", "とは", "には", "で", "へ"})
_QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』")
_ADDRESSED = frozenset(
    {"mother", "father", "grandmother", "grandfather", "elder_brother", "elder_sister"}
)
_CALLED = re.compile(r"お.{1,3}(?:さん|ちやん|さま)$|[まぱ]{2}$")
_WHEN_CALLED = frozenset({"", "も", "は"})
_A_PERSON = re.compile(r"[人方奥子老婆爺]|さん|おば|おじ|ばあ|じい|夫婦")
_AT_A_PLACE = frozenset({"に", "で", "へ", "を", "には", "では"})
_THAT_CHILD = re.compile(r"[あそこ]の$")
_YOUNG = frozenset(
    {"son", "daughter", "child", "grandchild", "friend", "client", "other", "neighbour"}
    | {"younger_brother", "younger_sister"}
)


def belonging(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of those who belong to the story."""
    dead = {each.relation for each in mentions if _is_dead(passage, each)} - {"self", *SEVERAL}
    addressed = set(_addressed(passage, mentions))
    others = {each.relation for each in mentions} - {"self", "child", NEIGHBOUR}
    for number, each in enumerate(mentions):
        gone = each.relation in dead or _is_dead(passage, each) or _is_absent(passage, each)
        known = {before.relation for before in mentions[:number]}
        if not (
            gone
            or each.relation in addressed
            or (each.relation == NEIGHBOUR and _is_a_place(passage, each, others))
            or (each.relation == "child" and _was_named(passage, each, known))
        ):
            yield each


def _is_absent(passage: Passage, mention: Mention) -> bool:
    """Say whether nobody is meant, or only the writer (姉の私), or friends in general."""
    if mention.relation in _NOBODY_AT_ALL and _NOBODY.match(passage.text, mention.span.end):
        return True
    after = mention.span.end
    if mention.relation == "friend" and mention.case in _PASSING:
        return True
    return any(way.match(passage.text, after) for way in (_ABSENT, _PARTED, _AS_WHOM))


def _is_dead(passage: Passage, mention: Mention) -> bool:
    """Say whether somebody is long dead; a death of late is what the story is about."""
    after = mention.span.end
    before = _DEAD_BEFORE.search(passage.text, max(0, mention.span.start - 5), mention.span.start)
    dead = before or _DEAD.match(passage.text, after)
    return bool(dead) and not _LATELY.search(passage.text, max(0, after - 16), after + 24)


def _addressed(passage: Passage, mentions: Iterable[Mention]) -> Iterator[str]:
    """Yield as whom the writer is only spoken to: such a word stands in quotes and nowhere else."""
    told = {each.relation for each in mentions if not _is_called(passage, each)}
    yield from _ADDRESSED & ({each.relation for each in mentions} - told)


def _is_called(passage: Passage, mention: Mention) -> bool:
    word = passage.text[mention.span.start : mention.span.end]
    if not _CALLED.match(word) or mention.case not in _WHEN_CALLED:
        return False
    spot = passage.spots[mention.span.start]
    text = passage.letters[spot.letter].text
    return any(quote.start() < spot.start < quote.end() for quote in _QUOTED.finditer(text))


def _is_a_place(passage: Passage, mention: Mention, others: set[str]) -> bool:
    """Say whether a word for next door means the place, since the story is about others."""
    word = passage.text[mention.span.start : mention.span.end]
    if _A_PERSON.search(word):
        return False
    return bool(others) or mention.case in _AT_A_PLACE


def _was_named(passage: Passage, mention: Mention, known: set[str]) -> bool:
    """Say whether その子 is somebody who was named before."""
    start = mention.span.start
    return bool(_YOUNG & known) and bool(_THAT_CHILD.search(passage.text, start - 2, start))
