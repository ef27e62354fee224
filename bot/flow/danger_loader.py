"""Reads ``danger.yaml``: that its rules name things that exist, and the cards with their questions.

Which words are a sign is read by ``bot.needs``; here a rule only has to have a card, a card a
number, and each a way to the other, so that nobody in danger is overlooked because lines were lost.
What the words mean is proved by the examples.  Called by ``today_loader``.
"""

from collections.abc import Collection, Iterable, Mapping

from bot.authoring.fields import Record, entries, items, read
from bot.authoring.plain_yaml import Node
from bot.authoring.problem import Place
from bot.authoring.report import Report
from bot.flow.definition import Card, CardQuestion, Choice, City, Text, Variant, Words
from bot.flow.sentences import Scope
from bot.flow.template import bubbles
from bot.flow.texts import HOTLINE, Setting, TextBook, labels
from bot.flow.today_keys import (
    CARD,
    CARD_FOR,
    CARD_QUESTION,
    CUE,
    DANGER,
    RULE,
    RULE_EXAMPLES,
    SITUATION,
)
from bot.flow.vocabulary import AUDIENCE, FINDINGS, YES
from bot.reading import UNCLEAR, DangerLevel

Kind = tuple[str, str]
"""A danger and its level."""

CARD_BUBBLES = 3
WATCHED_FOR: tuple[Kind, ...] = (
    ("suicide", "now"),
    ("suicide", "thoughts"),
    ("violence", "now"),
    ("violence", "thoughts"),
    ("hunger", "now"),
    ("medical", "now"),
)
"""What is always watched for, in every city."""
SECOND_LOOK: Kind = (UNCLEAR, DangerLevel.THOUGHTS)
"""What may be found without a rule."""
_ON_A_CARD = Setting(HOTLINE)
_ASKED = Setting(frozenset())


def load_danger(
    root: Node | None, file: str, book: TextBook, city: City, watched_for: Collection[Kind] = ()
) -> tuple[tuple[Card, ...], Mapping[str, CardQuestion]]:
    """Return the cards and their questions; each kind ``watched_for`` must have a rule."""
    report = book.report
    record = read(root, DANGER, report, Place(file))
    rules = _rules(record, report)
    cues = _cues(record, report)
    questions = _questions(record, book)
    cards: list[Card] = []
    if record.has("cards"):
        for item in items(record.under("cards"), report, record.at("cards")):
            cards.append(_card(read(item, CARD, report, record.at("cards")), book, city, questions))
        _check_answered([*map(_found_by, rules), *map(_told_by, cues)], cards, report)
    known = {card.id for card in cards}
    for question in questions.values():
        if question.yes and question.yes not in known:
            report.unknown("E-UNKNOWN-CARD", question.text.place, question.yes, known)
    found = _found(rules, record) | {SECOND_LOOK}
    told = _lost_cards(cards, questions, found, report)
    for kind in watched_for:
        if kind not in found | told:
            place = record.key("rules") if record.has("rules") else record.place
            report.add("E-DANGER-WITHOUT-RULE", place, _told(kind))
    return tuple(cards), questions


def _rules(record: Record, report: Report) -> list[Record]:
    """Check the rules by themselves, and return them."""
    words = _names(record, "words") | _names(record, "also_words")
    whether = _names(record, "whether")
    if record.has("whether"):
        for node in entries(record.under("whether"), report, record.at("whether")).values():
            situation = read(node, SITUATION, report, record.at("whether"))
            _known(situation, ("also", "but"), words, "E-UNKNOWN-WORDS", report)
    rules: list[Record] = []
    if not record.has("rules"):
        return rules
    seen: dict[str, Place] = {}
    for item in items(record.under("rules"), report, record.at("rules")):
        rule = read(item, RULE, report, record.at("rules"))
        _known(rule, ("what", "with", "also"), words, "E-UNKNOWN-WORDS", report)
        _known(rule, ("unless",), whether, "E-UNKNOWN-SITUATION", report)
        if rule.has("examples"):
            read(rule.under("examples"), RULE_EXAMPLES, report, rule.at("examples"))
        _once(rule.text("id"), rule.at("id"), seen, report)
        rules.append(rule)
    return rules


def _cues(record: Record, report: Report) -> list[Record]:
    """Check the cues by themselves, and return them."""
    cues: list[Record] = []
    words = _names(record, "words") | _names(record, "also_words")
    if record.has("cues"):
        for item in items(record.under("cues"), report, record.at("cues")):
            cue = read(item, CUE, report, record.at("cues"))
            _known(cue, ("what",), words, "E-UNKNOWN-WORDS", report)
            cues.append(cue)
    return cues


def _check_answered(found: Iterable[tuple[Kind, Place]], cards: list[Card], report: Report) -> None:
    """See that whatever a rule or cue finds has a card; told at the first of its kind."""
    answered = {(card.danger, card.level) for card in cards}
    for kind, place in found:
        if all(kind) and kind not in answered:
            report.add("E-CARD-MISSING", place, _told(kind))
            answered.add(kind)


def _found_by(rule: Record) -> tuple[Kind, Place]:
    return _kind(rule), rule.at("danger")


def _told_by(cue: Record) -> tuple[Kind, Place]:
    return (cue.text("danger"), DangerLevel.NOW), cue.at("danger")


def _found(rules: list[Record], record: Record) -> set[Kind]:
    """Return the kinds of danger that some rule can find; without words it finds nothing."""
    bundles = getattr(record.under("words"), "values", {})
    empty = {name for name, words in bundles.items() if not getattr(words, "items", ())}
    return {_kind(rule) for rule in rules if set(rule.texts("what")) - empty}


def _lost_cards(
    cards: list[Card], questions: Mapping[str, CardQuestion], found: set[Kind], report: Report
) -> set[Kind]:
    """Tell the cards to which neither a rule leads nor the question of a card that has one."""
    asked = {card.asks for card in cards if (card.danger, card.level) in found}
    led_to = {question.yes for id, question in questions.items() if id in asked}
    told: set[Kind] = set()
    for card in cards:
        kind = (card.danger, card.level)
        if all(kind) and kind not in found and card.id not in led_to:
            report.add("E-CARD-WITHOUT-RULE", card.place, _told(kind) | {"name": card.id})
            told.add(kind)
    return told


def _kind(rule: Record) -> Kind:
    return rule.text("danger"), rule.text("level")


def _told(kind: Kind) -> dict[str, object]:
    return {"danger": kind[0], "level": kind[1]}


def _names(record: Record, key: str) -> set[str]:
    return set(getattr(record.under(key), "values", {}))


def _known(
    record: Record, keys: tuple[str, ...], names: set[str], code: str, report: Report
) -> None:
    for key in keys:
        for name in record.texts(key):
            if name not in names:
                report.unknown(code, record.at(key), name, names)


def _once(name: str, place: Place, seen: dict[str, Place], report: Report) -> None:
    if name in seen:
        report.add("E-ID-TWICE", place, {"name": name, "first": seen[name].line})
    seen.setdefault(name, place)


def _card(
    record: Record, book: TextBook, city: City, questions: Mapping[str, CardQuestion]
) -> Card:
    report, id = book.report, record.text("card")
    kind = Record(record.node)
    if record.has("for"):
        kind = read(record.under("for"), CARD_FOR, report, record.at("for"))
    scope = Scope({**FINDINGS, "audience": AUDIENCE}, report)
    words = book.words(f"danger/{id}/text", record.under("text"), _ON_A_CARD, scope)
    card = Card(
        id=id,
        danger=kind.text("danger"),
        level=kind.text("level"),
        numbers=tuple(name for name in record.texts("numbers") if name in city.hotlines),
        words=words or Words(()),
        again=book.text(f"danger/{id}/again", record.text("again"), record.at("again"), _ON_A_CARD),
        stops=record.text("then") == "stop",
        asks=record.text("asks"),
        quiet=record.yes("quiet"),
        place=record.place,
    )
    _check_card(card, record, report)
    for name in record.texts("numbers"):
        if name not in city.hotlines:
            report.unknown("E-UNKNOWN-HOTLINE", record.at("numbers"), name, city.hotlines)
    if card.asks and card.asks not in questions:
        report.unknown("E-UNKNOWN-CARD-QUESTION", record.at("asks"), card.asks, questions)
    return card


def _check_card(card: Card, record: Record, report: Report) -> None:
    """See that nobody is questioned while the danger is now, nor has much to read."""
    if card.level == DangerLevel.NOW and record.text("then") and not card.stops:
        report.add("E-CARD-GOES-ON", record.at("then"), {"name": card.id})
    for variant in card.words.variants:
        _check_short(variant, card, report)


def _check_short(variant: Variant, card: Card, report: Report) -> None:
    count = len(bubbles(variant.text.source))
    if count > CARD_BUBBLES:
        values: dict[str, object] = {"name": card.id, "count": count, "most": CARD_BUBBLES}
        report.add("E-CARD-TOO-LONG", variant.text.place, values)


def _questions(record: Record, book: TextBook) -> Mapping[str, CardQuestion]:
    if not record.has("asks"):
        return {}
    where = record.at("asks")
    found = entries(record.under("asks"), book.report, where)
    return {
        id: _question(id, read(node, CARD_QUESTION, book.report, where), book)
        for id, node in found.items()
    }


def _question(id: str, record: Record, book: TextBook) -> CardQuestion:
    choices = record.by_name("choices")
    if choices and YES not in choices:
        book.report.add("E-CARD-QUESTION-YES", record.key("choices"), {"name": id})
    places = getattr(record.under("choices"), "keys", {})
    found = labels(book, f"danger/{id}", choices, places, _ASKED)
    text = _text(book, f"danger/{id}/question", record, "text")
    other = record.has("other")
    return CardQuestion(
        id=id,
        text=text,
        of_other=_text(book, f"danger/{id}/question_of_other", record, "other") if other else text,
        why=_text(book, f"danger/{id}/why", record, "why"),
        choices=tuple(Choice(choice, label) for choice, label in found),
        yes=record.text("yes"),
    )


def _text(book: TextBook, id: str, record: Record, key: str) -> Text:
    return book.text(id, record.text(key), record.at(key), _ASKED)
