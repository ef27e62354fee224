"""Takes what staff and the clock do: taking over, handing back, lowering danger, timers."""

from bot.flow.dangers import lower, send_card
from bot.flow.definition import AnswerType, Text
from bot.flow.effects import SetTimer
from bot.flow.ending import leave, may_be_seen
from bot.flow.letters import Letter, StaffAct
from bot.flow.repairs import go_on
from bot.flow.session import Phase
from bot.flow.talk import Talk
from bot.reading import DangerLevel


def act(talk: Talk, letter: Letter) -> None:
    """Take one letter that is not the person's."""
    session = talk.session
    match letter.kind:
        case StaffAct.TOOK_OVER if session.phase != Phase.WITH_PERSON:
            session.phase, session.repair = Phase.WITH_PERSON, ""
            if _may_be_written_to(talk):
                talk.reply("person_is_here")
        case StaffAct.WROTE if session.phase == Phase.WITH_PERSON:
            session.card_waits = 0
        case StaffAct.HANDED_BACK if session.phase == Phase.WITH_PERSON:
            _hand_back(talk)
        case StaffAct.DANGER_LOWERED:
            # Nothing is sent: the phone may be watched, and the person has not written.
            lower(talk)
        case StaffAct.TIMER:
            _timer(talk, letter.payload)
        case _:
            pass


def _hand_back(talk: Talk) -> None:
    """Go on where the person took over; a card that waited for them goes out first.

    Where somebody else may see it nothing is asked before they write again.
    """
    session = talk.session
    session.turn += 1
    wanted_a_person = {ending.id for ending in talk.plan.flow.leaving.human}
    if session.danger == DangerLevel.NOW:
        session.phase = Phase.STOPPED
    elif session.ended and session.ended not in wanted_a_person and not session.card_waits:
        session.phase = Phase.ENDED
    else:
        session.phase, session.ended = Phase.TALKING, ""
    if session.card_waits:
        send_card(talk)
        if session.waits in talk.plan.flow.today.card_questions:
            return
    if _may_be_written_to(talk):
        go_on(talk)


def _timer(talk: Talk, payload: str) -> None:
    """Act on a timer, unless the talk has moved on since it was set."""
    name, _, turn = payload.partition(":")
    session = talk.session
    silent = talk.plan.flow.leaving.silent
    if name == "card":
        # Whatever they write meanwhile, the card comes: only a person's care stands in for it.
        if session.card_waits and turn == str(session.card_waits):
            send_card(talk)
    elif turn != str(session.turn):
        return
    elif name == "remind" and session.phase == Phase.TALKING and silent.remind:
        _remind(talk, payload, silent.remind)
    elif name == "silent" and session.phase == Phase.TALKING:
        leave(talk, silent.endings, quietly=_is_night(talk) or not _may_be_written_to(talk))


def _remind(talk: Talk, payload: str, words: Text) -> None:
    """Remind once, where it is safe and wanted; never in the quiet hours."""
    quiet = talk.plan.flow.today.city.quiet
    session = talk.session
    if session.reminded == session.turn or not _may_be_written_to(talk):
        return
    if quiet and _is_night(talk) and (ends := quiet.next_closing(talk.now)):
        talk.effects.append(SetTimer(payload, ends - talk.now))
    else:
        session.reminded = session.turn
        talk.say(words)


def _is_night(talk: Talk) -> bool:
    quiet = talk.plan.flow.today.city.quiet
    return quiet is not None and quiet.open_at(talk.now)


def _may_be_written_to(talk: Talk) -> bool:
    """Stay silent where the wrong person could see the message, or where it was not wanted."""
    contact = talk.answer(AnswerType.CONTACT)
    unwanted = contact is not None and contact != "here"
    return not (unwanted or may_be_seen(talk))
