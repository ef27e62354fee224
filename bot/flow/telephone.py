"""Finds telephone numbers that an author wrote into a text.

A number in a text stays wrong when the office moves, in ten languages and unseen; under ``door`` it
is looked at again in time.  Free are the three digits that everybody knows (110, 119, 171, 189).
Called for every text by the loaders, and for the translations by the edition.
"""

import re
import unicodedata
from collections.abc import Iterator

_BETWEEN = r"[-‐‑‒–—―−ー.・()（） ]{0,2}"
# Nine digits are one with a digit lost; a postal code has seven, and a date does not begin with 0.
_NUMBER = re.compile(rf"#[0-9]{{4}}(?![0-9])|(?<![0-9:])(?:0|\+[1-9])(?:{_BETWEEN}[0-9]){{8,13}}")


def telephone_numbers(text: str) -> Iterator[str]:
    """Yield each telephone number in a text, in ordinary digits."""
    if not _DIGITS.search(text):
        return
    for found in _NUMBER.finditer("".join(map(_plain, text))):
        yield found[0]


_DIGITS = re.compile(r"\d{2}")


def _plain(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return unicodedata.normalize("NFKC", character)
