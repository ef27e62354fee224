"""The labelled texts of ``tests/corpus``, part by part."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"


def texts(part: str) -> Iterator[Mapping[str, Any]]:
    """Yield the texts of one part with their labels, in the order of the files."""
    for file in sorted((CORPUS / part).glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)
