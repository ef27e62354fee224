"""Checks the names in a rehearsal before it is played: flow, channel, language, things, steps.

A name that does not exist would otherwise be taken for words, or differ without saying why.
"""

import re
from collections.abc import Iterable, Iterator

from bot.authoring.problem import Problem, nearest
from bot.flow.edition import Edition
from bot.flow.languages import LANGUAGES
from bot.flow.rehearsal.expecting import Tag, tokens
from bot.flow.rehearsal.script import MODE, THINGS, Act, Line, Script, pause
from bot.flow.saying import HERE, tag

TURNS = (Act.YOU, Act.TAP, Act.STAFF, Act.LATER)
"""What somebody does; everything else only says what is expected."""

_IN_BRACKETS = re.compile(r"\[([^\[\]]*)\]")


def unplayable(script: Script, edition: Edition) -> list[Problem]:
    """Return what keeps a rehearsal from being played."""
    channels = {name.removeprefix(HERE) for name in edition.today.replies if name.startswith(HERE)}
    channel = script.channel.partition(" ")[0]
    found = [
        *_unknown("flow", script.flow, edition.flows, script),
        *_unknown("channel", channel, channels, script),
        *_unknown("language", script.language, LANGUAGES, script),
    ]
    if not any(line.act in TURNS for line in script.lines):
        found.append(Problem("E-REHEARSAL-EMPTY", script.header["flow"]))
    return [*found, *(problem for line in script.lines for problem in _unknown_thing(line))]


def unknown_steps(script: Script, edition: Edition) -> Iterator[Problem]:
    """Yield a problem for each ``<name>`` that the bot can never say in this rehearsal's flows."""
    others = edition.flows.keys() - _flows_of(script, edition)
    texts = (text for text in edition.texts if text.id.partition("/")[0] not in others)
    known = {name for text in texts for name in (tag(text), tag(text).rpartition(" ")[0])}
    for line in script.lines:
        named = tokens(line) if line.act is Act.BOT else []
        for token in named:
            if isinstance(token, Tag) and token.name not in known:
                near = nearest(token.name, known)
                yield Problem("E-REHEARSAL-STEP", line.place, {"name": token.name}, near)


def _flows_of(script: Script, edition: Edition) -> set[str]:
    """Return the flow it begins in, and those that take its place in a mode switched on here."""
    acts = {line.text for line in script.lines if line.act is Act.STAFF}
    flows = edition.flows.values()
    return {script.flow, *(f.id for f in flows if f"{MODE} {f.starts.mode}" in acts)}


def _unknown(kind: str, name: str, known: Iterable[str], script: Script) -> Iterator[Problem]:
    if name not in known:
        code, place = f"E-REHEARSAL-{kind.upper()}", script.header[kind]
        yield Problem(code, place, {kind: name}, nearest(name, known))


def _unknown_thing(line: Line) -> Iterator[Problem]:
    if line.act is not Act.YOU:
        return
    words, _ = pause("\n".join((line.text, *line.more)))
    found = _IN_BRACKETS.fullmatch(words)
    if found and found[1] not in THINGS:
        among = " ".join(f"[{name}]" for name in THINGS)
        values = {"thing": found[1], "among": among}
        yield Problem("E-REHEARSAL-THING", line.place, values, nearest(found[1], THINGS))
