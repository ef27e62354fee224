"""Bring what people type into one comparable form.

``plain`` is for looking up whole answers; ``same_length`` keeps every character's position, for
parsers that must say where something stands.  Nothing here decides what a word means.
Called by every parser of this package, and by whoever builds their tables.
"""

import re
import unicodedata
from functools import lru_cache

from bot.flow.answers.remembered import remembered

JAPANESE = r"\u3005-\u3007\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc\u4e00-\u9fff"
KANJI = r"\u3005\u4e00-\u9fff"

_CIRCLED = {
    code: f" {int(unicodedata.numeric(chr(code)))} "
    for first, last in ((0x2460, 0x249B), (0x24F5, 0x24FE), (0x2776, 0x2793))
    for code in range(first, last + 1)
}
# NB: only Devanagari; the other digits of the ten languages are changed by NFKC.
_DIGITS = {0x0966 + digit: str(digit) for digit in range(10)}
_HIRAGANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF, 0x20E3))
_PLAIN = _CIRCLED | _DIGITS | _INVISIBLE
_FOLDED = _HIRAGANA | _INVISIBLE
_SPACE = re.compile(r"\s+")
_BLANK = re.compile(r"[^\S\n]+")
_JAPANESE_SPACE = re.compile(rf"(?<=[{JAPANESE}]) | (?=[{JAPANESE}])")
_LAUGH = re.compile(rf"(?:[(（](?:笑|汗|泣|涙|爆|笑い)[)）]?|m\(_+ ?_*\)m|(?<=[{JAPANESE}])w+)+$")
_BREAK = re.compile(
    rf"[。．｡!?！？…‥\n、､,，;；]+|\.(?=\s|$)|(?<=[{JAPANESE}])\s|\s(?=[{JAPANESE}])"
    r"|(?<=けど)|(?<=けれど)|(?<=ので)"
)
_OPEN = re.compile(r"(?:[はもをにがでとのへ]|って|なら|とか|より|(?:じゃ|では|や)な(?:く|くて))$")


@remembered
def plain(text: str) -> str:
    """Return the form in which answers are compared.

    Width, case and kana are made one, spaces between Japanese words and everything that only
    decorates the ends (punctuation, emoji, a laugh) go; small kana and long vowels stay.
    """
    folded = unicodedata.normalize("NFKC", text.translate(_PLAIN)).casefold()
    folded = unicodedata.normalize("NFKC", folded).translate(_FOLDED)
    before = ""
    while folded != before:
        before = folded
        folded = _without_laugh(_bare(_JAPANESE_SPACE.sub("", _SPACE.sub(" ", folded))))
    return folded


@remembered
def clauses(text: str) -> tuple[str, ...]:
    """Return the clauses of a text in their plain form; a topic stays with what is said of it."""
    pieces: list[str] = []
    spaced = _BLANK.sub(" ", text)
    for piece in filter(None, (plain(part) for part in _BREAK.split(spaced))):
        if pieces and _OPEN.search(pieces[-1]):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return tuple(pieces)


def words(text: str) -> tuple[str, ...]:
    """Return what stands between punctuation and spaces, each in its plain form."""
    return tuple(filter(None, (plain(part) for part in _WORD_BREAK.split(text))))


_WORD_BREAK = re.compile(r"[\s。．｡.!?！？…‥、､,，;；・〜~]+")


def same_length(text: str) -> str:
    """Return half-width, lower-case characters, every one still in its place; kana stay."""
    return text.translate(_ONE_BY_ONE)


class _OneByOne(dict[int, str]):
    def __missing__(self, code: int) -> str:
        character = chr(code)
        # NB: a circled number stays what it is, since ① beside ③ is not thirteen.
        folded = unicodedata.normalize("NFKC", character).casefold()
        kept = folded if len(folded) == 1 and code not in _CIRCLED else character
        self[code] = _DIGITS.get(code, kept)
        return self[code]


_ONE_BY_ONE = _OneByOne()


def _bare(text: str) -> str:
    start, end = 0, len(text)
    while start < end and _decorates(text[start]):
        start += 1
    while end > start and _decorates(text[end - 1]):
        end -= 1
    return text[start:end]


@lru_cache(maxsize=4096)
def _decorates(character: str) -> bool:
    # NB: 々〆〇 and the long vowel are letters or numbers to Unicode, so they stay.
    return unicodedata.category(character)[0] in "PSZC"


def _without_laugh(text: str) -> str:
    return _LAUGH.sub("", text)
