"""Every broken file announces what is wrong with it, where, and what to do."""

import re
import string
from pathlib import Path

import pytest
import yaml

from tests.flow.announced import BROKEN, in_text, problems, promised, told

FILES = sorted(BROKEN.glob("*.yaml"))
ROOT = Path(__file__).parents[2]
JAPANESE = re.compile("[ぁ-ん]")
RAISED = re.compile(r'(?:add|unknown|consequence|_wrong|_stop|_mark|_add)\(\s*"([EW]-[A-Z0-9-]+)"')
WORDING = ROOT / "bot" / "authoring" / "wording.yaml"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_points_at_the_line_and_says_what_to_do(path: Path) -> None:
    expected = promised(path.read_text(encoding="utf-8"))

    assert expected
    assert told(path) == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_says_it_in_japanese_as_well(path: Path) -> None:
    sentences = [problem.sentence("ja") for problem in problems(path)]

    assert all(JAPANESE.search(sentence) for sentence in sentences)


def test_a_part_that_uses_itself_is_told_once() -> None:
    text = f"flow: broken\nsteps:\n  - use: {BROKEN}/parts/loop.yaml\n"

    found = [each for each in in_text(text.encode(), "flow.yaml") if each.code == "E-PART-LOOP"]

    assert [(Path(each.place.file).name, each.place.line) for each in found] == [("loop.yaml", 4)]


def test_parts_that_use_each_other_again_and_again_come_to_an_end(tmp_path: Path) -> None:
    for number in range(12):
        uses = f"  - use: part{number + 1}.yaml\n" * 3
        text = f"part: part{number}\nsteps:\n{uses}"
        (tmp_path / f"part{number}.yaml").write_text(text, encoding="utf-8")
    text = f"flow: broken\nsteps:\n  - use: {tmp_path}/part0.yaml\n"

    found = {each.code for each in in_text(text.encode(), "flow.yaml")}

    assert "E-TOO-MANY-STEPS" in found


def test_a_flow_with_too_many_steps_is_told_so_and_nothing_else() -> None:
    steps = "".join(f"  - say: s{number}\n    text: はい。\n" for number in range(3000))
    own = (BROKEN / "label_long.yaml").read_text(encoding="utf-8")
    text = own.replace("  - ask: q\n", f"{steps}  - ask: q\n")

    found = [(each.code, each.place.line) for each in in_text(text.encode(), "flow.yaml")]

    assert found == [("E-TOO-MANY-STEPS", 12 + 2 * 1999)]


def test_a_part_whose_name_no_file_can_have_is_missing() -> None:
    text = 'flow: broken\nsteps:\n  - use: "parts/\\0"\n'

    assert "E-CHARACTER" in {each.code for each in in_text(text.encode(), "flow.yaml")}


def test_every_problem_that_reading_files_can_tell_is_told_by_some_test() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    tests = (ROOT / "tests").rglob("*.py")
    told_by_tests = "\n".join(path.read_text(encoding="utf-8") for path in [*tests, *FILES])

    raised = set(RAISED.findall(code))

    assert len(raised) > 100
    assert {each for each in raised if each not in told_by_tests} == set()


def test_every_problem_is_worded_in_both_languages() -> None:
    wording = yaml.load(WORDING.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506

    assert all(set(sentences) == {"en", "ja"} for sentences in wording.values())


def test_the_japanese_tells_nothing_that_the_english_does_not() -> None:
    wording = yaml.load(WORDING.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506

    # What is explained in English only is left out, for example what a key is for.
    unknown = [code for code, each in wording.items() if slots(each["ja"]) - slots(each["en"])]

    assert unknown == []


def slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
