"""How well stories are read: ``make eval`` prints one JSON line for each part of the corpus.

Beside each figure stands the same without the second look, and for plain keyword matching with the
same words, so that each has to earn its keep.  The parts are in ``tests/corpus``; its card says
what they can show.
"""

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.folder import SHIPPED
from benchmarks.keywords import keyword_reader
from benchmarks.scoring import Pair, score
from benchmarks.texts import texts
from bot.app import load, reader_by_rules, story_reader
from bot.commands.read import plain
from bot.needs.passage import Said

PARTS = ("dev", "look", "tune", "measured")
Read = Callable[[str], Mapping[str, Any]]


def main() -> int:
    """Print the figures of every part, or of those named."""
    edition = load(SHIPPED)
    reader, by_rules = story_reader(edition), reader_by_rules(edition)
    readers: dict[str, Read] = {
        "reader": lambda text: plain(reader.read([Said("text", text)]), text),
        "rules": lambda text: plain(by_rules.read([Said("text", text)]), text),
        "keywords": keyword_reader(edition.needs, edition.patterns, edition.danger),
    }
    for part in sys.argv[1:] or PARTS:
        labels = list(texts(part))
        for name, read in readers.items():
            pairs: list[Pair] = [(label, read(label["text"])) for label in labels]
            line = {"part": part, "by": name} | score(pairs)
            print(json.dumps(line, ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
