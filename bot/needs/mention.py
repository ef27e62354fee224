"""One place in a story where somebody is named."""

from dataclasses import dataclass

from bot.needs.passage import Span

SUBJECT = frozenset({"は", "が", "も", "つて", ""})


@dataclass(frozen=True, slots=True)
class Mention:
    """Who is named where; ``case`` is the particle after it, folded, if there is one."""

    relation: str
    span: Span
    case: str = ""

    @property
    def subject(self) -> bool:
        """Say whether the sentence may be about this person."""
        return self.case in SUBJECT
