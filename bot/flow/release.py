"""What must be true on the day the flows go out, besides what the files say by themselves.

Every number is known and was looked at lately, every page has its address, every translation was
reviewed.  ``check`` alone depends on the files only; this depends on a day.  Called by ``check
--release``.
"""

from collections.abc import Iterator
from datetime import date

from bot.authoring.problem import Problem
from bot.flow.definition import Desk, Hotline
from bot.flow.edition import Edition
from bot.flow.gettext_files import read_po_files
from bot.flow.translation_check import problems as translation_problems


def release_problems(edition: Edition, on: date) -> Iterator[Problem]:
    """Yield what must be mended before the flows go out on this day."""
    yield from _numbers(edition, on)
    yield from _pages(edition)
    offered = edition.today.city.languages
    found = read_po_files(edition.folder).by_language
    catalogues = {code: po for code, po in found.items() if code in offered}
    for each in translation_problems(edition.texts, catalogues, release=True):
        if each.code == "E-UNREVIEWED":
            yield each


def _numbers(edition: Edition, on: date) -> Iterator[Problem]:
    city = edition.today.city
    numbers: list[Desk | Hotline] = [*city.desks.values(), *city.hotlines.values()]
    for number in numbers:
        yield from _number(number, on, city.review_every.days)


def _number(number: Desk | Hotline, on: date, days: int) -> Iterator[Problem]:
    if not number.tel:
        yield Problem("E-NUMBER-UNKNOWN", number.place, {"name": number.id})
        return
    looked_at = number.verified_on
    if looked_at is None or (on - looked_at).days > days:
        seen = looked_at.isoformat() if looked_at else "-"
        values = {"name": number.id, "days": str(days), "on": seen}
        yield Problem("E-NUMBER-OLD", number.place, values)
    elif looked_at > on:
        values = {"name": number.id, "on": looked_at.isoformat()}
        yield Problem("E-NUMBER-AHEAD", number.place, values)


def _pages(edition: Edition) -> Iterator[Problem]:
    for name, page in edition.today.city.pages.items():
        if not page.address:
            yield Problem("E-PAGE-UNKNOWN", page.place, {"name": name})
