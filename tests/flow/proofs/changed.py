"""The shipped intake with one change, proved."""

import shutil
from pathlib import Path

from bot.authoring.problem import Problem
from bot.flow.edition import load_edition
from bot.flow.proofs import prove
from bot.flow.template import bubbles
from tests.flow.shipped import FLOWS

INTAKE = (FLOWS / "intake.yaml").read_text(encoding="utf-8")
SHARED = ("city", "danger", "hear", "needs", "never", "patterns", "replies")
BESIDE = (*(f"{name}.yaml" for name in SHARED), "postal.csv")


def proved(folder: Path, text: str, name: str = "intake") -> list[Problem]:
    """Return what is wrong with a flow whose text this is, beside the shipped city files."""
    for inner in ("parts", "vocabulary", "danger"):
        shutil.copytree(FLOWS / inner, folder / inner, dirs_exist_ok=True)
    for file in BESIDE:
        shutil.copy(FLOWS / file, folder)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    edition = load_edition(folder / f"{name}.yaml")
    assert [each.line() for each in edition.problems if each.stops] == []
    return prove(edition.flows[name], lambda each: len(bubbles(each.source)))


def changed(old: str, new: str) -> str:
    """Return the shipped intake with one piece changed."""
    assert INTAKE.count(old) == 1, old
    return INTAKE.replace(old, new)


def without(first: str, behind: str) -> str:
    """Return the shipped intake without the lines from ``first`` up to ``behind``."""
    begin = INTAKE.index(first)
    return INTAKE[:begin] + INTAKE[INTAKE.index(behind, begin) :]
