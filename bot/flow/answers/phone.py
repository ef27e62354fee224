"""Read a Japanese telephone number on which somebody can be called back.

090 1234 5678, ０９０ー…, 〇九〇…, +81 90 …, 093(582)… become digits with hyphens.  Refuses what
cannot be called back: too short or too long, service numbers (0120, 0570), and 110, 119, 189.
Numbering after the plan of the Ministry of Internal Affairs and Communications.
"""

import re

from bot.flow.answers.normal import same_length

FEWEST_DIGITS = 10
_KANJI_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_KANJI_RUN = re.compile(r"[〇零一二三四五六七八九]{2,}")
_DASHES = re.compile(r"[‐‑‒–—―−ー－ｰ~〜～_.・/の]")
_ABROAD = re.compile(r"(?:\+|00|010-?)81[-\s]*(?:\(0\))?[-\s]*(?=[1-9])")
# When to call, which is asked for together with the number: 9-17時, 10:00〜, 6pm.
_TIME = re.compile(
    r"(?<![\d-])(?:\d{1,2}(?::\d\d)? ?(?:時|じ)?-)?\d{1,2}(?::\d\d| ?(?:時|じ|[ap]m))"
)
_NUMBER = re.compile(r"(?<![\d+-])\(?0\d(?:[-\s()]{0,2}\d){8,9}(?![-\s]{0,2}\d)")
_MOBILE = re.compile(r"0[56789]0[1-9]\d{7}")
_LANDLINE = re.compile(r"0[1-9]\d{8}")
_SERVICE = re.compile(r"0(?:120|170|180|570|800|990|910)")
_TWO = re.compile(r"0[36][2-9]")
_FOUR = re.compile(
    r"0(?:930|94[03-9]|942|95[0-9]|979|97[2-8]|96[4-9]|98[02-7]|82[04-9]|83[3-8])[2-9]"
)
_THREE = re.compile(r"0(?:1[1578]|2[2-9]|4[2-9]|5[2-9]|7[2-9]|8[2-9]|9[2-9])[2-9]")
_ALL_SAME = re.compile(r"0\d0(\d)\1{7}")
_GROUPED = re.compile(r"(0\d{1,4})[-()\s]+(\d{1,4})[-()\s]+(\d{4})")


def phone(text: str) -> str | None:
    """Return the first number in ``text`` that can be called back, with hyphens."""
    if len(text) < FEWEST_DIGITS or sum(map(str.isnumeric, text)) < FEWEST_DIGITS:
        return None
    written = _KANJI_RUN.sub(lambda run: run[0].translate(_KANJI_DIGITS), same_length(text))
    even = _ABROAD.sub("0", _TIME.sub("、", _DASHES.sub("-", written)))
    for match in _NUMBER.finditer(re.sub(r"[-\s]*([-()\s])[-\s]*", r"\1", even)):
        if known := _hyphenated(match[0]):
            return known
    return None


def _hyphenated(written: str) -> str | None:
    digits = re.sub(r"\D", "", written)
    if _SERVICE.match(digits) or _ALL_SAME.fullmatch(digits):
        return None
    if _MOBILE.fullmatch(digits):
        return f"{digits[:3]}-{digits[3:7]}-{digits[7:]}"
    if not _LANDLINE.fullmatch(digits) or re.match(r"0[56789]0", digits):
        return None
    area = _area(written, digits)
    if digits[area] in "01":
        return None
    return f"{digits[:area]}-{digits[area:6]}-{digits[6:]}"


def _area(written: str, digits: str) -> int:
    """Return how long the area code is: as it was written, else by the plan's usual lengths."""
    grouped = _GROUPED.fullmatch(written.strip("() "))
    if grouped and len(grouped[1]) + len(grouped[2]) == 6:
        return len(grouped[1])
    if _TWO.match(digits):
        return 2
    return 3 if _THREE.match(digits) and not _FOUR.match(digits) else 4
