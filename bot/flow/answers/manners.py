"""Take the polite and hesitant words off a short answer.

えっと、家族のことだと思います is 家族のこと.  Only what carries no meaning goes: a
negation, a doubt or a condition is never taken off.  Called by ``hearing`` and ``options``.
"""

import re
import unicodedata
from collections.abc import Iterator

from bot.flow.answers.normal import plain
from bot.flow.answers.remembered import remembered

_HEAD = re.compile(
    r"(?:ええっ?と|えー?っ?と|えーと|あのう|あのー?|そのー|うーん|うーむ|んー+|んーと|まあ|まぁ|"
    r"あー+|えー+|"
    r"そうですねえ?|そうねえ?|そうやねえ?|そうやなあ?|せやなあ?|そうだなあ?|じゃあ|じゃ|では|"
    r"それじゃ(?:あ)?|"
    r"それでは|とりあえず|たぶん|多分|おそらく|やっぱり|やはり|やっぱ|すみません|すいません|"
    r"すんません|"
    r"ごめんなさい|あっ|えっ|わっ|は、|ほな|ほんなら|そしたら|私は|わたしは|"
    r"(?:um+|uh+|er+|well|oh|ah|hmm+|ok so|i think|i guess|dạ|po|저기|음|嗯|"
    r"那个)\b)[、,。. …ー〜~!]*"
)
_TAIL = re.compile(
    r"(?:[、,。. …〜~!]+|でございます|ございます|です|でーす|っす|であります|だ|や|じゃ|ばい|"
    r"たい|ちゃ|と?よ+ー?|"
    r"ね[えぇー]*|な[あぁー]+|な|わ|さ|ぞ|かな[あぁー]*|かしら|けど|けども|けれど|けれども|が|"
    r"(?:だ|や)?(?:と|て)(?:思い|おもい|思|おも)(?:ます|う|っています|ってます)|"
    r"(?:で|を|に)?(?:お願い|おねがい|お願)(?:いた|致)?(?:します|しま[あー]*す|したいです|"
    r"申し上げます)?|"
    r"(?:で|が|の(?:ほう|方)が)(?:いい|よい|良い|ええ|よか|いいっす)|でも(?:いい|よい|良い|ええ)|"
    r"(?:に|と)(?:します|する|しときます|しとく|しておきます)|"
    r"を?(?:下さい|ください|くださいませ|ちょうだい|頼みます|たのみます|頼む|希望します|希望)|"
    r"なのです|なんです|"
    r"なんだ|なん|なの|のです|んです|んだ|に(?:関|かん)して|について|に(?:関|かん)すること|"
    r"に(?:関|かん)する相談|"
    r"の件|の相談|のほう|の方|のほうを|の方を|の|で|ので|も|は|を|に|って|とか|"
    r"すみません|すいません|ごめんなさい|ありがとう|ありがとうございます|"
    r" ?(?:please|thanks|thank you|sir|ma'am|madam|mam|po|ạ|nhé|요|谢谢|吧|的|啊|呀|ya|kak|जी))$"
)
_LONG = re.compile(r"(?<=([ぁ-ゖ]))ー")
_DIALECT = re.compile(r"(?:と|ちょ)(?:ります|る)(?:よ|けん|けど|ばい|ちゃ)?$")
"""北九州弁: 落ちついとります is 落ちついている."""
_MOST_FORMS = 16
_LONGEST = 60
_SHORT = 12


def forms(text: str) -> Iterator[str]:
    """Yield what an answer may be looked up as: itself first, then ever barer."""
    whole = plain(text)
    if whole:
        yield whole
    if 0 < len(whole) <= _LONGEST:
        yield from _barer_forms(whole)


@remembered
def _barer_forms(whole: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for start in (whole, _headless(whole), _DIALECT.sub("ている", whole)):
        found |= dict.fromkeys(_barer(start))
    found |= dict.fromkeys([_once(form) for form in found])
    # NB: うーん hesitates, though it looks like うん.
    if len(whole) <= _SHORT and not _HEAD.fullmatch(whole):
        for long in ("", _vowel):
            found |= dict.fromkeys([_LONG.sub(long, form) for form in found])
    return tuple(form for form in found if form and form != whole)


def _headless(text: str) -> str:
    for _ in range(_MOST_FORMS):
        match = _HEAD.match(text)
        if match is None or match.end() == len(text):
            break
        text = text[match.end() :]
    return text


def _barer(text: str) -> list[str]:
    found = [text]
    for _ in range(_MOST_FORMS):
        match = _TAIL.search(text)
        if match is None or match.start() == 0:
            break
        text = text[: match.start()]
        found.append(text)
    return found


def _once(text: str) -> str:
    """Return うん for うんうん and for うん、うん."""
    match = re.fullmatch(r"(.{2,6}?)(?:[、,。 ー]*\1)+", text)
    return match[1] if match else ""


def _vowel(long: re.Match[str]) -> str:
    """Return い for the long vowel of いーえ."""
    return _VOWELS.get(unicodedata.name(long[1])[-1], "")


_VOWELS = {"A": "あ", "I": "い", "U": "う", "E": "え", "O": "お"}
