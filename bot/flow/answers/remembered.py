"""Remembers what short texts came to, since the same few answers are given again and again.

Only short ones: a story must not stay in memory after its letter has been forgotten.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Found = TypeVar("Found")

SHORT = 40
"""Characters.  What is longer is read anew each time."""


def remembered(read: Callable[[str], Found]) -> Callable[[str], Found]:
    """Return ``read``, remembering what it found in the short texts of late."""
    known = lru_cache(maxsize=4096)(read)

    @wraps(read)
    def reading(text: str) -> Found:
        return known(text) if len(text) <= SHORT else read(text)

    return reading
