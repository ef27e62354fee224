from hypothesis import given
from hypothesis import strategies as st

from bot.flow.template import FlawKind, bubbles, parse

PIECES = st.lists(
    st.sampled_from(["{", "}", "[", "]", "{{", "}}", "a", "|", ".", "{a}", "\n", "｛"])
)


def filled(source: str, **values: str) -> str:
    return parse(source).fill({name.replace("_", "."): value for name, value in values.items()})


def test_a_known_value_stands_where_its_placeholder_stood() -> None:
    assert filled("受けとりました（{ticket.number}）。", ticket_number="門司-R8-0042") == (
        "受けとりました（門司-R8-0042）。"
    )


def test_an_unknown_value_leaves_nothing_behind() -> None:
    assert filled("{person}のこと") == "のこと"


def test_of_two_names_the_first_known_one_is_printed() -> None:
    assert filled("{a|b}", b="2") == "2"
    assert filled("{a|b}", a="1", b="2") == "1"


def test_an_empty_value_counts_as_not_known() -> None:
    assert filled("{a|b}[（{a}）]", a="", b="2") == "2"


def test_a_bracketed_part_vanishes_when_one_of_its_values_is_unknown() -> None:
    template = "[{age}歳の]{person}"

    assert filled(template, age="83", person="母") == "83歳の母"
    assert filled(template, person="母") == "母"
    assert filled("[{a}と{b}]", a="1") == ""


def test_brackets_without_a_placeholder_are_ordinary() -> None:
    assert filled("[必ず]お読みください [1]。]") == "[必ず]お読みください [1]。]"


def test_an_inner_bracket_vanishes_alone() -> None:
    template = "[{person}[（{age}歳）]と]いっしょ"

    assert filled(template, person="母", age="83") == "母（83歳）といっしょ"
    assert filled(template, person="母") == "母といっしょ"
    assert filled(template, age="83") == "いっしょ"


def test_doubled_braces_are_braces() -> None:
    assert filled("{{a}} {{{a}}}", a="1") == "{a} {1}"


def test_a_value_is_never_read_as_a_template() -> None:
    assert filled("{a}", a="{b} [{b}] {{", b="secret") == "{b} [{b}] {{"


def test_names_may_be_japanese() -> None:
    assert parse("{母.age|お母さん}").names == {"母.age", "お母さん"}


def test_only_what_stands_outside_brackets_is_needed() -> None:
    template = parse("{a|b}[{c}]")

    assert template.names == {"a", "b", "c"}
    assert template.needed == {"a", "b"}


def test_every_slip_is_told_with_its_place_and_stays_in_the_text() -> None:
    source = "{a {} {|b} {1x} {a-b} b} ｛a｝"

    template = parse(source)

    assert [(flaw.kind, flaw.at) for flaw in template.problems] == [
        (FlawKind.UNCLOSED, 0),
        (FlawKind.EMPTY, 3),
        (FlawKind.EMPTY, 6),
        (FlawKind.BAD_NAME, 11),
        (FlawKind.BAD_NAME, 16),
        (FlawKind.UNOPENED, 23),
        (FlawKind.WIDE, 25),
    ]
    assert template.fill({"a": "1"}) == source


def test_brackets_in_brackets_without_end_are_no_harm() -> None:
    assert parse("[{a}" * 5000 + "]" * 5000).fill({"a": "x"}).startswith("x")


@given(PIECES.map("".join))
def test_any_text_can_be_parsed_and_filled(source: str) -> None:
    template = parse(source)

    assert isinstance(template.fill({"a": "{a}"}), str)
    assert template.needed <= template.names


@given(st.text())
def test_a_text_without_braces_is_said_as_it_is(source: str) -> None:
    plain = "".join(letter for letter in source if letter not in "{}｛")

    assert parse(plain).fill({}) == plain
    assert parse(plain).problems == ()


def test_a_blank_line_starts_a_new_bubble() -> None:
    assert bubbles("\n一つめ\nつづき\n\n 　\n二つめ\r\n\r\n三つめ\n") == (
        "一つめ\nつづき",
        "二つめ",
        "三つめ",
    )


def test_nothing_is_no_bubble() -> None:
    assert bubbles(" \n\n　") == ()
