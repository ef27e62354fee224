"""No path asks more than was promised."""

from collections.abc import Iterator

from bot.authoring.problem import Problem
from bot.flow.counting import Counter
from bot.flow.definition import Flow
from bot.flow.vocabulary import Unsettled


def few_questions(flow: Flow) -> Iterator[Problem]:
    """Yield a problem if the must-questions alone can be more than the flow allows."""
    counted = Counter(flow).count({})
    place = flow.limit or flow.title.place
    if counted is None:
        values = {"step": flow.id, "wanted": "E-QUESTIONS"}
        yield Problem("E-NOT-PROVED", place, values)
    elif counted.most > flow.at_most:
        told = [f"{name} = {v}" for name, v in counted.path if v != Unsettled.NOT_ASKED]
        values = {"most": str(counted.most), "at_most": str(flow.at_most), "step": flow.id}
        yield Problem("E-QUESTIONS", place, values | {"path": ", ".join(told) or "-"})
