"""The picture of a flow shows its steps and, below them, the four ways out."""

from bot.flow.graph import WAYS_OUT, draw
from tests.flow.shipped import edition


def test_the_four_ways_out_are_drawn_with_their_endings() -> None:
    flow = edition().flows["intake"]
    leaving = flow.leaving
    endings = (leaving.stop, leaving.silent.endings, leaving.human, leaving.delete)

    ways = draw(flow).split("途中で：")[1:]

    assert len(ways) == len(WAYS_OUT) == 4
    for drawn, title, listed in zip(ways, WAYS_OUT.values(), endings, strict=True):
        assert drawn.startswith(title)
        assert [each.id for each in listed if f"　{each.id}" not in drawn] == []
