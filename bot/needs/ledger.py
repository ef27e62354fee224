"""Everybody of a story with their age, each once.  ``owners`` writes it, ``people`` reads it."""

from bot.needs.household import CHILDREN, SEVERAL


class Ledger:
    """Everybody so far, in the order in which they were named."""

    def __init__(self) -> None:
        self.people: list[tuple[str, int | None]] = []

    def knows(self, relation: str) -> bool:
        """Say whether somebody was named as this, or is a child who was named otherwise."""
        named = {known for known, _ in self.people}
        return relation in named or (relation == "child" and not named.isdisjoint(CHILDREN))

    def aged(self, relation: str) -> bool:
        """Say whether an age of somebody who was named as this is known."""
        return any(known == relation and age is not None for known, age in self.people)

    def note(self, relation: str, age: int | None, *, instead: bool = False) -> None:
        """Note one person; of those of whom there is one only, the later age holds."""
        if instead or relation not in SEVERAL:
            self.people = [one for one in self.people if one[0] != relation]
        if (relation, age) not in self.people:
            self.people.append((relation, age))
