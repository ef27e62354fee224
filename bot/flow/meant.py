"""Hears what may be meant at any point of the talk: a repair, a wish, a question to the city.

Whatever is wished in the safe direction (do not write to me, do not tell others) is done at once.
"""

from bot.flow.answers.manners import forms
from bot.flow.answers.normal import clauses
from bot.flow.correcting import correct, settle
from bot.flow.definition import AnswerType
from bot.flow.letters import Letter
from bot.flow.talk import Talk
from bot.flow.vocabulary import ASKED_OF_US

SHORT = 40
"""Characters.  In a longer text such words are part of the story."""
POLITELY = frozenset({"skip", "back", "change", "why", "human", "show", "delete"})
"""Repairs that may have polite words around them; 「終わりだ」 must not end a talk."""
IN_A_CLAUSE = frozenset({"human", "delete"})
_WISHES = (
    (AnswerType.CONTACT, "none", "wont_send"),
    (AnswerType.CONSENT, "refused", "wont_share"),
)


def repair_meant(talk: Talk, text: str) -> str:
    """Return the repair that was typed, or nothing."""
    repairs = talk.plan.listener.repairs
    for place, form in enumerate(forms(text)):
        name = repairs.get(form, "")
        if name and (place == 0 or name in POLITELY):
            return name
    if len(text) > SHORT:
        return ""
    said = (repairs.get(form, "") for clause in clauses(text) for form in forms(clause))
    return next((name for name in said if name in IN_A_CLAUSE), "")


def gravest_first(talk: Talk, texts: list[Letter]) -> list[Letter]:
    """Return the letters of a burst, those first that ask for a person or to be forgotten."""
    if len(texts) == 1:
        return texts
    return sorted(texts, key=lambda each: repair_meant(talk, each.text) not in IN_A_CLAUSE)


def take_wishes(talk: Talk, texts: list[Letter]) -> bool:
    """Do what was wished about messages to them and about telling others; say whether anything was.

    At its own question it is the answer, which is understood there.
    """
    taken = False
    for type_, value, reply in _WISHES:
        question = talk.plan.first.get(type_, "")
        if not question or question == talk.session.waits or not _open_to(talk, question, type_):
            continue
        wished = [letter for letter in texts if _wishes(talk, letter.text, f"{type_}.{value}")]
        if wished:
            take = correct if question in talk.session.answers else settle
            take(talk, question, value, wished[-1].id)
            talk.reply(reply)
            taken = True
    return taken


def answer_what_they_ask(talk: Talk, texts: list[Letter]) -> bool:
    """Answer what people ask about this service; say whether they wrote nothing else."""
    hearing = talk.plan.listener.hearing
    asked = [hearing.among(letter.text, ASKED_OF_US) for letter in texts]
    for name in dict.fromkeys(asked):
        if name:
            talk.reply(name)
    return None not in asked


def _open_to(talk: Talk, question: str, type_: AnswerType) -> bool:
    """Say whether there is something to wish: a consent that is not theirs to give is not."""
    answer = talk.session.answers.get(question)
    if type_ is AnswerType.CONSENT:
        unasked = answer is None and talk.plan.asks[question].holds(talk.values())
        return unasked or answer in ("given", "ask_each_time")
    # NB: also where it was never asked: the words after 「人と話す」 tell people to write it.
    return answer != "none"


def _wishes(talk: Talk, text: str, meaning: str) -> bool:
    """Say whether these words are a wish, or a short text ends with one (…ので返事しないで)."""
    hearing = talk.plan.listener.hearing
    if len(text) > SHORT:
        return bool(hearing.among(text, (meaning,)))
    ends = (part[start:] for part in clauses(text) for start in range(len(part)))
    return any(hearing.exactly(end, (meaning,)) for end in ends)
