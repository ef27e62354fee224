"""The keys of the files that are always today's: city, danger, needs, patterns, replies, hear.

One table per kind of mapping, used by the loaders and for the JSON Schema.
"""

from bot.authoring.fields import Field, Kind, Table
from bot.flow.languages import LANGUAGES
from bot.reading import Audience, DangerLevel, Level


def _text(about: str, *among: str, required: bool = False) -> Field:
    return Field(Kind.TEXT, about, required, among)


def _texts(about: str, *among: str, required: bool = False) -> Field:
    return Field(Kind.TEXTS, about, required, among)


def _node(about: str, shape: str, *, required: bool = False) -> Field:
    return Field(Kind.NODE, about, required, shape=shape)


_LEVELS = tuple(level for level in DangerLevel if level is not DangerLevel.NONE)
_VERSION = _text("The version of this file; findings name it.")
_WORDS = _node(
    "What is said; a list of when/say ends with one without when.", "words", required=True
)
_VERIFIED = Field(Kind.DATE, "The day somebody last called or looked, for example 2026-11-23.")

OPENING: Table = {
    "offices": _text("When the offices are open, for example 平日 8:30-17:15.", required=True),
    "service_promise": _text("A note for staff on how soon letters are read."),
}
CITY: Table = {
    "city": _text("The name of the city.", required=True),
    "review_every": Field(Kind.SPAN, "How often every number is looked at again.", required=True),
    "languages": Field(
        Kind.TEXTS,
        "The languages people can choose; each must be complete. Without it: all of them.",
        among=tuple(LANGUAGES),
    ),
    "opening": _node("Opening hours.", "opening", required=True),
    "always": _text("The desk or hotline given where none other is open.", required=True),
    "quiet_hours": _text("When nothing is sent from our side, for example 21:00-8:00."),
    "wards": _node("The wards, by name.", "wards", required=True),
    "ask_again": _node("Names that mean several wards.", "texts_by_name"),
    "desks": _node("Agencies and counters, by name.", "desks", required=True),
    "hotlines": _node("Numbers for people in need, by name.", "hotlines", required=True),
    "pages": Field(Kind.TEXT_BY_NAME, "Pages of the city that texts may name."),
}
WARD: Table = {
    "name": _text("What people see.", required=True),
    "hear": _texts("Other names people use for it."),
    "desk": _text("The desk that takes its tickets.", required=True),
    "coordinators": _node("The roles that coordinate there.", "texts_or_text"),
    "deputies": _node("The roles that stand in for them.", "texts_or_text"),
}
DESK: Table = {
    "name": _text("What people see.", required=True),
    "tel": _text("The telephone number, in quotes if it begins with #; 未定 if not known."),
    "hours": _text("When somebody answers, for example 平日 8:30-17:15."),
    "takes": _texts("What it takes care of."),
    "wards": _texts("The wards it is for; all of them if this is missing."),
    "verified_on": _VERIFIED,
}
HOTLINE: Table = {
    "name": _text("What people see.", required=True),
    "tel": _text("The telephone number, in quotes if it begins with #.", required=True),
    "hours": _text("When somebody answers, for example 24時間.", required=True),
    "fits": _texts(
        "For whom it is; everybody if this is missing.", "child", "about_child", "adult", "partner"
    ),
    "languages": _texts("The languages spoken there, as far as they are known."),
    "free": Field(Kind.YES_NO, "Whether the call costs nothing."),
    "no_voice": _text("The way for people who cannot speak."),
    "verified_on": _VERIFIED,
}

DANGER: Table = {
    "version": _VERSION,
    "not_meant": _texts("Words that are read as if they were not there."),
    "words": _node("Bundles of words, by name.", "bundles"),
    "whether": _node("Ways of speaking that cancel a sign.", "situations"),
    "also_words": _node("Bundles used by whether.", "bundles"),
    "rules": _node("The signs of danger.", "rules"),
    "cues": _node("What kind of danger it is, where the second look sees that it is now.", "cues"),
    "cards": _node("What is said at once.", "cards", required=True),
    "asks": _node("The one question a card may put, by name.", "card_questions"),
}
DANGER_KIND: Table = {
    "words": _node("Bundles of words, by name.", "bundles"),
    "rules": _node("The signs of this kind of danger.", "rules"),
}
SITUATION: Table = {
    "where": _text("Where it must stand.", "before", "after", "around", required=True),
    "within": Field(Kind.NUMBER, "How many characters away at most.", required=True),
    "same_sentence": Field(Kind.YES_NO, "Only in the same sentence."),
    "words": _texts("The words that cancel.", required=True),
    "of": _texts("Only if the sign holds one of these."),
    "also": _texts("Only if one of these bundles follows."),
    "but": _texts("Not if one of these bundles is near."),
}
RULE: Table = {
    "id": _text("The name of this sign.", required=True),
    "danger": _text("The kind of danger.", required=True),
    "level": _text("How near the danger is.", *_LEVELS, required=True),
    "what": _texts("Bundles of which one is said.", required=True),
    "with": _texts("Bundles of which one is near."),
    "also": _texts("Bundles that are all near."),
    "unless": _texts("Ways of speaking that cancel it."),
    "within": Field(Kind.NUMBER, "How many characters away with and also are looked for."),
    "audience": _text("Who writes, where the sign tells.", *Audience),
    "hint": Field(Kind.YES_NO, "Too weak by itself: it counts where the second look agrees."),
    "examples": _node(
        "Sentences that are this sign, and that are not.", "yes_no_texts", required=True
    ),
}
CUE: Table = {
    "danger": _text("The kind of danger.", required=True),
    "what": _texts("Bundles of which one is said.", required=True),
}
RULE_EXAMPLES: Table = {
    "yes": _texts("Sentences that are this sign.", required=True),
    "no": _texts("Sentences that are not.", required=True),
}
CARD: Table = {
    "card": _text("The name of this card.", required=True),
    "for": _node("The danger it is for.", "card_for", required=True),
    "numbers": _texts("Hotlines in order: the first that is open is given.", required=True),
    "then": _text("Whether the questions end.", "stop", "go_on_short", required=True),
    "text": _WORDS,
    "again": _text("The short other sentence within six hours.", required=True),
    "asks": _text("The question it puts, from asks."),
    "quiet": Field(Kind.YES_NO, "Worded so that it may be seen by somebody else."),
}
CARD_FOR: Table = {
    "danger": _text("The kind of danger.", required=True),
    "level": _text("How near the danger is.", *_LEVELS, required=True),
}
CARD_QUESTION: Table = {
    "text": _text("The question.", required=True),
    "other": _text("The question, if somebody writes about another person."),
    "why": _text("The answer to 「なぜ聞くの」.", required=True),
    "choices": Field(Kind.TEXT_BY_NAME, "The answers: value and label.", required=True),
    "yes": _text("The card that follows a yes.", required=True),
}

NEEDS: Table = {
    "version": _VERSION,
    "small_talk": _texts("Words that tell nothing yet."),
    "relations": Field(
        Kind.TEXT_BY_NAME, "How a person is called towards residents.", required=True
    ),
    "people": _node("Words for people, by relation.", "bundles"),
    "not_people": _texts("Words that only look like people."),
    "wards": _node("Words for wards.", "bundles"),
    "writers": _node("Signs of who writes.", "bundles"),
    "city_questions": _texts("Words of questions about the city only."),
    "not_meant": _texts("Words that are read as if they were not there."),
    "words": _node("Groups of words, which phrases name as <group>.", "bundles"),
    "asides": _texts("Words that show the story is about nobody near."),
    "light": _texts("Words of jokes, joy, thanks and things that are over."),
    "grave": _texts("Words that show that it is meant in earnest all the same."),
    "smiles": _texts("Signs that do the same as light, as they are written."),
    "smiles_at_end": _texts("Signs that do so where a message ends."),
    "denials": _texts("Words that deny what stands before them."),
    "not_now": _texts("Words that put what follows into another time."),
    "topics": Field(Kind.TEXT_BY_NAME, "Soft words that may be said back.", required=True),
    "facts": _node("The facts, by name.", "facts", required=True),
    "ask": _node("How a fact is asked, by its name.", "fact_questions", required=True),
}
VOCABULARY: Table = {
    "words": _node("Groups of words, which phrases name as <group>.", "bundles"),
    "facts": _node("The facts of this field, by name.", "facts"),
}
FACT: Table = {
    "of": _text("Of whom it is said.", "person", "two people", "household", required=True),
    "means": _text("What it means.", required=True),
    "said": _texts("Said like this, it is so."),
    "said_not": _texts("Said like this, it is not so."),
    "domain": _texts("The fields of need it belongs to."),
    "topic": _text("The soft word for it."),
    "implies": _texts("Facts that are then so as well."),
    "verbatim": Field(Kind.YES_NO, "The sentence is kept as a declaration, word by word."),
}
FACT_QUESTION: Table = {
    "self": _text("How it is asked of the writer.", required=True),
    "other": _text("How it is asked of somebody else.", required=True),
    "child": _text("How a child is asked.", required=True),
    "yes_means": Field(Kind.YES_NO, "Whether a yes says that the fact is so.", required=True),
    "daijoubu": _text(
        "What 大丈夫です means as an answer.", "yes", "no", "ask_again", required=True
    ),
}
PATTERNS: Table = {
    "version": _VERSION,
    "patterns": _node("The patterns.", "patterns", required=True),
}
PATTERN: Table = {
    "pattern": _text("The name, which conditions use.", required=True),
    "title": _text("What staff see.", required=True),
    "version": _text("The version of this rule; findings name it.", required=True),
    "source": _text("Where the rule comes from."),
    "asked_by": _text("Who may ask what is open.", "bot", "bot_once", "coordinator", required=True),
    "level": _text("What it says of how complicated the needs are.", *Level, required=True),
    "domain": _texts("The fields of need it adds.", required=True),
    "found_when": _texts("All of these are so.", required=True),
    "suspect_when": _texts("One of these was said.", required=True),
    "suspect_needs": _texts("And one of these."),
    "settled_by": _texts("The facts that would settle it."),
    "unless": _texts("One of these is so: it is not this pattern."),
    "gives_way_to": _texts("Patterns that are meant instead, where one of them is so."),
    "person": _text("Of whom the facts are asked."),
    "other": _text("The second person of facts about two."),
    "duty": _text("The report the law asks for."),
    "first_desks": _texts("The desks to think of first.", required=True),
    "never_say": _texts("What is never said to these people."),
    "examples": _node("Stories for found, suspected and near.", "pattern_examples", required=True),
}
PATTERN_EXAMPLES: Table = {
    "found": _texts("Stories in which it is found.", required=True),
    "suspected": _texts("Stories in which it is suspected."),
    "near": _texts("Near misses, in which it is not.", required=True),
}

REPLIES: Table = {
    "repairs": _node(
        "What always works: its button and what people type.", "repairs", required=True
    ),
    "replies": _node("The engine's own sentences.", "sentences", required=True),
}
REPAIR: Table = {
    "button": _text("What stands on the button.", required=True),
    "typed": _node("What people type for it, by language.", "texts_by_name", required=True),
}
HEAR: Table = {
    "hear": _node("What people write for a meaning, by language.", "meanings", required=True),
}
