"""Finds where a story names somebody, and in which part of the sentence.

Words for people stand in ``needs.yaml``; they count where they are whole morphemes, so that 夫 in
大丈夫 is nobody.  Nothing is inferred about sex or family beyond the words.  ``people``, ``owners``
and the rules about danger call this.
"""

import re
from collections.abc import Iterable

from bot.needs.mention import Mention
from bot.needs.passage import Passage, Span, fold
from bot.needs.presence import NEIGHBOUR, belonging
from bot.needs.vocabulary import Vocabulary

CLIENT = "client"

_AFTER = re.compile(
    r"(?:さん|ちやん|くん|君|さま|様|たち|達)?(?:\d{1,3}|[一二三四五六七八九十]{1,4})?(?:歳|才|さい)?(?:ですね)?"
    r"(?P<case>から|つて|とは|とか|には|にも|とも|では|[はがもをにとのへで])?"
)
_KATAKANA = re.compile("[ァ-ヶー]+")
_KANA = re.compile("[ぁ-ん]")
_SHORT = re.compile("(?:はは|ちち|まま|あね|あに|おとん|おかん|おじ)[がのはにともを]?")
_BEFORE_A_WORD = frozenset("とやもはがのをに")
_KANJI = re.compile("[々㐀-鿿]")
_OWN = frozenset("父母兄姉弟妹夫妻孫")
"""Nobody calls those next door so."""
_NEXT_DOOR = re.compile(
    r"(?:隣|となり|向かい|お向かい|近所|裏|角|前の家|斜め前|上の階|下の階|上の部屋|下の部屋|[0-9一二三四五]階|"
    r"同じあぱーと|同じまんしよん|同じ棟|同じ階段|同じ町|同じ団地|町内|店子|裏の小屋)の?$"
)


class Mentions:
    """Finds people by the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._relation: dict[str, str] = {}
        self._only_katakana: set[str] = set()
        for relation, words in vocabulary.people.items():
            for word in words:
                self._relation[fold(word)] = relation
        every = [word for words in vocabulary.people.values() for word in words]
        in_hiragana = {fold(word) for word in every if not _KATAKANA.fullmatch(word)}
        in_katakana = {fold(word) for word in every if _KATAKANA.fullmatch(word)}
        self._only_katakana = in_katakana - in_hiragana
        self._nobody = frozenset(map(fold, vocabulary.not_people))
        self._words = re.compile(_alternatives((*self._nobody, *self._relation)))

    def find(self, passage: Passage) -> tuple[Mention, ...]:
        """Return who is named in ``passage``, in order."""
        begins = {morpheme.start for morpheme in passage.morphemes}
        ends = {morpheme.end for morpheme in passage.morphemes}
        found: list[Mention] = []
        for match in self._words.finditer(passage.text):
            word, span = match[0], Span(*match.span())
            if (word in self._nobody and not self._is_chinese(passage, word)) or (
                span.start not in begins or _runs_on(passage, word, span)
            ):
                continue
            if span.end not in ends and _KANJI.search(word):
                continue
            if self._is_written(passage, word, span) and _stands_alone(passage, span):
                relation = self._relation_at(passage, word, span)
                found.append(Mention(relation, span, _case(passage, span.end)))
        return tuple(belonging(passage, found))

    def _relation_at(self, passage: Passage, word: str, span: Span) -> str:
        if word in _OWN:
            return self._relation[word]
        next_door = _NEXT_DOOR.search(passage.text, max(0, span.start - 12), span.start)
        return NEIGHBOUR if next_door else self._relation[word]

    def _is_chinese(self, passage: Passage, word: str) -> bool:
        """Say whether a word that is nobody in Japanese (丈夫) is somebody in this text."""
        return word in self._relation and not _KANA.search(passage.text)

    def _is_written(self, passage: Passage, word: str, span: Span) -> bool:
        """Say whether a word that is only known in katakana (ママ) is written so (not まま)."""
        if word not in self._only_katakana or not _KANJI.search(passage.text):
            return True
        first = passage.spots[span.start]
        return bool(_KATAKANA.match(passage.letters[first.letter].text, first.start))


def _runs_on(passage: Passage, word: str, span: Span) -> bool:
    """Say whether a short word in hiragana is only a part of another (意識ははっきり)."""
    if not _SHORT.fullmatch(word) or not passage.joins(span.start):
        return False
    first = passage.spots[span.start]
    if _KATAKANA.match(passage.letters[first.letter].text, first.start):
        return False
    before = passage.text[span.start - 1]
    return before not in _BEFORE_A_WORD or (word.startswith("まま") and before in "のはにが")


def _case(passage: Passage, end: int) -> str:
    match = _AFTER.match(passage.text, end)
    return (match["case"] or "") if match else ""


def _alternatives(words: Iterable[str]) -> str:
    by_length = sorted({word for word in words if word}, key=len, reverse=True)
    return "|".join(map(re.escape, by_length)) or r"(?!)"


def _stands_alone(passage: Passage, span: Span) -> bool:
    """Say whether a word in Latin letters is a whole word."""
    text = passage.text
    if not text[span.start].isalpha() or text[span.start] >= "\u0250":
        return True
    runs_on = passage.joins(span.end) and text[span.end].isalpha() and text[span.end] < "\u0250"
    return not passage.joins(span.start) and not runs_on
