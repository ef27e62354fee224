"""Read the answer to a question that can be answered with yes or no.

A long sentence is neither, and neither is a yes that takes itself back; 大丈夫です alone may be
both, so it is told apart as *either*.  Called by the engine for fact questions and yes/no steps.
"""

from enum import StrEnum

from bot.flow.answers.hearing import Hearing
from bot.flow.answers.manners import forms
from bot.flow.answers.mention import is_denied
from bot.flow.answers.normal import plain, words


class YesNo(StrEnum):
    """What was answered; ``either`` means that the words allow both."""

    YES = "yes"
    NO = "no"
    EITHER = "either"
    DONT_KNOW = "dont_know"
    WONT_SAY = "wont_say"


# NB: what could be two things counts as the more careful one.
_CAREFUL = (YesNo.WONT_SAY, YesNo.DONT_KNOW, YesNo.EITHER, YesNo.NO, YesNo.YES)
_SHORT = 12
_TURNS = ("でも", "けど", "ただ", "しかし", "だけど", "but", "however", "かわから", "か分から")
_FILLERS = frozenset(
    [
        "まあ",
        "まぁ",
        "もう",
        "ちょっと",
        "あの",
        "えっと",
        "うーん",
        "ね",
        "よ",
        "です",
        "そう",
        "それは",
        "well",
        "um",
        "uh",
        "and",
    ]
)


def yes_no(text: str, hearing: Hearing) -> YesNo | None:
    """Return what ``text`` answers, or nothing when it is no such answer."""
    if text.rstrip().endswith(("?", "？")):
        return None
    return _whole(text, hearing) or _in_parts(text, hearing) or _led(text, hearing)


def _whole(text: str, hearing: Hearing) -> YesNo | None:
    found = hearing.among(text, _CAREFUL)
    return YesNo(found) if found else None


def _in_parts(text: str, hearing: Hearing) -> YesNo | None:
    """Read はい、大丈夫です: what decides is a yes or a no, the rest may follow it."""
    parts = [part for part in words(text) if part not in _FILLERS]
    said = [_whole(part, hearing) for part in parts]
    settled = {answer for answer in said if answer is not None}
    if not settled:
        return None
    unknown = "".join(part for part, answer in zip(parts, said, strict=True) if answer is None)
    if unknown and (said[0] is None or len(plain(text)) > _SHORT or _turns(unknown)):
        return None
    return _decided(settled)


def _decided(settled: set[YesNo]) -> YesNo | None:
    for careful in (YesNo.WONT_SAY, YesNo.DONT_KNOW):
        if careful in settled:
            return careful if YesNo.YES not in settled else None
    if settled >= {YesNo.YES, YesNo.NO}:
        return None
    decisive = settled - {YesNo.EITHER}
    return next(iter(decisive or settled))


def _led(text: str, hearing: Hearing) -> YesNo | None:
    """Read いや大丈夫です: a yes or a no, and directly after it another known answer."""
    for form in forms(text):
        for cut in range(1, len(form) if len(form) <= _SHORT else 0):
            lead = hearing.exactly(form[:cut], _CAREFUL)
            rest = _whole(form[cut:], hearing) if lead and not is_denied(form[cut:]) else None
            if lead and rest:
                return _decided({YesNo(lead), rest})
    return None


def _turns(rest: str) -> bool:
    return any(turn in rest for turn in _TURNS) or "ない" in rest or "無理" in rest
