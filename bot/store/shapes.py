"""Keeps published shapes in a folder, by digest: one small JSON file for each.

A file is written beside its place and put there in one move, so nobody reads half of one.  What is
on the shelf is never changed or taken away.  Put together by the composition roots.
"""

import json
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_DIGEST = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class FolderShelf:
    """A folder of published shapes: a ``Shelf``."""

    folder: Path

    def put(self, digest: str, document: Mapping[str, Any]) -> None:
        """Keep a shape; one that is there already stays as it is."""
        path = self._path(digest)
        if path.exists():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        written = json.dumps(document, ensure_ascii=False)
        handle, temporary = tempfile.mkstemp(dir=self.folder, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(written)
        Path(temporary).replace(path)

    def get(self, digest: str) -> Mapping[str, Any] | None:
        """Return the document of a shape, or nothing if it is not kept."""
        if not _DIGEST.fullmatch(digest) or not self._path(digest).is_file():
            return None
        document: Mapping[str, Any] = json.loads(self._path(digest).read_text(encoding="utf-8"))
        return document

    def _path(self, digest: str) -> Path:
        return self.folder / f"{digest}.json"
