"""A mistake in a file that people write: what is wrong, where, and what to do about it.

Every problem has a stable code (``E-...`` stops, ``W-...`` warns).  The sentences for each code
stand in ``wording.yaml`` beside this file, in English and Japanese; here are only code, place and
values.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One spot in one file; ``line`` and ``column`` count from 1.

    Where a ``|`` block stands, ``words`` are line and column at which its words begin.
    """

    file: str
    line: int = 1
    column: int = 1
    words: tuple[int, int] | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def inside(self, text: str, at: int) -> "Place":
        """Return where a character of the text that stands here is, as far as that is known."""
        if self.words is None:
            return self
        line, column = self.words
        before = text[: max(at, 0)]
        return Place(
            self.file,
            line + before.count("\n"),
            column + len(before) - (before.rfind("\n") + 1),
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake.  ``values`` fill the code's sentence; ``hint`` is the nearest right name."""

    code: str
    place: Place
    values: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    near: str = ""

    @property
    def stops(self) -> bool:
        """Say whether the files cannot be used with this problem in them."""
        return self.code.startswith("E-")

    def sentence(self, language: str = "en") -> str:
        """Return what is wrong and what to do, in ``en`` or ``ja``."""
        values = {name: self._worded(value, language) for name, value in self.values.items()}
        told = sentence(self.code, language, values)
        if not self.near:
            return told
        return f"{told} {sentence('did-you-mean', language, {'near': self.near})}"

    def _worded(self, value: object, language: str) -> object:
        """Return a value in this language, where ``wording.yaml`` has words for it."""
        words = _wording().get(f"{self.code} {value}")
        return words[language] if words else value

    def line(self, language: str = "en") -> str:
        """Return the whole message as an editor can click on it."""
        return f"{self.place}: {self.code} {self.sentence(language)}"


class AuthoredFilesError(Exception):
    """The authored files cannot be used; ``problems`` says why, all of them at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.line() for problem in self.problems))


def sentence(name: str, language: str, values: Mapping[str, object] = NOTHING) -> str:
    """Return a sentence of ``wording.yaml`` in ``en`` or ``ja``."""
    return _wording()[name][language].format_map(dict(values))


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that was probably meant, or nothing."""
    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)), "")


@cache
def _wording() -> Mapping[str, Mapping[str, str]]:
    text = files("bot.authoring").joinpath("wording.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    loaded: dict[str, dict[str, str]] = yaml.load(text, loader)  # noqa: S506 - text only
    return loaded
