"""Collects the mistakes found in files, so that all of them are told at once.

Everything that reads files is handed one ``Report``.  A mistake that two readers see is told once.
"""

from collections.abc import Iterable
from types import MappingProxyType

from bot.authoring.problem import Place, Problem, nearest
from bot.authoring.widths import code_point, invisible, meant


class Report:
    """Every problem found so far, each once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, Place, str], Problem] = {}
        self._lines: set[tuple[str, int]] = set()

    def add(
        self, code: str, place: Place, values: dict[str, object] | None = None, near: str = ""
    ) -> None:
        """Take one problem."""
        values = values or {}
        problem = Problem(code, place, MappingProxyType(values), near)
        self._found.setdefault((code, place, str(sorted(values.items()))), problem)
        self._lines.add((place.file, place.line))

    def consequence(self, code: str, place: Place, values: dict[str, object]) -> None:
        """Take one problem, unless its line has one already, of which it is the consequence."""
        if (place.file, place.line) not in self._lines:
            self.add(code, place, values)

    def unknown(self, code: str, place: Place, name: str, known: Iterable[str]) -> None:
        """Take the problem that ``name`` is none of the known ones, with the one meant."""
        known = tuple(known)
        if not self.misread(place, name, known):
            values: dict[str, object] = {"name": name, "known": ", ".join(known)}
            self.add(code, place, values, nearest(name, known))

    def misread(self, place: Place, name: str, known: Iterable[str]) -> bool:
        """Take a name that looks like a known one and is not read as it; say whether it does."""
        if hidden := invisible(name):
            self.add("E-CHARACTER", place, {"found": code_point(hidden)})
        elif plain := meant(name, known):
            self.add("E-WIDE-WORD", place, {"found": name, "plain": plain})
        else:
            return False
        return True

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems in the order of files and lines."""
        return tuple(self._found[key] for key in sorted(self._found, key=lambda key: key[1]))

    def stops(self, files: Iterable[str]) -> bool:
        """Say whether one of these files cannot be used."""
        wanted = frozenset(files)
        return any(each.stops and each.place.file in wanted for each in self._found.values())
