"""Tell in which foreign language a text is written, where its script or small words leave no doubt.

Somebody in distress writes in their own language and looks for no menu.  Called by the engine while
nobody has chosen a language; what is not certain stays Japanese.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー々]")
_SCRIPTS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "ko": re.compile(r"[가-힣]{2}"),
        "ne": re.compile(r"[\u0900-\u097f]{2}"),
        "vi": re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE),
        # Characters that only simplified Chinese has.
        "zh-Hans": re.compile(r"[们这吗说请谢么样还让给妈钱爱难过饭业为时间开关电话药]"),
    }
)
_SMALL = {
    "en": "i i'm im my me you is are am the a and to of in for have has can can't cannot do don't "
    "not no help please what how with was he she they we it",
    "tl": "ako ko po ang ng mga sa ay na hindi wala kami namin siya niya kasi lang naman ba para "
    "kayo ninyo akong",
    "id": "saya aku tidak yang dan di ke dari untuk dengan ini itu ada suami istri anak mau bisa "
    "sudah belum kami",
}
_SMALL_WORDS = {code: frozenset(words.split()) for code, words in _SMALL.items()}
ENOUGH = 3
"""So many small words of one language, and of no other as many, are no accident."""


def written_in(text: str) -> str | None:
    """Return the code of the foreign language ``text`` is certainly written in, or nothing."""
    if _JAPANESE.search(text):
        return None
    for code, script in _SCRIPTS.items():
        if script.search(text):
            return code
    words = re.findall(r"[a-z']+", text.casefold().replace("’", "'"))
    counted = {code: sum(word in small for word in words) for code, small in _SMALL_WORDS.items()}
    first, second = sorted(counted, key=lambda code: -counted[code])[:2]
    return first if counted[first] >= ENOUGH and counted[first] > counted[second] else None
