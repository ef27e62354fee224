"""The words in every language, as they are looked up while somebody is being answered.

A text's id is its gettext context and its Japanese source the message, so a translation is used
only as long as the source still reads as it did.  Where a language has no translation the Japanese
is said: never nothing.  Unreviewed ("fuzzy") translations are used; ``marugoto texts status`` and
``check`` tell that they are unreviewed.

Catalogues are read here rather than with Babel, because a choice is recognised in every language
somebody might answer in: all nine are needed at once, before the first answer.  For 500 texts each
Babel takes about 0.2 s, this a quarter of it.  Whatever cannot be read is left out (Babel then says
why, see ``gettext_files``).  Called by the composition roots and by the engine.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from babel.messages.pofile import unescape

from bot.flow.definition import Text
from bot.flow.languages import SOURCE

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One language: the translation of each text by its context and source."""

    messages: Mapping[Key, str] = field(default_factory=lambda: MappingProxyType({}))

    def find(self, text: Text) -> str | None:
        """Return the translation of a text as its source reads now, or nothing."""
        return self.messages.get(key(text))


@dataclass(frozen=True, slots=True)
class Wording:
    """All catalogues, by language code."""

    catalogues: Mapping[str, Catalogue] = field(default_factory=lambda: MappingProxyType({}))

    def text(self, text: Text, language: str) -> str:
        """Return the words in this language, or the Japanese source where there are none."""
        catalogue = self.catalogues.get(language)
        translated = catalogue.find(text) if catalogue and language != SOURCE else None
        return translated or text.source

    def spellings(self, text: Text) -> tuple[str, ...]:
        """Return the words in every language, each once, the Japanese source first."""
        found = (catalogue.find(text) for catalogue in self.catalogues.values())
        return tuple(dict.fromkeys([text.source, *filter(None, found)]))


def key(text: Text) -> Key:
    """Return what a text is looked up by: its id and its source without space at the ends.

    Whether YAML's block form leaves a line end behind is no change of the words.
    """
    return text.id, text.source.strip()


@lru_cache(maxsize=32)
def read_catalogue(po: str) -> Catalogue:
    """Return the translations in a .po file's text; total, unreadable entries are left out."""
    entries = (map(_plain, match.groups()) for match in _ENTRY.finditer(po.replace("\r", "")))
    return Catalogue(
        MappingProxyType({(id, source): words for id, source, words in entries if words.strip()})
    )


_STRING = r'((?:[ \t]*"[^"\\\n]*(?:\\.[^"\\\n]*)*"[ \t]*\n?)+)'
_ENTRY = re.compile(rf"^msgctxt{_STRING}msgid{_STRING}msgstr{_STRING}", re.MULTILINE)
_SEAM = re.compile(r'"[ \t]*\n[ \t]*"')


def _plain(quoted: str) -> str:
    return unescape(_SEAM.sub("", quoted.strip()))
