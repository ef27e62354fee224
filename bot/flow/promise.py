"""What may be promised about time: when words will be read, and which number answers now.

A promise that is not kept harms somebody who waited, so the day named here leaves a counsellor
two hours of opening time, and a line is named only while somebody answers it.  Called by the
engine for ``{reads_by}`` and ``{hotline}``, and by the proof that no card is without a number.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from babel.dates import format_date, format_skeleton

from bot.flow.definition import Hotline
from bot.flow.hours import LOOKAHEAD, TOKYO, Hours
from bot.flow.languages import LANGUAGES, SOURCE

TIME_TO_READ = timedelta(hours=2)

_YEAR = datetime(2026, 1, 1, tzinfo=TOKYO)
_HOURS_OF_THE_YEAR = 365 * 24

# By catalogue.  Babel's own forms have the year as well, or cut the weekday short.
_PATTERNS = {
    "ja": "M月d日（E）",
    "ja@easy": "M月d日（EEEE）",
    "ja@kids": "Mがつdにち（Eようび）",
    "en": "EEEE, MMMM d",
    "zh_Hans": "M月d日EEEE",
    "ko": "M월 d일 EEEE",
    "vi": "EEEE, d MMMM",
    "ne": "MMMM d, EEEE",
    "tl": "EEEE, MMMM d",
    "id": "EEEE, d MMMM",
}
_READ_ALOUD = str.maketrans(
    {"月": "げつ", "火": "か", "水": "すい", "木": "もく", "金": "きん", "土": "ど", "日": "にち"}
)


def read_by(offices: Hours, now: datetime) -> date:
    """Return the day by whose end a counsellor will have read what comes in now."""
    opens, closes = offices.next_open(now), offices.next_closing(now)
    if opens == now and closes and closes - now < TIME_TO_READ:
        opens = offices.next_open(closes)
    # Hours that never open are refused on loading; a late promise is better than none here.
    begins = opens or now.astimezone(TOKYO) + LOOKAHEAD
    return (begins + TIME_TO_READ).date()


def say_date(day: date, locale: str) -> str:
    """Write month, day and weekday in a catalogue's language (``ja@easy``, ``zh_Hans`` ...)."""
    babel = next((each.babel for each in LANGUAGES.values() if each.catalogue == locale), locale)
    if locale not in _PATTERNS:
        return format_skeleton("MMMEd", day, locale=babel)
    said = format_date(day, _PATTERNS[locale], locale=babel)
    return said.translate(_READ_ALOUD) if locale == "ja@kids" else said


def open_number(
    hotlines: Sequence[Hotline], fits: frozenset[str], language: str, now: datetime
) -> Hotline | None:
    """Return the first line that answers now and fits, or nothing if none does.

    A line known not to speak the language is passed over if a later one does.  Lines without a
    number, or without known hours, are taken for closed.
    """
    answering = [line for line in hotlines if _serves(line, fits) and _open(line, now)]
    for place, line in enumerate(answering):
        understands = not line.languages or _speaks(line, language)
        if understands or not any(_speaks(later, language) for later in answering[place + 1 :]):
            return line
    return None


def uncovered(
    hotlines: Sequence[Hotline], fits: frozenset[str], language: str
) -> tuple[datetime, ...]:
    """Return the hours of 2026 in which, for some minute, no number would be open.

    Lines open and close on whole minutes only, so those minutes of each hour are looked at, and
    the answer is exact.
    """
    serving = (line for line in hotlines if line.tel and _serves(line, fits))
    known = [line.hours for line in serving if line.hours]
    if any(hours.always for hours in known):
        return ()
    minutes = _minutes_of_change(known)
    hours_of_the_year = (_YEAR + timedelta(hours=hour) for hour in range(_HOURS_OF_THE_YEAR))
    return tuple(
        hour
        for hour in hours_of_the_year
        if any(open_number(hotlines, fits, language, hour + minute) is None for minute in minutes)
    )


def _minutes_of_change(known: Iterable[Hours]) -> frozenset[timedelta]:
    spans = [span for hours in known for span in hours.spans]
    changes = {0} | {minute % 60 for span in spans for minute in (span.opens, span.closes)}
    return frozenset(timedelta(minutes=minute) for minute in changes)


def _serves(line: Hotline, fits: frozenset[str]) -> bool:
    return not line.fits or not fits.isdisjoint(line.fits)


def _open(line: Hotline, now: datetime) -> bool:
    return bool(line.tel) and line.hours is not None and line.hours.open_at(now)


def _speaks(line: Hotline, language: str) -> bool:
    """Say whether a line is known to speak it; one that names no language speaks Japanese."""
    return _spoken(language) in {_spoken(known) for known in line.languages or (SOURCE,)}


def _spoken(language: str) -> str:
    """Plain and children's Japanese are read, but nobody speaks them on the telephone."""
    found = LANGUAGES.get(language)
    return found.html if found else language
