"""Reads ``replies.yaml`` and ``hear.yaml``: the engine's own sentences, and what people write.

Every sentence the engine may need has to be there, and no word may stand for two things that always
work.  Called by ``today_loader``.
"""

from collections.abc import Iterable, Mapping

from bot.authoring.fields import Record, entries, items, read
from bot.authoring.plain_yaml import Mapping as MappingNode
from bot.authoring.plain_yaml import Node, Scalar, Sequence
from bot.authoring.problem import Place
from bot.authoring.report import Report
from bot.flow.answers.normal import plain
from bot.flow.definition import AnswerType, Ask, CardQuestion, Flow, Repair, Text, Today
from bot.flow.keys import REPAIRS
from bot.flow.languages import LANGUAGES
from bot.flow.texts import (
    CIRCUMSTANCES,
    HOTLINE,
    LABEL,
    NUMBER,
    PERSON,
    Setting,
    TextBook,
    graphemes,
)
from bot.flow.today_keys import HEAR, REPAIR, REPLIES
from bot.flow.vocabulary import ASKED_OF_US

SEVERAL = 5
"""So many different acknowledgements, lest the same one comes again and again."""

_MORE: Mapping[str, frozenset[str]] = {
    "shown": frozenset({"letters", "answers"}),
    **{f"answer_{type_}": frozenset({"chosen"}) for type_ in AnswerType},
    "added_to_ticket": NUMBER,
    "reads_by": frozenset({"date"}),
    "answer_choice": frozenset({"chosen"}),
    "answer_choices": frozenset({"chosen"}),
    "heard_in_danger": HOTLINE,
    "delete_in_danger": HOTLINE,
}
_NEEDED = (
    "which",
    "which_wish",
    "not_understood",
    "not_understood_text_only",
    "skipped",
    "nothing_to_go_back_to",
    "gone_back",
    "change_what",
    "why_fact",
    "nothing_to_change",
    "corrected",
    "restarted",
    "language_which",
    "language_changed",
    "shown",
    "delete_in_danger",
    "received_greeting",
    "received_thanks",
    "received_sticker_again",
    "after_card",
    "received_unknown",
    "heard",
    "heard_in_danger",
    "added_to_ticket",
    "resume",
    "resume_continue",
    "resume_restart",
    "human_is_called",
    "welcome_back",
    "person_is_here",
    "wont_send",
    "wont_share",
    "yes",
    "no",
    "dont_know",
    "and_join",
    "reads_by",
    "somebody",
)
NEEDED = (*_NEEDED, *ASKED_OF_US, *(f"answer_{type_}" for type_ in AnswerType))
"""What the engine says; the names are those in its code."""
_AT_LEAST = {"heard": SEVERAL, "heard_in_danger": SEVERAL}
_LABELS = ("yes", "no", "dont_know", "resume_continue", "resume_restart")

MEANINGS = (
    "yes",
    "no",
    "either",
    "dont_know",
    "wont_say",
    "greeting",
    "thanks",
    "nothing",
    "consent.given",
    "consent.ask_each_time",
    "consent.refused",
    "contact.here",
    "contact.phone",
    "contact.none",
    "about.self",
    "about.family",
    "about.neighbour",
    "about.work",
    *ASKED_OF_US,
)
_APART = ("yes", "no", "dont_know", "wont_say")


def load_replies(
    root: Node | None, file: str, book: TextBook
) -> tuple[Mapping[str, Repair], Mapping[str, tuple[Text, ...]]]:
    """Return the repairs and the engine's sentences."""
    record = read(root, REPLIES, book.report, Place(file))
    return _repairs(record, book), _sentences(record, book)


def load_hear(
    root: Node | None, file: str, report: Report
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return what people write for each meaning, by language.

    A meaning with a dot may be a choice of a flow, which ``check_choices`` looks for later.
    """
    record = read(root, HEAR, report, Place(file))
    if not record.has("hear"):
        return {}
    under, where = record.under("hear"), record.at("hear")
    places: Mapping[str, Place] = getattr(under, "keys", {})
    found = {}
    for meaning, node in entries(under, report, where).items():
        if meaning not in MEANINGS and "." not in meaning:
            report.unknown("E-UNKNOWN-MEANING", places[meaning], meaning, MEANINGS)
        found[meaning] = _by_language(node, report)
    for meaning in MEANINGS:
        if meaning not in found:
            report.add("E-MEANING-MISSING", record.key("hear"), {"name": meaning})
    apart = {meaning: found[meaning] for meaning in _APART if meaning in found}
    _check_apart(apart, places, report)
    return found


def check_choices(root: Node | None, flows: Iterable[Flow], today: Today, report: Report) -> None:
    """Tell words for a choice that no question has."""
    asks = [step for flow in flows for step in flow.steps if isinstance(step, Ask)]
    questions: list[Ask | CardQuestion] = [*asks, *today.card_questions.values()]
    choices = [f"{each.id}.{choice.id}" for each in questions for choice in each.choices]
    hear = root.values.get("hear") if isinstance(root, MappingNode) else None
    for meaning, place in (hear.keys if isinstance(hear, MappingNode) else {}).items():
        if "." in meaning and meaning not in MEANINGS and meaning not in choices:
            report.unknown("E-UNKNOWN-MEANING", place, meaning, (*MEANINGS, *choices))


def _repairs(record: Record, book: TextBook) -> Mapping[str, Repair]:
    if not record.has("repairs"):
        return {}
    under, where = record.under("repairs"), record.at("repairs")
    places: Mapping[str, Place] = getattr(under, "keys", {})
    found = {}
    for id, node in entries(under, book.report, where).items():
        if id not in REPAIRS:
            book.report.unknown("E-UNKNOWN-REPAIR", places[id], id, REPAIRS)
        repair = read(node, REPAIR, book.report, where)
        typed = _by_language(repair.under("typed"), book.report) if repair.has("typed") else {}
        button = book.label(
            f"replies/{id}/button", repair.text("button"), repair.at("button"), Setting(frozenset())
        )
        found[id] = Repair(id, button, typed)
    for id in REPAIRS:
        if id not in found:
            book.report.add("E-REPAIR-MISSING", record.key("repairs"), {"name": id})
    _check_apart({id: repair.typed for id, repair in found.items()}, places, book.report)
    return found


def _check_apart(
    words: Mapping[str, Mapping[str, tuple[str, ...]]],
    places: Mapping[str, Place],
    report: Report,
) -> None:
    """Tell a word that stands for two things; compared as answers are compared."""
    meant: dict[str, str] = {}
    for id, by_language in words.items():
        for word in dict.fromkeys(word for listed in by_language.values() for word in listed):
            other = meant.setdefault(plain(word), id)
            if other != id:
                values: dict[str, object] = {"word": word, "name": id, "other": other}
                report.add("E-WORD-TWICE", places[id], values)


def _by_language(node: Node | None, report: Report) -> Mapping[str, tuple[str, ...]]:
    if node is None:
        return {}
    found = {}
    keys: Mapping[str, Place] = getattr(node, "keys", {})
    for language, listed in entries(node, report, node.place).items():
        if language not in LANGUAGES:
            report.unknown("E-UNKNOWN-LANGUAGE", keys[language], language, LANGUAGES)
        nodes: Iterable[Node] = items(listed, report, listed.place)
        found[language] = tuple(item.text for item in nodes if isinstance(item, Scalar))
    return found


def _sentences(record: Record, book: TextBook) -> Mapping[str, tuple[Text, ...]]:
    if not record.has("replies"):
        return {}
    under = record.under("replies")
    places: Mapping[str, Place] = getattr(under, "keys", {})
    found = {}
    for name, node in entries(under, book.report, record.at("replies")).items():
        found[name] = tuple(_sentence(name, node, book))
        if len(found[name]) < _AT_LEAST.get(name, 1):
            values: dict[str, object] = {"name": name, "least": _AT_LEAST.get(name, 1)}
            book.report.add("E-REPLIES-TOO-FEW", places[name], values)
    for name in NEEDED:
        if name not in found:
            book.report.add("E-REPLY-MISSING", record.key("replies"), {"name": name})
    return found


def _sentence(name: str, node: Node, book: TextBook) -> Iterable[Text]:
    setting = Setting(CIRCUMSTANCES | PERSON | _MORE.get(name, frozenset()))
    listed = node.items if isinstance(node, Sequence) else [node]
    for number, item in enumerate(listed, 1):
        if not isinstance(item, Scalar):
            book.report.add("E-NOT-A-TEXT", item.place, {"name": name})
        elif not item.text.strip():
            book.report.add("E-EMPTY-TEXT", item.place, {"name": name})
        else:
            part = f"text.{number}" if isinstance(node, Sequence) else "text"
            if name in _LABELS and graphemes(item.text) > LABEL:
                values: dict[str, object] = {"label": item.text, "most": LABEL}
                values["count"] = graphemes(item.text)
                book.report.add("W-LABEL-LONG", item.place, values)
            yield book.text(f"replies/{name}/{part}", item.text, item.place, setting)
