"""Talk to a flow in a terminal: the quickest way to try one.

Each typed line is a message.  ``/wait 26 hours`` lets time pass, ``/sticker`` and its like send
what is not words, ``/tap 2`` taps a button, ``/mode disaster`` is the city's switch (``/mode`` for
off).  Nothing is stored.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.channel import IncomingKind
from bot.flow.beginning import modes
from bot.flow.conversation import Conversation
from bot.flow.definition import Flow
from bot.flow.effects import AlertStaff, Ask, Effect, ForgetPerson, OpenTicket, Say, ShowRecord
from bot.flow.rehearsal.expecting import Output, written
from bot.flow.rehearsal.script import THINGS, passed
from bot.flow.saying import Circumstances, Voice, tag

CHANNEL = "terminal"
HELP = "/wait N minutes|hours|days  /sticker  /picture  /voice  /location  /tap N  /mode M  /quit"


@dataclass(slots=True)
class Chat:
    """One talk in a terminal; ``record`` collects it as a rehearsal."""

    talk: Conversation
    voice: Voice
    show: Callable[[str], None]
    flows: Mapping[str, Flow] = field(default_factory=dict)
    record: list[str] = field(default_factory=list)
    last: Ask | None = None
    began_in: str = ""

    def begin(self) -> None:
        """Open the page, so to speak."""
        self.began_in = self.talk.flow.id
        self.record.append("you: [ページをひらく]")
        self._perform(self.talk.take(self.talk.letter(IncomingKind.JOINED)))

    def run(self, lines: Iterable[str]) -> None:
        """Hold the talk until there are no more lines."""
        for line in lines:
            text = line.rstrip("\n")
            if text == "/quit":
                return
            if text.startswith("/"):
                self._command(text[1:])
            elif text.strip():
                self._say(text)

    def _say(self, text: str) -> None:
        self.record.append(f"you: {text}")
        self._perform(self.talk.take(self.talk.letter(IncomingKind.TEXT, text)))

    def _command(self, command: str) -> None:
        name, _, rest = command.partition(" ")
        if name == "wait" and (time := passed(rest)):
            self.record.append(f"… {rest} later")
            self._perform(self.talk.wait(time))
        elif name == "mode" and rest in ("", *modes(self.flows)):
            self.record.append(f"staff: mode {rest}".rstrip())
            self.talk.enter(self.flows, rest)
        elif name == "tap" and self.last and re.fullmatch(r"\d{1,3}", rest):
            self._tap(int(rest))
        elif name in {kind.value for kind in IncomingKind} - {"text", "tap"}:
            self.record.append(f"you: [{_thing(name)}]")
            self._perform(self.talk.take(self.talk.letter(IncomingKind(name))))
        else:
            self.show(HELP)

    def _tap(self, number: int) -> None:
        assert self.last is not None  # noqa: S101 - the caller has looked
        options = (*self.last.options, *self.last.buttons)
        if not 0 < number <= len(options):
            self.show(HELP)
            return
        option = options[number - 1]
        self.record.append(f"tap: {self.voice.label(option, self.last.language, self._at())}")
        self._perform(self.talk.take(self.talk.letter(IncomingKind.TAP, payload=option.payload)))

    def _perform(self, effects: tuple[Effect, ...]) -> None:
        at = self._at()
        outputs: list[Output] = []
        for effect in effects:
            match effect:
                case Say() | Ask():
                    outputs.append(self._said(effect, at))
                case OpenTicket() | AlertStaff() | ForgetPerson() | ShowRecord():
                    self.show(f"  ({_note(effect, self.talk)})")
                case _:
                    pass
        if outputs:
            self.record += written(outputs, in_full=True)

    def _said(self, effect: Say | Ask, at: Circumstances) -> Output:
        bubbles = self.voice.bubbles(effect, at)
        for bubble in bubbles:
            self.show(_bubble(bubble))
        labels: tuple[str, ...] = ()
        if isinstance(effect, Ask):
            self.last = effect
            options = [self.voice.label(each, effect.language, at) for each in effect.options]
            buttons = [self.voice.label(each, effect.language, at) for each in effect.buttons]
            labels = (*options, *buttons)
            if options:
                self.show("    " + "  ".join(f"{n} {o}" for n, o in enumerate(options, 1)))
            if buttons:
                self.show("    " + " ".join(f"[{button}]" for button in buttons))
        return Output(tag(effect.text), "\n\n".join(bubbles), labels)

    def _at(self) -> Circumstances:
        talk = self.talk
        return Circumstances(talk.now, CHANNEL, talk.ticket_number, talk.texts)


def rehearsal_of(chat: Chat, begun: str) -> str:
    """Return a recorded chat as a rehearsal."""
    header = f"{chat.began_in} | {CHANNEL} | {chat.talk.language} | {begun}"
    return "\n".join(["# ", header, "", *chat.record]) + "\n"


def prompted(read_line: Callable[[], str]) -> Iterator[str]:
    """Yield typed lines until the input ends."""
    while True:
        try:
            yield read_line()
        except EOFError:
            return


def _bubble(text: str) -> str:
    first, *rest = text.splitlines() or [""]
    return "\n".join([f"  ◀ {first}", *(f"    {line}" for line in rest)])


def _note(effect: Effect, talk: Conversation) -> str:
    match effect:
        case OpenTicket(ward=ward, consent=consent, danger=danger):
            return f"ticket {talk.ticket_number}: ward {ward}, consent {consent}, danger {danger}"
        case AlertStaff(reason, level):
            return f"staff are alerted: {reason} {level}"
        case ForgetPerson(held):
            return "everything is hidden" + ("; held until a person has looked" if held else "")
        case _:
            return "answers: " + ", ".join(
                f"{name} = {answer}" for name, answer in talk.session.answers.items()
            )


def _thing(name: str) -> str:
    return next(word for word, kind in THINGS.items() if kind == name)
