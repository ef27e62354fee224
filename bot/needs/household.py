"""What ages and relations say about a household: who is old, who is young, whose trouble it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.reading import Person

PARENTS = ("mother", "father", "parent", "grandmother", "grandfather", "in_law")
COUPLE = ("husband", "wife", "partner")
GROWN_CHILDREN = (
    "son",
    "daughter",
    "elder_brother",
    "younger_brother",
    "elder_sister",
    "younger_sister",
    "child",
)
CHILDREN = ("son", "daughter", "child", "grandchild")
SEVERAL = frozenset(
    {"child", "grandchild", "neighbour", "client", "other", "in_law", "friend", "son", "daughter"}
)
"""Of these there may be several in one story."""
YOUNG = ("child", "grandchild", "other")
SCHOOL_AGE = 6


@dataclass(frozen=True, slots=True)
class Household:
    """The people of a story and what else is known of the writer."""

    people: Sequence[Person]
    writer_is_child: bool
    about: str

    def facts(self) -> dict[str, bool]:
        """Return the facts that ages alone settle; what they do not settle is left out."""
        ages = [person.age for person in self.people if person.age is not None]
        so = {
            "aged": bool(self.aged()),
            "grown_child": bool(self.grown_child()),
            "young": bool(self.young()),
            "little": any(person.age is not None and person.age <= 12 for person in self.people)
            and not self.writer_is_child,
            "two_elders": sum(age >= 65 for age in ages) >= 2,
            "elder_pair": any(age >= 65 for age in ages) and bool(self._first(COUPLE)),
            "elder_65": any(age >= 65 for age in ages),
            "elder_self": any(p.relation == "self" and (p.age or 0) >= 65 for p in self.people),
            "elder_parent": any(p.relation in PARENTS and (p.age or 0) >= 65 for p in self.people),
            "parent_named": bool(self._first(PARENTS)) and not self.writer_is_child,
            "partner_named": bool(self._first(COUPLE)),
            "child_writer": self.writer_is_child,
        }
        return {name: True for name, value in so.items() if value}

    def aged(self) -> str:
        """Return the relation of somebody of 70 or more."""
        return _first(p.relation for p in self.people if p.age is not None and p.age >= 70)

    def grown_child(self) -> str:
        """Return the relation of a son, daughter, brother, sister or the writer of 40 to 65."""
        grown = [p.relation for p in self.people if p.age is not None and 40 <= p.age <= 65]
        named = _first(relation for relation in grown if relation in GROWN_CHILDREN)
        if named:
            return named
        return "self" if "self" in grown and self._first(PARENTS) else ""

    def young(self) -> str:
        """Return the relation of a child or somebody under thirty."""
        if self.writer_is_child:
            return "self"
        under = [p.relation for p in self.people if p.age is not None and SCHOOL_AGE <= p.age < 30]
        return _first(under) or _first(
            p.relation for p in self.people if p.relation in YOUNG and p.age is None
        )

    def concerned(self) -> str:
        """Return whose trouble it is, as far as the words tell."""
        if self.about in {"self", ""}:
            return "self" if self.about else ""
        if self.about == "work":
            return "client"
        if self.about == "neighbour":
            return self._first(("neighbour", "friend", "child")) or "neighbour"
        others = [p.relation for p in self.people if p.relation != "self"]
        likely = (self.grown_child(), self.aged(), self._first(PARENTS), *others)
        return _first(relation for relation in likely if relation not in {"", "self"})

    def relations(self) -> Mapping[str, str]:
        """Return which relation plays each part that patterns name."""
        elder = self.aged() or self._first(PARENTS)
        brother = self.grown_child() or self._first(GROWN_CHILDREN)
        return {
            "aged": elder,
            "grown_child": brother,
            "young": self.young(),
            "concerned": self.concerned() or "self",
            "self": "self",
            "household": "household",
        }

    def _first(self, wanted: Iterable[str]) -> str:
        named = {person.relation for person in self.people}
        return _first(relation for relation in wanted if relation in named)


def _first(relations: Iterable[str]) -> str:
    return next(iter(relations), "")


def past_toddlers(people: Iterable[Person]) -> list[Person]:
    """Leave out babies and toddlers: what is told of them is the trouble of who raises them."""
    return [person for person in people if person.age is None or person.age >= SCHOOL_AGE]
