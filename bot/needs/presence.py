"""Whether somebody who is named belongs to the story.

The dead, the missing, who is only addressed (「お母さんも息抜きを」) and a neighbour who is only a
place (隣の部屋) do not.  ``mentions`` calls this with everything it found.
"""

import re
from collections.abc import Iterator, Sequence

from bot.needs.household import SEVERAL
from bot.needs.mention import Mention
from bot.needs.passage import Passage
from bot.needs.quoted import addressed, is_quoted

NEIGHBOUR = "neighbour"

_NOT_THERE = r"(?:おら[んず]|おりません|いな[いくし]|いません|ない(?:です|。|$)?|なし)"
_ABSENT = re.compile(
    r"(?:さん|ちやん)?(?:(?:は|も|とか|なんか|なんて)|も[^はがをにも]{1,4}も(?:[^はがをにも]{1,4}も)?)"
    r"(?:一人も|ひとりも|誰も|最初から|もともと|もう|ここには)*"
    rf"{_NOT_THERE}"
    r"|(?:は|も)?(?:ない|なし)(?![くのらけ])|の(?:ない|いない|おらん)|は不明|(?:なんか|なんて)(?:最初から|もともと)"
)
_NOBODY = re.compile(
    r"(?:さん|ちやん|たち)?(?:は|も|が|とか)?(?:一人も|ひとりも|誰も)?"
    r"(?:おら|おりません|いな|いま[せん]|なし|知らん|ない|消え|きえ|去|の作り方|がほし|がほしい|없)"
)
_NO_SUCH = re.compile(r"(?:tidakada|gakada|没有|没|no|walang|khôngcó|chưacó)$")
"""Said before the word in languages that deny so; the text is folded, without spaces."""
_NOBODY_AT_ALL = frozenset({"friend", "other", "child", "partner"})
"""Who is not there at all when it is said that there is none (友達がいない)."""
_DEAD = re.compile(
    r"(?:さん|親)?(?:の|は|が|を|に|も|と)?(?:五?年?前に|何年も前に|生前|五年前に|もう|早くに|とうに|先に|去年|一昨年|おととし|[0-9一二三四五六七八九十]+年前に)?"
    r"(?:遺品|三回忌|一周忌|七回忌|葬式|葬儀|通夜|仏壇|遺影|墓|命日|位牌|遺骨|遺言|死後|亡くな|亡くし|見送|死ん|死別|他界|逝つ|逝き|先立た|看取|遺した|残した借|写真抱|が生きと|が生きて|生きとつたら|死去|他界)"
    r"(?!つ?たら|だら|つて?も|でも|れば)"
)
_LONG_DEAD = re.compile(
    r"(?:は|が|も)[^はが]{0,4}(?:私|わたし|僕|俺|自分)?が?[^はが]{0,8}(?:ころ|頃|とき|時|年前|若く|早く)(?:に|して)?"
    r"(?:がんで|病気で|事故で)?(?:亡くな|死ん|死別|他界|逝)"
)
_DEAD_BEFORE = re.compile(r"(?:亡き|死んだ|亡くなつた)$")
_LATELY = re.compile(
    r"先月|先週|今月|今年|昨日|きのう|おととい|一昨日|四十九日|日前|[0-9一二三四五六七八九十]+日(?!市)"
)
_WIDOWED = re.compile(
    r"(?:が|の)?(?:亡くな(?:り|つて(?![0-9一二三四五六七八九十]))|(?:死んで|逝つて)(?![0-9一二三四五六七八九十])"
    r"|しにまし|通夜|葬式|葬儀)"
)
"""The death of husband or wife is told as what has changed everything, not as long past."""
_PARTED = re.compile(r"(?:さん)?とは?(?:もう|去年|先月)?(?:別れ|離婚)")
_WRITER = r"(?:わたし|わたくし|私|ぼく|僕|俺|おれ|わし|自分|あたし|うち)"
_AS_WHOM = re.compile(rf"の{_WRITER}(?!の)")
_I_AM = re.compile(rf"{_WRITER}(?:は|が)$")
_BEING = re.compile(r"(?:で(?:す|ある|も|は)?|だ|や(?:けど|けん)?)")
_QUARREL = re.compile(r"と(?:けんか|喧嘩|もめ|揉め)")
_UNBORN = re.compile(r"(?:おなか|お腹)(?!が?[すへ減空])|をおろ|を堕ろ|を中絶")
_OF_UNBORN = re.compile(r"(?:おなか|お腹|腹)の(?:子|赤ちやん)(?:ども|供)?の$")
_ROLES = frozenset({"mother", "father", "wife", "husband"})
_AS_A_ROLE = re.compile(r"(?:児|[小中高][1-6]|族|二人|三人|子)の$")
_PASSING = frozenset({"と", "に", "を", "とは", "には", "で", "へ"})
_A_PERSON = re.compile(r"[人方奥子老婆爺]|さん|おば|おじ|ばあ|じい|夫婦")
_WHOSE_STORY = frozenset({"は", "が", "も", ""})
_AT_A_PLACE = frozenset({"に", "で", "へ", "を", "には", "では"})
_THAT_CHILD = re.compile(r"[あそこ][のん]$")
_YOUNG = frozenset(
    {"son", "daughter", "child", "grandchild", "friend", "client", "other", "neighbour"}
    | {"younger_brother", "younger_sister"}
)


def belonging(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of those who belong to the story."""
    dead = {each.relation for each in mentions if is_dead(passage, each)} - {"self", *SEVERAL}
    nobody_new = addressed(passage, mentions) | _as_whom_one_writes(passage, mentions)
    others = {each.relation for each in mentions} - {"self", "child", NEIGHBOUR}
    for number, each in enumerate(mentions):
        gone = each.relation in dead or is_dead(passage, each) or _is_absent(passage, each)
        known = {before.relation for before in mentions[:number]}
        if not (
            gone
            or each.relation in nobody_new
            or (
                each.relation == NEIGHBOUR
                and _is_a_place(passage, each, others, is_first=not number)
            )
            or (each.relation == "child" and _was_named(passage, each, known))
        ):
            yield each


def _as_whom_one_writes(passage: Passage, mentions: Sequence[Mention]) -> set[str]:
    """Return what the writer is to others (姉の私, わたしは妹で): nobody besides the writer."""
    return {
        each.relation
        for each in mentions
        if each.relation not in SEVERAL and _is_the_writer(passage, each)
    }


def _is_the_writer(passage: Passage, mention: Mention) -> bool:
    text, (start, end) = passage.text, mention.span
    is_said = _I_AM.search(text, max(0, start - 5), start) and _BEING.match(text, end)
    return bool(is_said or _AS_WHOM.match(text, end))


def _is_absent(passage: Passage, mention: Mention) -> bool:
    """Say whether nobody is meant, or only the writer (嫁の私), or friends in general."""
    if mention.relation in _NOBODY_AT_ALL and (
        _NOBODY.match(passage.text, mention.span.end)
        or _NO_SUCH.search(passage.text, max(0, mention.span.start - 9), mention.span.start)
    ):
        return True
    after = mention.span.end
    if mention.relation in SEVERAL and _AS_WHOM.match(passage.text, after):
        return True
    if mention.relation == "friend" and _is_in_passing(passage, mention):
        return True
    if _is_unborn(passage, mention) or _is_a_role(passage, mention):
        return True
    return any(way.match(passage.text, after) for way in (_ABSENT, _PARTED))


def _is_unborn(passage: Passage, mention: Mention) -> bool:
    """Say whether a child is not born yet, or somebody is only the father of such a child."""
    text, (start, end) = passage.text, mention.span
    unborn = mention.relation == "child" and _UNBORN.search(text, max(0, start - 14), end + 10)
    return bool(unborn or _OF_UNBORN.search(text, max(0, start - 12), start))


def _is_a_role(passage: Passage, mention: Mention) -> bool:
    """Say whether it is only told what somebody is (三児の父です)."""
    text, (start, end) = passage.text, mention.span
    role = mention.relation in _ROLES and _AS_A_ROLE.search(text, max(0, start - 4), start)
    return bool(role and _BEING.match(text, end))


def _is_in_passing(passage: Passage, mention: Mention) -> bool:
    """Say whether friends are only mentioned, or only what somebody else calls them."""
    start, end = mention.span
    called = passage.text[start - 1 : start] == "お" and is_quoted(passage, mention)
    return called or (mention.case in _PASSING and not _QUARREL.match(passage.text, end))


def is_dead(passage: Passage, mention: Mention) -> bool:
    """Say whether somebody is long dead; a death of late is what the story is about."""
    after = mention.span.end
    before = _DEAD_BEFORE.search(passage.text, max(0, mention.span.start - 5), mention.span.start)
    dead = mention.relation != "self" and (
        before or _DEAD.match(passage.text, after) or _LONG_DEAD.match(passage.text, after)
    )
    if mention.relation in {"husband", "wife"} and _WIDOWED.match(passage.text, after):
        return False
    return bool(dead) and not _LATELY.search(passage.text, max(0, after - 16), after + 24)


def _is_a_place(passage: Passage, mention: Mention, others: set[str], *, is_first: bool) -> bool:
    """Say whether a word for next door means the place, since the story is about others."""
    word = passage.text[mention.span.start : mention.span.end]
    if _A_PERSON.search(word) or (is_first and mention.case in _WHOSE_STORY):
        return False
    return bool(others) or mention.case in _AT_A_PLACE


def _was_named(passage: Passage, mention: Mention, known: set[str]) -> bool:
    """Say whether その子 is somebody who was named before."""
    start = mention.span.start
    return bool(_YOUNG & known) and bool(_THAT_CHILD.search(passage.text, start - 2, start))
