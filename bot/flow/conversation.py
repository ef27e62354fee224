"""Conducts one conversation without a store: for the terminal, for rehearsals and for tests.

Between every two turns the session goes through JSON, as it does in any store.  Tickets are counted
here and the clock is moved by whoever holds the conversation; everything else is the real engine.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.channel import IncomingKind
from bot.flow.beginning import goes_on_in
from bot.flow.definition import Flow
from bot.flow.effects import AddToTicket, Effect, OpenTicket, SetTimer
from bot.flow.engine import advance, start
from bot.flow.letters import Input, Letter, LetterKind, StaffAct
from bot.flow.moving import carried
from bot.flow.session import Session, as_json, from_json
from bot.flow.ticketing import Numbering
from bot.flow.vocabulary import OUTSIDE_WARD, UNSETTLED_WARD
from bot.reading import Reading

Read = Callable[[Sequence[tuple[str, str]], Mapping[str, str]], Reading]
"""Reads the letters (id, text) of a consultation, with the facts answered so far."""


@dataclass(slots=True)
class Conversation:
    """One person's talk, and what became of it."""

    flow: Flow
    read: Read
    now: datetime
    language: str = "ja"
    numbers: Numbering = field(default_factory=Numbering)
    ticket_number: str = ""
    ticket: OpenTicket | None = None
    reading: Reading = field(default_factory=Reading)
    written: list[Letter] = field(default_factory=list)
    timers: list[tuple[datetime, str]] = field(default_factory=list)
    stored: str = ""

    def __post_init__(self) -> None:
        self._keep(start(self.flow, self.language))
        if self.flow.starts.after:
            self.ticket_number = self.numbers.next("", self.now)

    @property
    def session(self) -> Session:
        """Return where the talk stands, read back from its stored form."""
        return from_json(self.stored)

    @property
    def texts(self) -> int:
        """Return how many messages in words were received."""
        return sum(1 for each in self.written if each.kind == IncomingKind.TEXT)

    def letter(self, kind: LetterKind, text: str = "", payload: str = "") -> Letter:
        """Return a letter with the next id."""
        self.written.append(Letter(f"L{len(self.written) + 1}", kind, text, payload))
        return self.written[-1]

    def take(self, *letters: Letter) -> tuple[Effect, ...]:
        """Take one turn and return what it asks to be done."""
        session = self.session
        self.reading = self.read(self._texts(session), session.facts)
        turn = advance(self.flow, session, Input(letters, self.reading), self.now)
        self._keep(turn.session)
        if turn.session.facts != session.facts:
            self.reading = self.read(self._texts(turn.session), turn.session.facts)
        for effect in turn.effects:
            self._perform(effect)
        return turn.effects

    def enter(self, flows: Mapping[str, Flow], mode: str) -> None:
        """Let the city switch on a mode, or off with an empty one, in the middle of this talk."""
        flow = flows[goes_on_in(flows, self.session, mode)]
        if flow.id != self.flow.id:
            self._keep(carried(self.session, self.flow, flow))
            self.flow = flow

    def wait(self, time: timedelta) -> tuple[Effect, ...]:
        """Let time pass; timers that come due are handled in their order."""
        until = self.now + time
        effects: list[Effect] = []
        while due := [timer for timer in self.timers if timer[0] <= until]:
            first = min(due)
            self.timers.remove(first)
            self.now = first[0]
            effects += self.take(self.letter(StaffAct.TIMER, payload=first[1]))
        self.now = until
        return tuple(effects)

    def _keep(self, session: Session) -> None:
        self.stored = as_json(session)

    def _texts(self, session: Session) -> list[tuple[str, str]]:
        """Return what was written since the person last started over, unsent messages left out."""
        texts = [each for each in self.written if each.kind == IncomingKind.TEXT]
        if session.since:
            first = next(i for i, each in enumerate(self.written) if each.id == session.since)
            texts = [each for each in self.written[first:] if each.kind == IncomingKind.TEXT]
        unsent = {each.payload for each in self.written if each.kind == IncomingKind.UNSENT}
        return [(each.id, each.text) for each in texts if each.id not in unsent]

    def _perform(self, effect: Effect) -> None:
        match effect:
            case SetTimer(payload, after):
                self.timers.append((self.now + after, payload))
            case AddToTicket(ward=ward, level=level) if self.ticket:
                self.ticket = replace(self.ticket, ward=ward, level=level)
            case OpenTicket():
                if not self.ticket_number:
                    self.ticket_number = self.numbers.next(self._ward(effect.ward), self.now)
                self.ticket = effect
            case _:
                pass

    def _ward(self, ward: str) -> str:
        known = self.flow.today.city.wards.get(ward)
        nowhere = ward in (OUTSIDE_WARD, UNSETTLED_WARD)
        return known.name.source.removesuffix("区") if known and not nowhere else ""
