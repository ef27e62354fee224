"""The keys of flow files: which there are, what stands under each, and what it means.

One table per kind of mapping.  The loader reads with them, and the JSON Schema for editors is made
from them, so that no editor offers a key which the loader refuses.
"""

from collections.abc import Mapping
from types import MappingProxyType

from bot.authoring.fields import Field, Kind, Table
from bot.flow.definition import AnswerType
from bot.flow.vocabulary import TYPE_VALUES

PURPOSES = ("receive", "contact", "share_with_agencies", "share_in_emergency")
TELLS = ("who_reads", "when_read", "passed_on_in_danger", "how_to_delete", "not_a_person")
REPAIRS = (
    "skip",
    "back",
    "change",
    "why",
    "stop",
    "restart",
    "language",
    "human",
    "show",
    "delete",
)
MOST_QUESTIONS = 7
MOST_PAGES = 3
ASKED_AGAIN = 2
WARD_COORDINATOR = "ward_coordinator"
ALWAYS_OPEN = "always"


def _node(about: str, shape: str, *, required: bool = False) -> Field:
    return Field(Kind.NODE, about, required, shape=shape)


def _text(about: str, *among: str, required: bool = False) -> Field:
    return Field(Kind.TEXT, about, required, among)


def _yes(about: str) -> Field:
    return Field(Kind.YES_NO, about)


_CONDITIONS: Table = {
    "when": _node("Taken only if this is known to be so.", "condition"),
    "unless": _node("Taken unless this is known to be so.", "condition"),
}
_OPTIONAL: Table = {
    "if_room": _yes("Asked only if the questions that must come leave room."),
    "in_danger": _text("Asked also when somebody thinks of death or is hurt.", "ask"),
}
_WORDS = _node(
    "What is said: one text, or a list of when/say of which the last has no when.", "words"
)
_NEEDED_WORDS = _node(_WORDS.about, "words", required=True)
_STEPS = _node("The steps, from top to bottom.", "steps", required=True)

SAY: Table = {
    "say": _text("The name of this step.", required=True),
    "text": _NEEDED_WORDS,
    "once": _text("Said only once to the same person, for example a greeting.", "ever"),
    "first_line": _text("Shows on a locked screen: nothing may tell what it is about.", "neutral"),
    **_CONDITIONS,
}
NOTICE: Table = {
    "notice": _text("The name of this step.", required=True),
    "for": Field(Kind.TEXTS, "The purposes it tells.", required=True, among=PURPOSES),
    "tells": Field(Kind.TEXTS, "What it tells: all five.", required=True, among=TELLS),
    "text": _NEEDED_WORDS,
    **_CONDITIONS,
}
ASK: Table = {
    "ask": _text("The name of this question, which later conditions use.", required=True),
    "type": _text("What kind of answer it takes.", *AnswerType, required=True),
    "text": _NEEDED_WORDS,
    "why": _text("The answer to 「なぜ聞くの」.", required=True),
    "help": _text("More about the question, for whoever hesitates."),
    "choices": Field(Kind.TEXT_BY_NAME, "The answers to choose from: value and label."),
    "for": _text("The purpose the answer serves; it must have been told.", *PURPOSES),
    "of": _text("Whose consent it is.", "person_concerned"),
    "gives": _text("What is chosen counts like a fact told in the story.", "facts"),
    "names": _text("Names and numbers of people do not belong here.", "not_here"),
    **_OPTIONAL,
    **_CONDITIONS,
}
REFLECT: Table = {
    "reflect": _text("The question whose answer is said back.", required=True),
    "text": _NEEDED_WORDS,
    **_CONDITIONS,
}
CLARIFY: Table = {
    "clarify": _text("Asks the facts that would settle most.", "patterns", required=True),
    "at_most": Field(Kind.NUMBER, "How many questions at most.", required=True),
    "as_page": _yes("All on one page where a channel has forms."),
    **_OPTIONAL,
    **_CONDITIONS,
}
ONE_OF: Table = {
    "one_of": _text(
        "The name of this block: the first question that fits is asked.", required=True
    ),
    "or_none": _yes("Meant: for some people none of them fits, and they are asked nothing."),
    "steps": _STEPS,
    **_OPTIONAL,
    **_CONDITIONS,
}
GROUP: Table = {
    "group": _text("The name of this page.", required=True),
    "title": _text("What stands at the top of the page.", required=True),
    "steps": _STEPS,
    **_OPTIONAL,
    **_CONDITIONS,
}
USE: Table = {
    "use": _text(
        "The file with the steps to put here, for example parts/basis.yaml.", required=True
    ),
    **_OPTIONAL,
    **_CONDITIONS,
}
_DOOR = _text("The desk or hotline that stays open: its name in city.yaml, or always.")
REFER: Table = {
    "refer": _text("Who gets the ticket: ward_coordinator or a desk.", required=True),
    "closing": _WORDS,
    "door": _DOOR,
    "basis": _text(
        "The legal basis, where it is not the consent.", *TYPE_VALUES[AnswerType.LEGAL_BASIS]
    ),
    **_CONDITIONS,
}
REOPEN: Table = {
    "reopen": _text("Gives the earlier ticket back to its holder.", "ticket", required=True),
    "closing": _WORDS,
    "door": _DOOR,
    **_CONDITIONS,
}
NOTE: Table = {
    "note": _text("Puts one line on the earlier ticket.", "ticket", required=True),
    "text": _WORDS,
    "door": _DOOR,
    **_CONDITIONS,
}
INFORM: Table = {
    "inform": _text("The name of this ending without a ticket.", required=True),
    "text": _WORDS,
    "door": _DOOR,
    **_CONDITIONS,
}

STEPS: Mapping[str, Table] = MappingProxyType(
    {
        "say": SAY,
        "notice": NOTICE,
        "ask": ASK,
        "reflect": REFLECT,
        "clarify": CLARIFY,
        "one_of": ONE_OF,
        "group": GROUP,
        "use": USE,
        "refer": REFER,
        "reopen": REOPEN,
        "note": NOTE,
        "inform": INFORM,
    }
)
ENDINGS = ("refer", "reopen", "note", "inform")
BLOCKS = ("one_of", "group", "use")

VARIANT: Table = {
    "when": _node("Said if this is known to be so; the last one has no when.", "condition"),
    "say": _text("What is said then.", required=True),
}
QUESTIONS: Table = {
    "at_most": Field(Kind.NUMBER, "How many questions anybody is asked, at most.", required=True),
    "asked_again": Field(Kind.NUMBER, "How often the whole talk asks again, at most."),
    "pages_at_most": Field(Kind.NUMBER, "How many pages a form has, at most."),
}
STARTS: Table = {
    "after": _text("Begins by itself after this.", "ticket closed"),
    "wait": Field(Kind.SPAN, "How long after, for example 14 days."),
    "only_when": _text("Begins only if this is so.", "contact_allowed"),
    "once": _yes("Begins only once for each ticket."),
    "mode": _text("Begins while the city has switched on this mode."),
    "instead_of": _text("The flow it takes the place of."),
}
REMIND: Table = {
    "after": Field(Kind.SPAN, "After how long, for example 26 hours.", required=True),
    "text": _text("What is said once.", required=True),
}
SILENT: Table = {
    "remind": _node("One gentle reminder.", "remind"),
    "after": Field(Kind.SPAN, "After how long of silence the talk ends.", required=True),
    "steps": _node("The endings; the first that fits is taken.", "endings", required=True),
}
LEAVING: Table = {
    "stop": _node("When somebody stops.", "endings", required=True),
    "silent": _node("When somebody does not answer any more.", "silent", required=True),
    "human": _node("When somebody wants to talk to a person.", "endings", required=True),
    "delete": _node("When somebody has everything deleted.", "endings", required=True),
}
CHANGES: Table = {
    "renamed": Field(Kind.TEXT_BY_NAME, "Questions with a new name: old and new."),
    "values": _node("Choices with a new name, by question: old and new.", "renamed_values"),
    "dropped": Field(Kind.TEXTS, "Questions that are gone; their answers are not needed."),
}
FLOW: Table = {
    "flow": _text("The name of this flow.", required=True),
    "title": _text("What people see as its title.", required=True),
    "for": _text("Who is asked.", "residents", "agencies", required=True),
    "starts": _node("When it begins by itself.", "starts"),
    "questions": _node("How much may be asked.", "questions", required=True),
    "buttons": Field(Kind.TEXTS, "The buttons that are always shown.", among=REPAIRS),
    "terms": _node("Names for conditions.", "terms"),
    "steps": _STEPS,
    "leaving": _node("The four ways out in the middle.", "leaving", required=True),
    "running": Field(Kind.TEXT_BY_NAME, "What happens to talks under way in other flows."),
    "changes": _node("How answers given before a change map on.", "changes"),
}
PART: Table = {
    "part": _text("The name of this part.", required=True),
    "steps": _STEPS,
}
