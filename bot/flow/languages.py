"""The languages residents can choose, and how each one is called by gettext, HTML and Babel.

One table, so that no two places disagree about what ``ja-easy`` is.  Plain Japanese and children's
Japanese are languages of their own here: they have their own catalogue and their own words.
``spoken_to`` knows names only; it guesses nothing from the words of a story.  Called by the engine
(change of language), the catalogues, and every adapter that shows text.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from bot.flow.answers.remembered import remembered

SOURCE = "ja"
FOR_CHILDREN = "ja-kids"


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its code here, its catalogue's folder, and what others call it."""

    code: str
    catalogue: str
    html: str
    own_name: str
    babel: str


# NB: Babel and gettext take "ja@easy"; "ja-easy" and "ja_easy" are refused as unknown places.
_TABLE = (
    Language(SOURCE, "ja", "ja", "日本語", "ja"),
    Language("ja-easy", "ja@easy", "ja", "やさしい日本語", "ja"),
    Language(FOR_CHILDREN, "ja@kids", "ja", "こどものにほんご", "ja"),
    Language("en", "en", "en", "English", "en"),
    Language("zh-Hans", "zh_Hans", "zh-Hans", "简体中文", "zh_Hans"),
    Language("ko", "ko", "ko", "한국어", "ko"),
    Language("vi", "vi", "vi", "Tiếng Việt", "vi"),
    Language("ne", "ne", "ne", "नेपाली", "ne"),
    Language("tl", "tl", "fil", "Filipino", "fil"),
    Language("id", "id", "id", "Bahasa Indonesia", "id"),
)

LANGUAGES: Mapping[str, Language] = MappingProxyType({each.code: each for each in _TABLE})

# What people type besides a language's own name.  No word that could answer another question.
_ALSO = {
    SOURCE: "にほんご、ニホンゴ、japanese、nihongo、日语、日語、일본어、tiếng nhật",
    "ja-easy": "やさしいにほんご、易しい日本語、優しい日本語、かんたんな日本語、"
    "かんたんなにほんご、簡単な日本語、easy japanese、plain japanese、"
    "simple japanese、yasashii nihongo",
    "ja-kids": "こどもの日本語、子どもの日本語、子供の日本語、子どものにほんご、"
    "japanese for children",
    "en": "英語、えいご、エイゴ、イングリッシュ、eigo、英文、英语、영어、tiếng anh、ingles、अंग्रेजी",
    "zh-Hans": "中文、汉语、漢語、普通话、华语、简体字、簡体字、簡体中文、簡體中文、"
    "中国語、ちゅうごくご、中国语、chinese、simplified chinese、mandarin、zhongwen、chuugokugo",
    "ko": "한국말、우리말、조선말、韓国語、かんこくご、朝鮮語、ハングル、한글、"
    "korean、hangugeo、kankokugo",
    "vi": "ベトナム語、べとなむご、ヴェトナム語、越南语、vietnamese、betonamugo",
    "ne": "नेपाली भाषा、ネパール語、ねぱーるご、尼泊尔语、nepali、nepalese、neparugo",
    "tl": "tagalog、pilipino、wikang filipino、wikang tagalog、フィリピン語、ふぃりぴんご、"
    "フィリピノ語、タガログ語、たがろぐご、tagarogugo",
    "id": "bahasa、インドネシア語、いんどねしあご、印尼语、indonesian、indonesiago",
}

# "in English, please", 英語でお願いします
_AROUND = re.compile(
    r"^(?:in|into|speak)\s+|,?\s+please$|(?:がいい|で|を)?(?:お願い|おねがい)?(?:します|です)?$"
)
_LATIN_MARKS = re.compile("[\u0300-\u036f]")


def language(code: str) -> Language | None:
    """Return the language with this code, or nothing."""
    return LANGUAGES.get(code)


@remembered
def spoken_to(text: str) -> str | None:
    """Return the code of the language whose name was typed, or nothing."""
    plain = _plain(text)
    found = _names().get(plain)
    if found is None:
        found = _names().get(_AROUND.sub("", plain))
    return found


@cache
def _names() -> Mapping[str, str]:
    names = {_plain(each.own_name): each.code for each in _TABLE}
    names |= {_plain(name): code for code, also in _ALSO.items() for name in also.split("、")}
    return names | {code.casefold(): code for code in LANGUAGES}


def _plain(text: str) -> str:
    """Fold case, width and Latin accents: many phones cannot type "Tiếng Việt".

    Other scripts keep their marks: in Japanese and Nepali they make other words.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().strip(" \t\r\n。、.,!?「」\"'")
    letters = unicodedata.normalize("NFD", folded)
    return unicodedata.normalize("NFC", _LATIN_MARKS.sub("", letters))
