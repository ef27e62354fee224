"""What always works, at any question and from inside another repair, typed or tapped."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.flow.answers.numbers import number
from bot.flow.answers.options import Options
from bot.flow.answers.written_in import written_in
from bot.flow.asking import fact_question, fact_text, fact_values, show_open_question
from bot.flow.correcting import can_change, changeable, forget, reopen, settle
from bot.flow.definition import Text
from bot.flow.effects import AlertStaff, ForgetPerson, Option, ShowRecord, Value
from bot.flow.ending import leave
from bot.flow.languages import LANGUAGES, SOURCE, spoken_to
from bot.flow.session import Phase, Session
from bot.flow.talk import Talk
from bot.flow.vocabulary import Unsettled
from bot.flow.walking import walk
from bot.reading import DangerLevel

CHANGE, LANGUAGE, RESUME = "change", "language", "resume"
STEPS = frozenset({"skip", "back"})


def repair(talk: Talk, name: str) -> None:
    """Carry out one repair; what has ended in this very turn is not opened by a step in it."""
    talk.session.repair = ""
    if name in STEPS and talk.session.phase != Phase.TALKING:
        talk.reply("heard")
        return
    _REPAIRS[name](talk)


def choose(talk: Talk, text: str) -> bool:
    """Take a typed choice inside an open repair; say whether it was one."""
    match talk.session.repair:
        case "change":
            found = _typed_change(talk, text)
            return bool(found) and chosen(talk, CHANGE, found)
        case "language":
            picked = talk.plan.languages.match(text)
            code = spoken_to(text) or (picked.ids[0] if picked.certain and picked.ids else "")
            return bool(code) and chosen(talk, LANGUAGE, code)
        case "resume":
            return _resume_typed(talk, text)
        case _:
            return False


def chosen(talk: Talk, name: str, value: str) -> bool:
    """Take a choice inside a repair, typed or tapped; say whether it was one."""
    match name:
        case "change" if value in changeable(talk):
            talk.session.repair = ""
            if talk.session.phase == Phase.ENDED:
                talk.session.phase, talk.session.ended = Phase.TALKING, ""
            reopen(talk, value)
            walk(talk)
        case "language" if value in talk.plan.flow.today.city.languages:
            talk.session.repair = ""
            talk.session.language = value
            if LANGUAGE not in talk.session.ever:
                talk.session.ever.append(LANGUAGE)
            talk.reply("language_changed")
            go_on(talk)
        case "resume" if value in ("continue", "restart"):
            talk.session.repair = ""
            if value == "restart":
                _restart(talk)
            else:
                talk.session.phase, talk.session.ended = Phase.TALKING, ""
                go_on(talk)
        case _:
            return False
    return True


def follow_language(talk: Talk) -> None:
    """Answer in the language somebody writes in, as long as they have chosen none themselves."""
    session = talk.session
    if session.language != SOURCE or LANGUAGE in session.ever:
        return
    for letter in talk.letters:
        if letter.text and (code := written_in(letter.text)) in talk.plan.flow.today.city.languages:
            session.language = str(code)


def go_on(talk: Talk) -> None:
    """Show the open question again, or go on to the next one."""
    if talk.session.phase == Phase.TALKING and not show_open_question(talk):
        walk(talk)


def offer_to_resume(talk: Talk) -> None:
    """Ask somebody who comes back after a silence whether to go on where they left off."""
    replies = talk.plan.flow.today.replies
    talk.session.repair = RESUME
    talk.reply("heard")
    options = (
        Option(replies["resume_continue"][0], "resume=continue"),
        Option(replies["resume_restart"][0], "resume=restart"),
        Option(talk.plan.flow.today.repairs["human"].button, "repair=human"),
    )
    talk.put(RESUME, replies["resume"][0], options)


def _skip(talk: Talk) -> None:
    session = talk.session
    if not session.waits:
        go_on(talk)
        return
    session.skips += 1
    if fact_question(session.waits):
        key = session.waits.partition(":")[2]
        session.facts[key] = "unknown"
    elif session.waits in talk.plan.asks:
        settle(talk, session.waits, Unsettled.DECLINED, talk.letters[-1].id)
    session.waits = ""
    session.among = []
    talk.reply("skipped")
    walk(talk)


def _back(talk: Talk) -> None:
    session = talk.session
    answered = [each for each in session.asked if each != session.waits and can_change(talk, each)]
    if not answered:
        talk.reply("nothing_to_go_back_to")
        go_on(talk)
        return
    talk.reply("gone_back")
    reopen(talk, answered[-1])
    walk(talk)


def _change(talk: Talk) -> None:
    options = tuple(
        Option(name, f"change={question}", _label_values(talk, question))
        for question, name in _named(talk)
    )
    if not options:
        talk.reply("nothing_to_change")
        go_on(talk)
        return
    talk.session.repair = CHANGE
    talk.put(CHANGE, talk.plan.flow.today.replies["change_what"][0], options)


def _why(talk: Talk) -> None:
    waits, today = talk.session.waits, talk.plan.flow.today
    if ask := talk.plan.ask(waits):
        talk.say(ask.why)
        if ask.help:
            talk.say(ask.help)
    elif question := today.card_questions.get(waits):
        talk.say(question.why)
    elif waits:
        talk.reply("why_fact")
    go_on(talk)


def _stop(talk: Talk) -> None:
    if talk.session.phase != Phase.TALKING:
        talk.reply("heard")
        return
    leave(talk, talk.plan.flow.leaving.stop)


def _human(talk: Talk) -> None:
    talk.effects.append(AlertStaff("human", talk.session.danger))
    if talk.session.phase == Phase.TALKING:
        leave(talk, talk.plan.flow.leaving.human)
    else:
        talk.reply("human_is_called")


def _delete(talk: Talk) -> None:
    held = talk.session.danger != DangerLevel.NONE
    talk.effects.append(ForgetPerson(held))
    if held:
        talk.reply("delete_in_danger")
        _forget_answers(talk.session)
        talk.session.since = talk.letters[-1].id
        if talk.session.phase != Phase.WITH_PERSON:
            talk.session.phase = Phase.STOPPED
        return
    leave(talk, talk.plan.flow.leaving.delete)
    _forget_answers(talk.session)
    # What is written from now on is a new matter, not one more page of what was hidden.
    talk.session.ticket = False


def _restart(talk: Talk) -> None:
    talk.reply("restarted")
    for question in tuple(talk.session.answers):
        forget(talk, question)
    _forget_answers(talk.session)
    talk.session.since = talk.letters[-1].id
    if talk.session.danger != DangerLevel.NOW:
        talk.session.phase, talk.session.ended = Phase.TALKING, ""
        walk(talk)


def _language(talk: Talk) -> None:
    talk.session.repair = LANGUAGE
    place = talk.plan.flow.title.place
    options = tuple(
        Option(Text(f"languages/{code}", LANGUAGES[code].own_name, place), f"language={code}")
        for code in talk.plan.flow.today.city.languages
    )
    talk.put(LANGUAGE, talk.plan.flow.today.replies["language_which"][0], options)


def _show(talk: Talk) -> None:
    talk.effects.append(ShowRecord())
    answers = len(talk.session.answers) + len(talk.session.facts)
    talk.reply("shown", {"answers": str(answers)})
    go_on(talk)


def _forget_answers(session: Session) -> None:
    """Begin anew; what concerns danger and the ticket stays."""
    fresh = Session(session.flow, session.shape)
    for name in ("answers", "letters", "facts", "asked", "said", "among"):
        setattr(session, name, getattr(fresh, name))
    for name in ("put", "at", "waits", "repair", "again", "missed", "skips"):
        setattr(session, name, getattr(fresh, name))


def _named(talk: Talk) -> list[tuple[str, Text]]:
    """Return every answer that can be changed with its name; a fact is named by its question."""
    today = talk.plan.flow.today
    named = []
    for question in changeable(talk):
        ask, fact = talk.plan.ask(question), fact_question(question)
        if fact:
            named.append((question, fact_text(talk, today.facts[fact.fact], fact)))
        elif ask:
            named.append((question, today.replies[f"answer_{ask.type}"][0]))
    return named


def _label_values(talk: Talk, question: str) -> Mapping[str, Value]:
    """Return what tells two answers of one kind apart: the label chosen, or who is meant."""
    if fact := fact_question(question):
        return fact_values(talk, fact)
    ask = talk.plan.ask(question)
    value = talk.session.answers[question]
    choices = ask.choices if ask else ()
    picked = value if isinstance(value, list) else [value]
    labels = tuple(each.label for each in choices if each.id in picked)
    return {"chosen": labels} if labels else {}


def _typed_change(talk: Talk, text: str) -> str:
    """Return the answer that is to be changed, by its number or its name, or nothing."""
    named = _named(talk)
    counted = number(text)
    if counted is not None:
        return named[counted - 1][0] if 0 < counted <= len(named) else ""
    spell = talk.plan.flow.today.spellings
    picked = Options([(question, spell(name)) for question, name in named]).match(text)
    return picked.ids[0] if picked.certain and picked.ids else ""


def _resume_typed(talk: Talk, text: str) -> bool:
    replies, spell = talk.plan.flow.today.replies, talk.plan.flow.today.spellings
    ways = ("continue", "restart")
    options = Options([(way, spell(replies[f"resume_{way}"][0])) for way in ways])
    picked = options.match(text)
    if picked.certain and picked.ids:
        return chosen(talk, RESUME, picked.ids[0])
    yes = talk.plan.listener.hearing.among(text, ("yes",))
    return bool(yes) and chosen(talk, RESUME, "continue")


_REPAIRS: Mapping[str, Callable[[Talk], None]] = MappingProxyType(
    {
        "skip": _skip,
        "back": _back,
        "change": _change,
        "why": _why,
        "stop": _stop,
        "restart": _restart,
        "language": _language,
        "human": _human,
        "show": _show,
        "delete": _delete,
    }
)
REPAIRS = tuple(_REPAIRS)
