"""Reads numbers as people write them: 83, ८३, 八十三, はちじゅうさん, 여든셋, tiga.

``ages`` calls this.  Words of other languages are read up to ten, as they are said of children.
"""

_TENS = "きゆう|きゅう|はち|なな|しち|ろく|ご|よん|さん|に"
_ONES = f"{_TENS}|く|いち|し"
IN_KANA = f"(?:ひゃく|ひやく|(?:{_TENS})?じ[ゆゅ]う(?:{_ONES})?)"
ONES_IN_KANA = "さん|よん|ご|ろく|なな|はち|はっ|きゅう"
IN_DIGITS = r"\d{1,3}|[一二三四五六七八九十百]{1,4}"

_KOREAN_TENS = ("열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_KOREAN_ONES = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
_KOREAN_COUNTING = {"하나": "한", "둘": "두", "셋": "세", "넷": "네", "스무": "스물"}
IN_KOREAN = (
    rf"(?:(?:{'|'.join(_KOREAN_TENS)}|스무)(?:하나|둘|셋|넷|{'|'.join(_KOREAN_ONES)})?"
    rf"|{'|'.join(_KOREAN_ONES)})"
)
_WORDS = {
    "isang": 1, "dalawang": 2, "tatlong": 3, "apat na": 4, "limang": 5, "anim na": 6,
    "pitong": 7, "walong": 8, "siyam na": 9, "sampung": 10,
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10,
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10,
    "एक": 1, "दुई": 2, "तीन": 3, "चार": 4, "पाँच": 5, "छ": 6, "सात": 7, "आठ": 8, "नौ": 9, "दस": 10,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
IN_WORDS = rf"(?<![a-zà-ỹऀ-ॿ])(?:{'|'.join(_WORDS)})(?![a-zà-ỹ])"

_VALUES = {
    "きゅう": 9, "きゆう": 9, "く": 9, "はち": 8, "はっ": 8, "なな": 7, "しち": 7, "ろく": 6,
    "ご": 5, "よん": 4, "し": 4, "さん": 3, "に": 2, "いち": 1,
}  # fmt: skip


def number(digits: str) -> int:
    """Read a number of up to three digits, in whatever script."""
    if digits.isdecimal():
        return int(digits)
    if digits in _WORDS:
        return _WORDS[digits]
    if "가" <= digits[0] <= "힣":
        return _in_korean(digits)
    return _in_kana(digits) if "ぁ" <= digits[0] <= "ん" else _in_kanji(digits)


def _in_kanji(digits: str) -> int:
    total, tail = 0, 0
    for character in digits:
        if character in "十百":
            total += (tail or 1) * (10 if character == "十" else 100)
            tail = 0
        else:
            tail = "一二三四五六七八九".find(character) + 1
    return total + tail


def _in_kana(digits: str) -> int:
    if digits in {"ひゃく", "ひやく"}:
        return 100
    if digits in _VALUES:
        return _VALUES[digits]
    tens, _, ones = digits.replace("じゅう", "じゆう").partition("じゆう")
    return _VALUES.get(tens, 1) * 10 + _VALUES.get(ones, 0)


def _in_korean(digits: str) -> int:
    for counting, before_noun in _KOREAN_COUNTING.items():
        digits = digits.replace(counting, before_noun)
    tens = next((ten for ten in _KOREAN_TENS if digits.startswith(ten)), "")
    ones = digits.removeprefix(tens)
    return 10 * (_KOREAN_TENS.index(tens) + 1 if tens else 0) + (
        _KOREAN_ONES.index(ones) + 1 if ones else 0
    )
