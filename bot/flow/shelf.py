"""The port through which published shapes are kept, so that older talks can be finished.

A shape stands on the shelf as the document that ``shape_document`` makes.  Where the shelf is, in a
folder or in a table, is the business of ``bot.store``.  Called by whoever opens a session or
publishes flows.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from bot.flow.definition import Flow, Today
from bot.flow.shape import restore, shape_document


class Shelf(Protocol):
    """Keeps the documents of published shapes by their digest, for good."""

    def put(self, digest: str, document: Mapping[str, Any]) -> None:
        """Keep a shape; one that is there already stays as it is."""

    def get(self, digest: str) -> Mapping[str, Any] | None:
        """Return the document of a shape, or nothing if it is not kept."""


def publish(shelf: Shelf, flow: Flow) -> None:
    """Keep a flow's shape."""
    shelf.put(flow.shape, shape_document(flow))


def find(shelf: Shelf, digest: str, flows: Mapping[str, Flow], today: Today) -> Flow | None:
    """Return the flow with this shape and today's words, or nothing if it is not kept."""
    for flow in flows.values():
        if flow.shape == digest:
            return flow
    document = shelf.get(digest)
    return restore(document, flows.get(document["id"]), today) if document else None
