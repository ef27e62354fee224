"""Whose ages are told of two people at once: 八十三と八十五です, 二人とも九十.

The elder brother is older than the writer, the mother older than the son.  Where nothing of that
kind is known the ages stand in the order in which the two were named, except that of a couple the
man is taken for the older one.  ``owners`` calls this.
"""

import re
from collections.abc import Sequence

from bot.needs.ages import Age
from bot.needs.household import COUPLE, SEVERAL

_AND = re.compile(r"[と・、,]\s?")
_ENDS = re.compile(
    r"(?:歳|才)?(?:で(?:す|ございます)|だ|や|の(?:夫婦|老夫婦|二人))?(?:[\s。、,.!！)）]|$)"
)
_BOTH = re.compile(
    r"(?:(?:二人|ふたり|2人|夫婦|きょうだい|兄弟|姉妹|どちら|両方)(?:とも|して)に?|両親(?:とも|は|が|も))"
    r"(?:もう|今年で?)?[\s、]*$"
)
_SEVERAL_OF_ONE = re.compile(r"二人|ふたり|2人|夫婦|たち|ら")
FARTHEST = 40
"""Two ages farther apart than this are not told in one breath."""
_BY_AGE = (
    ("grandfather", "grandmother"),
    ("father", "mother"),
    ("husband", "elder_brother", "elder_sister", "uncle", "aunt", "in_law"),
    ("self",),
    ("wife", "younger_brother", "younger_sister"),
    ("son", "daughter", "child", "grandchild"),
)


def is_pair(text: str, one: Age, other: Age) -> bool:
    """Say whether two ages stand side by side, by themselves."""
    return (
        _AND.fullmatch(text, one.end, other.start) is not None
        and _ENDS.match(text, other.end) is not None
        and abs(one.years - other.years) <= FARTHEST
        and min(one.years, other.years) > 9
    )


def is_of_both(text: str, age: Age) -> bool:
    """Say whether an age is that of two people."""
    return _BOTH.search(text, 0, age.start) is not None


def the_two(named: Sequence[str], unnamed: str, before: str) -> tuple[str, ...]:
    """Return whose the ages are, the older one first, or nobody.

    ``named`` is who was named before and has no age yet, in order; ``before`` is the text before.
    """
    if unnamed:
        return (unnamed, unnamed)
    others = [relation for relation in dict.fromkeys(named) if relation != "self"]
    if not others:
        return ()
    if len(others) == 1 and others[0] in SEVERAL and _SEVERAL_OF_ONE.search(before):
        return (others[0], others[0])
    couple = [relation for relation in others if relation in COUPLE]
    if len(others) == 1 or ("self" in named and len(couple) == 1):
        two = [*(couple or others), "self"]
    else:
        two = others[-2:]
    if _rank(two[0]) == _rank(two[1]):
        return tuple(two)
    return tuple(sorted(two, key=_rank))


def _rank(relation: str) -> float:
    for number, relations in enumerate(_BY_AGE):
        if relation in relations:
            man_of_a_couple = number < 2 and relations.index(relation) == 0
            return number - 0.5 if man_of_a_couple else number
    return len(_BY_AGE)


def shared_out(two: Sequence[str], ages: tuple[int, int]) -> list[tuple[str, int]]:
    """Return who of ``two``, the older one first, has which age."""
    one, other = two
    if _rank(one) == _rank(other):
        return list(zip(two, ages, strict=True))
    return [(one, max(ages)), (other, min(ages))]
