"""Draws a flow as one SVG picture that a person can read: top to bottom, as the talk goes.

Each step is a box with its first words; on its left stands when it is taken, on its right what can
be answered.  Pages (``group``) and "the first that fits" (``one_of``) are frames.  Pure: returns
the picture's text.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from xml.sax.saxutils import escape

from bot.flow.definition import (
    Ask,
    Clarify,
    Ending,
    Flow,
    Inform,
    Note,
    Notice,
    Refer,
    Reflect,
    Reopen,
    Say,
    Step,
)

LEFT, BOX, RIGHT = 270, 430, 300
MARGIN, LINE, GAP = 24, 19, 16
COLUMNS = {"left": 36, "box": 56, "right": 38}
"""Characters a line holds, a full-width one counting as two."""

MOST_LINES = 4
NEVER_FIRST = "。、」）』】！？ー"
"""Punctuation that hangs at a line's end rather than begin the next (JIS X 4051)."""

LOOKS: dict[type[Step], tuple[str, str]] = {
    Say: ("言う", "#f4f4f4"),
    Notice: ("知らせる", "#fff3d6"),
    Ask: ("聞く", "#e1eefc"),
    Reflect: ("言いかえす", "#f4f4f4"),
    Clarify: ("たしかめる", "#e1eefc"),
    Refer: ("相談員へ", "#d9f0dd"),
    Reopen: ("前の担当へ", "#d9f0dd"),
    Note: ("記録して終わる", "#ececec"),
    Inform: ("案内して終わる", "#ececec"),
}
FRAMES = {"group": "ページ", "one_of": "どれか一つ"}
WAYS_OUT = {"stop": "やめる", "silent": "返事がない", "human": "人と話す", "delete": "消す"}


@dataclass(slots=True)
class Picture:
    """An SVG being drawn; ``y`` is where the next thing goes."""

    y: int = MARGIN
    parts: list[str] = field(default_factory=list)

    def text(self, x: int, y: int, words: str, style: str = "") -> None:
        """Write one line."""
        self.parts.append(f'<text x="{x}" y="{y}" {style}>{escape(words)}</text>')

    def box(self, x: int, y: int, size: tuple[int, int], style: str) -> None:
        """Draw a rectangle."""
        self.parts.append(
            f'<rect x="{x}" y="{y}" width="{size[0]}" height="{size[1]}" rx="6" {style}/>'
        )


def draw(flow: Flow) -> str:
    """Return the picture of a flow as SVG."""
    picture = Picture()
    picture.text(MARGIN, picture.y + 14, f"{flow.title.source}（{flow.id}）", 'class="title"')
    picture.y += 40
    for frame, steps in groupby(flow.steps, key=_frame):
        _framed(picture, flow, frame, list(steps))
    leaving = flow.leaving
    for name, endings in (
        ("stop", leaving.stop),
        ("silent", leaving.silent.endings),
        ("human", leaving.human),
        ("delete", leaving.delete),
    ):
        _framed(picture, flow, ("way_out", WAYS_OUT[name]), endings)
    return _svg(picture)


def _svg(picture: Picture) -> str:
    width, height = 2 * MARGIN + LEFT + BOX + RIGHT, picture.y + MARGIN
    style = (
        "text{font:13px 'Noto Sans JP','Hiragino Sans','Noto Sans CJK JP',sans-serif}"
        ".title{font-size:20px;font-weight:bold}.kind{font-weight:bold}.side{fill:#555}"
    )
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" lang="ja"><style>{style}</style>'
        f'<rect width="{width}" height="{height}" fill="#fff"/>'
    )
    return "\n".join([head, *picture.parts, "</svg>"]) + "\n"


def _frame(step: Step) -> tuple[str, str]:
    if step.group:
        return "group", step.group
    return ("one_of", step.one_of) if step.one_of else ("", "")


def _framed(picture: Picture, flow: Flow, frame: tuple[str, str], steps: Sequence[Step]) -> None:
    """Draw steps that belong together, with a frame around them if they have a name."""
    kind, name = frame
    top = picture.y
    if kind:
        title = flow.groups[name].title.source if kind == "group" else name
        label = FRAMES.get(kind, "途中で")
        picture.text(MARGIN + 10, picture.y + 18, f"{label}：{title}", 'class="kind"')
        picture.y += 32
    for step in steps:
        _step(picture, step)
    if kind:
        size = (LEFT + BOX + RIGHT, picture.y - top - 6)
        dash = 'stroke-dasharray="6 4"' if kind == "one_of" else ""
        picture.box(MARGIN, top, size, f'fill="none" stroke="#888" {dash}')
        picture.y += GAP


def _step(picture: Picture, step: Step) -> None:
    label, colour = LOOKS[type(step)]
    words = _shortened(list(_wrapped(_words(step), COLUMNS["box"])))
    left = [line for c in step.conditions for line in _wrapped(c, COLUMNS["left"])]
    right = [line for c in _answers(step) for line in _wrapped(c, COLUMNS["right"])]
    rows = max(len(words) + 1, len(left), len(right))
    height, top = rows * LINE + 14, picture.y
    x = MARGIN + LEFT
    edge = "#2b7a3d" if isinstance(step, Ending) else "#555"
    picture.box(x, top, (BOX - 20, height), f'fill="{colour}" stroke="{edge}"')
    room = "（余裕があれば）" if getattr(step, "if_room", False) else ""
    picture.text(x + 10, top + 20, f"{label}　{step.id}{room}", 'class="kind"')
    for number, line in enumerate(words, 1):
        picture.text(x + 10, top + 20 + number * LINE, line)
    for side, at, lines in (("left", MARGIN + 10, left), ("right", x + BOX, right)):
        for number, line in enumerate(lines):
            picture.text(at, top + 20 + number * LINE, line, f'class="side" data-side="{side}"')
    picture.y += height + GAP


def _words(step: Step) -> str:
    words = getattr(step, "words", None)
    if words is None:
        return f"{step.at_most} まで" if isinstance(step, Clarify) else ""
    return " ".join(words.variants[-1].text.source.split())


def _answers(step: Step) -> list[str]:
    """Return what stands on the right: the choices, or where an ending leads."""
    match step:
        case Ask():
            return [f"・{choice.label.source}" for choice in step.choices] or [f"（{step.type}）"]
        case Refer(to=to):
            return [f"→ {to}"]
        case Ending(door=door) if door:
            return [f"→ {door}"]
        case _:
            return []


def _shortened(lines: list[str]) -> list[str]:
    return lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], "…"]


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Yield the text in lines; a full-width character is two wide."""
    line, used = "", 0
    for character in text:
        wide = 2 if unicodedata.east_asian_width(character) in "FWA" else 1
        if used + wide > width and character not in NEVER_FIRST:
            yield line
            line, used = "", 0
        line, used = line + character, used + wide
    if line:
        yield line
