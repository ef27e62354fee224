"""Ticket numbers as the city writes them: ``門司-R8-0042``, per ward and fiscal year.

Only for talks without a store; a store counts its own.
"""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")
CITY = "市"
FISCAL_YEAR_BEGINS_IN = 4
REIWA_BEGAN_IN = 2019


@dataclass(slots=True)
class Numbering:
    """Counts tickets per ward and fiscal year."""

    counted: dict[str, int] = field(default_factory=dict)

    def next(self, ward: str, now: datetime) -> str:
        """Return the next number; while the ward is not known, the city's own series."""
        series = f"{ward or CITY}-R{fiscal_year(now) - REIWA_BEGAN_IN + 1}"
        self.counted[series] = self.counted.get(series, 0) + 1
        return f"{series}-{self.counted[series]:04}"


def fiscal_year(now: datetime) -> int:
    """Return the year in which the Japanese fiscal year (April to March) of ``now`` began."""
    day = now.astimezone(TOKYO)
    return day.year if day.month >= FISCAL_YEAR_BEGINS_IN else day.year - 1
