"""The shipped rehearsals come out as written, and between them visit what there is."""

from functools import cache
from pathlib import Path

import pytest

from bot.flow.rehearsal.play import Played, play
from bot.flow.rehearsal.script import Script, read_script
from bot.flow.rehearsal.visits import Visits, unvisited
from tests.flow.shipped import FLOWS, edition, read, voice

FILES = sorted((FLOWS / "rehearsals").glob("*.txt"))


@cache
def played(file: Path) -> Played:
    script = read_script(file.read_text(encoding="utf-8"), file.name)
    assert isinstance(script, Script)
    return play(script, edition().flows, voice(), read())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_rehearsal_comes_out_as_written(file: Path) -> None:
    assert [each.line() for each in played(file).problems] == []


def test_there_are_forty_of_them() -> None:
    assert len(FILES) >= 40


@pytest.mark.parametrize("kind", ["steps", "repairs", "languages"])
def test_between_them_they_visit_everything(kind: str) -> None:
    visits = Visits()
    for file in FILES:
        visits.add(played(file).visits)

    assert unvisited(tuple(edition().flows.values()), visits)[kind] == []
