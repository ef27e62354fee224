"""Compares what a rehearsal expects with what came out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.flow.rehearsal.script import Line


@dataclass(frozen=True, slots=True)
class Output:
    """One thing the bot said: its short name, the sentence, and the buttons under it."""

    tag: str
    text: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """``<name>``"""

    name: str


@dataclass(frozen=True, slots=True)
class Words:
    """The sentence itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Buttons:
    """``[one] [two] | [three]``"""

    labels: tuple[str, ...]


Token = Tag | Words | Buttons

_TAG = re.compile(r"<([^<>]+)>")
_BUTTON = re.compile(r"\[([^\[\]]*)\]")


def tokens(line: Line) -> list[Token]:
    """Return what one ``bot:`` line expects, in order."""
    found: list[Token] = []
    for text in filter(None, (line.text, *line.more)):
        if text.startswith("<") and not _TAG.sub("", text).strip():
            found += [Tag(name) for name in _TAG.findall(text)]
        elif text.startswith("[") and not _BUTTON.sub("", text).strip(" |"):
            found.append(Buttons(tuple(_BUTTON.findall(text))))
        elif found and isinstance(found[-1], Words):
            found[-1] = Words(f"{found[-1].text}{text}")
        else:
            found.append(Words(text))
    return found


def matched(line: Line, outputs: Sequence[Output], at: int) -> int | None:
    """Return how many outputs are accounted for after this line, or ``None`` if it differs."""
    begins = at
    for token in tokens(line):
        match token:
            case Tag(name):
                if at >= len(outputs) or not _is_called(outputs[at], name):
                    return None
                at += 1
            case Buttons(labels):
                if not at or outputs[at - 1].labels != labels:
                    return None
            case Words(text):
                after = _after_words(text, outputs, begins, at)
                if after is None:
                    return None
                at = after
    return at


def written(outputs: Sequence[Output], *, in_full: bool) -> list[str]:
    """Return the ``bot:`` lines for these outputs."""
    lines = ["bot: " + " ".join(f"<{output.tag}>" for output in outputs)]
    if in_full:
        texts = [line for output in outputs for line in output.text.splitlines()]
        lines += [f"     {line.strip()}" for line in texts if line.strip()]
        if outputs and outputs[-1].labels:
            lines.append("     " + " ".join(f"[{label}]" for label in outputs[-1].labels))
    return lines


def shows_text(line: Line) -> bool:
    """Say whether the rehearsal's author wrote the sentences out here."""
    return any(isinstance(token, Words | Buttons) for token in tokens(line))


def _is_called(output: Output, name: str) -> bool:
    return output.tag == name or output.tag.rpartition(" ")[0] == name


def _after_words(text: str, outputs: Sequence[Output], begins: int, at: int) -> int | None:
    """Find the outputs that read like ``text``: those just named, or the next ones."""
    wanted = _joined(text)
    if any(_joined(*_texts(outputs[first:at])) == wanted for first in range(begins, at)):
        return at
    last = range(at + 1, len(outputs) + 1)
    return next((end for end in last if _joined(*_texts(outputs[at:end])) == wanted), None)


def _texts(outputs: Sequence[Output]) -> list[str]:
    return [output.text for output in outputs]


def _joined(*texts: str) -> str:
    return "".join("".join(texts).split())
