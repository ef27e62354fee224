"""What was typed full-width or in capitals where a word of the program is expected.

Whoever types Japanese easily writes ``ａｓｋ``, ``４`` or ``（a、b）``; it looks right and is not
read.  Pure; called by the readers of files to say so.
"""

import unicodedata
from collections.abc import Iterable

_COMMAS = str.maketrans({"、": ", ", "，": ", "})


def ordinary(text: str) -> str:
    """Return a text in small, half-width letters and signs."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(_COMMAS)).casefold().split())


def meant(name: str, known: Iterable[str]) -> str:
    """Return the known name that this is but for the width or size of its letters, or nothing."""
    wanted = ordinary(name)
    return next((each for each in known if each != name and ordinary(each) == wanted), "")


def invisible(text: str) -> str:
    """Return the first character that cannot be seen (a zero-width space …), or nothing."""
    if text.isprintable():
        return ""
    return next((each for each in text if unicodedata.category(each) == "Cf"), "")


def code_point(character: str) -> str:
    """Return the name by which people look a character up."""
    return f"U+{ord(character):04X}"
