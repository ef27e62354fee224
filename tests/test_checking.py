"""What is wrong with a whole folder is told once, without everything that follows from it."""

import shutil
from pathlib import Path

import pytest

from bot.checking import check
from tests.flow.shipped import FLOWS
from tests.flow.test_edition import mangled


def told(folder: Path) -> list[tuple[str, str]]:
    found = check(folder).problems
    return [(each.code, Path(each.place.file).name) for each in found if each.stops]


def test_an_empty_folder_is_told_in_one_line(tmp_path: Path) -> None:
    assert told(tmp_path) == [("E-NO-FLOWS", tmp_path.name)]


@pytest.mark.parametrize("seed", range(4))
def test_a_spoiled_folder_is_told_and_never_crashes(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "flows"
    shutil.copytree(FLOWS, folder, ignore=shutil.ignore_patterns("locale", "rehearsals"))
    mangled(seed, folder)

    assert all(problem.sentence("ja") for problem in check(folder).problems)


@pytest.mark.parametrize("examples", ["", "[]", "[x]", "{yes: x}", "{yes: [[x]], no: {}}"])
def test_examples_that_are_none_do_not_crash(tmp_path: Path, examples: str) -> None:
    shutil.copytree(
        FLOWS, tmp_path / "flows", ignore=shutil.ignore_patterns("locale", "rehearsals")
    )
    danger = tmp_path / "flows" / "danger" / "medical.yaml"
    text = danger.read_text(encoding="utf-8")
    first = text.index("    examples:\n")
    text = f"{text[:first]}    examples: {examples}\n{text[text.index('  - id:', first) :]}"
    danger.write_text(text, encoding="utf-8")

    assert check(tmp_path / "flows").problems


@pytest.mark.parametrize("content", [None, "city: [\n"])
def test_a_city_that_cannot_be_read_is_told_alone(tmp_path: Path, content: str | None) -> None:
    for path in FLOWS.glob("*.yaml"):
        shutil.copy(path, tmp_path)
    shutil.copy(FLOWS / "postal.csv", tmp_path)
    shutil.copytree(FLOWS / "parts", tmp_path / "parts")
    for folder in ("vocabulary", "danger"):
        shutil.copytree(FLOWS / folder, tmp_path / folder)
    city = tmp_path / "city.yaml"
    city.unlink()
    if content:
        city.write_text(content, encoding="utf-8")

    files = {file for code, file in told(tmp_path) if code != "E-TRANSLATION-MISSING"}

    assert files == {"city.yaml", "locale"}
