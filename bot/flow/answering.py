"""Reads one text as the answer to one question.

Called by the engine for the open question only.  Every text has an outcome; whether a text that
is *not understood* is asked about again or taken as it stands is the engine's decision.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from bot.flow.answers.ages import age
from bot.flow.answers.hearing import Hearing
from bot.flow.answers.normal import plain
from bot.flow.answers.numbers import number, numbers
from bot.flow.answers.options import NONE
from bot.flow.answers.phone import phone
from bot.flow.answers.yes_no import YesNo, yes_no
from bot.flow.definition import AnswerType, Ask, Choice
from bot.flow.plan import Plan
from bot.flow.vocabulary import GIVEN, TYPE_VALUES, UNSETTLED_WARD, Unsettled


@dataclass(frozen=True, slots=True)
class Settled:
    """The question is answered (also by *unknown* or *declined*)."""

    value: str | list[str]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """One of these is meant."""

    among: tuple[str, ...]


Outcome = Settled | Doubtful | None
"""``None``: not understood."""

_YES_NO_VALUES = {AnswerType.CONSENT: ("given", "refused"), AnswerType.CONTACT: ("here", "none")}
_UNSURE = ("unsure", "unsettled", "unknown")
_NO_QUESTION = frozenset({AnswerType.PEOPLE, AnswerType.PLACE, AnswerType.PAGE_LINK})
_BY_A_CHARACTER = frozenset({AnswerType.WARD, AnswerType.CHOICES})
_ASKS = re.compile(r"(?:[?？]|(?:ます|です|ません|でしょう)か[。.]?)\s*$")
_FREE = frozenset(
    {AnswerType.STORY, AnswerType.TEXT, AnswerType.PEOPLE, AnswerType.PLACE, AnswerType.PAGE_LINK}
)


def understand(plan: Plan, ask: Ask, text: str, now: datetime, among: list[str]) -> Outcome:
    """Return what ``text`` says to ``ask``; ``among`` narrows a question put a second time."""
    if among and (shown := _shown(ask, text, among)):
        return Settled(shown if ask.type is AnswerType.CHOICES else shown[0])
    outcome = _typed(plan, ask, text, now) or _no_answer(plan, ask, text)
    # NB: no wish is told from another by a single character, which may belong to its refusal.
    if among and ask.type in _BY_A_CHARACTER and not isinstance(outcome, Settled):
        return _which(plan, ask, text, among) or outcome
    return outcome


def picked(ask: Ask, value: str) -> Settled | None:
    """Return the answer a tapped button stands for, or ``None`` if there is no such option."""
    known = {choice.id for choice in ask.choices}
    if ask.type is AnswerType.CHOICES:
        values = {*value.split(",")}
        return Settled(_together(ask, values)) if known >= values else None
    if ask.type in (AnswerType.WARD, AnswerType.YES_NO):
        known.update(("yes", "no"))
    if value == UNSETTLED_WARD and ask.type is AnswerType.WARD:
        return Settled(Unsettled.UNKNOWN)
    return Settled(value) if value in known else None


def _together(ask: Ask, values: set[str]) -> list[str]:
    """Return several picks, each once, in their order; *none* says nothing beside another one."""
    listed = [choice.id for choice in ask.choices if choice.id in values]
    return [each for each in listed if each != NONE] or listed


def narrowing(choices: tuple[Choice, ...], ids: tuple[str, ...]) -> tuple[Choice, ...]:
    """Return the choices with these ids, in their own order."""
    return tuple(choice for choice in choices if choice.id in ids)


def _typed(plan: Plan, ask: Ask, text: str, now: datetime) -> Outcome:
    if ask.type in _FREE:
        return None if ask.type in _NO_QUESTION and _ASKS.search(text) else _free(plan, text)
    match ask.type:
        case AnswerType.WARD:
            return _ward(plan, ask, text)
        case AnswerType.PHONE:
            return Settled(GIVEN) if phone(text) else None
        case AnswerType.AGE:
            return Settled(GIVEN) if age(text, now.date()) else None
        case AnswerType.YES_NO:
            return _yes_no(plan, text, ("yes", "no"))
        case AnswerType.CHOICES:
            several = plan.options[ask.id].match_several(text)
            return Settled(list(several.ids)) if several.ids and several.certain else None
        case _:
            return _choice(plan, ask, text)


def _ward(plan: Plan, ask: Ask, text: str) -> Outcome:
    found = plan.listener.wards.find(text)
    counted = number(text) or 0
    ids, certain = found.ids, found.certain
    if not ids and 0 < counted <= len(ask.choices):
        ids, certain = (ask.choices[counted - 1].id,), True
    return Settled(Unsettled.UNKNOWN) if ids == (UNSETTLED_WARD,) else _outcome(ids, certain)


def _choice(plan: Plan, ask: Ask, text: str) -> Outcome:
    if exact := plan.labels[ask.id].get(plain(text)):
        return Settled(exact)
    found = plan.options[ask.id].match(text)
    if found.certain and found.ids:
        return Settled(found.ids[0])
    if ask.type in TYPE_VALUES:
        meanings = tuple(f"{ask.type}.{value}" for value in TYPE_VALUES[ask.type])
        hearing = plan.listener.hearing
        exact = hearing.among(text, meanings)
        meant = (exact,) if exact else hearing.within(text, meanings)
        if meant:
            ids = tuple(meaning.partition(".")[2] for meaning in meant)
            return _outcome(ids, len(ids) == 1)
    if values := _YES_NO_VALUES.get(ask.type):
        return _yes_no(plan, text, values)
    return _outcome(found.ids, False)


def _yes_no(plan: Plan, text: str, values: tuple[str, str]) -> Outcome:
    match yes_no(text, plan.listener.hearing):
        case YesNo.YES:
            return Settled(values[0])
        case YesNo.NO:
            return Settled(values[1])
        case YesNo.EITHER:
            return Doubtful(values)
        case _:
            return None


def _free(plan: Plan, text: str) -> Outcome:
    hearing = plan.listener.hearing
    if hearing.among(text, ("nothing", "wont_say")):
        return Settled(Unsettled.DECLINED)
    if hearing.among(text, ("dont_know",)):
        return Settled(Unsettled.UNKNOWN)
    return Settled(GIVEN)


def _no_answer(plan: Plan, ask: Ask, text: str) -> Outcome:
    hearing = plan.listener.hearing
    if hearing.among(text, ("dont_know",)):
        unsure = next((choice.id for choice in ask.choices if choice.id in _UNSURE), "")
        known = unsure and ask.type is not AnswerType.WARD
        return Settled(unsure if known else Unsettled.UNKNOWN)
    if hearing.among(text, ("wont_say",)):
        return Settled(Unsettled.DECLINED)
    if ask.type is AnswerType.CHOICES and any(choice.id == NONE for choice in ask.choices):
        return _any_at_all(ask, text, hearing)
    return Settled(Unsettled.DECLINED) if hearing.among(text, ("nothing",)) else None


def _any_at_all(ask: Ask, text: str, hearing: Hearing) -> Outcome:
    """Read yes or no where 「…はありますか」 is asked with options to pick from."""
    if hearing.among(text, ("nothing",)):
        return Settled([NONE])
    match yes_no(text, hearing):
        case YesNo.NO | YesNo.EITHER:
            return Settled([NONE])
        case YesNo.YES:
            return Doubtful(tuple(choice.id for choice in ask.choices if choice.id != NONE))
        case _:
            return None


def _outcome(ids: tuple[str, ...], certain: bool) -> Outcome:
    if not ids:
        return None
    return Settled(ids[0]) if certain and len(ids) == 1 else Doubtful(ids)


def _shown(ask: Ask, text: str, among: list[str]) -> list[str]:
    """Return the options whose numbers were typed, counted as they were shown."""
    shown = [choice.id for choice in narrowing(ask.choices, tuple(among))]
    counted = numbers(text)
    if not counted or not all(0 < each <= len(shown) for each in counted):
        return []
    return [shown[each - 1] for each in counted]


def _which(plan: Plan, ask: Ask, text: str, among: list[str]) -> Settled | None:
    """Return the one option whose own characters the text has (西 of 八幡東 and 八幡西)."""
    labels = {
        choice.id: "".join(plan.flow.today.spellings(choice.label))
        for choice in narrowing(ask.choices, tuple(among))
    }
    meant = [
        option
        for option, label in labels.items()
        if any(
            character in label and all(character not in labels[o] for o in labels if o != option)
            for character in text
        )
    ]
    if len(meant) != 1:
        return None
    return Settled(meant if ask.type is AnswerType.CHOICES else meant[0])
