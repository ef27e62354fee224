"""Takes the words out of authored files and checks each one before anybody reads it.

A text has an id, may use the placeholders of its situation and no others, fits its channel and says
nothing that is never said.  What residents must not read in a chat (evidence, names of patterns,
ages) is refused by name.  Every text is kept for the translators.  Called by the loaders.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.authoring.fields import read
from bot.authoring.plain_yaml import Node, Scalar, Sequence
from bot.authoring.problem import Place, nearest
from bot.authoring.report import Report
from bot.flow.definition import Text, Variant, Words
from bot.flow.formula import ALWAYS, NEVER, Formula, all_of, atoms, put
from bot.flow.keys import VARIANT
from bot.flow.never import Never
from bot.flow.sentences import Scope, read_condition
from bot.flow.telephone import telephone_numbers
from bot.flow.template import bubbles, parse

MOST_UNITS = 5000
"""LINE refuses a longer text; it counts in UTF-16."""
BUBBLE = 120
BUBBLES = 3
LABEL = 20
"""LINE cuts a longer label off."""

CIRCUMSTANCES = frozenset({"reads_by", "here"})
PERSON = frozenset({"person"})
DOOR = frozenset({"door.name", "door.tel", "door.hours"})
HOTLINE = frozenset({"hotline.name", "hotline.tel", "hotline.hours"})
NUMBER = frozenset({"ticket.number"})
UNDERSTOOD = frozenset({"understood"})

RESIDENTS = frozenset({"residents"})
AGENCIES = frozenset({"agencies"})
CHILDREN = frozenset({"residents", "child"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a text is said: its placeholders, who reads it, and what is known then."""

    allowed: frozenset[str]
    audience: frozenset[str] = RESIDENTS
    guard: Formula = ALWAYS


@dataclass(slots=True)
class TextBook:
    """Every text found so far.  ``private`` are names of patterns, which are never shown."""

    report: Report
    never: Never = field(default_factory=Never)
    private: frozenset[str] = frozenset()
    texts: dict[str, Text] = field(default_factory=dict)
    audiences: dict[str, frozenset[str]] = field(default_factory=dict)

    def text(self, id: str, source: str, place: Place, setting: Setting) -> Text:
        """Take one text."""
        text = Text(id, source.strip(), place)
        self.texts[id] = text
        self.audiences[id] = setting.audience
        self._check_placeholders(text, setting)
        self._check_size(text)
        for entry in self.never.found(text.source, setting.audience):
            found = place.inside(text.source, text.source.find(entry.words))
            self.report.add("E-NEVER", found, entry.values)
        for number in telephone_numbers(text.source):
            self.report.add("E-NUMBER-IN-TEXT", place, {"found": number})
        return text

    def label(self, id: str, source: str, place: Place, setting: Setting) -> Text:
        """Take the label of a button."""
        count = graphemes(source) if len(source) > LABEL else 0
        if count > LABEL:
            self.report.add("W-LABEL-LONG", place, {"label": source, "count": count, "most": LABEL})
        return self.text(id, source, place, setting)

    def words(self, id: str, node: Node | None, setting: Setting, scope: Scope) -> Words | None:
        """Take a text that may depend on what is known; nothing if there is none."""
        match node:
            case Scalar() if node.text.strip():
                text = self.text(id, node.text, node.place, _known_by(setting, ALWAYS))
                return Words((Variant(ALWAYS, text),))
            case Sequence() if node.items:
                return self._variants(id, node, setting, scope)
            case None:
                return None
        self.report.consequence("E-EMPTY-TEXT", node.place, {"name": id.rpartition("/")[2]})
        return None

    def _variants(self, id: str, node: Sequence, setting: Setting, scope: Scope) -> Words | None:
        found: list[Variant] = []
        for number, item in enumerate(node.items, 1):
            record = read(item, VARIANT, self.report, node.place)
            last = number == len(node.items)
            if last and record.has("when"):
                self.report.add("E-LAST-VARIANT", record.key("when"))
            if not last and record.has("say") and not record.has("when"):
                self.report.add("E-VARIANT-WITHOUT-WHEN", record.key("say"))
            when = read_condition(record.under("when"), scope).so if record.has("when") else ALWAYS
            if source := record.text("say"):
                known = _known_by(setting, when)
                text = self.text(f"{id}.{number}", source, record.at("say"), known)
                found.append(Variant(when, text))
        return Words(tuple(found)) if found else None

    def _check_placeholders(self, text: Text, setting: Setting) -> None:
        template = parse(text.source)
        for flaw in template.problems:
            place = text.place.inside(text.source, flaw.at)
            code = f"E-BRACE-{flaw.kind.name.replace('_', '-')}"
            self.report.add(code, place, {"found": flaw.found})
        for name in sorted(template.names - setting.allowed):
            self._refuse(name, _slot(text, name), setting)
        if "understood" in template.needed and not _surely_understood(setting):
            self.report.add("W-MAY-BE-UNKNOWN", _slot(text, "understood"), {"name": "understood"})

    def _refuse(self, name: str, place: Place, setting: Setting) -> None:
        values: dict[str, object] = {"name": name}
        if _is_private(name, self.private):
            self.report.add("E-PLACEHOLDER-PRIVATE", place, values)
            return
        among = ", ".join(f"{{{each}}}" for each in sorted(setting.allowed)) or "-"
        near = nearest(name, setting.allowed)
        self.report.add("E-PLACEHOLDER", place, values | {"among": among}, near)

    def _check_size(self, text: Text) -> None:
        units = len(text.source.encode("utf-16-le", "replace")) // 2
        if units > MOST_UNITS:
            self.report.add("E-TEXT-TOO-LONG", text.place, {"count": units, "most": MOST_UNITS})
            return
        parts = bubbles(text.source)
        if len(parts) > BUBBLES:
            self.report.add("W-BUBBLES", text.place, {"count": len(parts), "most": BUBBLES})
        longest = max(graphemes(part) for part in parts) if len(text.source) > BUBBLE else 0
        if longest > BUBBLE:
            self.report.add("W-BUBBLE-LONG", text.place, {"count": longest, "most": BUBBLE})


def _slot(text: Text, name: str) -> Place:
    """Return where a placeholder stands."""
    found = re.search(rf"\{{[^{{}}]*(?<![\w.]){re.escape(name)}(?![\w.])", text.source)
    return text.place.inside(text.source, found.start() if found else 0)


def graphemes(text: str) -> int:
    """Count what a reader sees as one character."""
    return sum(
        1
        for character in text
        if not unicodedata.combining(character) and unicodedata.category(character) not in _JOINED
    )


_JOINED = ("Mn", "Me", "Cf")


def labels(
    book: TextBook,
    prefix: str,
    choices: Mapping[str, str],
    places: Mapping[str, Place],
    at: Setting,
) -> Iterable[tuple[str, Text]]:
    """Yield the label of each choice."""
    for id, label in choices.items():
        yield id, book.label(f"{prefix}/choices.{id}", label, places[id], at)


def _known_by(setting: Setting, when: Formula) -> Setting:
    """Return the setting of one variant: what its condition makes sure of, and who reads it."""
    guard = all_of((setting.guard, when))
    allowed = setting.allowed
    if put(guard, "danger", "none") == NEVER:
        allowed |= HOTLINE
    audience = setting.audience
    if "residents" in audience and _for_children(when):
        audience |= {"child"}
    return Setting(allowed, audience, guard)


def _for_children(when: Formula) -> bool:
    wanted = {("language", "ja-kids"), ("audience", "child"), ("writer_is_child", "yes")}
    return any((atom.name, value) in wanted for atom in atoms(when) for value in atom.values)


def _surely_understood(setting: Setting) -> bool:
    return put(setting.guard, "understood", "no") == NEVER


def _is_private(name: str, private: frozenset[str]) -> bool:
    parts = name.split(".")
    return parts[0] in private or not {"evidence", "age", "diagnosis", "pattern"}.isdisjoint(parts)
