"""Splits Japanese text into morphemes with SudachiPy, each with its place, sound and grammar.

The dictionary is mapped from disk, so several readers share it.  Text that Sudachi cannot take
(lone surrogates) is replaced, never refused.  ``passage`` calls this; nothing else imports Sudachi.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import sudachipy

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_PIECE = re.compile(r"(?s).{1,9999}(?:[。！？!?\n]|$)|.{1,10000}")
"""Sudachi refuses more than 49,149 bytes at once; a text is cut at the end of a sentence."""


class Morpheme(NamedTuple):
    """One morpheme: its place in the folded text, its sound and what it is.

    ``kind`` and ``subkind`` are the first two parts of speech of UniDic (動詞, 非自立可能);
    ``lemma`` is the normalised form.
    """

    start: int
    end: int
    lemma: str
    reading: str
    kind: str
    subkind: str


class Tokenizer:
    """Splits texts in the longest units (mode C)."""

    def __init__(self) -> None:
        self._tokenizer = _dictionary().tokenizer(mode=sudachipy.SplitMode.C)

    def morphemes(self, text: str, place: Sequence[int]) -> Iterator[Morpheme]:
        """Yield the morphemes of ``text``; ``place`` maps its offsets to those of the passage."""
        for piece in _PIECE.finditer(_LONE_SURROGATE.sub("?", text)):
            first = piece.start()
            for each in self._tokenizer.tokenize(piece[0]):
                speech = each.part_of_speech()
                yield Morpheme(
                    place[first + each.begin()],
                    place[first + each.end()],
                    each.normalized_form(),
                    each.reading_form(),
                    speech[0],
                    speech[1],
                )

    def reading(self, text: str) -> str:
        """Return how ``text`` sounds, in katakana."""
        return "".join(each.reading_form() for each in self._tokenizer.tokenize(text))


@cache
def _dictionary() -> sudachipy.Dictionary:
    return sudachipy.Dictionary(dict="core")
