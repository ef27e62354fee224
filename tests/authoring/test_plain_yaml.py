import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.authoring import plain_yaml
from bot.authoring.plain_yaml import Mapping, Node, Scalar, as_plain, read
from bot.authoring.report import Report


def codes(content: str | bytes) -> list[str]:
    report = Report()
    read(content if isinstance(content, bytes) else content.encode(), "file.yaml", report)
    return [problem.code for problem in report.problems]


def plain(text: str) -> object:
    report = Report()
    node: Node | None = read(text.encode(), "file.yaml", report)
    assert report.problems == ()
    return as_plain(node)


def test_numbers_times_and_yes_stay_as_they_were_written() -> None:
    text = "tel: 0120444555\nopens: 12:30\nnew: no\nnothing: ~\n"

    assert plain(text) == {"tel": "0120444555", "opens": "12:30", "new": "no", "nothing": "~"}


def test_every_value_knows_its_line_and_column() -> None:
    node = read("a:\n  - 相談: うけつけ\n".encode(), "file.yaml", Report())

    assert isinstance(node, Mapping)
    inner = node.values["a"].items[0]  # type: ignore[union-attr]
    assert str(inner.values["相談"].place) == "file.yaml:2:9"
    assert str(inner.keys["相談"]) == "file.yaml:2:5"


def test_a_quoted_or_block_text_is_known_as_one() -> None:
    node = read(b'a: "x"\nb: |\n  y\nc: z\n', "file.yaml", Report())

    assert isinstance(node, Mapping)
    quoted = [value.quoted for value in node.values.values() if isinstance(value, Scalar)]
    assert quoted == [True, True, False]


def test_a_mark_of_windows_at_the_beginning_does_no_harm() -> None:
    assert codes(b"\xef\xbb\xbfa: b") == []


def test_a_file_in_another_encoding_is_told_with_its_line() -> None:
    report = Report()

    read(b"a: b\nc: " + "区".encode("cp932"), "file.yaml", report)

    assert [(each.code, each.place.line) for each in report.problems] == [("E-NOT-UTF-8", 2)]


def test_a_file_of_utf_16_is_told() -> None:
    assert codes("a: b".encode("utf-16")) == ["E-NOT-UTF-8"]


def test_a_character_nobody_can_see_is_told() -> None:
    assert codes("a: b\x00c") == ["E-CHARACTER"]
    assert codes("a: b\ufeffc") == []


def test_a_file_made_to_explode_is_a_problem_and_not_a_hang() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\n" + "c: [*b, *b, *b, *b]\n"

    assert set(codes(bomb)) == {"E-ANCHOR"}


def test_a_deep_file_is_a_problem_and_not_a_hang() -> None:
    assert codes("[" * 500_000) == ["E-TOO-DEEP"]
    assert codes("\n".join(" " * depth + "a:" for depth in range(60))) == ["E-TOO-DEEP"]


def test_a_large_file_is_refused_before_it_is_read() -> None:
    assert codes(b"a" * (plain_yaml.MOST_BYTES + 1)) == ["E-FILE-TOO-LARGE"]


@pytest.mark.slow
def test_a_file_of_very_many_values_is_refused() -> None:
    assert codes("[" + "a," * plain_yaml.MOST_NODES + "]") == ["E-TOO-MANY-NODES"]


def test_a_repeated_key_names_both_places() -> None:
    report = Report()

    read(b"a: 1\nb: 2\na: 3\n", "file.yaml", report)

    assert report.problems[0].place.line == 3
    assert report.problems[0].values["first"] == 1


def test_the_same_problem_is_told_once() -> None:
    report = Report()

    read(b"a: &x 1\n", "file.yaml", report)
    read(b"a: &x 1\n", "file.yaml", report)

    assert len(report.problems) == 1


@given(st.binary(max_size=200))
def test_no_bytes_are_too_strange(content: bytes) -> None:
    read(content, "file.yaml", Report())


@given(st.text(alphabet="a:- \n#!&*|>[]{}'\",?　：－@%`\t8い", max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    report = Report()

    node = read(text.encode(), "file.yaml", report)

    assert node is not None or report.problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 0120\nb: |\n  夜は #7119\n", []),
        ("a: &x [y]\nb: *x\n", ["E-ANCHOR", "E-ANCHOR"]),
        ('a: "x', ["E-QUOTE-OPEN"]),
        ("a: b: c", ["E-COLON-IN-TEXT"]),
        ("a: - b", ["E-DASH-IN-TEXT"]),
        ("a: b\nc", ["E-COLON-MISSING"]),
        ('a: "\\q"', ["E-ESCAPE"]),
        ("a: @x", ["E-QUOTE-NEEDED"]),
        ("---\na: b\n---\n", ["E-SEVERAL-DOCUMENTS"]),
        ("", ["E-EMPTY-FILE"]),
        ("[" * 50_000, ["E-TOO-DEEP"]),
    ],
)
@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.CBaseLoader])
def test_reads_the_same_with_and_without_libyaml(
    text: str, expected: list[str], loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_yaml, "_LOADER", loader)

    assert codes(text) == expected
