"""Read the number of an option: 2, ２, 二番, ②, 「2」, no. 2, 1と3.

Refuses amounts, ages and dates: a number with a unit of its own is not a choice.
Called by ``options`` and by the engine for numbered lists; ``kanji_number`` also by ``ages``.
"""

import re

from bot.flow.answers.normal import plain
from bot.flow.answers.remembered import remembered

NUMERAL = r"(?:\d{1,4}|[〇零一二三四五六七八九十百千壱弐参廿]{1,8})"
_DIGIT = {sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")}
_DIGIT |= {"零": "0", "壱": "1", "弐": "2", "参": "3"}
_TIMES = {"十": 10, "百": 100, "千": 1000}
_SPOKEN = {
    word: value
    for value, spoken in enumerate(
        (
            "ぜろ れい zero",
            "いち ひとつ 一つ 最初 いっこ one first 1st isa satu một",
            "に ふたつ 二つ two second 2nd dalawa dua",
            "さん みっつ みつ 三つ three third 3rd tatlo tiga",
            "よん よっつ よつ 四つ four fourth 4th apat empat",
            "ご いつつ 五つ five fifth 5th lima",
            "ろく むっつ むつ 六つ six sixth 6th anim enam",
            "なな しち ななつ 七つ seven seventh 7th pito tujuh",
            "はち やっつ やつ 八つ eight eighth 8th walo delapan",
            "きゅう ここのつ 九つ nine ninth 9th siyam sembilan",
            "じゅう とお ten tenth 10th",
        )
    )
    for word in spoken.split()
}
_HEAD = (
    r"(?:上から|うえから|答えは|こたえは|回答は|番号は|番号|第|#|no\.? ?|nr\.? ?|number |option |"
    r"nomor |numero |số |câu |「|『|\(|\[|【)*"
)
_TAIL = (
    r"(?:番目|ばんめ|番|ばん|号|個目|こめ|目|め|번째?|个|個|\.|。|」|』|\)|\]|】|の(?:やつ|方|"
    r"ほう)?|"
    r"でお願いします|でおねがいします|お願いします|がいい|がよい|でいい|でよい|にします|にする|"
    r"かな|だと思います|"
    r"です|だ|で|と思います|を選びます|ね|よ|please|th)*"
)
_ONE = re.compile(
    rf"{_HEAD}(?:(?P<written>{NUMERAL})(?:つ目|つめ|つ)?|(?P<spoken>[^\W\d_]{{1,8}}?)) ?{_TAIL}"
)
_BETWEEN = re.compile(
    r"[\s、,，;；・/／&＆+＋.．]+|(?<=[\d番目つ〇-十])(?:と|や|そして|それから|それと|および|"
    r"及び|あと)"
    r"|\b(?:and|at|dan|và|y)\b"
)
_RANGE = re.compile(r"(\d{1,2})(?:番)?(?:から|[-~〜ー])(\d{1,2})(?:番)?(?:まで)?")
_LONGEST_RANGE = 20


def number(text: str) -> int | None:
    """Return the one number that ``text`` is, from 0 to 9999, or nothing."""
    return _number(plain(text))


def numbers(text: str) -> tuple[int, ...]:
    """Return the numbers ``text`` consists of, each once, in their order; else none at all."""
    whole = plain(text)
    if span := _RANGE.fullmatch(whole):
        low, high = int(span[1]), int(span[2])
        return tuple(range(low, high + 1)) if low < high <= low + _LONGEST_RANGE else ()
    single = _number(whole)
    if single is not None:
        return (single,)
    found = [_number(part) for part in _BETWEEN.split(whole) if part and plain(part)]
    known = [value for value in found if value is not None]
    return tuple(dict.fromkeys(known)) if len(known) == len(found) else ()


@remembered
def kanji_number(numeral: str) -> int | None:
    """Return the value of digits or kanji numerals (八十三, 百二, 八三, 2千), up to 9999."""
    if numeral.isdecimal():
        return int(numeral) if len(numeral) <= 4 else None
    signs = "".join(_DIGIT.get(sign, sign) for sign in numeral.replace("廿", "二十"))
    if signs.isdecimal():
        return int(signs) if len(signs) <= 4 else None
    return _with_powers(signs)


def _with_powers(signs: str) -> int | None:
    total, last = 0, 10_000
    for count, power, _ in re.findall(r"(\d*)([十百千]|$)(?=(.|$))", signs):
        times = _TIMES.get(power, 1)
        if (len(count) > 1) or times >= last:
            return None
        total += (int(count) if count else int(bool(power))) * times
        last = times
        if not power:
            break
    return total if re.fullmatch(r"[\d十百千]+", signs) else None


@remembered
def _number(text: str) -> int | None:
    match = _ONE.fullmatch(text)
    if match is None:
        return None
    spoken = match["spoken"]
    return _SPOKEN.get(spoken) if spoken else kanji_number(match["written"])
