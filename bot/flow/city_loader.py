"""Reads ``city.yaml``: wards, desks, hotlines and hours.

A number that the city has not supplied is written 未定 and becomes empty; nothing is guessed.
Called by ``today_loader``.
"""

import re
from collections.abc import Mapping
from datetime import timedelta

from bot.authoring.fields import Record, Table, entries, read, texts_or_text
from bot.authoring.plain_yaml import Node, Scalar, Sequence
from bot.authoring.problem import Place
from bot.authoring.report import Report
from bot.flow.definition import City, Desk, Hotline, Page, Text, Ward
from bot.flow.hours import Hours, HoursError, parse_hours
from bot.flow.languages import LANGUAGES
from bot.flow.texts import Setting, TextBook
from bot.flow.today_keys import CITY, DESK, HOTLINE, OPENING, WARD
from bot.flow.vocabulary import OUTSIDE_WARD, UNSETTLED_WARD

UNKNOWN_NUMBER = "未定"
NO_WARDS = (OUTSIDE_WARD, UNSETTLED_WARD)
"""What stands among the wards for people who live in none, or in one that is not known yet."""
_TEL = re.compile(r"#?[0-9][0-9-]{1,15}")
_DIGITS = re.compile(r"#[0-9]{4}|1[0-9]{2}|0[5-9]0[0-9]{8}|0(?![5-9]0)[0-9]{9}")
"""How many digits a number in Japan has: short ones, mobile ones and those with an area code."""
# Offices and lines have the names they have: nothing here is worded for somebody.
_PLAIN = Setting(frozenset(), frozenset())
NO_CITY = City(
    Text("city/city/name", "", Place("city.yaml")),
    {},
    {},
    {},
    {},
    Hours(()),
    None,
    "",
    timedelta(days=180),
)


def load_city(root: Node | None, file: str, book: TextBook) -> City:
    """Read the city file."""
    return _CityReader(book, file).read(root)


class _CityReader:
    def __init__(self, book: TextBook, file: str) -> None:
        self._book = book
        self._report: Report = book.report
        self._file = file
        self._ward_names: Mapping[str, object] = {}

    def read(self, root: Node | None) -> City:
        """Return the city as far as it can be read."""
        record = read(root, CITY, self._report, Place(self._file))
        opening = Record(record.node)
        if record.has("opening"):
            opening = read(record.under("opening"), OPENING, self._report, record.at("opening"))
        self._ward_names = getattr(record.under("wards"), "values", {})
        desks = {id: self._desk(id, each) for id, each in self._each(record, "desks", DESK)}
        hotlines = {
            id: self._hotline(id, each) for id, each in self._each(record, "hotlines", HOTLINE)
        }
        wards = {id: self._ward(id, each, desks) for id, each in self._each(record, "wards", WARD)}
        self._check_apart(desks, hotlines)
        self._check_wards(record, wards)
        return City(
            name=self._text("city/city/name", record, "city"),
            wards=wards,
            ask_again=self._ask_again(record, wards),
            desks=desks,
            hotlines=hotlines,
            offices=self._hours(opening, "offices") or Hours(()),
            quiet=self._hours(record, "quiet_hours"),
            always=self._always(record, desks, hotlines),
            review_every=record.span("review_every") or timedelta(days=180),
            pages=self._pages(record),
            languages=record.texts("languages") or tuple(LANGUAGES),
        )

    def _each(self, record: Record, key: str, table: Table) -> list[tuple[str, Record]]:
        if not record.has(key):
            return []
        where = record.at(key)
        found = entries(record.under(key), self._report, where)
        return [(id, read(node, table, self._report, where)) for id, node in found.items()]

    def _ward(self, id: str, record: Record, desks: Mapping[str, Desk]) -> Ward:
        desk = record.text("desk")
        if desk and desk not in desks:
            self._report.unknown("E-UNKNOWN-DESK", record.at("desk"), desk, desks)
        return Ward(
            id,
            self._text(f"city/{id}/ward", record, "name"),
            record.texts("hear"),
            desk,
            texts_or_text(record, "coordinators", self._report),
            texts_or_text(record, "deputies", self._report),
        )

    def _desk(self, id: str, record: Record) -> Desk:
        for ward in record.texts("wards"):
            if ward not in self._ward_names:
                place = record.at("wards")
                self._report.unknown("E-UNKNOWN-WARD", place, ward, self._ward_names)
        return Desk(
            id,
            self._text(f"city/{id}/desk", record, "name"),
            self._tel(record),
            self._hours(record, "hours"),
            self._hours_text(id, record),
            record.place,
            record.texts("takes"),
            record.texts("wards"),
            record.date("verified_on"),
        )

    def _hotline(self, id: str, record: Record) -> Hotline:
        for language in record.texts("languages"):
            if language not in LANGUAGES:
                place = record.at("languages")
                self._report.unknown("E-UNKNOWN-LANGUAGE", place, language, LANGUAGES)
        return Hotline(
            id,
            self._text(f"city/{id}/hotline", record, "name"),
            self._tel(record),
            self._hours(record, "hours"),
            self._hours_text(id, record),
            record.place,
            record.texts("fits"),
            record.texts("languages"),
            record.yes("free"),
            record.text("no_voice"),
            record.date("verified_on"),
        )

    def _text(self, id: str, record: Record, key: str) -> Text:
        return self._book.text(id, record.text(key), record.at(key), _PLAIN)

    def _tel(self, record: Record) -> str:
        tel = record.text("tel")
        if tel == UNKNOWN_NUMBER:
            return ""
        if tel and not _TEL.fullmatch(tel):
            self._report.add("E-TEL", record.at("tel"), {"found": tel})
            return ""
        digits = tel.replace("-", "")
        if tel and not _DIGITS.fullmatch(digits):
            values: dict[str, object] = {"found": tel, "count": len(digits.lstrip("#"))}
            self._report.add("E-TEL-DIGITS", record.at("tel"), values)
            return ""
        return tel

    def _hours(self, record: Record, key: str) -> Hours | None:
        written = record.text(key)
        if not written:
            return None
        try:
            return parse_hours(written)
        except HoursError as error:
            values: dict[str, object] = {"found": error.piece, "why": error.mistake.value}
            self._report.add("E-HOURS", record.at(key), values)
            return None

    def _hours_text(self, id: str, record: Record) -> Text | None:
        if not record.text("hours"):
            return None
        return self._text(f"city/{id}/hours", record, "hours")

    def _ask_again(
        self, record: Record, wards: Mapping[str, Ward]
    ) -> Mapping[str, tuple[str, ...]]:
        if not record.has("ask_again"):
            return {}
        found = {}
        where = record.at("ask_again")
        for name, node in entries(record.under("ask_again"), self._report, where).items():
            listed = node.items if isinstance(node, Sequence) else [node]
            ids = [item.text for item in listed if isinstance(item, Scalar)]
            for id in ids:
                if id not in wards:
                    self._report.unknown("E-UNKNOWN-WARD", node.place, id, wards)
            found[name] = tuple(ids)
        return found

    def _always(
        self, record: Record, desks: Mapping[str, Desk], hotlines: Mapping[str, Hotline]
    ) -> str:
        always = record.text("always")
        known = hotlines.get(always) or desks.get(always)
        if always and known is None:
            self._report.unknown(
                "E-UNKNOWN-DESK", record.at("always"), always, {**desks, **hotlines}
            )
        elif known is not None and not known.tel:
            self._report.add("E-ALWAYS-WITHOUT-NUMBER", record.at("always"), {"name": always})
        elif known is not None and not _always_open(known):
            self._report.add("E-ALWAYS-NOT-24H", record.at("always"), {"name": always})
        return always

    def _check_apart(self, desks: Mapping[str, Desk], hotlines: Mapping[str, Hotline]) -> None:
        """A door is called by its name alone, so desks and hotlines share one space of names."""
        for id in desks.keys() & hotlines.keys():
            self._report.add("E-NAME-TAKEN", hotlines[id].place, {"name": id})

    def _check_wards(self, record: Record, wards: Mapping[str, Ward]) -> None:
        if not record.has("wards"):
            return
        for needed in NO_WARDS:
            if needed not in wards:
                self._report.add("E-WARD-MISSING", record.key("wards"), {"name": needed})
        named: dict[str, str] = {}
        for id, ward in wards.items():
            name, place = ward.name.source, ward.name.place
            if name and named.setdefault(name, id) != id:
                self._report.add("E-WARD-TWICE", place, {"name": name, "other": named[name]})
            if not ward.coordinators and id not in NO_WARDS:
                self._report.add("E-WARD-WITHOUT-COORDINATORS", place, {"name": id})

    def _pages(self, record: Record) -> Mapping[str, Page]:
        keys = getattr(record.under("pages"), "keys", {})
        return {
            name: Page("" if at == UNKNOWN_NUMBER else at, keys[name])
            for name, at in record.by_name("pages").items()
        }


def _always_open(number: Desk | Hotline) -> bool:
    """Say whether somebody answers day and night; hours that cannot be read are told already."""
    return number.hours.always if number.hours else number.hours_text is not None
