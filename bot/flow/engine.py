"""Moves a conversation forward by one turn.

``advance`` is a plain function: it reads no clock, no database and no network, and no input of any
kind makes it raise.  It takes where the conversation stands and what happened, and returns where it
stands now and what is to be done about it.  The caller stores the session, fills in what only it
knows and sends; rehearsals and the terminal call the very same function.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.channel import IncomingKind
from bot.flow.answers.normal import plain
from bot.flow.dangers import confirm_now, is_fresh, respond
from bot.flow.definition import Flow
from bot.flow.effects import Ask, Effect, ReopenTicket, SetTimer
from bot.flow.ending import add_to_ticket, may_be_seen
from bot.flow.hearing import hear, keep_declarations
from bot.flow.letters import Input, Letter, StaffAct
from bot.flow.listening import is_small_talk, listen
from bot.flow.meant import repair_meant, take_wishes
from bot.flow.own_questions import confirmed
from bot.flow.plan import plan_of
from bot.flow.repairs import (
    LANGUAGE,
    choose,
    chosen,
    follow_language,
    offer_to_resume,
    repair,
)
from bot.flow.session import Phase, Session
from bot.flow.staff import act
from bot.flow.talk import Talk
from bot.flow.walking import walk
from bot.flow.wordless import SILENT, receive, take_back
from bot.reading import DangerLevel

LONGEST = 5_000
"""Characters, as many as LINE lets through.  No answer is longer; stories are the reader's."""
LIFE = "suicide"
AFTER_STOP = frozenset({"human", "delete", "show", "language"})
AFTER_END = AFTER_STOP | {"restart", "change"}


@dataclass(frozen=True, slots=True)
class Turn:
    """The outcome of one turn."""

    session: Session
    effects: tuple[Effect, ...]


def start(flow: Flow, language: str = "ja", before: Session | None = None) -> Session:
    """Return the session of a new conversation; ``before`` is the same person's last one."""
    session = Session(flow.id, flow.shape, language)
    if before:
        session.ever = list(before.ever)
        session.turn, session.seen = before.turn, before.seen
    return session


def advance(flow: Flow, session: Session, given: Input, now: datetime) -> Turn:
    """Take one turn.  ``session`` is left as it was; ``now`` is aware."""
    staff = [letter for letter in given.letters if isinstance(letter.kind, StaffAct)]
    people = given.letters
    if staff:
        people = tuple(letter for letter in people if letter not in staff)
    if [letter for letter in people if len(letter.text) > LONGEST]:
        people = tuple(replace(letter, text=letter.text[:LONGEST]) for letter in people)
    talk = Talk(plan_of(flow), session.copy(), given.reading, people, now)
    for letter in staff:
        act(talk, letter)
    acted = [letter for letter in people if letter.kind is not IncomingKind.LEFT]
    if acted:
        talk.session.turn += 1
        _take_turn(talk)
    if talk.session.phase == Phase.TALKING and (acted or session.phase != Phase.TALKING):
        _set_clocks(talk)
    return Turn(talk.session, tuple(talk.effects))


def _take_turn(talk: Talk) -> None:
    session = talk.session
    follow_language(talk)
    take_back(talk)
    keep_declarations(talk)
    if session.waits and not talk.plan.knows(session.waits):
        session.waits = ""
    if is_fresh(talk):
        _in_danger(talk)
    elif question := confirmed(talk):
        hear(talk)
        add_to_ticket(talk)
        confirm_now(talk, question)
    elif talk.session.phase == Phase.WITH_PERSON:
        _with_person(talk)
    elif talk.session.phase == Phase.TALKING or _answers_a_card(talk):
        listen(talk)
    elif talk.session.phase == Phase.STOPPED:
        _after_stop(talk)
    else:
        _after_end(talk)


def _set_clocks(talk: Talk) -> None:
    """Start the clocks of silence; an answer makes them stale."""
    silent = talk.plan.flow.leaving.silent
    turn = talk.session.turn
    if silent.remind_after:
        talk.effects.append(SetTimer(f"remind:{turn}", silent.remind_after))
    talk.effects.append(SetTimer(f"silent:{turn}", silent.after))


def _in_danger(talk: Talk) -> None:
    """The card first; at ``thoughts`` the few questions that still matter go on after it."""
    session = talk.session
    hear(talk)
    session.waits = session.repair = ""
    stopped = session.phase == Phase.STOPPED and session.danger != DangerLevel.NOW
    if stopped or session.phase == Phase.ENDED:
        session.phase, session.ended = Phase.TALKING, ""
    respond(talk)
    _do_at_once(talk)
    # NB: the card's question stands last, whatever was also wished.
    talk.effects.sort(key=lambda effect: isinstance(effect, Ask))
    if not session.waits:
        walk(talk)


def _do_at_once(talk: Talk) -> None:
    """Do what was wished beside the danger: write to me no more, tell nobody, forget this.

    Where somebody may want to die, only a message of its own asks to be forgotten: 「消したい」
    may be said of oneself.
    """
    take_wishes(talk, _texts(talk))
    if talk.reading.danger.kind == LIFE:
        telling = {evidence.letter for evidence in talk.reading.danger.evidence}
        beside = [plain(each.text) for each in _texts(talk) if each.id not in telling]
        wished = [talk.plan.listener.repairs.get(text) for text in beside]
    else:
        wished = [repair_meant(talk, each.text) for each in _texts(talk)]
    if "delete" in wished:
        repair(talk, "delete")


def _with_person(talk: Talk) -> None:
    """Receive what is written to the person who owns the talk; the safe repairs still work."""
    hear(talk)
    add_to_ticket(talk)
    take_wishes(talk, _texts(talk))
    name = _asked_for(talk)
    if name in AFTER_STOP:
        repair(talk, name)
    else:
        _picks_language(talk)


def _answers_a_card(talk: Talk) -> bool:
    return talk.session.waits in talk.plan.flow.today.card_questions


def _after_stop(talk: Talk) -> None:
    """After a card that ended the questions: receive, never ask; the safe repairs still work."""
    hear(talk)
    add_to_ticket(talk)
    name = _asked_for(talk)
    if name in AFTER_STOP:
        repair(talk, name)
    elif not _picks_language(talk) and not take_wishes(talk, _texts(talk)):
        talk.reply("heard_in_danger")


def _after_end(talk: Talk) -> None:
    """After an ending: what is written now goes on the ticket, or begins a new talk."""
    session = talk.session
    texts = _texts(talk)
    name = _asked_for(talk)
    if name in AFTER_END:
        repair(talk, name)
    elif take_wishes(talk, texts):
        add_to_ticket(talk)
    elif not name and _chooses(talk):
        return
    elif all(letter.kind is IncomingKind.UNSENT for letter in talk.letters):
        for letter in talk.letters:
            receive(talk, letter)
    elif session.ended in talk.plan.silences:
        hear(talk)
        offer_to_resume(talk)
    elif name or _only_looks_in(talk) or (texts and is_small_talk(talk, texts)):
        session.repair = ""
        talk.reply("welcome_back")
    elif session.ticket:
        hear(talk)
        add_to_ticket(talk)
        if session.ended in talk.plan.notes and talk.reading.understood:
            talk.effects.append(ReopenTicket())
        talk.reply("heard" if may_be_seen(talk) else "added_to_ticket")
    else:
        _begin_anew(talk)


def _only_looks_in(talk: Talk) -> bool:
    """Say whether somebody whose matter is with a person only opened the page."""
    return talk.session.ticket and all(letter.kind in SILENT for letter in talk.letters)


def _texts(talk: Talk) -> list[Letter]:
    return [letter for letter in talk.letters if letter.kind == IncomingKind.TEXT]


def _chooses(talk: Talk) -> bool:
    """Take a choice inside a repair, or a tap on an old button; say whether it was one."""
    taps = any(letter.kind == IncomingKind.TAP for letter in talk.letters)
    if taps or talk.session.repair:
        before = len(talk.effects)
        listen(talk)
        return len(talk.effects) > before
    return False


def _picks_language(talk: Talk) -> bool:
    """Take a language from its menu, also where nothing is asked; say whether it was one."""
    for letter in talk.letters:
        name, _, value = letter.payload.partition("=")
        if name == LANGUAGE and chosen(talk, name, value):
            return True
        if talk.session.repair and letter.text and choose(talk, letter.text):
            return True
    return False


def _begin_anew(talk: Talk) -> None:
    """Begin a new talk with what was just written, without greeting twice."""
    talk.session = start(talk.plan.flow, talk.session.language, talk.session)
    talk.session.since = talk.letters[0].id
    listen(talk)


def _asked_for(talk: Talk) -> str:
    """Return the repair that was typed or tapped, or nothing."""
    for letter in talk.letters:
        name, _, value = letter.payload.partition("=")
        if letter.kind == IncomingKind.TAP and name == "repair":
            return value
        if found := repair_meant(talk, letter.text):
            return found
    return ""
