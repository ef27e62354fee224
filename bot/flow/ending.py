"""Carries out the endings: the ticket, the last words, the door that stays open."""

from datetime import timedelta

from bot.flow.definition import AnswerType, Ending, Inform, Note, Refer, Reopen
from bot.flow.effects import (
    AddToTicket,
    AlertStaff,
    NoteOnTicket,
    OpenTicket,
    ReopenTicket,
    SetTimer,
    Value,
)
from bot.flow.promise import open_number
from bot.flow.session import Phase
from bot.flow.talk import Talk
from bot.flow.vocabulary import UNSETTLED_WARD, Unsettled
from bot.reading import Audience, DangerLevel, PatternState

CHILDREN = frozenset({"child", "son", "daughter", "grandchild"})
VIOLENCE = frozenset({"dv", "child_abuse", "elder_abuse", "disability_abuse"})
CITY_OFFICE = "city_office"
CARD_WAITS_FOR_A_PERSON = timedelta(minutes=2)


def finish(talk: Talk, ending: Ending, *, quietly: bool = False) -> None:
    """End the conversation here; ``quietly`` without a word."""
    session = talk.session
    match ending:
        case Refer(to=to, basis=basis):
            open_ticket(talk, to, basis)
            if basis == "emergency":
                talk.effects.append(AlertStaff(basis, session.danger))
        case Reopen():
            talk.effects.append(ReopenTicket())
            session.ticket = True
        case Note():
            talk.effects.append(NoteOnTicket(ending.id))
            session.ticket = True
        case _:
            pass
    if ending.words and not quietly:
        values = door_values(ending) | hotline_values(talk) | _duty_values(talk)
        talk.say_words(ending.words, values)
    session.phase = Phase.ENDED
    session.ended = ending.id
    session.waits = session.repair = ""
    session.among = []


def leave(talk: Talk, endings: tuple[Ending, ...], *, quietly: bool = False) -> None:
    """Take the first of these endings that applies; the last one always does."""
    values = talk.values()
    for ending in endings:
        if talk.plan.endings[ending.id].holds(values):
            finish(talk, ending, quietly=quietly)
            return


def open_ticket(talk: Talk, to: str, basis: str = "") -> None:
    """Open the referral ticket, or raise the one that is open."""
    session = talk.session
    consent = _consent(talk)
    talk.effects.append(
        OpenTicket(
            to=to,
            ward=_ward(talk),
            level=talk.reading.level,
            danger=session.danger,
            basis=basis or _basis(talk, consent),
            consent=consent,
            confirm_consent=consent == "given" and talk.writer_is_child,
            raised=session.ticket,
        )
    )
    session.ticket = True


def raise_danger(talk: Talk) -> None:
    """Open or raise the ticket because of danger, and wake somebody; waits for nothing."""
    open_ticket(talk, CITY_OFFICE)
    talk.effects.append(AlertStaff(talk.session.danger_kind, talk.session.danger))


def add_to_ticket(talk: Talk) -> None:
    """Put this turn's letters on the open ticket."""
    letters = tuple(letter.id for letter in talk.letters)
    talk.effects.append(AddToTicket(letters, _ward(talk), talk.reading.level))


def wait_for_person(talk: Talk) -> None:
    """Give the person who owns the talk two minutes before the card goes out."""
    session = talk.session
    if not session.card_waits:
        session.card_waits = session.turn
        talk.effects.append(SetTimer(f"card:{session.turn}", CARD_WAITS_FOR_A_PERSON))


def door_values(ending: Ending) -> dict[str, Value]:
    """Return the desk or hotline that stays open after this ending."""
    return {"door": ending.door or "always"} if ending.door or isinstance(ending, Inform) else {}


def may_be_seen(talk: Talk) -> bool:
    """Say whether whoever hurts them may look at what we send."""
    states = [finding.state for name, finding in talk.reading.patterns.items() if name in VIOLENCE]
    likely = (PatternState.SUSPECTED, PatternState.FOUND)
    return talk.session.danger_kind == "violence" or any(state in likely for state in states)


def hotline_values(talk: Talk) -> dict[str, Value]:
    """Return the number that is open now for this danger."""
    number = hotline(talk)
    return {"hotline": number} if number else {}


def hotline(talk: Talk) -> str:
    """Return the id of the hotline that fits this danger and is open now, or nothing."""
    session, today = talk.session, talk.plan.flow.today
    wanted = (session.danger_kind, session.danger)
    card = next((c for c in today.cards if (c.danger, c.level) == wanted), None)
    if not card:
        return ""
    lines = [today.city.hotlines[name] for name in card.numbers]
    found = open_number(lines, _fits(talk), session.language, talk.now)
    return found.id if found else ""


def _duty_values(talk: Talk) -> dict[str, Value]:
    """Return the desk that takes the report which the law asks for on this legal basis."""
    basis = talk.answer(AnswerType.LEGAL_BASIS)
    desks = talk.plan.flow.today.city.desks.values()
    return next(({"duty": desk.name} for desk in desks if basis in desk.takes), {})


def _fits(talk: Talk) -> frozenset[str]:
    """Return whom a number must be for: the writer, and a child that the story is about."""
    reading = talk.reading
    fits = {"child" if talk.writer_is_child else "adult"}
    if reading.concerned in CHILDREN:
        fits.add("about_child")
    partner = reading.patterns.get("dv")
    hits = reading.danger.audience == Audience.THE_ONE_WHO_HITS
    if partner and partner.state in (PatternState.SUSPECTED, PatternState.FOUND) and not hits:
        fits.add("partner")
    return frozenset(fits)


def _ward(talk: Talk) -> str:
    ward = talk.answer(AnswerType.WARD)
    known = ward and ward not in (Unsettled.UNKNOWN, Unsettled.DECLINED)
    return str(ward) if known else UNSETTLED_WARD


def _consent(talk: Talk) -> str:
    answer = talk.answer(AnswerType.CONSENT)
    return str(answer) if answer else Unsettled.NOT_ASKED


def _basis(talk: Talk, consent: str) -> str:
    said = talk.answer(AnswerType.LEGAL_BASIS)
    if talk.session.danger == DangerLevel.NOW:
        return "emergency"
    if said and said not in (Unsettled.UNKNOWN, Unsettled.DECLINED):
        return str(said)
    return "consent" if consent == "given" else ""
