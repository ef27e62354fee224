"""The shipped rehearsals come out as written, and between them visit what there is."""

from functools import cache
from pathlib import Path

import pytest

from bot.flow.rehearsal.names import unknown_steps, unplayable
from bot.flow.rehearsal.play import Played, play
from bot.flow.rehearsal.script import Script, read_script
from bot.flow.rehearsal.visits import Visits, unvisited
from tests.flow.shipped import FLOWS, edition, read, voice

pytestmark = pytest.mark.slow

FILES = sorted((FLOWS / "rehearsals").glob("*.txt"))


@cache
def played(file: Path) -> Played:
    script = read_script(file.read_text(encoding="utf-8"), file.name)
    assert isinstance(script, Script)
    return play(script, edition().flows, voice(), read())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_rehearsal_comes_out_as_written(file: Path) -> None:
    assert [each.line() for each in played(file).problems] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_rehearsal_names_what_there_is(file: Path) -> None:
    script = read_script(file.read_text(encoding="utf-8"), file.name)

    assert isinstance(script, Script)
    assert [*unplayable(script, edition()), *unknown_steps(script, edition())] == []


def test_there_are_forty_of_them() -> None:
    assert len(FILES) >= 40


@pytest.mark.parametrize("kind", ["steps", "repairs", "languages"])
def test_between_them_they_visit_everything(kind: str) -> None:
    visits = Visits()
    for file in FILES:
        visits.add(played(file).visits)

    missing = unvisited(tuple(edition().flows.values()), visits, edition().today)
    assert missing[kind] == []


def test_whoever_does_not_know_the_ward_has_visited_that_choice() -> None:
    flows = tuple(edition().flows.values())
    visits = played(FLOWS / "rehearsals" / "ward_not_known.txt").visits

    assert "intake/ward=unknown" not in unvisited(flows, visits)["choices"]
    assert "intake/ward=unknown" in unvisited(flows, Visits())["choices"]
    assert "intake/ward=unsettled" not in unvisited(flows, Visits())["choices"]
