"""A name in a rehearsal that does not exist is told with its line and the name that was meant."""

import pytest

from bot.authoring.problem import Problem
from bot.flow.rehearsal.names import unknown_steps, unplayable
from bot.flow.rehearsal.script import Script, read_script
from tests.flow.shipped import edition

HEADER = "intake | line | ja | 2026-11-24 10:00"


def problems(text: str) -> list[Problem]:
    script = read_script(f"# だれか\n{text}", "one.txt")
    assert isinstance(script, Script)
    return [*unplayable(script, edition()), *unknown_steps(script, edition())]


@pytest.mark.parametrize(
    ("header", "code", "column", "near"),
    [
        ("intaek | line | ja | 2026-11-24 10:00", "E-REHEARSAL-FLOW", 1, "intake"),
        ("intake | lime | ja | 2026-11-24 10:00", "E-REHEARSAL-CHANNEL", 10, "line"),
        ("intake | line | ja-kid | 2026-11-24 10:00", "E-REHEARSAL-LANGUAGE", 17, "ja-kids"),
    ],
)
def test_an_unknown_name_at_the_top_is_told_where_it_stands(
    header: str, code: str, column: int, near: str
) -> None:
    (problem,) = problems(f"{header}\nyou: こんにちは\n")

    assert (problem.code, problem.near) == (code, near)
    assert (problem.place.line, problem.place.column) == (2, column)


def test_a_rehearsal_in_which_nobody_does_anything_is_told() -> None:
    (problem,) = problems(f"{HEADER}\nbot: <welcome>\n")

    assert (problem.code, problem.place.line) == ("E-REHEARSAL-EMPTY", 2)


@pytest.mark.parametrize("said", ["[スタンブ]", "[スタンブ] (9秒後)"])
def test_an_unknown_thing_is_not_taken_for_words(said: str) -> None:
    (problem,) = problems(f"{HEADER}\nyou: {said}\n")

    assert (problem.code, problem.place.line) == ("E-REHEARSAL-THING", 3)
    assert problem.near == "スタンプ"


@pytest.mark.parametrize("said", ["[スタンプ]", "[写真] [声]", "[ってなに", "こんにちは"])
def test_words_and_known_things_are_taken(said: str) -> None:
    assert problems(f"{HEADER}\nyou: {said}\n") == []


@pytest.mark.parametrize(
    ("said", "near"),
    [("<welcom>", "welcome"), ("<welcome> <contacts>", "contact"), ("<need_now>", "")],
)
def test_a_step_that_this_flow_has_not_is_told(said: str, near: str) -> None:
    (problem,) = problems(f"{HEADER}\nyou: こんにちは\nbot: {said}\n")

    assert (problem.code, problem.place.line) == ("E-REHEARSAL-STEP", 4)
    assert problem.near == near


@pytest.mark.parametrize(
    "said",
    ["<ward>", "<ward 2>", "<card suicide_now.5>", "<refer.closing>", "<skipped> <ward.why>"],
)
def test_every_way_to_name_a_text_is_known(said: str) -> None:
    assert problems(f"{HEADER}\nyou: こんにちは\nbot: {said}\n") == []
