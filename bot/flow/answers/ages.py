"""Read an age as people say it: 83歳, 八十すぎ, 70代後半, 中2, 還暦, 昭和15年生まれ, in my 50s.

What is not exact becomes a range: 八十すぎ is 80 to 89, もうすぐ80 is 79, 80くらい is 78 to 82, a
school grade is two years wide, a birth year alone too.  Nobody is older than 125; amounts,
durations and dates of other things are refused.  Called by the engine and by ``people``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.flow.answers.age_names import JUBILEES, NAMED, OLDEST
from bot.flow.answers.births import BIRTH, BIRTH_ALONE, born
from bot.flow.answers.normal import plain, same_length
from bot.flow.answers.numbers import kanji_number


@dataclass(frozen=True, slots=True)
class AgeRange:
    """The youngest and the oldest that somebody may be, in full years; exact when equal."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class AgeSaid:
    """An age and the characters of the text that say it."""

    start: int
    end: int
    age: AgeRange


_NUMERAL = r"(?:(?<![\d.])\d{1,3}(?!\d|[.,]\d\d)|[〇零一二三四五六七八九十百]{1,5})"
_UNIT = (
    r" ?(?:歳|才|さい(?![ぁ-んー])|さい(?=です|の|で|と|に|、|。|$)|サイ|ちゃい|岁|세|살|tuổi|"
    r"वर्ष|"
    r"(?: |-)?(?:years?|yrs?|y)[ -]?(?:old|/?o)?(?![a-z])|yo(?![a-z])| ?taong gulang| ?anyos|"
    r" ?tahun)"
)
_BEFORE = (
    r"(?P<before>(?:もう(?:すぐ|じき|すこしで|少しで)|まもなく|間もなく|じきに|そろそろ|ぼちぼち|"
    r"今年(?:で|は|中に)?|"
    r"ことし(?:で|は)?|来年(?:で|は)?|今度(?:の誕生日)?で?|次(?:の誕生日)?で|満(?:で)?|"
    r"数え(?:年)?で?|かぞえで?|"
    r"約|およそ|だいたい|大体|たぶん|多分|推定|almost |nearly |turning |about |around |over |"
    r"more than |"
    r"under |early |mid[- ]?|late )、?)?"
)
_AFTER = (
    r"(?P<after>前半|後半|半ば|なかば|中盤|すぎ|過ぎ|を(?:すぎ|過ぎ|超え|こえ)|超え|越え|半|ちょい|ちょっと|"
    r"くらい|ぐらい|位|ごろ|頃|前後|ほど|"
    r"に?近[いくか]|にちか[いくか]|ちか[くい]|手前|前(?!後)|に?なる(?:ところ|とこ|前)|以上|以下|"
    r"未満|多|几|余り?)?"
)
_WRITTEN = re.compile(
    rf"{_BEFORE}(?P<age>{_NUMERAL})(?:{_UNIT}?(?:、|,|~|〜|～|-|から|か|or|"
    rf"ないし)(?P<to>{_NUMERAL}))?"
    rf"(?P<more>多|几|余)?(?:(?P<decade>代|だい|대|'?s(?![a-z])|岁?代)|"
    rf"(?P<unit>{_UNIT}))?{_AFTER}"
)
_MONTHS = re.compile(
    rf"(?<!妊娠)(?:(?<=生後)|(?<=産後)|(?<![産後\d]))(?P<months>{_NUMERAL})(?:か|ヶ|ケ|ヵ|カ|箇|"
    rf"個|ｹ)(?:月|げつ)(?P<half>半)?"
    r"(?=(?:の(?:赤|子|娘|息子|ベビー|乳)|児|$))"
    rf"|生後約?(?:{_NUMERAL}(?:か|ヶ|ケ|ヵ|カ|箇)月|{_NUMERAL}(?:日|週間?)|間もない|まもない)"
    r"|\d{1,2}[- ]?(?:months?|weeks?|days?)[- ]old|newborn|新生児|乳児|0歳児|赤ん坊|"
    r"赤ちゃん(?=です|$)"
)
_GRADE = re.compile(
    r"(?P<school>小学校?|中学校?|高等学校|高校?|大学?|小(?!さ)|中|高|"
    r"大)の?(?P<grade>[1-6一二三四五六])"
    r"(?!\d|[歳才日人つ月時分円件回万千百十棟番丁級個階])(?:年生?|年)?"
)
_JUBILEE = re.compile(rf"{_BEFORE}(?:アラ)?(?P<age>{'|'.join(JUBILEES)})の?(?:お祝い)?{_AFTER}")
_NAMES = re.compile("|".join(sorted(NAMED, key=len, reverse=True)) + "|年中(?=$|の|と|です|、|さ)")
_SCHOOLS = {"小": 5, "中": 11, "高": 14, "大": 17}
_ALONE_HEAD = re.compile(
    r"(?:年齢は?|年は|歳は|とし(?:は)?|今は|今、|いま|現在|わたしは?|私は?|母は?|父は?|本人は?|"
    r"えっと、?|ええと、?|"
    r"もう(?!すぐ|じき|少|すこ)|age:? ?|i'm |i am |im |she is |he is |aged )+"
)
_ALONE_TAIL = re.compile(
    r"(?:になりました|になります|になった(?:ばかり)?|になってます|だと思います|と思います|"
    r"くらいかな|です(?:ね|よ|けど|が)?|ました|ています|てます|てる|だよ?|"
    r"かな|でございます|ぐらいです|ばい|じゃ|や|よ|ね|になる)+$"
)
_JUST_BECAME = re.compile(r"になりました|になった")
_NOT_YET = re.compile(
    r"もう(?:すぐ|じき|すこし|少し)|ま?もなく|間もなく|じきに|そろそろ|ぼちぼち|今度|次|turning"
)
_NEARLY = re.compile(r"近|ちか|手前|前(?!半|後)|almost|nearly")
_ROUGHLY = re.compile(
    r"約|およそ|だいたい|大体|たぶん|多分|推定|くらい|ぐらい|位|ごろ|頃|前後|ほど|about|around"
)


def age(text: str, today: date) -> AgeRange | None:
    """Return the age that ``text`` gives, or nothing when it gives none or no possible one."""
    even = same_length(text)
    alone = _alone(even, today)
    if alone is not None:
        return alone
    return next((said.age for said in ages_in(text, today)), None)


def ages_in(text: str, today: date) -> tuple[AgeSaid, ...]:
    """Return every age that a text says with a unit of age, in their order."""
    even = same_length(text)
    found: list[AgeSaid] = []
    taken = 0
    for said in sorted(_all(even, today), key=lambda said: (said.start, -said.end)):
        if said.start >= taken:
            found.append(said)
            taken = said.end
    return tuple(found)


def _all(text: str, today: date) -> Iterator[AgeSaid]:
    for match in BIRTH.finditer(text):
        years = born(match, today)
        if years is not None:
            yield AgeSaid(match.start(), match.end(), AgeRange(*years))
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            known = read(match)
            if known is not None:
                yield AgeSaid(match.start(), match.end(), known)


def _alone(text: str, today: date) -> AgeRange | None:
    """Read a whole answer, where a number needs no unit."""
    became = _JUST_BECAME.search(text) is not None
    bare = _ALONE_TAIL.sub("", _ends(text))
    bare = _ends(bare[_lead(bare) :])
    if birth := BIRTH_ALONE.fullmatch(bare):
        years = born(birth, today)
        return AgeRange(*years) if years else None
    if match := _WRITTEN.fullmatch(bare):
        return _possible(*_span(match, became))
    return None


def _ends(text: str) -> str:
    return text.strip(" \t\n\r　。．.、,!！?？…「」()（）~〜～")


def _lead(text: str) -> int:
    match = _ALONE_HEAD.match(text)
    return match.end() if match else 0


def _written(match: re.Match[str]) -> AgeRange | None:
    if not (match["unit"] or match["decade"]) or _another_thing(match):
        return None
    return _possible(*_span(match, became=False))


def _another_thing(match: re.Match[str]) -> bool:
    following = match.string[match.end("unit") if match["unit"] else match.end("decade") :]
    # NB: 100代 is no age, 3代目 a generation, 3歳の時 a memory.
    return following.startswith(
        ("目", "の時", "の頃", "のとき", "のころ", "まで", "理", "謝", "金", "表", "わり")
    )


def _span(match: re.Match[str], became: bool) -> tuple[int, int]:
    low = _value(match["age"])
    if match["decade"] and low >= 10:
        return _decade(low, match)
    high = _value(match["to"]) if match["to"] else low
    if match["to"] and high < 10 <= low:
        high += low // 10 * 10
    return _about(low, high, match, became)


def _decade(low: int, match: re.Match[str]) -> tuple[int, int]:
    said = f"{match['before'] or ''}{match['after'] or ''}"
    first, last = low - low % 10, low - low % 10 + 9
    if re.search("前半|early", said):
        return first, first + 4
    if re.search("後半|late", said):
        return first + 5, last
    if re.search("半ば|なかば|中盤|mid", said):
        return first + 3, first + 7
    return first, (_value(match["to"]) + 9 if match["to"] else last)


def _about(low: int, high: int, match: re.Match[str], became: bool) -> tuple[int, int]:
    said = f"{match['before'] or ''}{match['after'] or ''}"
    more = match.groupdict().get("more")
    for pattern, spread in _SPREADS:
        if pattern.search(said):
            return spread(low, high)
    if more or re.search("すぎ|過ぎ|ちょ|超え|越え|こえ|over|more than|余", said):
        return low, low // 10 * 10 + 9
    if "今年" in said or "ことし" in said:
        return (low, high) if became else (low - 1, high)
    return low, high


_SPREADS: tuple[tuple[re.Pattern[str], Callable[[int, int], tuple[int, int]]], ...] = (
    (re.compile("来年|数え|かぞえ"), lambda low, high: (low - 2, high - 1)),
    (_NOT_YET, lambda low, high: (low - 1, high - 1)),
    (re.compile("以上"), lambda low, high: (low, OLDEST)),
    (re.compile("未満|under"), lambda low, high: (0, high - 1)),
    (re.compile("以下"), lambda low, high: (0, high)),
    (_ROUGHLY, lambda low, high: (max(low - 2, 0), high + 2)),
    (re.compile("なる(?:ところ|とこ|前)"), lambda low, high: (low - 1, high - 1)),
    (re.compile("前半"), lambda low, high: (low, low + 4)),
    (re.compile("後半"), lambda low, high: (low + 5, low + 9)),
    (_NEARLY, lambda low, high: (low - 3, high - 1)),
)


def _months(match: re.Match[str]) -> AgeRange | None:
    months = _value(match["months"]) if match["months"] else 0
    years = months // 12
    return _possible(years, years) if months <= 48 else None


def _grade(match: re.Match[str]) -> AgeRange | None:
    grade = _value(match["grade"])
    if match["school"][0] in "中高" and grade > 3:
        return None
    first = _SCHOOLS[match["school"][0]] + grade
    return AgeRange(first, first + (4 if match["school"][0] == "大" else 1))


def _named(match: re.Match[str]) -> AgeRange | None:
    return AgeRange(*NAMED.get(match[0], (4, 5)))


def _jubilee(match: re.Match[str]) -> AgeRange | None:
    years = JUBILEES[match["age"]]
    became = _JUST_BECAME.match(match.string, match.end()) is not None
    return _possible(*_about(years, years, match, became))


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], AgeRange | None]], ...] = (
    (_MONTHS, _months),
    (_NAMES, _named),
    (_JUBILEE, _jubilee),
    (_GRADE, _grade),
    (_WRITTEN, _written),
)


def _value(numeral: str) -> int:
    value = kanji_number(plain(numeral))
    # NB: what cannot be read (十十) is taken out by the limit on ages.
    return OLDEST + 1 if value is None else value


def _possible(low: int, high: int) -> AgeRange | None:
    if low > high or low > OLDEST or high < 0:
        return None
    return AgeRange(max(low, 0), min(high, OLDEST)) if high <= OLDEST + 9 else None
