"""Opening hours as city staff write them: ``平日 8:30-17:15``, ``24時間``, ``21:00-8:00``.

``parse_hours`` reads a line of ``city.yaml`` and refuses whatever it does not understand: a line
shown as open while nobody answers does harm, so nothing is guessed.  ``Hours`` then answers for
any moment.  Called by the loader of ``city.yaml``, by ``promise``, and for the quiet hours.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from bot.flow.days import (
    DAILY,
    ONE_DAY,
    WEEKDAYS,
    NoSuchDateError,
    UnknownDayError,
    named_in,
    names_in_june,
    names_of,
)

# Japan has had no summer time since 1951, so a fixed offset is exact and needs no zone files.
TOKYO = timezone(timedelta(hours=9), "Asia/Tokyo")
LOOKAHEAD = timedelta(days=400)

_MINUTES = 24 * 60
# A year without a 29 February: hours that open on that day alone are a slip of the pen.
_ANY_YEAR = datetime(2027, 1, 1, tzinfo=TOKYO)

_DIGITS = str.maketrans("一二三四五", "12345")
_TIME = r"(?:\d{1,2}:\d{2}|\d{1,2}時(?:\d{1,2}分|半)?)"
_PIECE = re.compile(
    rf"(?P<days>.*?) ?(?:(?P<opens>{_TIME})-(?P<next>翌[日朝]?)?(?P<closes>{_TIME})"
    r"|(?P<round>24時間)|(?P<rest>休み?))"
)


class HoursMistake(StrEnum):
    """What is wrong with a piece of opening hours."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    UNKNOWN_DAY = "unknown_day"
    NO_SUCH_DATE = "no_such_date"
    NO_SUCH_TIME = "no_such_time"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    LONGER_THAN_A_DAY = "longer_than_a_day"
    NEVER_OPENS = "never_opens"


class HoursError(ValueError):
    """Opening hours cannot be understood; ``piece`` is the part at fault, as it was written."""

    def __init__(self, piece: str, mistake: HoursMistake) -> None:
        super().__init__(f"{mistake}: {piece}")
        self.piece = piece
        self.mistake = mistake


@dataclass(frozen=True, slots=True)
class Span:
    """Open from minute ``opens`` of every day that bears one of the names ``days``.

    ``closes`` is counted from the same midnight and passes 1440 where it ends on the next day.
    """

    days: frozenset[str]
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody answers.  No span begins on a day that bears a name among ``rests``.

    A night that began before the day of rest runs to its end.
    """

    spans: tuple[Span, ...]
    rests: frozenset[str] = frozenset()

    @property
    def always(self) -> bool:
        """Say whether it is open every minute of every week, holidays included.

        Only days that come every week count: a 平日 may be a holiday.
        """
        if self.rests:
            return False
        week = [self._on(frozenset((DAILY, weekday))) for weekday in WEEKDAYS]
        return all(map(_round_the_clock, (week[-1], *week), week))

    def open_at(self, at: datetime) -> bool:
        """Say whether it is open at this moment, which may be given in any time zone."""
        local = at.astimezone(TOKYO)
        return self._until(local.date(), local.hour * 60 + local.minute) > 0

    def next_open(self, at: datetime) -> datetime | None:
        """Return the next moment it is open, ``at`` itself if it is open then.

        Nothing if it does not open within ``LOOKAHEAD``.
        """
        local = at.astimezone(TOKYO)
        if self.open_at(local):
            return local
        start = next((start for start in self._starts(local.date()) if start > local), None)
        return start if start and start - local <= LOOKAHEAD else None

    def next_closing(self, at: datetime) -> datetime | None:
        """Return when it next closes: the end of this opening, or of the next one if closed.

        Nothing if it never opens, or stays open for longer than ``LOOKAHEAD``.
        """
        end = self.next_open(at)
        if end is None or self.always:
            return None
        limit = end + LOOKAHEAD
        while end < limit:
            until = self._until(end.date(), end.hour * 60 + end.minute)
            if not until:
                return end
            end = _moment(end.date(), until)
        return None

    def opens_in_june(self, year: int) -> bool:
        """Say whether it opens in a month without holidays, for which no calendar is loaded."""
        return any(map(self._on, names_in_june(year)))

    def _until(self, day: date, minute: int) -> int:
        """Return the minute of ``day`` when the span open at ``minute`` ends, 0 if closed."""
        until = 0
        for began, earlier in ((day, 0), (day - ONE_DAY, _MINUTES)):
            names = names_of(began)
            if not self.rests.isdisjoint(names):
                continue
            for span in self.spans:
                if span.opens <= minute + earlier < span.closes and not span.days.isdisjoint(names):
                    until = max(until, span.closes - earlier)
        return until

    def _on(self, names: frozenset[str]) -> list[tuple[int, int]]:
        if not self.rests.isdisjoint(names):
            return []
        return sorted((s.opens, s.closes) for s in self.spans if not s.days.isdisjoint(names))

    def _starts(self, first: date) -> Iterator[datetime]:
        for ahead in range(LOOKAHEAD.days + 1):
            day = first + ahead * ONE_DAY
            yield from (_moment(day, opens) for opens, _ in self._on(names_of(day)))


def parse_hours(text: str) -> Hours:
    """Read opening hours; raise ``HoursError`` with the first piece that cannot be understood.

    Times without days belong to the days before them: ``平日 9:00-12:00, 13:00-17:00``.
    """
    spans: list[Span] = []
    rests: frozenset[str] = frozenset()
    days = frozenset((DAILY,))
    for piece in _pieces(text):
        found = _PIECE.fullmatch(_plain(piece))
        if not found:
            raise HoursError(piece, HoursMistake.UNREADABLE)
        if found["rest"]:
            rests |= _days(found["days"], piece)
        else:
            days = _days(found["days"], piece) if found["days"] else days
            spans.append(_span(days, found, piece))
    return _opening(Hours(tuple(spans), rests), text.strip())


def _pieces(text: str) -> Iterator[str]:
    """Cut at the commas; days without times belong to the next piece (``土、日 9:00-17:00``)."""
    waiting = ""
    for cut in filter(None, map(str.strip, re.split("[,，、]", text))):
        waiting = f"{waiting} {cut}".strip()
        if _PIECE.fullmatch(_plain(waiting)):
            yield waiting
            waiting = ""
    if waiting:
        yield waiting


def _plain(piece: str) -> str:
    folded = unicodedata.normalize("NFKC", piece)
    folded = re.sub(r"\s*[-~〜‐‑–—−ー]\s*", "-", folded)
    folded = re.sub(r"第[一二三四五・第]+", lambda found: found[0].translate(_DIGITS), folded)
    return " ".join(folded.split())


def _days(text: str, piece: str) -> frozenset[str]:
    try:
        return named_in(text)
    except NoSuchDateError as error:
        raise HoursError(piece, HoursMistake.NO_SUCH_DATE) from error
    except UnknownDayError as error:
        raise HoursError(piece, HoursMistake.UNKNOWN_DAY) from error


def _span(days: frozenset[str], found: re.Match[str], piece: str) -> Span:
    if found["round"]:
        return Span(days, 0, _MINUTES)
    opens, closes = _minute(found["opens"], piece), _minute(found["closes"], piece)
    # Only where every day is the same: 平日 17:15-8:30 is more likely two times exchanged.
    overnight = found["next"] or (closes < opens and days == {DAILY})
    closes += _MINUTES if overnight else 0
    if closes <= opens:
        raise HoursError(piece, HoursMistake.ENDS_BEFORE_IT_BEGINS)
    if closes - opens > _MINUTES:
        raise HoursError(piece, HoursMistake.LONGER_THAN_A_DAY)
    return Span(days, opens, closes)


def _minute(time: str, piece: str) -> int:
    hour, minute = (int(n or 0) for n in re.split("[:時]", time.replace("半", "30").rstrip("分")))
    if minute > 59 or hour * 60 + minute > _MINUTES:
        raise HoursError(piece, HoursMistake.NO_SUCH_TIME)
    return hour * 60 + minute


def _opening(hours: Hours, text: str) -> Hours:
    if not hours.spans:
        raise HoursError(text, HoursMistake.EMPTY)
    if not hours.opens_in_june(_ANY_YEAR.year) and not hours.next_open(_ANY_YEAR):
        raise HoursError(text, HoursMistake.NEVER_OPENS)
    return hours


def _round_the_clock(before: list[tuple[int, int]], day: list[tuple[int, int]]) -> bool:
    """Say whether a day has no gap, given its spans and those of the day before."""
    until = 0
    for opens, closes in sorted([*((o - _MINUTES, c - _MINUTES) for o, c in before), *day]):
        if opens <= until:
            until = max(until, closes)
    return until >= _MINUTES


def _moment(day: date, minute: int) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=TOKYO) + timedelta(minutes=minute)
