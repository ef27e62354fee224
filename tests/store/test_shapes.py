"""The shelf of published shapes: what was put there finishes an older talk with today's words."""

from dataclasses import replace
from pathlib import Path

from bot.flow.definition import Ask, Flow
from bot.flow.edition import Edition
from bot.flow.shape import shape_of
from bot.flow.shelf import Shelf, find, publish
from bot.store.shapes import FolderShelf
from tests.flow.shipped import edition


def intake() -> Flow:
    return edition().flows["intake"]


def later() -> Flow:
    """Today's flow of the same name, in which a question is gone."""
    steps = tuple(step for step in intake().steps if step.id != "household")
    return replace(intake(), steps=steps, shape=shape_of(steps, intake().leaving))


def found(shelf: Shelf, digest: str, flow: Flow, of: Edition) -> Flow | None:
    return find(shelf, digest, {flow.id: flow}, of.today)


def test_the_shelf_gives_back_what_was_put_on_it(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path / "shelf")

    publish(shelf, intake())
    publish(shelf, intake())

    flow = found(shelf, intake().shape, later(), edition())
    assert flow is not None
    assert "household" in {step.id for step in flow.steps if isinstance(step, Ask)}
    assert flow.today is edition().today
    assert [path.suffix for path in shelf.folder.iterdir()] == [".json"]


def test_a_flow_of_today_is_not_looked_for(tmp_path: Path) -> None:
    assert found(FolderShelf(tmp_path), intake().shape, intake(), edition()) is intake()


def test_the_shelf_knows_nothing_else(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path)

    assert found(shelf, "0" * 16, intake(), edition()) is None
    assert found(shelf, "../../etc/passwd", intake(), edition()) is None
