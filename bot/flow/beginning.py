"""Decides which flow a talk begins with: in a mode, in the middle of another talk, after a ticket.

It reads ``starts:`` and ``running:`` and does nothing itself: whoever holds the conversations
switches modes, keeps the clocks, and begins what is due.  Called by ``Conversation``, and by
whoever opens a session.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.flow.definition import Flow
from bot.flow.session import Phase, Session

FINISH_HERE = "finish_here"
CONTACT_ALLOWED = "contact_allowed"
ALLOWED = "here"
"""The one answer about contact after which we may write first."""


@dataclass(frozen=True, slots=True)
class Due:
    """A flow that we begin, and when."""

    flow: Flow
    at: datetime


def modes(flows: Mapping[str, Flow]) -> tuple[str, ...]:
    """Return the modes that a city can switch on with these flows."""
    return tuple(dict.fromkeys(flow.starts.mode for flow in flows.values() if flow.starts.mode))


def begins_with(flows: Mapping[str, Flow], wanted: str, mode: str = "") -> Flow:
    """Return the flow of a new talk: the one wanted, or what takes its place in this mode."""
    return _instead(flows, wanted, mode) or flows[wanted]


def goes_on_in(flows: Mapping[str, Flow], session: Session, mode: str = "") -> str:
    """Return the name of the flow in which what is written next belongs.

    A talk under way moves where ``running:`` says so; one that a person owns, or that danger has
    stopped, stays where it is.  What is written after an end begins a new talk, and so follows the
    mode; when a mode is over, it goes back unless there is a ticket to add it to.
    """
    new = _instead(flows, session.flow, mode)
    if new and session.phase == Phase.TALKING:
        return new.id if new.running.get(session.flow) == FINISH_HERE else session.flow
    if session.phase != Phase.ENDED:
        return session.flow
    if new:
        return new.id
    old = flows.get(session.flow)
    over = old and old.starts.mode not in ("", mode) and not session.ticket
    return old.starts.instead_of if old and over else session.flow


def due(
    flows: Mapping[str, Flow], event: str, at: datetime, begun: Collection[str] = ()
) -> Iterator[Due]:
    """Yield what we begin because of an event of a ticket (``ticket closed``).

    ``begun`` are the flows that were begun for this ticket before.  Nothing begins in the quiet
    hours.
    """
    for flow in flows.values():
        starts = flow.starts
        if starts.after != event or (starts.once and flow.id in begun):
            continue
        yield Due(flow, _not_in_quiet_hours(flow, at + starts.wait))


def may_begin(flow: Flow, contact: str | None, phase: str) -> bool:
    """Say, when its time has come, whether we may begin a flow: never into a talk under way.

    ``contact`` is what the person answered last about being written to.
    """
    allowed = flow.starts.only_when != CONTACT_ALLOWED or contact == ALLOWED
    return allowed and phase == Phase.ENDED


def _instead(flows: Mapping[str, Flow], name: str, mode: str) -> Flow | None:
    if not mode:
        return None
    found = (flow for flow in flows.values() if flow.starts.mode == mode)
    return next((flow for flow in found if flow.starts.instead_of == name), None)


def _not_in_quiet_hours(flow: Flow, at: datetime) -> datetime:
    quiet = flow.today.city.quiet
    if quiet is None or not quiet.open_at(at):
        return at
    return quiet.next_closing(at) or at
