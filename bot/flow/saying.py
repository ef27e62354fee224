"""Turns an effect's text and values into the sentences of today, in the person's language.

Called by whoever sends: it knows what the engine cannot know, the ticket's number and the hour.
A number the city has not supplied never reaches a resident: the part of the sentence that needs it
is left out if it stands in square brackets; else the line that always answers is given instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.flow.catalogue import Wording
from bot.flow.definition import Desk, Hotline, Text, Today
from bot.flow.effects import Ask, Option, Say, Value
from bot.flow.languages import LANGUAGES
from bot.flow.promise import read_by, say_date
from bot.flow.template import bubbles, parse

NUMBERS = frozenset({"door", "hotline"})
"""The values that name a desk or a hotline."""
ALWAYS_OPEN = "always"
"""The door that ``city.yaml`` names for when nothing else is open."""

HERE = "here_"
"""With a channel's name: what the place is called where somebody writes to us."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What only the sender knows: hour, channel, the ticket's number, how many letters so far."""

    now: datetime
    channel: str
    ticket_number: str = ""
    letters: int = 0


@dataclass(frozen=True, slots=True)
class Voice:
    """Says things as they are worded today."""

    today: Today
    wording: Wording

    def bubbles(self, said: Say | Ask, at: Circumstances) -> tuple[str, ...]:
        """Return what is sent, one string for each bubble."""
        return bubbles(self.sentence(said.text, said.values, said.language, at))

    def label(self, option: Option, language: str, at: Circumstances) -> str:
        """Return what stands on a button."""
        return self.sentence(option.label, option.values, language, at)

    def sentence(
        self, text: Text, values: Mapping[str, Value], language: str, at: Circumstances
    ) -> str:
        """Return one text with everything filled in."""
        template = parse(self.wording.text(text, language).strip())
        if not template.names:
            return template.fill({})
        filled = self._circumstances(language, at)
        for name, value in values.items():
            if name in NUMBERS and isinstance(value, str):
                filled |= self._number(name, value, language, template.needed)
            else:
                filled |= self._filled(name, value, language)
        return template.fill(filled)

    def _circumstances(self, language: str, at: Circumstances) -> dict[str, str]:
        day = say_date(read_by(self.today.city.offices, at.now), LANGUAGES[language].catalogue)
        promise = parse(self._reply("reads_by", language)).fill({"date": day})
        here = f"{HERE}{at.channel}"
        pages = {f"page.{name}": page.address for name, page in self.today.city.pages.items()}
        return pages | {
            "reads_by": promise,
            "here": self._reply(here, language) if here in self.today.replies else "",
            "ticket.number": at.ticket_number,
            "letters": str(at.letters),
        }

    def _filled(self, name: str, value: Value, language: str) -> dict[str, str]:
        if isinstance(value, Text):
            return {name: self.wording.text(value, language).strip()}
        if isinstance(value, tuple):
            join = self._reply("and_join", language)
            return {name: join.join(self.wording.text(part, language).strip() for part in value)}
        return {name: value}

    def _number(
        self, name: str, wanted: str, language: str, needed: frozenset[str]
    ) -> dict[str, str]:
        """Return name, number and hours of a desk or hotline.

        Without a number those of the line that always answers, where the sentence needs one.
        """
        slots = {f"{name}.{part}" for part in ("name", "tel", "hours")}
        found = self._answers(wanted)
        if found is None and not needed.isdisjoint(slots):
            found = self._answers(ALWAYS_OPEN)
        if found is None:
            return {}
        return {
            f"{name}.name": self.wording.text(found.name, language).strip(),
            f"{name}.tel": found.tel,
            f"{name}.hours": self._hours(found.hours_text, language),
        }

    def _answers(self, wanted: str) -> Desk | Hotline | None:
        """Return a desk or hotline, if it has a number."""
        city = self.today.city
        wanted = city.always if wanted == ALWAYS_OPEN else wanted
        found = city.desks.get(wanted) or city.hotlines.get(wanted)
        return found if found and found.tel else None

    def _hours(self, hours: Text | None, language: str) -> str:
        return self.wording.text(hours, language).strip() if hours else ""

    def _reply(self, name: str, language: str) -> str:
        return self.wording.text(self.today.replies[name][0], language).strip()


def tag(text: Text) -> str:
    """Return a text's short name in rehearsals, which survives rewording.

    ``intake/about/text`` is ``about``, its second variant ``about 2``, its reason ``about.why``.
    """
    file, _, rest = text.id.partition("/")
    step, _, part = rest.partition("/")
    kind, _, variant = part.partition(".")
    match file:
        case "danger":
            return f"card {step}.{variant or kind}" if not kind.startswith("question") else step
        case "needs":
            return f"clarify {step}"
        case "replies":
            return step
    name = step if kind == "text" else f"{step}.{kind}"
    return f"{name} {variant}" if variant else name
