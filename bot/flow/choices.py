"""Checks the choices of a question: that each can be named in a condition and picked by typing.

Somebody who types a label, or its number, must be understood; a label that stands on two options, a
number on the wrong one and the words of what always works are not.  Called by ``questions``; equal
labels of one language are told by ``translation_check``.
"""

from collections.abc import Iterable, Mapping

from bot.authoring.problem import Place
from bot.flow.answers.normal import plain
from bot.flow.answers.numbers import number
from bot.flow.definition import Choice, Repair
from bot.flow.frame import Frame, is_name
from bot.flow.vocabulary import Unsettled

_WORDS_OF_CONDITIONS = frozenset({"not", "known", "one", "of", "at", "least", "and", "or", "is"})
_TAKEN = _WORDS_OF_CONDITIONS | frozenset(Unsettled)


def check_names(places: Mapping[str, Place], frame: Frame) -> None:
    """Tell choices that no condition could name."""
    for choice, place in places.items():
        if not is_name(choice):
            frame.report.add("E-BAD-ID", place, {"name": choice})
        elif choice in _TAKEN:
            frame.report.add("E-NAME-TAKEN", place, {"name": choice})


def check_labels(choices: Iterable[Choice], frame: Frame) -> None:
    """Tell labels that are not understood when somebody types them."""
    first: dict[str, str] = {}
    for shown, choice in enumerate(choices, 1):
        label, place = choice.label.source, choice.label.place
        said: dict[str, object] = {"label": label}
        other = first.setdefault(plain(label), choice.id)
        if other != choice.id:
            values = said | {"name": choice.id, "other": other}
            frame.report.add("E-LABEL-TWICE", place, values)
        if number(label) not in (None, shown):
            frame.report.add("W-LABEL-NUMBER", place, said | {"shown": shown})
        if repair := frame.repairs.get(plain(label)):
            frame.report.add("W-LABEL-REPAIR", place, said | {"name": repair})


def words_of(repairs: Mapping[str, Repair]) -> Mapping[str, str]:
    """Return which of the things that always work each word stands for, as answers are compared."""
    return {
        plain(word): repair.id
        for repair in repairs.values()
        for words in (*repair.typed.values(), (repair.button.source,))
        for word in words
    }
