"""Read which of a question's options somebody means, by its words or by its number.

Never guesses: an option that is named only to deny it is not picked, and what fits several is
handed back as all of them, not certain.  The engine builds one ``Options`` per question.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.flow.answers.labels import cores, loose, spellings, wishes
from bot.flow.answers.manners import forms
from bot.flow.answers.mention import NEGATED, REFUSED, Mentions
from bot.flow.answers.normal import KANJI, plain
from bot.flow.answers.numbers import NUMERAL, kanji_number, number, numbers

NONE = "none"
"""The id of the option that says none of them; 「ぜんぶ」 does not mean it."""

_STORY = 40
_ALL = frozenset(
    [
        "ぜんぶ",
        "全部",
        "ぜーんぶ",
        "すべて",
        "全て",
        "みな",
        "みんな",
        "皆",
        "どれも",
        "どれもこれも",
        "なにもかも",
        "何もかも",
        "全部当てはまる",
        "ぜんぶあてはまる",
        "全部あてはまる",
        "全部そう",
        "all",
        "everything",
        "semua",
        "lahat",
        "全都",
        "都是",
        "전부",
        "모두",
        "どっちも",
        "どちらも",
        "両方",
        "りょうほう",
        "both",
    ]
) | {"all of them", "tất cả", "सबै"}
_PAIR = frozenset(["どっちも", "どちらも", "両方", "りょうほう", "both"])
_LISTED = re.compile(
    r"[\s、､,，;；・･／/&＆+＋]+|\band\b|そして|それから|それと|および|及び|あとは?"
)
_KANJI = re.compile(f"[{KANJI}]")
_NUMBER = re.compile(NUMERAL)
_AND = re.compile(r"と|や|も")
_FILLERS = {
    "",
    "と",
    "です",
    "だ",
    "も",
    "お願いします",
    "そして",
    "あと",
    "それと",
    "かな",
    "えっと",
    "番",
}


@dataclass(frozen=True, slots=True)
class Picked:
    """The options that were meant; ``certain`` says whether the words leave no other way."""

    ids: tuple[str, ...] = ()
    certain: bool = False


class Options:
    """The options of one question, in the order in which they are shown.

    How they may be written in ten languages is worked out when the first answer is read.
    """

    def __init__(self, choices: Sequence[tuple[str, Sequence[str]]]) -> None:
        self._choices = choices
        self._ids = tuple(id for id, _ in choices)

    @cached_property
    def _exact(self) -> dict[str, frozenset[str]]:
        return _table((id, spellings(labels)) for id, labels in self._choices)

    @cached_property
    def _cores(self) -> dict[str, frozenset[str]]:
        return _table((id, cores(labels)) for id, labels in self._choices)

    @cached_property
    def _led(self) -> dict[int, frozenset[str]]:
        return _led(self._choices)

    @cached_property
    def _mentions(self) -> Mentions:
        asked = {wish for _, labels in self._choices for wish in wishes(labels)}
        known = (*self._exact, *self._cores)
        return Mentions({form: REFUSED if form in asked else NEGATED for form in known})

    def match(self, text: str) -> Picked:
        """Return the option that ``text`` names; several where it fits several."""
        return self._whole(text) or self._partly(text)

    def match_several(self, text: str) -> Picked:
        """Return every option that ``text`` names, for a question with several answers."""
        if picked := self._whole(text) or self._all(text) or self._numbered(text):
            return picked
        parts = [part for part in _LISTED.split(text) if plain(part) not in _FILLERS]
        found = [picked for part in parts for picked in self._listed(part)]
        ids = {id for picked in found for id in picked.ids}
        certain = bool(found) and all(picked.certain for picked in found)
        return self._in_order(ids, certain and (NONE not in ids or len(ids) == 1))

    def _whole(self, text: str) -> Picked | None:
        for form in map(loose, forms(text)):
            ids = self._exact.get(form) or self._cores.get(form)
            if ids:
                return self._in_order(ids, len(ids) == 1 and not _asks(text))
        shown = number(text)
        return self._at(shown) if shown is not None else None

    def _at(self, shown: int) -> Picked | None:
        if not 1 <= shown <= len(self._ids):
            return Picked()
        # NB: where labels begin with numbers (1人, 2人), 2 may be the second or the one named 2.
        ids = self._led.get(shown, frozenset()) | {self._ids[shown - 1]}
        return self._in_order(ids, len(ids) == 1)

    def _partly(self, text: str) -> Picked:
        ids = self._mentioned(text) or self._containing(text)
        return self._in_order(ids, len(ids) == 1 and len(text) <= _STORY and not _asks(text))

    def _mentioned(self, text: str) -> set[str]:
        found = self._mentions.inside(loose(text))
        return {id for phrase in found for id in self._exact.get(phrase) or self._cores[phrase]}

    def _containing(self, text: str) -> set[str]:
        for form in map(loose, forms(text)):
            found = {id for label, ids in self._exact.items() if _part(form, label) for id in ids}
            if found:
                # What fits every option says nothing.
                return found if len(found) < len(self._ids) else set()
        return set()

    def _all(self, text: str) -> Picked | None:
        ids = {id for id in self._ids if id != NONE}
        said = _ALL.intersection(forms(text))
        if not said:
            return None
        return self._in_order(ids, len(ids) == 2 or not said & _PAIR)

    def _numbered(self, text: str) -> Picked | None:
        shown = numbers(text)
        if not shown or not all(1 <= place <= len(self._ids) for place in shown):
            return None
        ids = {self._ids[place - 1] for place in shown}
        return self._in_order(ids, NONE not in ids or len(ids) == 1)

    def _listed(self, part: str) -> Iterable[Picked]:
        if picked := self._whole(part) or self._numbered(part):
            return (picked,)
        joined = [self._whole(piece) for piece in _AND.split(plain(part)) if piece not in _FILLERS]
        known = [picked for picked in joined if picked is not None]
        if len(known) == len(joined) > 1:
            return known
        named = self._mentioned(part)
        if named:
            return (self._in_order(named, len(part) <= _STORY and not _asks(part)),)
        return (self._partly(part),)

    def _in_order(self, ids: Iterable[str], certain: bool) -> Picked:
        chosen = set(ids)
        return Picked(tuple(id for id in self._ids if id in chosen), certain and bool(chosen))


def _table(labels: Iterable[tuple[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    known: dict[str, frozenset[str]] = {}
    for id, forms_of in labels:
        for form in forms_of:
            known[form] = known.get(form, frozenset()) | {id}
    return known


def _part(form: str, label: str) -> bool:
    """Say whether ``form`` is a telling piece of ``label``: kanji anywhere, else its beginning."""
    if _KANJI.search(form):
        return len(form) > 1 and form in label
    return len(form) > 2 and label.startswith(form)


def _led(choices: Iterable[tuple[str, Sequence[str]]]) -> dict[int, frozenset[str]]:
    """Return which options have labels that begin with a number (1人, 二人)."""
    found: dict[int, frozenset[str]] = {}
    for id, labels in choices:
        leads = (_NUMBER.match(plain(label)) for label in labels)
        for value in (kanji_number(lead[0]) for lead in leads if lead):
            if value is not None:
                found[value] = found.get(value, frozenset()) | {id}
    return found


def _asks(text: str) -> bool:
    return text.rstrip().endswith(("?", "？"))
