"""Adds what stands in the files of ``vocabulary/`` to ``needs.yaml``: one file for each field.

They hold groups of words and facts, as ``needs.yaml`` does; a name stands in one file only.  Called
by ``today_loader``.
"""

from collections.abc import Iterable

from bot.authoring.fields import read
from bot.authoring.plain_yaml import Mapping, Node
from bot.authoring.problem import Place
from bot.authoring.report import Report
from bot.flow.today_keys import VOCABULARY


def with_vocabulary(
    needs: Node | None, file: str, files: Iterable[tuple[Node | None, str]], report: Report
) -> Node | None:
    """Return ``needs`` with the groups and facts of every file; a name given twice is told."""
    if not isinstance(needs, Mapping):
        return needs
    whole = Mapping(needs.place, dict(needs.values), dict(needs.keys))
    for root, name in files:
        read(root, VOCABULARY, report, Place(name))
        if isinstance(root, Mapping):
            for key in VOCABULARY:
                _join(whole, root, key, report)
    return whole


def _join(whole: Mapping, part: Mapping, key: str, report: Report) -> None:
    added = part.values.get(key)
    if not isinstance(added, Mapping):
        return
    own = whole.values.get(key)
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
    whole.values[key] = joined
    whole.keys.setdefault(key, part.keys[key])
