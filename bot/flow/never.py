"""Words that residents, agencies or children must never read from us, from ``never.yaml``.

``Never.found`` looks for them in one text.  Called for every text by the loaders, and for the
translations by the edition.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.authoring.fields import Field, Kind, Table, items, read, texts_or_text
from bot.authoring.plain_yaml import Node
from bot.authoring.problem import Place
from bot.authoring.report import Report

AUDIENCES = ("residents", "agencies", "child")

ENTRY: Table = {
    "say": Field(Kind.NODE, "The words that are never said.", required=True, shape="texts_or_text"),
    "why": Field(Kind.TEXT, "Why not.", required=True),
    "for": Field(Kind.TEXTS, "To whom they are never said.", required=True, among=AUDIENCES),
    "instead": Field(Kind.TEXT, "What can be said instead."),
}
FILE: Table = {
    "never": Field(Kind.NODE, "The words, each with its reason.", required=True, shape="entries")
}


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Words that are never said to ``audiences``, and what may be said instead."""

    words: str
    why: str
    audiences: frozenset[str]
    instead: str

    @property
    def values(self) -> dict[str, object]:
        """Return what an author is told about it."""
        return {"words": self.words, "why": self.why, "instead": self.instead or "-"}


@dataclass(frozen=True)
class Never:
    """Everything that is never said."""

    entries: tuple[Forbidden, ...] = ()

    def found(self, text: str, audiences: frozenset[str]) -> Iterator[Forbidden]:
        """Yield what stands in a text and must not be said to one of these audiences."""
        if not self.entries or not self._any.search(text):
            return
        for entry in self.entries:
            if entry.words in text and entry.audiences & audiences:
                yield entry

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile("|".join(re.escape(entry.words) for entry in self.entries))


def load_never(root: Node | None, file: str, report: Report) -> Never:
    """Read ``never.yaml``."""
    record = read(root, FILE, report, Place(file))
    if not record.has("never"):
        return Never()
    found = []
    for item in items(record.under("never"), report, record.at("never")):
        entry = read(item, ENTRY, report, record.at("never"))
        audiences = frozenset(entry.texts("for"))
        for words in texts_or_text(entry, "say", report):
            found.append(Forbidden(words, entry.text("why"), audiences, entry.text("instead")))
    return Never(tuple(found))
