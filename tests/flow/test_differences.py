"""What a change of a flow means for residents, told in words; no change goes unmentioned."""

from pathlib import Path

import pytest

from bot.app import load_flow
from bot.authoring.problem import AuthoredFilesError, Place, Problem
from bot.flow.differences import differences
from tests.flow.shipped import FLOWS

pytestmark = pytest.mark.slow


def told(
    folder: Path, name: str, old: str, new: str, base: tuple[str, str] = ("", "")
) -> list[str]:
    """What is told of a flow (changed as ``base`` says) when ``new`` stands where ``old`` stood."""
    text = (FLOWS / f"{name}.yaml").read_text(encoding="utf-8").replace(*base, 1)
    assert old in text
    flows = []
    for version, written in (("before", text), ("after", text.replace(old, new, 1))):
        file = folder / f"{version}.yaml"
        file.write_text(written, encoding="utf-8")
        flows.append(load_flow(file, otherwise=FLOWS / f"{name}.yaml"))
    found = differences(*flows)
    return [Problem(each.code, Place(""), each.values).sentence() for each in found]


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        (
            "intake",
            "title: まるごと相談",
            "title: なんでも相談",
            'The title people see is "なんでも',
        ),
        ("intake", "at_most: 7", "at_most: 6", "People are asked at most 6 questions, no longer 7"),
        ("intake", "asked_again: 2", "asked_again: 1", "at most 1 times in one talk, no longer 2"),
        ("intake", "again: 2", "again: 2\n  pages_at_most: 2", "at most 2 pages, no longer 3"),
        ("intake", "buttons: [skip, human]", "buttons: [human]", "always shown are human (until"),
        (
            "intake",
            "    after: 3 days",
            "    after: 9 days",
            "ends after 9 days, no longer after 3",
        ),
        (
            "intake",
            "after: 26 hours",
            "after: 49 hours",
            "comes after 49 hours, no longer after 26",
        ),
        ("disaster", "mode: disaster", "mode: flood", 'has switched on "flood", no longer "disas'),
        (
            "disaster",
            "instead_of: intake",
            "instead_of: followup",
            'place of "followup", no longer',
        ),
        ("disaster", "intake: finish_here", "intake: keep", '"intake" finishes there'),
        ("followup", "wait: 14 days", "wait: 7 days", "begins 7 days after that, no longer 14"),
        (
            "intake",
            "    for: [receive, contact, share_with_agencies]",
            "    for: [receive, contact, share_with_agencies, share_in_emergency]",
            "share_in_emergency (until now: receive, contact, share_with_agencies).",
        ),
    ],
)
def test_what_is_not_a_step_is_told_too(
    tmp_path: Path, name: str, old: str, new: str, sentence: str
) -> None:
    (line,) = [each for each in told(tmp_path, name, old, new) if "shape" not in each]
    assert sentence in line


def test_a_changed_term_is_told_with_its_old_and_its_new_meaning(tmp_path: Path) -> None:
    lines = told(tmp_path, "intake", "is one of (here, phone)", "is here")

    assert '"wants_reply" now means: contact is here (until now: contact is one of' in lines[0]
    assert not [each for each in lines if each.count("wants_reply") == 2]


def test_a_help_is_told_as_help(tmp_path: Path) -> None:
    ward = "  - ask: ward\n"
    before = f"{ward}    help: 町の名前でも大丈夫です。\n"
    after = f"{ward}    help: 郵便番号でも大丈夫です。\n"

    assert "now helps whoever hesitates: 町の" in told(tmp_path, "intake", ward, before)[0]
    (changed,) = told(tmp_path, "intake", before, after, base=(ward, before))
    assert "with other words: 郵便番号でも大丈夫です。 (until now: 町の名前" in changed
    (gone,) = told(tmp_path, "intake", before, ward, base=(ward, before))
    assert "no longer helps whoever hesitates: 町の名前" in gone


def test_a_change_far_into_a_text_is_shown(tmp_path: Path) -> None:
    (sentence,) = told(tmp_path, "intake", "消して」", "けして」")
    new, _, old = sentence.partition("until now: ")

    assert "けして」" in new
    assert "消して」" in old


def test_an_old_flow_outside_the_project_uses_the_citys_files_and_parts(tmp_path: Path) -> None:
    assert told(tmp_path, "escalation", "at_most: 12", "at_most: 11") == [
        "People are asked at most 11 questions, no longer 12."
    ]


@pytest.mark.parametrize("name", ["city.yaml", "parts/basis.yaml", "."])
def test_what_is_no_flow_is_refused(name: str) -> None:
    with pytest.raises(AuthoredFilesError) as refused:
        load_flow(FLOWS / name)

    assert [each.code for each in refused.value.problems] == ["E-NOT-A-FLOW"]
