"""Whom a word for a person means in this story.

彼 after 息子 is the son, 夫の弟 is one of the in-laws, ばあさん is the wife of an old man who
writes, and the mother in a care manager's memo is the client.  ``people`` calls this with everybody
who belongs to the story; what the words mean by themselves stands in ``needs.yaml``.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from bot.needs.household import CHILDREN, COUPLE
from bot.needs.mention import Mention
from bot.needs.mentions import CLIENT
from bot.needs.next_door import of_next_door
from bot.needs.passage import Passage, Span
from bot.needs.presence import NEIGHBOUR, is_dead

STRANGER = "other"

_SIBLINGS = frozenset({"elder_brother", "younger_brother", "elder_sister", "younger_sister"})
_PARENTS = frozenset({"mother", "father"})
_OF = re.compile(r"(?:さん|ちやん|くん|君)?(?:[0-9]{1,3}|精神[0-9]級)?の")
_OF_WHOM = (
    (frozenset(COUPLE), _PARENTS | _SIBLINGS, "in_law"),
    (_SIBLINGS | {"friend", "aunt", "uncle"}, frozenset(CHILDREN), STRANGER),
    (_SIBLINGS | {"son", "daughter"}, frozenset({"husband", "wife"}), "in_law"),
    (frozenset(CHILDREN) - {"grandchild"}, _PARENTS, "partner"),
    (frozenset({"friend", "grandchild"}), _PARENTS, STRANGER),
    (_PARENTS, _PARENTS, "grandmother"),
    (_PARENTS, frozenset({"elder_sister", "younger_sister"}), "aunt"),
    (_PARENTS, frozenset({"elder_brother", "younger_brother"}), "uncle"),
)
"""Who is what to the writer: (whose, what they are to them, what they are to the writer)."""
_DOES = re.compile(r"(?:さん|ちやん)?が")
_TO_THE_SPOUSE_OF = {
    **dict.fromkeys((*_SIBLINGS, "son", "daughter"), "in_law"),
    "friend": STRANGER,
}
"""Whose husband it is by whom somebody else is beaten (妹が夫に殴られる)."""
_OF_ANOTHER = re.compile(r"(?:先輩|後輩|上司|同僚|社長|店長|先生|担任|知人|ママ友|知り合い)の$")
_THEIR_LOVER = re.compile(r"(?:さん|ちやん)?(?:の|が|は)")
_LOVER = re.compile(r"彼氏|彼女|恋人|交際相手|かれし|かのじよ|元彼|元かれ")
_HE = frozenset({"彼"})
_SHE = frozenset({"彼女"})
_MEN = frozenset(
    {"husband", "son", "father", "grandfather", "uncle", "elder_brother", "younger_brother"}
)
_WOMEN = frozenset(
    {"wife", "daughter", "mother", "grandmother", "aunt", "elder_sister", "younger_sister"}
)
_EITHER = frozenset({CLIENT, NEIGHBOUR, STRANGER, "friend", "grandchild", "in_law"})
_OLD_SPOUSE = {"ばあさん": "wife", "婆さん": "wife", "じいさん": "husband", "爺さん": "husband"}
_ELDERS_OF_THE_YOUNG = frozenset({"mother", "father", "elder_brother", "elder_sister"})
_BRIDE = frozenset({"嫁", "嫁さん"})
_ANOTHERS_BRIDE = frozenset({"son", "grandchild", "husband", "younger_brother", "elder_brother"})
_WORKS = re.compile(r"仕事|会社|くび|残業|給料|上司")
_MY = re.compile(r"(?:私|わたし|俺|おれ|わし|僕|ぼく|うち)の$")
_POLITE = re.compile(r"お|ご|奥|.{1,3}(?:さん|さま|様)")
_OF_CLIENT = re.compile(r"(?:利用者|患者|本人|入居者)(?:さん|様)?の$")
_A_CLIENT = re.compile(r"入居者|おばあ(?:さん|ちやん)|おじい(?:さん|ちやん)|[爺婆](?:さん|ちやん)")
_KANA = re.compile("[ぁ-ん]")
_AT_ONCE = {
    "両親": ("mother", "father"),
    "父母": ("mother", "father"),
    "弟妹": ("younger_brother", "younger_sister"),
}
_BOTH = re.compile(r"(?<![の義祖])(?P<both>両親|父母(?!会)|弟妹)(?=(?P<case>[はがもをにのと])?)")
_COUPLE = re.compile(r"夫婦|夫妻")
_NOT_SOMEBODY = re.compile(r"(?:や|じや|では?)な(?:い|くて?)")


def meant(passage: Passage, mentions: Sequence[Mention], unnamed: str) -> tuple[Mention, ...]:
    """Return the mentions as the writer meant them.

    ``unnamed`` is the relation of somebody told of by age and sex only (``client`` ...).
    """
    ways: list[Callable[[Passage, Sequence[Mention]], Iterator[Mention]]] = [
        _as_corrected,
        _both_at_once,
        _through_others,
        partial(_named_before, unnamed=unnamed),
    ]
    if not unnamed:
        ways.append(_spouses)
    if unnamed == CLIENT:
        ways.append(_of_the_client)
    if unnamed == NEIGHBOUR or (not unnamed and any(m.relation == NEIGHBOUR for m in mentions)):
        ways.append(of_next_door)
    if unnamed == STRANGER:
        ways.append(_strangers)
    for way in ways:
        mentions = tuple(way(passage, mentions))
    return tuple(mentions)


def word_of(passage: Passage, mention: Mention) -> str:
    """Return the word that names somebody, folded."""
    return passage.text[mention.span.start : mention.span.end]


def _as_corrected(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions as the writer put them right: after 叔父やない 弟です no uncle is left."""
    instead: dict[str, str] = {}
    for one, other in pairwise(mentions):
        if _NOT_SOMEBODY.fullmatch(passage.text, one.span.end, other.span.start):
            instead[one.relation] = other.relation
    for mention in mentions:
        yield replace(mention, relation=instead.get(mention.relation, mention.relation))


def _both_at_once(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the two who are named by one word (両親) besides everybody else, in order."""
    two = [
        Mention(relation, Span(*match.span()), match["case"] or "")
        for match in _BOTH.finditer(passage.text if _KANA.search(passage.text) else "")
        for relation in _AT_ONCE[match["both"]]
    ]
    known = {mention.relation for mention in mentions}
    new = [mention for mention in two if mention.relation not in known]
    there = (mention for mention in new if not is_dead(passage, mention))
    yield from sorted((*mentions, *there), key=lambda mention: mention.span.start)


def _through_others(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield who is named by what they are to somebody else (夫の弟, 姉の子, 母の彼氏) as one."""
    before: Mention | None = None
    for mention in mentions:
        relation = _through(passage, before, mention)
        if before and relation == "in_law" and before.relation in COUPLE:
            before = Mention(relation, Span(before.span.start, mention.span.end), mention.case)
            continue
        if before:
            yield before
        before = replace(mention, relation=relation or mention.relation)
    if before:
        yield before


def _through(passage: Passage, whose: Mention | None, mention: Mention) -> str:
    """Return what ``mention`` is to the writer, being somebody of ``whose``."""
    if _OF_ANOTHER.search(passage.text, max(0, mention.span.start - 6), mention.span.start):
        return STRANGER
    if not whose:
        return ""
    between = (whose.span.end, mention.span.start)
    lover = mention.relation == "partner" and _LOVER.match(word_of(passage, mention))
    if lover and whose.relation != "self" and _THEIR_LOVER.fullmatch(passage.text, *between):
        return STRANGER
    suffers = mention.case == "に" and _DOES.fullmatch(passage.text, *between)
    if mention.relation in {"husband", "wife"} and suffers:
        return _TO_THE_SPOUSE_OF.get(whose.relation, "")
    if not _OF.fullmatch(passage.text, *between):
        return ""
    ties = (to for of, what, to in _OF_WHOM if whose.relation in of and mention.relation in what)
    return next(ties, "")


def _named_before(passage: Passage, mentions: Sequence[Mention], unnamed: str) -> Iterator[Mention]:
    """Yield 彼 and 彼女 as whom they stand for, if such a person was named before."""
    told: list[str] = [unnamed] if unnamed else []
    for mention in mentions:
        word = word_of(passage, mention)
        them = _MEN if word in _HE else _WOMEN if word in _SHE else frozenset()
        known = [relation for relation in told if relation in them | _EITHER]
        if them and known:
            yield replace(mention, relation=known[-1])
        else:
            told.append(mention.relation)
            yield mention


def _spouses(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield ばあさん and じいさん as husband and wife, and 嫁 as wife, where no child writes."""
    named = {mention.relation for mention in mentions}
    for mention in mentions:
        word = word_of(passage, mention)
        relation = mention.relation
        if not named & _ELDERS_OF_THE_YOUNG:
            relation = _OLD_SPOUSE.get(word, relation)
        mine = _MY.search(passage.text, 0, mention.span.start)
        works = _WORKS.search(passage.text) and not named & _ANOTHERS_BRIDE
        if word in _BRIDE and (mine or works):
            relation = "wife"
        yield replace(mention, relation=relation)


def _of_the_client(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield whoever of a family is the person concerned in a professional's memo as the client."""
    clients = _clients_of_a_couple(passage, mentions)
    named = {mention.relation for mention in mentions}
    if named & {"son", "daughter"}:
        clients |= _PARENTS & named
    for mention in mentions:
        client = mention.relation in clients or _A_CLIENT.fullmatch(word_of(passage, mention))
        yield replace(mention, relation=CLIENT) if client else mention


def _clients_of_a_couple(passage: Passage, mentions: Sequence[Mention]) -> set[str]:
    """Return who of a couple is the client: who is named as such, not as the other's 夫 or 妻."""
    couple = [mention for mention in mentions if mention.relation in {"husband", "wife"}]
    both = {mention.relation for mention in couple}
    of_client = any(_OF_CLIENT.search(passage.text, 0, one.span.start) for one in couple)
    if len(both) < 2 or of_client:
        return set()
    plain = {one.relation for one in couple if not _POLITE.match(word_of(passage, one))}
    polite = both - plain
    if not plain and _COUPLE.search(passage.text):
        return both
    if len(polite) == 1:
        return polite
    return {"husband"} if polite else {couple[0].relation}


def _strangers(_: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield everybody but the writer as a stranger."""
    for mention in mentions:
        yield mention if mention.relation == "self" else replace(mention, relation=STRANGER)
