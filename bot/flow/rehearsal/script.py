"""Reads a rehearsal: a conversation as plain text that a social worker can read and write.

::

    # 夜2時。区を聞かれている途中で、薬をのんだと書く。
    intake | line | ja | 2026-11-24 02:12
    you: 眠れません
    bot: <welcome> <how_it_works> <story.reflect> <urgent>
    tap: とくにない
    … 5 minutes later
    = ward: moji, questions: 3
    ! danger: suicide now
    ticket: 市-R8-0003, consent: not_asked
    never: がんばって | ひみつ

``<name>`` stands for a step's text and survives rewording; the text itself may stand there too.
Lines that begin with spaces go on with the line above.  What stands in （ ） and behind two spaces
and a ``#`` is for the reader.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.authoring.problem import Place, Problem
from bot.channel import IncomingKind

TOKYO = ZoneInfo("Asia/Tokyo")


class Act(StrEnum):
    """What a line of a rehearsal does or expects."""

    YOU = "you"
    TAP = "tap"
    BOT = "bot"
    STAFF = "staff"
    LATER = "…"
    FACTS = "="
    DANGER = "!"
    TICKET = "ticket"
    NEVER = "never"


@dataclass(slots=True)
class Line:
    """One line with what goes on with it; ``last`` is the number of the last raw line."""

    act: Act
    text: str
    place: Place
    last: int
    more: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Script:
    """A whole rehearsal; ``raw`` is the file as it is, for rewriting.

    ``header`` says where ``flow``, ``channel`` and ``language`` stand.
    """

    file: str
    raw: tuple[str, ...]
    flow: str
    channel: str
    language: str
    begins: datetime
    lines: tuple[Line, ...]
    header: Mapping[str, Place]


UNITS = {
    "second": "seconds",
    "minute": "minutes",
    "hour": "hours",
    "day": "days",
    "秒": "seconds",
    "分": "minutes",
    "時間": "hours",
    "日": "days",
}
THINGS = {
    "スタンプ": IncomingKind.STICKER,
    "写真": IncomingKind.PICTURE,
    "声": IncomingKind.VOICE,
    "動画": IncomingKind.VIDEO,
    "ファイル": IncomingKind.FILE,
    "位置情報": IncomingKind.LOCATION,
    "送信取消": IncomingKind.UNSENT,
    "ページをひらく": IncomingKind.JOINED,
    "ブロック": IncomingKind.LEFT,
    "そのほか": IncomingKind.OTHER,
}
MODE = "mode"
"""What staff do to switch a mode on, with its name, or off, without one."""
_HEADER = re.compile(
    r"(?P<flow>\w+) \| (?P<channel>[\w ]+) \| (?P<language>[\w-]+) \| "
    r"(?P<begins>\d{4}-\d\d-\d\d \d\d:\d\d)"
)
_ACT = re.compile(r"(you|tap|bot|staff|ticket|never): ?(.*)|([=!]) (.*)|(?:…|\.\.\.) ?(.*)")
_NOTE = re.compile(r"\s{2,}#.*$|\s*（[^（）]*）$")
_PAUSE = re.compile(r"\s*[(（](\d{1,4})秒後[)）]$")
_LATER = re.compile(rf"(\d{{1,4}}) ?({'|'.join(UNITS)})s?(?: ?(?:later|後))?")


def read_script(text: str, file: str) -> Script | Problem:
    """Return the rehearsal, or what is wrong with its first line that cannot be read."""
    header: re.Match[str] | None = None
    at = Place(file)
    lines: list[Line] = []
    for number, raw in enumerate(text.splitlines(), 1):
        place, stripped = Place(file, number), raw.rstrip()
        if not stripped or stripped.startswith("#"):
            continue
        if header is None:
            header, at = _HEADER.match(stripped), place
            if header is None:
                return Problem("E-REHEARSAL-HEADER", place)
        elif (problem := _add(lines, stripped, place)) is not None:
            return problem
    if header is None:
        return Problem("E-REHEARSAL-HEADER", at)
    begins = _moment(header["begins"])
    if begins is None:
        place = Place(file, at.line, header.start("begins") + 1)
        return Problem("E-REHEARSAL-DATE", place, {"date": header["begins"]})
    columns = {name: header.start(name) + 1 for name in ("flow", "channel", "language")}
    return Script(
        file=file,
        raw=tuple(text.splitlines()),
        flow=header["flow"],
        channel=header["channel"].strip(),
        language=header["language"],
        begins=begins,
        lines=tuple(lines),
        header={name: Place(file, at.line, column) for name, column in columns.items()},
    )


def passed(text: str) -> timedelta | None:
    """Return how much time passes (``26 hours later``, ``3日後``), or ``None`` if unsaid."""
    found = _LATER.fullmatch(text)
    if not found:
        return None
    return timedelta(**{UNITS[found[2]]: int(found[1])})


def pause(text: str) -> tuple[str, timedelta]:
    """Return a message and how long after the one before it came: ``母が (9秒後)``."""
    found = _PAUSE.search(text)
    if not found:
        return text, timedelta()
    return text[: found.start()], timedelta(seconds=int(found[1]))


def thing(text: str) -> IncomingKind | None:
    """Return what ``[スタンプ]`` and its like stand for."""
    return THINGS.get(text.strip("[]")) if text.startswith("[") and text.endswith("]") else None


def _moment(text: str) -> datetime | None:
    """Return day and time in Tokyo, or ``None`` if the calendar has no such day."""
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=TOKYO)
    except ValueError:
        return None


def _add(lines: list[Line], raw: str, place: Place) -> Problem | None:
    bare = raw if raw.lstrip().startswith("you:") else _NOTE.sub("", raw)
    if not bare.strip():
        return None
    if bare.startswith((" ", "　")):
        if not lines:
            return Problem("E-REHEARSAL-LINE", place, {"line": bare.strip()})
        lines[-1].more.append(bare.strip())
        lines[-1].last = place.line
        return None
    found = _ACT.fullmatch(bare)
    if not found:
        return Problem("E-REHEARSAL-LINE", place, {"line": bare})
    name = found[1] or found[3] or Act.LATER
    text = next((part for part in (found[2], found[4], found[5]) if part is not None), "")
    lines.append(Line(Act(name), text.strip(), place, place.line))
    return None
