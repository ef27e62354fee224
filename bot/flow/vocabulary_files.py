"""Adds what stands in the files of a folder to one file: one file for each field or kind of danger.

``vocabulary/`` holds groups of words and facts and belongs to ``needs.yaml``; ``danger/`` holds
bundles of words and rules and belongs to ``danger.yaml``.  A name stands in one file only.  Called
by ``today_loader``.
"""

from collections.abc import Iterable

from bot.authoring.fields import Table, read
from bot.authoring.plain_yaml import Mapping, Node, Sequence
from bot.authoring.problem import Place
from bot.authoring.report import Report

Files = Iterable[tuple[Node | None, str]]
"""What stands in the files of a folder, and what each is called in messages."""


def with_files(needs: Node | None, files: Files, table: Table, report: Report) -> Node | None:
    """Return the root of a file with what ``table`` allows in each of ``files`` added to it.

    Names are joined, and one that is given twice is told; lists go on.
    """
    if not isinstance(needs, Mapping):
        return needs
    whole = Mapping(needs.place, dict(needs.values), dict(needs.keys))
    for root, name in files:
        read(root, table, report, Place(name))
        if isinstance(root, Mapping):
            for key in table:
                _join(whole, root, key, report)
    return whole


def _join(whole: Mapping, part: Mapping, key: str, report: Report) -> None:
    own, added = whole.values.get(key), part.values.get(key)
    if isinstance(added, Mapping):
        whole.values[key] = _names(own, added, report)
    elif isinstance(added, Sequence):
        before = own.items if isinstance(own, Sequence) else []
        whole.values[key] = Sequence(added.place, [*before, *added.items])
    else:
        return
    whole.keys.setdefault(key, part.keys[key])


def _names(own: Node | None, added: Mapping, report: Report) -> Mapping:
    joined = Mapping(added.place)
    if isinstance(own, Mapping):
        joined = Mapping(own.place, dict(own.values), dict(own.keys))
    for name, node in added.values.items():
        if name in joined.values:
            first = joined.keys[name]
            values: dict[str, object] = {"name": name, "first": f"{first.file}:{first.line}"}
            report.add("E-ID-TWICE", added.keys[name], values)
        joined.values.setdefault(name, node)
        joined.keys.setdefault(name, added.keys[name])
    return joined
