"""Read the city's postal codes: which ward and town each belongs to.

The text comes from ``flows/postal.csv`` (Japan Post's list, with the codes of large offices); this
module reads no file itself and passes over lines it cannot use.  Called by whoever loads
``flows/``.
"""

import csv
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PostalRow:
    """One postal code with its ward's id and its town; the town is empty for a whole ward."""

    code: str
    ward: str
    town: str
    town_kana: str


def read_postal(text: str) -> tuple[PostalRow, ...]:
    """Return the rows of a file with the columns postal_code, ward, town and town_kana."""
    rows = csv.DictReader(text.splitlines())
    return tuple(
        PostalRow(row["postal_code"], row["ward"], row["town"] or "", row["town_kana"] or "")
        for row in rows
        if row.get("postal_code") and row.get("ward") and "town" in row and "town_kana" in row
    )
