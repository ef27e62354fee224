"""Checks what a rehearsal says is known, and what its ticket says, against what came out."""

from collections.abc import Iterator, Mapping

from bot.authoring.problem import Problem, nearest
from bot.flow.conversation import Conversation
from bot.flow.plan import plan_of
from bot.flow.rehearsal.script import Act, Line
from bot.flow.session import Session
from bot.flow.talk import Talk
from bot.flow.vocabulary import Unsettled


def differing(line: Line, talk: Conversation, *, paged: bool) -> Iterator[Problem]:
    """Yield a problem for each thing that is not as the line says."""
    text = " ".join((line.text, *line.more))
    match line.act:
        case Act.DANGER:
            yield from _danger(line, text, talk)
        case Act.TICKET:
            yield from _ticket(line, text, talk, paged=paged)
        case _:
            yield from _compare(line, _pairs(text), known(talk))


def known(talk: Conversation) -> dict[str, str]:
    """Return everything that is known in a talk, by the names that conditions use."""
    session = talk.session
    table = {name: values[0] for name, values in talk.flow.domains.items()}
    table |= Talk(plan_of(talk.flow), session, talk.reading, (), talk.now).values()
    for name, answer in session.answers.items():
        if isinstance(answer, list):
            table[name] = "/".join(answer)
    return table | _counts(session)


def _counts(session: Session) -> dict[str, str]:
    return {
        "questions": str(session.put),
        "asked_again": str(session.again),
        "corrections": str(session.corrections),
        "phase": session.phase,
        "ended": session.ended,
    }


def _danger(line: Line, text: str, talk: Conversation) -> Iterator[Problem]:
    said = text.removeprefix("danger:").partition("(")[0].split()
    session = talk.session
    came = [word for word in (session.danger_kind, session.danger) if word]
    if said != came:
        values = {"name": "danger", "said": " ".join(said), "came": " ".join(came)}
        yield Problem("E-REHEARSAL-FACT", line.place, values)


def _ticket(line: Line, text: str, talk: Conversation, *, paged: bool) -> Iterator[Problem]:
    number, _, rest = text.partition(",")
    came = talk.ticket_number or "none"
    if number.strip() != came:
        values = {"name": "ticket", "said": number.strip(), "came": came}
        yield Problem("E-REHEARSAL-FACT", line.place, values)
    ticket = talk.ticket
    table = {
        "ward": ticket.ward if ticket else "",
        "level": ticket.level if ticket else "",
        "danger": ticket.danger if ticket else "",
        "consent": ticket.consent if ticket else Unsettled.NOT_ASKED,
        "confirm_consent": "yes" if ticket and ticket.confirm_consent else "no",
        "basis": (ticket.basis if ticket else "") or "none",
        "to": ticket.to if ticket else "",
        "paged": "yes" if paged else "no",
    }
    yield from _compare(line, _pairs(rest), table)


def _compare(line: Line, said: Mapping[str, str], came: Mapping[str, str]) -> Iterator[Problem]:
    for name, value in said.items():
        if name not in came:
            near = nearest(name, came)
            yield Problem("E-REHEARSAL-NAME", line.place, {"name": name}, near)
        elif came[name] != value:
            values = {"name": name, "said": value, "came": came[name]}
            yield Problem("E-REHEARSAL-FACT", line.place, values)


def _pairs(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(",") if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}
