"""Plays one rehearsal through the real engine and tells what came out differently.

Save and reload lie between every two turns, and the clock is the rehearsal's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.authoring.problem import Problem
from bot.channel import IncomingKind
from bot.flow.beginning import modes
from bot.flow.conversation import Conversation, Read
from bot.flow.definition import Flow
from bot.flow.effects import AlertStaff, Ask, Effect, Option, Say
from bot.flow.letters import Letter, StaffAct
from bot.flow.rehearsal.expecting import Output, matched, shows_text, written
from bot.flow.rehearsal.facts import differing
from bot.flow.rehearsal.script import MODE, Act, Line, Script, passed, pause, thing
from bot.flow.rehearsal.visits import Visits
from bot.flow.saying import Circumstances, Voice, tag

STAFF = {
    "took over": StaffAct.TOOK_OVER,
    "wrote": StaffAct.WROTE,
    "handed back": StaffAct.HANDED_BACK,
    "danger lowered": StaffAct.DANGER_LOWERED,
}


@dataclass(slots=True)
class Edit:
    """Raw lines ``first`` to ``last`` (from 1; ``last`` below ``first``: insert) become these."""

    first: int
    last: int
    lines: list[str]


@dataclass(slots=True)
class Played:
    """What a rehearsal showed."""

    problems: list[Problem] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    visits: Visits = field(default_factory=Visits)


def play(script: Script, flows: Mapping[str, Flow], voice: Voice, read: Read) -> Played:
    """Play a rehearsal whose flow is among ``flows``."""
    talk = Conversation(flows[script.flow], read, script.begins, script.language)
    player = Player(script, voice, talk, flows)
    for line in script.lines:
        player.line(line)
    player.settle()
    player.played.visits.answers(talk.flow.id, talk.session.answers)
    return player.played


def rewritten(script: Script, played: Played) -> str:
    """Return the rehearsal with what really came out."""
    raw = list(script.raw)
    for edit in sorted(played.edits, key=lambda each: each.first, reverse=True):
        raw[edit.first - 1 : max(edit.last, edit.first - 1)] = edit.lines
    return "\n".join(raw) + "\n"


@dataclass(slots=True)
class Player:
    """One rehearsal being played."""

    script: Script
    voice: Voice
    talk: Conversation
    flows: Mapping[str, Flow]
    played: Played = field(default_factory=Played)
    waiting: list[Letter] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)
    options: dict[str, Option] = field(default_factory=dict)
    bot_lines: list[Line] = field(default_factory=list)
    after: int = 0
    paged: bool = False
    words: list[str] = field(default_factory=list)

    def line(self, line: Line) -> None:
        """Play one line."""
        if line.act is Act.YOU:
            self._you(line)
            return
        self._send()
        match line.act:
            case Act.BOT:
                self.bot_lines.append(line)
            case Act.TAP | Act.STAFF | Act.LATER:
                self._do(line)
            case Act.NEVER:
                self._never(line)
            case _:
                self._facts(line)

    def settle(self) -> None:
        """Compare what was said since the last act with what was expected."""
        self._send()
        at: int | None = 0
        for line in self.bot_lines:
            at = matched(line, self.outputs, at) if at is not None else None
        if at is None or at != len(self.outputs):
            self._report(at)
        self.bot_lines, self.outputs = [], []

    def _you(self, line: Line) -> None:
        if not self.waiting:
            self.settle()
        text, apart = pause("\n".join((line.text, *line.more)))
        self.talk.now += apart
        kind = thing(text)
        payload = self._unsent() if kind is IncomingKind.UNSENT else ""
        words = "" if kind else text
        self.waiting.append(self.talk.letter(kind or IncomingKind.TEXT, words, payload))
        self.after = line.last

    def _unsent(self) -> str:
        texts = [each.id for each in self.talk.written if each.kind == IncomingKind.TEXT]
        return texts[-1] if texts else ""

    def _send(self) -> None:
        if self.waiting:
            letters, self.waiting = self.waiting, []
            self.played.visits.letters(self.talk.flow, letters)
            self._hear(self.talk.take(*letters))

    def _do(self, line: Line) -> None:
        self.settle()
        self.after = line.last
        match line.act:
            case Act.TAP:
                self._tap(line)
            case Act.STAFF:
                self._staff(line)
            case _:
                time = passed(line.text)
                if time is None:
                    self._problem("E-REHEARSAL-TIME", line, time=line.text)
                else:
                    self._hear(self.talk.wait(time))

    def _staff(self, line: Line) -> None:
        mode = line.text.removeprefix(MODE).strip()
        if act := STAFF.get(line.text):
            self._hear(self.talk.take(self.talk.letter(act)))
        elif line.text.startswith(MODE) and mode in ("", *modes(self.flows)):
            self.talk.enter(self.flows, mode)
        else:
            acts = [*STAFF, *(f"{MODE} {each}" for each in modes(self.flows)), MODE]
            self._problem("E-REHEARSAL-STAFF", line, acts=" | ".join(acts))

    def _tap(self, line: Line) -> None:
        option = self.options.get(line.text.strip("[]"))
        if option is None:
            shown = " ".join(f"[{label}]" for label in self.options)
            self._problem("E-REHEARSAL-TAP", line, label=line.text, shown=shown)
            return
        letter = self.talk.letter(IncomingKind.TAP, payload=option.payload)
        self.played.visits.letters(self.talk.flow, [letter])
        self._hear(self.talk.take(letter))

    def _hear(self, effects: tuple[Effect, ...]) -> None:
        at = self._at()
        for effect in effects:
            self.played.visits.effect(effect)
            if isinstance(effect, AlertStaff):
                self.paged = True
            if isinstance(effect, Say | Ask):
                text = "\n\n".join(self.voice.bubbles(effect, at))
                self.words.append(text)
                labels = self._labels(effect, at) if isinstance(effect, Ask) else ()
                self.outputs.append(Output(tag(effect.text), text, labels))

    def _labels(self, ask: Ask, at: Circumstances) -> tuple[str, ...]:
        shown = {
            self.voice.label(option, ask.language, at): option
            for option in (*ask.options, *ask.buttons)
        }
        self.options |= shown
        return tuple(shown)

    def _at(self) -> Circumstances:
        talk = self.talk
        channel = self.script.channel.partition(" ")[0]
        return Circumstances(talk.now, channel, talk.ticket_number, talk.texts)

    def _facts(self, line: Line) -> None:
        for wrong in differing(line, self.talk, paged=self.paged):
            self.played.problems.append(wrong)

    def _never(self, line: Line) -> None:
        said = "\n".join(self.words)
        for words in filter(None, (each.strip() for each in line.text.split("|"))):
            if words in said:
                self._problem("E-REHEARSAL-NEVER", line, words=words)

    def _report(self, at: int | None) -> None:
        """Tell the difference, and how the lines would read if it were meant."""
        in_full = any(shows_text(line) for line in self.bot_lines)
        lines = written(self.outputs, in_full=in_full) if self.outputs else []
        first = self.bot_lines[0] if self.bot_lines else None
        place = first.place if first else self.script.lines[0].place
        if first is None and self.after:
            place = type(place)(self.script.file, self.after)
        came = " ".join(f"<{output.tag}>" for output in self.outputs) or "-"
        self.played.problems.append(Problem("E-REHEARSAL-DIFFERS", place, {"came": came}))
        if first is None:
            self.played.edits.append(Edit(self.after + 1, self.after, lines))
            return
        self.played.edits.append(Edit(first.place.line, first.last, lines))
        for line in self.bot_lines[1:]:
            self.played.edits.append(Edit(line.place.line, line.last, []))

    def _problem(self, code: str, line: Line, **values: object) -> None:
        self.played.problems.append(Problem(code, line.place, values))
