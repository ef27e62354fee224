"""One place in a story where somebody is named."""

from dataclasses import dataclass

from bot.needs.passage import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Who is named where; ``case`` is the particle after it, folded, if there is one."""

    relation: str
    span: Span
    case: str = ""
