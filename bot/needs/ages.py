"""Finds the ages said in a text: 83歳, 八十三, はちじゅうさん, 還暦, 80すぎ, 生後4か月.

A decade (70代), a school grade and a year of birth are no ages: what they leave open stays open.
Whose age it is, ``people`` decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

OLDEST = 110

_DIGITS = r"\d{1,3}|[一二三四五六七八九十百]{1,4}"
_TENS = "きゆう|きゅう|はち|なな|しち|ろく|ご|よん|さん|に"
_ONES = f"{_TENS}|く|いち|し"
_KANA = f"(?:(?:{_TENS})?じ[ゆゅ]う(?:{_ONES})?)"
_NUMBER = rf"(?P<number>{_DIGITS}|{_KANA})"
_IN_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_NAMED = {
    "還暦": 60, "かんれき": 60, "古希": 70, "古稀": 70, "喜寿": 77, "傘寿": 80, "米寿": 88,
    "卒寿": 90, "白寿": 99, "はたち": 20, "二十歳": 20,
}  # fmt: skip
_YEARS = r"(?:歳|才|さい(?!き|し|ふ|よ|そ|こ)|years?[ -]old|yrs?\b|tahun|tuổi|세|살|岁|歲|वर्ष)"
_ABOUT = r"(?:すぎ|過ぎ|前後|ちょい|ちょっと|近い|近く|手前|を過ぎ|をすぎ|を越|をこ|ぐらい|くらい)"
_BECOMES = r"(?:に(?:もなっ|もなる|なり|なる|なっ))"
_NOT_YEARS = (
    r"(?![\d一二三四五六七八九十百]|[年月日時人万円回度%階号週分割個本枚名級番千家箇代/／.百点台件杯通組匹泊食袋箱畳足社錠粒キ℃"
    r"~〜]|[かゖヶけカケヵ]月|つ[めのもがはとに]|[a-z]|[kK㎏]|センチ|メートル|ミリ|パー|シート|ページ|連|時間|丁目|より)"
)
_NOT_AFTER_NUMBER = r"(?<![\d第約.〜~-])"

_MONTHS = (
    rf"(?:生後|産後|産んで|生んで|生まれて|うまれて|出産して)\s?(?:{_DIGITS})\s?(?:[かゖヶけカケヵ箇]?月|週間?|日)"
    rf"|(?<![娠てでり])(?<!もう|この|あと|家賃){_NOT_AFTER_NUMBER}(?:{_DIGITS})\s?[かゖヶけカケヵ箇]月"
    r"(?=です|[、,。で]|の(?:赤|子|娘|息子|双子|女|男|乳)|になる|児|$|\n)"
    r"|生まれたばかり|(?:生み|産み|うみ)ました(?!か)|months? old"
)
_AGE = re.compile(
    rf"{_NOT_AFTER_NUMBER}{_NUMBER}\s?(?P<years>{_YEARS}|{_ABOUT}(?![\d人円日年月時回])|{_BECOMES})"
    rf"|(?P<named>{'|'.join(_NAMED)})"
    rf"|(?P<months>{_MONTHS})"
    r"|(?<=[(（])(?P<small>\d)(?=[)）、,])"
    r"|(?<=[はがもと、,人])(?P<counted>[一二三四五六七八九])つ(?![のめ目もかぐ])"
    rf"|{_NOT_AFTER_NUMBER}(?P<bare>{_DIGITS}|{_KANA}){_NOT_YEARS}"
)


_NURSERY = re.compile(
    "赤ちゃん|あかちゃん|赤子|ベビー|ミルク|授乳|乳|夜泣き|離乳|抱っこ|産|baby|bú"
)
_YOUNG = re.compile("[^女男様帽調]子|孫|娘|息子|むすめ|むすこ")
"""Months are an age only where there is somebody so young, or where a child is named beside."""


@dataclass(frozen=True, slots=True)
class Age:
    """One age; ``sure`` if a word says that it is one, else only a number that may be one."""

    start: int
    end: int
    years: int
    sure: bool


def ages(text: str) -> Iterator[Age]:
    """Yield the ages in ``text``, which is in plain width, in order."""
    for match in _AGE.finditer(text.translate(_IN_HIRAGANA)):
        years = _years(match)
        if years is not None and years <= OLDEST:
            sure = not (match["bare"] or match["small"] or match["counted"])
            yield Age(match.start(), match.end(), years, sure)


def _years(match: re.Match[str]) -> int | None:
    if match["months"]:
        beside = match.string[max(0, match.start() - 8) : match.end() + 4]
        return 0 if _NURSERY.search(match.string) or _YOUNG.search(beside) else None
    if match["named"]:
        return _NAMED[match["named"]]
    if match["number"]:
        years = number(match["number"])
        by_word = re.fullmatch(_YEARS, match["years"])
        return years if by_word or years > 9 else None
    if match["small"] or match["counted"]:
        return number(match["small"] or match["counted"])
    years = number(match["bare"])
    return years if years > 9 and len(match["bare"]) > 1 else None


def number(digits: str) -> int:
    """Read a number of up to three digits, in kanji or in kana."""
    if digits.isdigit() and digits.isascii():
        return int(digits)
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


_VALUES = {
    "きゅう": 9, "きゆう": 9, "く": 9, "はち": 8, "なな": 7, "しち": 7, "ろく": 6, "ご": 5,
    "よん": 4, "し": 4, "さん": 3, "に": 2, "いち": 1,
}  # fmt: skip


def _in_kana(digits: str) -> int:
    tens, _, ones = digits.replace("じゅう", "じゆう").partition("じゆう")
    return _VALUES.get(tens, 1) * 10 + _VALUES.get(ones, 0)
