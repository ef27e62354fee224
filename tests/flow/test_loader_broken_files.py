"""Every broken file announces what is wrong with it, where, and what to do."""

import re
import string
from pathlib import Path

import pytest
import yaml

from tests.flow.announced import BROKEN, Told, in_text, problems, promised, told, words_of
from tests.flow.broken_kinds import in_folder

pytestmark = pytest.mark.slow

FILES = sorted(path for path in BROKEN.iterdir() if path.is_file())
FOLDERS = sorted((BROKEN / "folders").iterdir())
ROOT = Path(__file__).parents[2]
JAPANESE = re.compile("[ぁ-ん]")
RAISED = re.compile(r'(?:add|unknown|consequence|_wrong|_stop|_mark|_add)\(\s*"([EW]-[A-Z0-9-]+)"')
WORDING = ROOT / "bot" / "authoring" / "wording.yaml"
ABSENT = "there is no file, or none that can be opened, to announce it"
NAMED = "it is said of what stands on the command line, not of what stands in a file"
LARGE = "the file would be thousands of lines long; a test makes one"
NO_FILE_OF_ITS_OWN = {
    "E-NO-REHEARSALS": ABSENT,
    "E-FILE-MISSING": ABSENT,
    "E-FILE-UNREADABLE": ABSENT,
    "E-NO-SUCH-FILE": ABSENT,
    "E-NO-FLOWS": ABSENT,
    "E-NO-FOLDER": NAMED,
    "E-FILE-EXISTS": NAMED,
    "E-CANNOT-WRITE": NAMED,
    "E-NOT-A-FLOW": NAMED,
    "E-FILE-TOO-LARGE": LARGE,
    "E-TOO-MANY-NODES": LARGE,
    "E-TOO-MANY-STEPS": LARGE,
    "E-NOT-PROVED": "it takes a smaller budget; the tests of the proofs give one",
    "E-NO-END": "the loader refuses such a file before it is proved (E-LAST-CONDITION)",
}
"""Problems that no broken file can announce, with the reason."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_points_at_the_line_and_says_what_to_do(path: Path) -> None:
    expected = promised(words_of(path))

    assert expected
    assert told(path) == expected


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_every_file_of_a_folder_points_at_its_own_lines(folder: Path, tmp_path: Path) -> None:
    own = {str(each.relative_to(folder)): promised(words_of(each)) for each in files_in(folder)}

    found: dict[str, list[Told]] = {name: [] for name in own}
    for each in in_folder(folder, tmp_path):
        name = str(Path(each.place.file).relative_to(tmp_path))
        if name in own:
            said = each.sentence().replace(f"{tmp_path}/", "")
            found[name].append((each.place.line, each.code, said))
    assert any(own.values())
    assert {name: sorted(each) for name, each in found.items()} == own


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
    told_by_tests = "\n".join(words_of(path) for path in [*tests, *FILES])

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


def test_every_problem_is_announced_by_a_broken_file() -> None:
    wording = yaml.load(WORDING.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506
    folders = [each for folder in FOLDERS for each in files_in(folder)]
    announced = [each for path in (*FILES, *folders) for each in promised(words_of(path))]
    codes = {code for _, code, _ in announced}

    # "E-HOURS empty" is a piece of the sentence of E-HOURS.
    def is_announced(code: str) -> bool:
        whole, _, piece = code.partition(" ")
        said = wording[code]["en"]
        return whole in codes and (not piece or any(said in each for _, _, each in announced))

    silent = {code for code in wording if code[:2] in ("E-", "W-") and not is_announced(code)}
    assert silent == set(NO_FILE_OF_ITS_OWN)


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
