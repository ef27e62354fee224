"""Keeps published shapes in a folder, by digest, so that older talks can be finished.

The only file of this package besides the loader that writes or reads: one small JSON file for each
shape, put in its place in one move.  Called by whoever opens a session or publishes flows.
"""

import json
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot.flow.definition import Flow
from bot.flow.edition import Edition
from bot.flow.shape import restore, shape_document

_DIGEST = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of published shapes."""

    folder: Path

    def put(self, flow: Flow) -> None:
        """Keep a flow's shape; one that is there already stays as it is."""
        path = self._path(flow.shape)
        if path.exists():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        written = json.dumps(shape_document(flow), ensure_ascii=False)
        handle, temporary = tempfile.mkstemp(dir=self.folder, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(written)
        Path(temporary).replace(path)

    def get(self, digest: str, edition: Edition) -> Flow | None:
        """Return the flow with this shape and today's words, or nothing if it is not kept."""
        for flow in edition.flows.values():
            if flow.shape == digest:
                return flow
        if not _DIGEST.fullmatch(digest) or not self._path(digest).is_file():
            return None
        document = json.loads(self._path(digest).read_text(encoding="utf-8"))
        return restore(document, edition.flows.get(document["id"]), edition.today)

    def _path(self, digest: str) -> Path:
        return self.folder / f"{digest}.json"
