from datetime import date, timedelta

from bot.authoring import plain_yaml
from bot.authoring.fields import Field, Kind, Record, Table, read, texts_or_text
from bot.authoring.problem import Place
from bot.authoring.report import Report

TABLE: Table = {
    "name": Field(Kind.TEXT, "What it is called.", required=True),
    "colour": Field(Kind.TEXT, "Its colour.", among=("red", "blue")),
    "count": Field(Kind.NUMBER, "How many."),
    "wait": Field(Kind.SPAN, "How long."),
    "day": Field(Kind.DATE, "When."),
    "free": Field(Kind.YES_NO, "Whether it costs nothing."),
    "words": Field(Kind.TEXTS, "Its words."),
    "labels": Field(Kind.TEXT_BY_NAME, "Its labels."),
    "more": Field(Kind.NODE, "Anything."),
}


def record_of(text: str) -> tuple[Record, list[str]]:
    report = Report()
    node = plain_yaml.read(text.encode(), "file.yaml", report)
    record = read(node, TABLE, report, Place("file.yaml"))
    return record, [
        f"{each.place.line}:{each.place.column} {each.code}" for each in report.problems
    ]


def test_reads_every_kind_of_value() -> None:
    text = "name: x\ncount: 7\nwait: 26 hours\nday: 2026-11-23\nfree: yes\nwords: [a, b]\n"
    record, problems = record_of(text + "labels: {a: あ}\nmore: [1]\n")

    assert problems == []
    assert (record.text("name"), record.number("count", 0), record.yes("free")) == ("x", 7, True)
    assert (record.span("wait"), record.date("day")) == (timedelta(hours=26), date(2026, 11, 23))
    assert (record.texts("words"), record.by_name("labels")) == (("a", "b"), {"a": "あ"})


def test_all_problems_are_told_at_once_each_at_its_place() -> None:
    _, problems = record_of(
        "colour: rad\ncount: many\nwait: soon\nday: 2026-02-30\nfree: ja\nx: y\n"
    )

    assert problems == [
        "1:1 E-MISSING-KEY",
        "1:9 E-NOT-AMONG",
        "2:8 E-NOT-A-NUMBER",
        "3:7 E-NOT-A-SPAN",
        "4:6 E-NOT-A-DATE",
        "5:7 E-NOT-A-YES-NO",
        "6:1 E-UNKNOWN-KEY",
    ]


def test_the_nearest_right_word_is_named() -> None:
    report = Report()
    node = plain_yaml.read(b"nmae: x\ncolour: rde\n", "file.yaml", report)

    read(node, TABLE, report, Place("file.yaml"))

    assert [each.near for each in report.problems if each.near] == ["name", "red"]


def test_lists_and_keys_of_another_kind_are_told() -> None:
    _, problems = record_of("name: [x]\nwords: a\nlabels: [a]\n")

    assert problems == ["1:7 E-NOT-A-TEXT", "2:8 E-NOT-A-LIST", "3:9 E-NOT-A-MAPPING"]


def test_a_text_without_words_is_told() -> None:
    _, problems = record_of('name: ""\nwords: [""]\nlabels:\n  a:\n')

    assert [problem.split()[1] for problem in problems] == ["E-EMPTY-TEXT"] * 3


def test_a_very_long_number_is_no_number() -> None:
    record, problems = record_of("name: x\ncount: " + "9" * 5000)

    assert problems == ["2:8 E-NOT-A-NUMBER"]
    assert record.number("count", 3) == 3


def test_what_is_missing_has_a_place_and_an_empty_value() -> None:
    record, _ = record_of("name: x\n")

    assert record.at("more") == record.key("more") == record.place
    assert (record.text("colour"), record.span("wait"), record.texts("words")) == ("", None, ())


def test_one_text_may_stand_without_a_list() -> None:
    report = Report()
    record, _ = record_of("name: x\nmore: role/moji\nwords: [a, b]\n")

    assert texts_or_text(record, "more", report) == ("role/moji",)
    assert texts_or_text(record, "words", report) == ("a", "b")
    assert texts_or_text(record, "labels", report) == ()
