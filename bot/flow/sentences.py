"""Reads the conditions that authors write and compiles each into two formulas.

A sentence has three outcomes.  ``Known.so`` holds where it is known to be so, ``Known.not_so``
where it is known not to be so; ``when`` asks for the first, ``unless`` for its absence, and ``not``
swaps the two.  Sentences are typed against the names that exist and may only use answers that were
asked for earlier (see ``Scope``).  Called by the loaders.
"""

import re
from collections.abc import Mapping as Names
from collections.abc import Sequence as Several
from dataclasses import dataclass, field

from bot.authoring.fields import entries, items
from bot.authoring.plain_yaml import Mapping, Node, Scalar, Sequence
from bot.authoring.problem import Place, nearest
from bot.authoring.report import Report
from bot.authoring.widths import ordinary
from bot.flow.formula import ALWAYS, NEVER, Among, Formula, all_of, any_of, names
from bot.flow.vocabulary import NO, UNKNOWN, YES, Name, NameKind, Unsettled, pick_name


@dataclass(frozen=True, slots=True)
class Known:
    """A sentence after reading: known to be so, known not to be so."""

    so: Formula
    not_so: Formula

    def swapped(self) -> "Known":
        """Return the opposite."""
        return Known(self.not_so, self.so)


# What a sentence with a mistake in it becomes; a flow with one is never used.
UNREADABLE = Known(ALWAYS, ALWAYS)


@dataclass(slots=True)
class Scope:
    """The names a sentence may use, as far as the flow has come.

    ``later`` are answers that exist but have not been asked for yet, ``page`` those that stand on
    the same page, ``several`` the questions that take several options, with those.  ``lost`` are
    names of steps that could not be read: what is wrong there has been told.  ``labels`` are what
    people see of the values of each name.
    """

    names: Names[str, Name]
    report: Report
    terms: dict[str, Known] = field(default_factory=dict)
    several: Names[str, tuple[str, ...]] = field(default_factory=dict)
    later: set[str] = field(default_factory=set)
    page: set[str] = field(default_factory=set)
    unready: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    labels: Names[str, Names[str, str]] = field(default_factory=dict)


def read_condition(node: Node | None, scope: Scope) -> Known:
    """Read what stands under ``when`` or ``unless``: a sentence, a list, or ``all``/``any``."""
    match node:
        case Scalar():
            return _Line(node, scope).read()
        case Sequence():
            return all_known([read_condition(item, scope) for item in node.items])
        case Mapping():
            return _block(node, scope)
    return UNREADABLE


def define_terms(node: Node | None, scope: Scope, where: Place) -> None:
    """Read ``terms:`` from top to bottom; a term may use the ones above it, and any answer.

    Whether an answer was asked for by then is looked at where the term is used.
    """
    found = entries(node, scope.report, where)
    places = node.keys if isinstance(node, Mapping) else {}
    scope.unready |= set(found)
    for name, sentence in found.items():
        if name in scope.names:
            scope.report.add("E-NAME-TAKEN", places[name], {"name": name})
        known = read_condition(sentence, scope)
        scope.unready.discard(name)
        scope.terms[name] = known


def all_known(parts: Several[Known]) -> Known:
    """Join with *and*: known so if all are, known not so if one is."""
    return Known(all_of(part.so for part in parts), any_of(part.not_so for part in parts))


def any_known(parts: Several[Known]) -> Known:
    """Join with *or*: known so if one is, known not so if all are."""
    return Known(any_of(part.so for part in parts), all_of(part.not_so for part in parts))


def _block(node: Mapping, scope: Scope) -> Known:
    parts: list[Known] = []
    for key, under in node.values.items():
        if key not in ("all", "any"):
            scope.report.unknown("E-CONDITION-BLOCK", node.keys[key], key, ("all", "any"))
            continue
        listed = [read_condition(item, scope) for item in items(under, scope.report, under.place)]
        parts.append(all_known(listed) if key == "all" else any_known(listed))
    if len(node.values) > 1:
        scope.report.add("E-CONDITION-BLOCK", node.place, {"name": " + ".join(node.values)})
    return parts[0] if len(parts) == 1 else UNREADABLE


_TOKEN = re.compile(r"[(),（）、，]|[^\s(),（）、，]+")
_JOINERS = ("and", "or")
_WORDS = frozenset({*_JOINERS, "not", "is", "one", "of", "has", "at", "least", "known"})
_SIGNS = str.maketrans({"（": "(", "）": ")", "、": ",", "，": ","})


class _Line:
    """One sentence on one line."""

    def __init__(self, node: Scalar, scope: Scope) -> None:
        self._node = node
        self._scope = scope

    def read(self) -> Known:
        """Return what the sentence means."""
        words = _TOKEN.findall(self._node.text)
        plain = [self._ordinary(word) for word in _TOKEN.findall(self._node.text.translate(_SIGNS))]
        if [word for word in plain if word != ","] != [word for word in words if word != ","]:
            return self._wrong("E-WIDE-WORD", found=self._node.text.strip(), plain=_joined(plain))
        joiners = {word for word in words if word in _JOINERS}
        if len(joiners) > 1:
            return self._wrong("E-AND-OR-MIXED")
        parts = [self._clause(part) for part in _split(words)]
        return any_known(parts) if joiners == {"or"} else all_known(parts)

    def _ordinary(self, word: str) -> str:
        """Return a word of the program as it is written; a name stays as it is."""
        plain = ordinary(word)
        return plain if plain in _WORDS and word not in self._scope.names else word

    def _clause(self, words: list[str]) -> Known:
        """Read one clause: ``NAME is V``, ``TERM``, ``not TERM`` and so on."""
        match words:
            case ["not", term]:
                return self._term(term).swapped()
            case [term]:
                return self._term(term)
            case [name, "is", "known"]:
                return self._is_known(name)
            case [name, "is", "not", "known"]:
                return self._is_known(name).swapped()
            case [_, "is", "not", *_]:
                return self._wrong("E-IS-NOT")
            case [name, "is", "one", "of", "(", *values, ")"]:
                return self._among(name, [value for value in values if value != ","])
            case [name, "is", "at", "least", value]:
                return self._at_least(name, value)
            case [name, "has", value]:
                return self._has(name, value)
            case [term, "is", ("yes" | "no") as value] if self._is_term(term):
                known = self._term(term)
                return known if value == YES else known.swapped()
            case [name, "is", value] if value not in "()（）,":
                return self._among(name, [value])
        return self._wrong("E-CONDITION")

    def _is_term(self, name: str) -> bool:
        return name in self._scope.terms or name in self._scope.unready

    def _term(self, name: str) -> Known:
        scope = self._scope
        if name in scope.terms:
            known = scope.terms[name]
            for used in sorted(names(known.so) | names(known.not_so)):
                self._check_order(used.partition(".")[0])
            return known
        if name in scope.unready:
            return self._wrong("E-TERM-LATER", name=name)
        if name in scope.lost:
            return UNREADABLE
        if name in scope.names:
            return self._wrong("E-NAME-ALONE", name=name)
        scope.report.unknown("E-UNKNOWN-NAME", self._node.place, name, self._all_names())
        return UNREADABLE

    def _name(self, name: str) -> Name | None:
        if name in self._scope.lost:
            return None
        known = self._scope.names.get(name)
        if known is None:
            if self._is_term(name):
                self._wrong("E-TERM-VALUE", name=name)
            else:
                near = self._all_names()
                self._scope.report.unknown("E-UNKNOWN-NAME", self._node.place, name, near)
            return None
        self._check_order(name)
        return known

    def _check_order(self, name: str) -> None:
        if name in self._scope.page:
            self._wrong("E-SAME-PAGE", name=name)
        elif name in self._scope.later:
            self._wrong("E-ASKED-LATER", name=name)

    def _is_known(self, name: str) -> Known:
        known = self._name(name)
        if known is None:
            return UNREADABLE
        unsettled = {*Unsettled, UNKNOWN}
        open_values = frozenset(value for value in known.values if value in unsettled)
        settled = frozenset(known.values) - open_values
        return Known(Among(name, settled), Among(name, open_values))

    def _among(self, name: str, values: list[str]) -> Known:
        known = self._name(name)
        if known is None:
            return UNREADABLE
        if name in self._scope.several and not set(values) <= set(Unsettled):
            return self._wrong("E-HAS", name=name)
        wrong = [value for value in values if value not in known.values]
        for value in wrong:
            self._unknown_value(name, value, known.values, _listed(known))
        if wrong or not values:
            return UNREADABLE if wrong else self._wrong("E-CONDITION")
        return _known(name, known, frozenset(values))

    def _at_least(self, name: str, value: str) -> Known:
        known = self._name(name)
        if known is None:
            return UNREADABLE
        if not known.ordered:
            return self._wrong("E-NO-ORDER", name=name)
        if value not in known.values:
            return self._among(name, [value])
        return _known(name, known, frozenset(known.values[known.values.index(value) :]))

    def _has(self, name: str, value: str) -> Known:
        known = self._name(name)
        if known is None:
            return UNREADABLE
        options = self._scope.several.get(name)
        if options is None:
            return self._wrong("E-HAS-NOT", name=name)
        if value not in options:
            self._unknown_value(name, value, options, ", ".join(options))
            return UNREADABLE
        pick = pick_name(name, value)
        return Known(Among(pick, frozenset({YES})), Among(pick, frozenset({NO})))

    def _unknown_value(self, name: str, value: str, known: Several[str], among: str) -> None:
        """Tell a value that does not exist; people rather write the label than the value."""
        scope = self._scope
        if scope.report.misread(self._node.place, value, known):
            return
        near = scope.labels.get(name, {}).get(value) or nearest(value, known)
        values: dict[str, object] = {"name": name, "found": value, "among": among}
        scope.report.add("E-UNKNOWN-VALUE", self._node.place, values, near)

    def _all_names(self) -> list[str]:
        return [*self._scope.names, *self._scope.terms]

    def _wrong(self, code: str, **values: object) -> Known:
        said = {"sentence": self._node.text.strip()}
        self._scope.report.add(code, self._node.place, said | values)
        return UNREADABLE


def _known(name: str, known: Name, values: frozenset[str]) -> Known:
    rest = frozenset(known.values) - values - known.doubtful
    return Known(Among(name, values), Among(name, rest) if rest else NEVER)


def _joined(words: list[str]) -> str:
    """Return a sentence of these words as it is written."""
    return " ".join(words).replace("( ", "(").replace(" )", ")").replace(" ,", ",")


def _split(words: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word in _JOINERS:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _listed(name: Name) -> str:
    hidden = set(Unsettled) if name.kind is NameKind.ANSWER else set()
    return ", ".join(value for value in name.values if value not in hidden)
