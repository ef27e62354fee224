"""Finds the ages said in a text: 83歳, 八十三, はちじゅうさん, 還暦, 80すぎ, 生後4か月, 다섯 살.

A decade (70代), a school grade and a year of birth are no ages: what they leave open stays open.
Neither is an age at which something was or is allowed (十九のとき, 65歳から).  Whose age it is,
``owners`` decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.needs.numerals import IN_DIGITS, IN_KANA, IN_KOREAN, IN_WORDS, ONES_IN_KANA, number

OLDEST = 110

_NUMBER = rf"(?P<number>{IN_DIGITS}|{IN_KANA}|{IN_KOREAN}|{IN_WORDS})"
_IN_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_NAMED = {
    "還暦": 60, "かんれき": 60, "古希": 70, "古稀": 70, "喜寿": 77, "傘寿": 80, "米寿": 88,
    "卒寿": 90, "白寿": 99, "はたち": 20, "二十歳": 20,
}  # fmt: skip
_LONG_OR_OLD = r"tahun|taon|वर्ष|साल"
"""Words that count years of anything."""
_YEARS = (
    r"(?:歳|才|さい(?!き|し|ふ|よ|そ|こ)|years?[ -]old|yrs?\b|tuổi|세|살|岁|歲"
    rf"|{_LONG_OR_OLD})"
)
_ABOUT = (
    r"(?:すぎ|過ぎ|前後|ちょい|ちょっと|近い|近く|手前|を過ぎ|をすぎ|はすぎ|は過ぎ|を越|をこ|ぐらい|くらい"
    r"|前(?=[。、でだ]|$))"
)
_NOT_YET = r"(?!と?ら[んな]|てい?[なま]|たら|れば)"
_BECOMES = rf"(?:に(?:もなっ|もなる|なり|なる|なっ){_NOT_YET})"
_NOT_NOW = (
    r"(?!から(?!ず)|以上|以下|未満|まで|より|の(?:とき|時|ころ|頃)"
    r"|で(?:倒れ|結婚|離婚|嫁|家を出|亡))"
)
_NOT_YEARS = (
    r"(?![\d一二三四五六七八九十百]|[年月日時人万円回度%階号週分割個本枚名級番千家箇代/／.百点台件杯通組匹泊食袋箱畳足社錠粒キ℃"
    r"~〜]|[かゖヶけカケヵ]月|つ[めのもがはとに]|[a-z]|[kK㎏]|センチ|メートル|ミリ|パー|シート|ページ|連|時間|丁目|より"
    r"|だい|ひき|びき|にち|じかん|ぷん|\s(?:độ|nichi|jikan|man|nen|kai|hari|ngày|giờ|days?|hours?|million))"
)
_NOT_AFTER_NUMBER = r"(?<![\d第約小中高.〜~熱-])"
_AND_YEARS = rf"(?=(?:と|\s(?:and|at|dan|và)\s)\d{{1,2}}\s?{_YEARS})"
_COUNTED = r"[一二三四五六七八九]"
_COUNTS_THINGS = r"(?![のめ目もかぐ編葉折])|(?=の(?:子|孫|娘|息子|男|女))"

_BORN = (
    rf"(?:生後|産後|産んで|生んで|生まれて|うまれて|出産して)\s?(?:{IN_DIGITS})\s?(?:[かゖヶけカケヵ箇]?月|週間?|日)"
    r"|生まれたばかり|(?:生み|産み|うみ)ました(?!か)"
    r"|(?:昨日|今日|今朝|けさ|さっき|いま|今)、?(?:お風呂場?で|トイレで)?(?:生まれ|うまれ|産ん|生ん|うん)[たで]"
)
_MONTHS = (
    rf"(?<![娠てでり後])(?<!もう|この|あと|家賃|来週){_NOT_AFTER_NUMBER}(?:{IN_DIGITS})\s?[かゖヶけカケヵ箇个個]月"
    r"(?=です|[、,。で，]|や(?:け|っ)|を一人|の(?:赤|子|娘|息子|双子|女|男|乳)|になる|児|$|\n)"
    rf"|(?:{IN_DIGITS})\s?(?:months?|bulan|minggu|tháng|tuần|महिना|개월|weeks? old)"
    r"|months? old|はんとしの|半年の(?=子|赤|娘|息子)"
)
_AGE = re.compile(
    rf"{_NOT_AFTER_NUMBER}{_NUMBER}\s?(?P<years>{_YEARS}|{_ABOUT}(?![\d人円日年月時回])|{_BECOMES}|{_AND_YEARS})"
    rf"{_NOT_NOW}"
    rf"|(?P<small_kana>{ONES_IN_KANA})さい(?=[のでにはがと、。\sじ]|$)"
    rf"|(?P<named>{'|'.join(_NAMED)})"
    rf"|(?P<born>{_BORN})|(?P<months>{_MONTHS})"
    r"|(?<=[(（])(?P<small>\d)(?=[)）、,])"
    rf"|(?:(?<=[はがもと、,人。\s])|^)(?P<counted>{_COUNTED})つ(?:{_COUNTS_THINGS})"
    rf"|(?<=の)(?P<is_counted>{_COUNTED})つ(?=。|です|に?なり|$)"
    rf"|{_NOT_AFTER_NUMBER}(?P<bare>{IN_DIGITS}|{IN_KANA}){_NOT_NOW}{_NOT_YEARS}"
    rf"|(?P<in_korean>{IN_KOREAN})(?=인데|이에요|예요|입니다|[.。]|$)"
)

_BABIES = re.compile(
    "赤ちゃん|あかちゃん|赤子|べびー|みるく|授乳|乳|夜泣き|泣き止|離乳|抱っこ|産んだ|産後|出産|生まれ|うまれ"
    "|ちゃいるどしーと|おむつ|baby|bú|bayi|sinh|melahirkan|बच्चा|아기|女儿|儿子|宝宝"
)
_UNBORN = re.compile("おなか|お腹|妊娠|産科|中絶|pregnan|hamil|mang thai|có thai|गर्भ|임신|怀孕")
_BORN_TOO = re.compile("生まれ|うまれ|産後|生後|離乳|みるく|授乳|健診に来")
_YOUNG = re.compile("[^女男様帽調]子|孫|娘|息子|むすめ|むすこ|(?:歳|つ)と$")
"""Months are an age only where there is somebody so young, or where a child is named beside."""
_OF_AGE = re.compile(r"umur|usia|anak|edad|gulang|putr[ai]|छोरा|छोरी|बच्चा|नाति|बुढ|उमेर")


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
            bare = match["bare"] or match["small"] or match["counted"] or match["is_counted"]
            yield Age(match.start(), match.end(), years, not bare)


def _years(match: re.Match[str]) -> int | None:
    if match["born"]:
        return 0
    if match["months"]:
        return 0 if _is_of_a_baby(match) else None
    if match["named"]:
        return _NAMED[match["named"]]
    if match["number"]:
        return _said_in_years(match)
    small = match["small"] or match["counted"] or match["is_counted"] or match["small_kana"]
    if small:
        return number(small)
    if match["in_korean"]:
        years = number(match["in_korean"])
        return years if years > 10 else None
    years = number(match["bare"])
    return years if years > 9 and len(match["bare"]) > 1 else None


def _is_of_a_baby(match: re.Match[str]) -> bool:
    """Say whether months are how old somebody is, not how long something lasts."""
    text = match.string
    if _UNBORN.search(text) and not _BORN_TOO.search(text):
        return False
    beside = _YOUNG.search(text[max(0, match.start() - 8) : match.start()]) or _YOUNG.search(
        text[match.end() : match.end() + 4]
    )
    return bool(_BABIES.search(text) or beside)


def _said_in_years(match: re.Match[str]) -> int | None:
    years = number(match["number"])
    if re.fullmatch(_LONG_OR_OLD, match["years"]):
        sentence = match.string[max(0, match.start() - 30) : match.end() + 3]
        return years if _OF_AGE.search(sentence) or "को" in sentence[-3:] else None
    by_word = not match["years"] or re.fullmatch(_YEARS, match["years"])
    return years if by_word or years > 9 else None
