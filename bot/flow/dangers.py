"""Danger first: the cards, the ticket and the alert that wait for nothing.

Authors cannot hide, reorder or delay a card.  Danger is raised by what was written just now and
lowered by a person only.
"""

from bot.flow.asking import put_card_question
from bot.flow.definition import Card
from bot.flow.ending import add_to_ticket, hotline_values, raise_danger, wait_for_person
from bot.flow.session import Phase
from bot.flow.talk import Talk
from bot.reading import Audience, DangerLevel

CARD_AGAIN_AFTER_SECONDS = 6 * 60 * 60
_ORDER = tuple(DangerLevel)


def is_fresh(talk: Talk) -> bool:
    """Say whether these letters, and not only earlier ones, tell of danger."""
    danger = talk.reading.danger
    if danger.level == DangerLevel.NONE:
        return False
    if _ORDER.index(danger.level) > _ORDER.index(DangerLevel(talk.session.seen)):
        return True
    now_written = {letter.id for letter in talk.letters}
    return any(evidence.letter in now_written for evidence in danger.evidence)


def respond(talk: Talk) -> None:
    """Alert, open or raise the ticket, and send the card that fits."""
    session, danger = talk.session, talk.reading.danger
    session.seen = max(session.seen, danger.level, key=_rank)
    _raise(talk, danger.level, danger.kind)
    add_to_ticket(talk)
    _send_or_wait(talk)


def confirm_now(talk: Talk, name: str) -> None:
    """Act on a yes to a card's question: the danger is now."""
    question = talk.plan.flow.today.card_questions[name]
    card = next(card for card in talk.plan.flow.today.cards if card.id == question.yes)
    talk.session.waits = ""
    _raise(talk, DangerLevel(card.level), card.danger)
    _send_or_wait(talk)


def send_card(talk: Talk) -> None:
    """Send the card in full once per six hours, else its short other sentence."""
    session = talk.session
    session.card_waits = 0
    card = _card(talk)
    moment = int(talk.now.timestamp())
    last = session.cards.get(card.id, -CARD_AGAIN_AFTER_SECONDS)
    full = moment - last >= CARD_AGAIN_AFTER_SECONDS
    number = hotline_values(talk)
    if full:
        session.cards[card.id] = moment
        values = talk.values() | {"audience": _audience(talk)}
        talk.say(talk.plan.text(card.words, values), number, discreet=card.quiet)
    else:
        talk.say(card.again, number, discreet=card.quiet)
    session.said += [name for name in talk.plan.greetings if name not in session.said]
    if session.phase == Phase.WITH_PERSON:
        return
    if card.stops:
        session.phase = Phase.STOPPED
        session.waits = session.repair = ""
    elif full and card.asks:
        put_card_question(talk, talk.plan.flow.today.card_questions[card.asks])


def lower(talk: Talk) -> None:
    """Take a person's word that the danger has passed; the questions go on."""
    talk.session.danger = DangerLevel.NONE
    talk.session.danger_kind = ""
    talk.session.card_waits = 0
    if talk.session.phase == Phase.STOPPED:
        talk.session.phase = Phase.TALKING


def _send_or_wait(talk: Talk) -> None:
    if talk.session.phase == Phase.WITH_PERSON:
        wait_for_person(talk)
    else:
        send_card(talk)


def _raise(talk: Talk, level: DangerLevel, kind: str) -> None:
    session = talk.session
    if _rank(level) >= _rank(session.danger):
        session.danger, session.danger_kind = level, kind
    raise_danger(talk)


def _audience(talk: Talk) -> str:
    """Return who writes; in a flow for agencies always a professional."""
    agencies = talk.plan.flow.audience == "agencies"
    return Audience.PROFESSIONAL if agencies else talk.reading.danger.audience


def _rank(level: str) -> int:
    return _ORDER.index(DangerLevel(level))


def _card(talk: Talk) -> Card:
    """Return the card for this danger; for a kind without a card, the gravest of its level."""
    session = talk.session
    level = [card for card in talk.plan.flow.today.cards if card.level == session.danger]
    return next((card for card in level if card.danger == session.danger_kind), level[0])
