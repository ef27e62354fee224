"""Find known phrases inside a sentence, and see whether they are refused there.

電話はにがて mentions the telephone and does not choose it.  Where that is not certain the mention
does not count, since asking once more is better than taking a wish that nobody had.
Called by ``hearing``, ``options`` and ``wards``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.flow.answers.normal import KANJI, clauses

# NB: words that would be found inside others, and have nothing to do with them.
_TRAPS = re.compile(
    r"こころ|ここち|ここの[つか]|ここん[とと]こ|いやがらせ|嫌がらせ|はい(?=[っるりれらろ])|"
    r"大丈夫(?=じゃ)|"
    r"電話(?:帳|番号)|自分(?:勝手|自身)(?=で)|うちゅう|うちわ|家族(?:葬|風呂)|仕事(?:場|着|納め)"
)
_HARMLESS = re.compile(
    r"(?:かま|構)(?:わない|いません|わん|へん)|(?:問題|もんだい|差し?支え|さしつかえ)(?:は|"
    r"も)?(?:ない|ありません)|"
    r"しか(?:ない|できない|ありません|できません)|かも(?:しれない|しれません|しれん|知れない|"
    r"知れません|わからない)|"
    r"間違いない|いいじゃない|えーやん|よくないですか|じゃない(?:でしょう|です)?か(?:な|と|ね)|"
    r"いやじゃない|嫌じゃない|"
    r"(?:いや|嫌|無理)では?(?:ない|ありません)|not bad|no problem"
)
_DOUBT = (
    r"か(?:どうか)?(?:は|が|も|、)?(?:わから|分から|判ら|迷|まよ|不安|心配|こわ|怖|悩|知らな|"
    r"知りません)"
    r"|ですか$|ますか$|[るたい]か$"
)
_COPULA = (
    r"(?:(?:のこと|の件|の話|の方|のほう|さん)?(?:とか)?"
    r"(?:では|じゃ|や|で)(?:な(?:い|く|か|し|ん)|ありません|ねえ|ねー|のうて|なし)"
    r"|(?:のこと)?(?:とは|と|は|も)?(?:違|ちが|ちゃう|ちゃいます)|以外|より(?!そ)|"
    r"(?:のこと)?ではありませ|"
    r"(?:は|も|が|って|だけは)?(?:いや(?!っぱ)|嫌|だめ|駄目|無理|むり|にがて|苦手|やめ|止め|"
    r"いらん|いりません|いらない|不要)"
    r"|(?:は|も|って|だけは)(?:困|こま[りるっ]|ちょっと[でなねぇあ]*(?:す|$)|けっこう|結構|"
    r"いけん|いけな|いけま|よくない|良くない)"
    r"|を?(?:やめ|止め)て"
    r"|ほしくな|欲しくな|ほしゅうな|たくな|たくあ|わけ(?:が|は|では|じゃ)?(?:な|あり)|"
    r"ても?ほしゅ|くれるな)"
)
NEGATED = re.compile(rf"^{_COPULA}|{_DOUBT}|ほしくな|欲しくな|たくな|わけ(?:が|は|では|じゃ)?な")
"""What follows a label that is named only to say that it is not meant."""

REFUSED = re.compile(
    rf"{_COPULA}|{_DOUBT}|困る|こまる|こまり|困り|ないで|ずに|いけ[んなま]|なら(?:ん|ない)$|"
    rf"るな$|な(?:い|か|かった)|ません|まへん|へん$|できん|出れん|でれん|出られん|でられん|"
    r"ちょっと$|遠慮|えんりょ|やばい|まずい|(?:き|聞)こえ(?:ん|づら|にく)|(?:でき|出|で)(?:にく|"
    r"づら)|きらい|嫌い|こわい|怖い|"
    r"싫|안 ?돼|안 ?됩|못|마세요|말아|不行|不要|不方便|không|हुँदैन|नगर्नु|गर्दिन|मिल्दैन|"
    r"\b(?:not|no|never|don't|dont|cannot|can't|cant|won't|jangan|tidak|huwag|hindi|ayaw)\b"
)
"""What refuses a way of being answered: more than a negated label, also that it is not possible."""

_DENIED = re.compile(
    rf"{_COPULA}|(?:です|なの|だった)?(?:か$|か(?:どうか)?(?:は|が|も)?(?:わから|分から|迷))"
)
_REFUSED_BEFORE = re.compile(
    r"(?:\b(?:not|no|never|don't|dont|do not|cannot|can't|cant|without|jangan|tidak|huwag|hindi|"
    r"đừng|"
    r"không)\b[^,.;]{0,24}|(?:不要|不想|不用|别|不能|不可以)[^,，。]{0,6})$"
)


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    phrase: str


class Mentions:
    """Known phrases, each with what refuses it; the longest wins where several begin."""

    def __init__(self, phrases: Mapping[str, re.Pattern[str]]) -> None:
        self._phrases = phrases
        self._pattern = _pattern([phrase for phrase in phrases if len(phrase) > 1])

    def inside(self, text: str) -> tuple[str, ...]:
        """Return the phrases that ``text`` mentions without refusing them, each once."""
        if self._pattern is None:
            return ()
        found = (phrase for clause in clauses(text) for phrase in self._meant(clause))
        return tuple(dict.fromkeys(found))

    def _meant(self, clause: str) -> Iterator[str]:
        hits = self._hits(clause)
        for place, hit in enumerate(hits):
            following = hits[place + 1] if place + 1 < len(hits) else None
            if _REFUSED_BEFORE.search(clause, 0, hit.start):
                continue
            if not self._phrases[hit.phrase].search(
                _HARMLESS.sub("", _said_of(clause, hit, following))
            ):
                yield hit.phrase

    def _hits(self, clause: str) -> list[_Hit]:
        hidden = _TRAPS.sub(lambda trap: "\0" * len(trap[0]), clause)
        found = self._pattern.finditer(hidden) if self._pattern else ()
        return [_Hit(match.start(), match.end(), match[0]) for match in found]


def _said_of(clause: str, hit: _Hit, following: _Hit | None) -> str:
    if following is None:
        return clause[hit.end :]
    # NB: in ここに送らないで the refusal is part of the next phrase.
    attached = following.start - hit.end <= 2
    return clause[hit.end : following.end if attached else following.start]


def _pattern(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds these phrases: the longest first, those in Latin letters as whole words."""
    ordered = sorted(phrases, key=len, reverse=True)
    words = [phrase for phrase in ordered if _LATIN_WORDS.fullmatch(phrase)]
    others = [phrase for phrase in ordered if not _LATIN_WORDS.fullmatch(phrase)]
    mixed = [phrase for phrase in others if _LATIN.search(phrase)]
    plain = [phrase for phrase in others if not _LATIN.search(phrase)]
    # NB: one border for all words, since each takes a millisecond to compile; mixed ones can only
    # be longer than a word they begin with, and plain ones only shorter.
    bordered = [f"(?<!{_LETTER})(?:{_either(words)})(?!{_LETTER})"] if words else []
    branches = [*map(re.escape, mixed), *bordered, *map(re.escape, plain)]
    return re.compile("|".join(branches)) if branches else None


def _either(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, phrases))


_LATIN = re.compile("[a-zà-ỹ]")
_LATIN_WORDS = re.compile(rf"(?!.*[{KANJI}ぁ-ー])[\w' -]*[a-zà-ỹ][\w' -]*", re.DOTALL)
_LETTER = r"[^\W_ぁ-ー一-鿿]"


def is_denied(following: str) -> bool:
    """Say whether a name followed by these words is named only to say that it is not meant."""
    return _DENIED.match(following) is not None
