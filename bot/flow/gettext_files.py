"""Find, read and write the gettext files that translators work on.

``flows/locale/flows.pot`` is the template, ``flows/locale/<catalogue>/LC_MESSAGES/flows.po`` one
language.  They are ordinary files: Poedit, Weblate and msgfmt take them.  Two things Babel leaves
to its callers are done here: the previous source of a changed text (``#|``) survives reading, and
no date of creation is written, because it would make every merge a conflict.  Besides the loader
the only module of ``bot.flow`` that opens files; called by the commands and by the loader.
"""

import errno
import io
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, generate_po, normalize, read_po, unescape

from bot.authoring.problem import Place, Problem
from bot.flow.catalogue import Wording, read_catalogue
from bot.flow.languages import LANGUAGES, SOURCE

TRANSLATED: tuple[str, ...] = tuple(code for code in LANGUAGES if code != SOURCE)


@dataclass(frozen=True, slots=True)
class PoFile:
    """One language's catalogue with the place it was read from."""

    language: str
    file: str
    catalog: Catalog


@dataclass(frozen=True, slots=True)
class PoFiles:
    """Every language that could be read, and what was wrong with the others."""

    by_language: Mapping[str, PoFile]
    problems: tuple[Problem, ...]


def pot_path(flows: Path) -> Path:
    """Return where the template stands."""
    return flows / "locale" / "flows.pot"


def po_path(flows: Path, language: str) -> Path:
    """Return where the catalogue of a language stands."""
    return flows / "locale" / LANGUAGES[language].catalogue / "LC_MESSAGES" / "flows.po"


def read_wording(flows: Path) -> Wording:
    """Read every catalogue for answering people; a missing or broken one counts as empty."""
    texts = {code: _text_of(po_path(flows, code)) for code in TRANSLATED}
    return Wording(
        MappingProxyType({code: read_catalogue(text) for code, text in texts.items() if text})
    )


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def read_po_files(flows: Path) -> PoFiles:
    """Read every catalogue for checking and translating; where there is none, say it once."""
    if not any(po_path(flows, code).is_file() for code in TRANSLATED):
        names = ", ".join(LANGUAGES[code].own_name for code in TRANSLATED)
        values = {"language": names, "why": os.strerror(errno.ENOENT)}
        place = Place(str(pot_path(flows).parent))
        return PoFiles({}, (Problem("E-CATALOGUE-BROKEN", place, MappingProxyType(values)),))
    read = {code: read_po_file(flows, code) for code in TRANSLATED}
    return PoFiles(
        MappingProxyType({code: po for code, po in read.items() if isinstance(po, PoFile)}),
        tuple(found for found in read.values() if isinstance(found, Problem)),
    )


def read_po_file(flows: Path, language: str) -> PoFile | Problem:
    """Read one language's catalogue, or say why that is not possible."""
    path = po_path(flows, language)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else error.reason
        return _broken(language, Place(str(path)), why or type(error).__name__)
    return parsed(text, language, str(path))


def parsed(text: str, language: str, file: str) -> PoFile | Problem:
    """Return the catalogue written in a .po file's text, or the problem with it."""
    try:
        catalog = read_po(io.StringIO(_for_babel(text)), abort_invalid=True)
    except PoFileError as error:
        why = str(error).rsplit(" on ", 1)[0]
        return _broken(language, Place(file, error.lineno + 1), why)
    except (ValueError, AttributeError, IndexError) as error:
        # Babel does not guard its parsing of header fields and of stray quotes.
        return _broken(language, Place(file), str(error))
    for message in catalog:
        if not isinstance(message.id, str):
            return _broken(language, Place(file, message.lineno or 1), "msgid_plural")
        _restore_previous(message)
    # Written back as UTF-8 whatever a translator's tool put into the header.
    catalog.charset = "utf-8"
    return PoFile(language, file, catalog)


def written(catalog: Catalog) -> str:
    """Return a catalogue as the text of a .po or .pot file."""
    previous: dict[str, str] = {}
    for message in catalog:
        # Our braces are not Python's: msgfmt and Poedit would report [{x}] and {a|b} as faults.
        message.flags -= {"python-format", "python-brace-format"}
        if message.previous_id and message.context:
            quoted = normalize(message.previous_id[0], prefix="#| ", width=0)
            context = f"msgctxt {normalize(message.context, width=0)}\n"
            previous[context] = f"#| msgid {quoted}\n"
    lines = generate_po(catalog, width=0)
    text = "".join(_with_previous(lines, previous))
    return f"{_DATE.sub('', text).rstrip()}\n"


def _with_previous(lines: Iterable[str], previous: Mapping[str, str]) -> Iterator[str]:
    # NB: Babel's own include_previous wraps the quoted string in the middle, which msgfmt refuses.
    for line in lines:
        yield previous.get(line, "")
        yield line


_DATE = re.compile(r'^"POT-Creation-Date: .*\n', re.MULTILINE)
_OBSOLETE_PREVIOUS = re.compile(r"^#~\|.*$", re.MULTILINE)
_PREVIOUS = re.compile(r"^(?:#\|.*\n)+", re.MULTILINE)
_SEAM = re.compile(r'"[ \t]*\n#\|[ \t]*"')
_PREVIOUS_SOURCE = re.compile(r'\|\s*msgid\s+(".*")')


def _for_babel(text: str) -> str:
    """Write previous sources as Babel can read them, each line staying where it is.

    Babel refuses those of obsolete texts, and of repeated lines (blank ones!) it keeps the first.
    """
    return _PREVIOUS.sub(_on_one_line, _OBSOLETE_PREVIOUS.sub("", text))


def _on_one_line(block: re.Match[str]) -> str:
    joined = _SEAM.sub("", block[0])
    return joined + "\n" * (block[0].count("\n") - joined.count("\n"))


def _restore_previous(message: Message) -> None:
    """Take the previous source out of the comments, where Babel leaves it."""
    found = filter(None, map(_PREVIOUS_SOURCE.fullmatch, message.user_comments))
    message.previous_id = [unescape(match[1]) for match in found]
    message.user_comments = [note for note in message.user_comments if not note.startswith("|")]


def _broken(language: str, place: Place, why: str) -> Problem:
    values = {"language": LANGUAGES[language].own_name, "why": why}
    return Problem("E-CATALOGUE-BROKEN", place, MappingProxyType(values))
