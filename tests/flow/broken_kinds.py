"""Reads what is no YAML file by itself: catalogues, rehearsals, whole folders, a day of release.

Called by ``announced``, with the words of one broken file or the path of one broken folder.
"""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.authoring.plain_yaml import Mapping as MappingNode
from bot.authoring.plain_yaml import Node
from bot.authoring.problem import Place, Problem
from bot.checking import check
from bot.flow.definition import City, Text
from bot.flow.gettext_files import parsed
from bot.flow.rehearsal.names import unknown_steps, unplayable
from bot.flow.rehearsal.play import play
from bot.flow.rehearsal.script import read_script
from bot.flow.release import release_problems
from bot.flow.translation_check import problems as translation_problems
from tests.flow.shipped import FLOWS, edition, read, voice

RELEASED = date(2026, 12, 1)
"""The day on which a file whose name begins with ``release`` goes out."""
BESIDE = ("city", "danger", "hear", "needs", "never", "patterns", "replies")


def in_catalogue(words: str, file: str, *, release: bool) -> list[Problem]:
    """Check a translation into English against the very sources that stand in it."""
    found = parsed(words, "en", file)
    if isinstance(found, Problem):
        return [found]
    texts = [
        Text(str(each.context), str(each.id), Place(file, each.lineno or 1))
        for each in found.catalog
        if each.id
    ]
    return list(translation_problems(texts, {"en": found}, release=release))


def in_rehearsal(words: str, file: str) -> list[Problem]:
    """Play a rehearsal with the shipped flows."""
    script = read_script(words, file)
    if isinstance(script, Problem):
        return [script]
    if wrong := unplayable(script, edition()):
        return wrong
    unknown = list(unknown_steps(script, edition()))
    lines = {each.place.line for each in unknown}
    played = play(script, edition().flows, voice(), read())
    return [*unknown, *(each for each in played.problems if each.place.line not in lines)]


def on_the_day(city: City) -> Iterable[Problem]:
    """Release the shipped flows with this city."""
    today = replace(edition().today, city=city)
    return release_problems(replace(edition(), today=today, texts=()), RELEASED)


def in_folder(folder: Path, laid: Path) -> list[Problem]:
    """Check a broken folder, laid over the shipped files of the city at ``laid``."""
    for name in BESIDE:
        shutil.copy(FLOWS / f"{name}.yaml", laid)
    shutil.copy(FLOWS / "postal.csv", laid)
    for shared in ("vocabulary", "danger"):
        shutil.copytree(FLOWS / shared, laid / shared, dirs_exist_ok=True)
    shutil.copytree(folder, laid, dirs_exist_ok=True)
    return list(check(laid).problems)


def completed(root: Node, shipped: Node | None, missing: frozenset[str]) -> Node:
    """Fill in what the shipped file has besides, but for what is announced as missing."""
    if not isinstance(root, MappingNode) or not isinstance(shipped, MappingNode):
        return root
    for section, node in shipped.values.items():
        mine = root.values.get(section)
        if isinstance(mine, MappingNode) and isinstance(node, MappingNode):
            for name in node.values.keys() - mine.values.keys() - missing:
                mine.values[name], mine.keys[name] = node.values[name], node.keys[name]
    return root
