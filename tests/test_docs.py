"""The guides for authors: every example in them works, and they name everything there is."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
import yaml

from bot.app import reader_by_rules, reading_with, voice_of
from bot.authoring.plain_yaml import read
from bot.authoring.problem import Problem
from bot.authoring.report import Report
from bot.checking import prove_flow
from bot.commands.main import COMMANDS
from bot.flow.definition import AnswerType
from bot.flow.edition import Edition, load_edition
from bot.flow.keys import ASK, FLOW, STEPS
from bot.flow.languages import LANGUAGES
from bot.flow.rehearsal.play import play
from bot.flow.rehearsal.script import Script, read_script
from bot.flow.repairs import REPAIRS
from bot.flow.today_keys import CARD, FACT_QUESTION
from bot.flow.vocabulary import FINDINGS, TYPE_VALUES

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "flows.md").read_text(encoding="utf-8")
GUIDE_JA = (ROOT / "docs" / "flows.ja.md").read_text(encoding="utf-8")
WORDING = (ROOT / "bot" / "authoring" / "wording.yaml").read_text(encoding="utf-8")
PROOFS = sorted((ROOT / "bot" / "flow" / "proofs").glob("*.py"))

BLOCK = re.compile(r"^```(yaml|text)(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EATEN = re.compile(r"^\| `(.+?)` \| (E-[A-Z-]+) \| `(.+?)` \|$", re.MULTILINE)
CODE = re.compile(r"\b[EWD]-[A-Z0-9]+(?:-[A-Z0-9]+)*\b")
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
ASKED = re.compile(r"- ask: (\w+)")
ABOVE_WHICH_STEPS_ARE_PUT = "  - ask: contact\n"
CITY_FILES = ("city", "danger", "never", "replies", "hear", "needs")


def examples(kind: str) -> list[str]:
    return [text for _, name, text in BLOCK.findall(GUIDE) if name == kind]


FIRST = examples("flow")[0]


def with_steps(steps: str) -> str:
    """The guide's first flow with these steps in it, instead of its own questions of that name."""
    above, below = FIRST.split(ABOVE_WHICH_STEPS_ARE_PUT)
    below = ABOVE_WHICH_STEPS_ARE_PUT + below
    for name in ASKED.findall(steps):
        own = re.compile(rf"^  - ask: {name}\n(?:    .*\n|\n)*", re.MULTILINE)
        above, below = own.sub("", above), own.sub("", below)
    return above + indent(steps, "  ") + "\n" + below


def merged(old: Any, new: Any) -> Any:
    """What stands in a file with an example put in: keys join, items are added or replaced."""
    if isinstance(old, dict) and isinstance(new, dict):
        return old | {key: merged(old.get(key), value) for key, value in new.items()}
    if isinstance(old, list) and isinstance(new, list):
        ids = [next(iter(each.items())) for each in new if isinstance(each, dict)]
        kept = [
            each
            for each in old
            if each not in new and not (isinstance(each, dict) and next(iter(each.items())) in ids)
        ]
        return kept + new
    return new


def put_into(text: str, example: str) -> str:
    both = [yaml.load(each, yaml.CBaseLoader) for each in (text, example)]  # noqa: S506 - text only
    return yaml.safe_dump(merged(*both), allow_unicode=True, sort_keys=False)


def flows_of_the_guide() -> Iterator[tuple[str, str]]:
    for text in examples("flow"):
        yield re.findall(r"^flow: (\w+)", text, re.MULTILINE)[0], text
    for kind, made in (("step", with_steps), ("head", lambda each: put_into(FIRST, each))):
        for number, text in enumerate(examples(kind), 1):
            name = f"{kind}_{number}"
            yield name, re.sub(r"^flow: first\b", f"flow: {name}", made(text), flags=re.MULTILINE)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("guide") / "flows"
    shutil.copytree(ROOT / "flows", folder)
    for name, text in flows_of_the_guide():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    for name in CITY_FILES:
        path = folder / f"{name}.yaml"
        for example in examples(name):
            path.write_text(put_into(path.read_text(encoding="utf-8"), example), encoding="utf-8")
    return load_edition(folder)


def in_lines(text: str) -> list[Problem]:
    report = Report()
    read(text.encode(), "example.yaml", report)
    return [problem for problem in report.problems if problem.stops]


def test_every_example_says_what_it_is_an_example_of() -> None:
    kinds = {name for language, name, _ in BLOCK.findall(GUIDE) if language == "yaml"}

    assert kinds == {"flow", "step", "head", *CITY_FILES}


def test_every_example_can_be_loaded(edition: Edition) -> None:
    problems = [problem.line() for problem in edition.problems if problem.stops]

    assert problems == []
    assert {name for name, _ in flows_of_the_guide()} <= set(edition.flows)


def test_every_example_is_written_so_that_nothing_is_lost() -> None:
    texts = [text for language, _, text in BLOCK.findall(GUIDE) if language == "yaml"]

    assert [problem.line() for text in texts for problem in in_lines(text)] == []


def test_every_whole_flow_keeps_its_promises(edition: Edition) -> None:
    flows = [edition.flows[name] for name in ("first", "revisit")]

    assert len(flows) == len(examples("flow"))
    assert [problem.line() for flow in flows for problem in prove_flow(edition, flow)] == []


@pytest.mark.parametrize("text", examples("rehearsal"))
def test_every_rehearsal_comes_out_as_written(text: str, edition: Edition) -> None:
    script = read_script(text, "guide.txt")

    assert isinstance(script, Script)
    played = play(script, edition.flows, voice_of(edition), reading_with(reader_by_rules(edition)))
    assert [problem.line() for problem in played.problems] == []


@pytest.mark.parametrize(("wrong", "code", "right"), EATEN.findall(GUIDE))
def test_what_yaml_eats_is_told_and_the_cure_helps(wrong: str, code: str, right: str) -> None:
    assert [problem.code for problem in in_lines(wrong)] == [code]
    assert in_lines(right) == []


@pytest.mark.parametrize(
    "name",
    sorted(
        {*STEPS, *AnswerType, *REPAIRS, *FLOW, *ASK, *FINDINGS, *LANGUAGES}
        | {value for values in TYPE_VALUES.values() for value in values}
    ),
)
def test_the_guide_names_what_can_be_written(name: str) -> None:
    assert re.search(rf"`{name}(?:: [^`]*)?`", GUIDE)


def test_the_guide_shows_every_key_of_cards_and_of_questions_about_facts() -> None:
    shown = "".join(text for _, _, text in BLOCK.findall(GUIDE)) + GUIDE

    assert [
        key for key in (*CARD, *FACT_QUESTION) if not re.search(rf"\b{key}:|`{key}`", shown)
    ] == []


def test_the_guide_explains_every_proof() -> None:
    proved = {
        code
        for path in PROOFS
        for code in re.findall(r'"([EW]-[A-Z0-9-]+)"', path.read_text(encoding="utf-8"))
    }

    assert {code for code in proved if f"| {code} |" not in GUIDE} == set()


@pytest.mark.parametrize("guide", [GUIDE, GUIDE_JA], ids=["en", "ja"])
def test_every_code_in_the_guides_exists(guide: str) -> None:
    known = set(re.findall(r"^([\w-]+):$", WORDING, re.MULTILINE))

    assert set(CODE.findall(guide)) <= known


@pytest.mark.parametrize("guide", [GUIDE, GUIDE_JA], ids=["en", "ja"])
def test_every_command_in_the_guides_exists(guide: str) -> None:
    named = set(re.findall(r"marugoto ([a-z]+)", guide))

    assert named <= set(COMMANDS)


def test_the_table_of_contents_leads_to_every_section() -> None:
    titles = HEADING.findall(GUIDE)
    anchors = [title.lower().replace(",", "").replace(" ", "-") for title in titles]

    listed = re.findall(r"\[(\d[^\]]*)\]\(#([^)]+)\)", GUIDE.partition(f"## {titles[0]}")[0])

    assert listed == list(zip(titles, anchors, strict=True))


@pytest.mark.parametrize("name", [*STEPS])
def test_the_summary_names_every_kind_of_step(name: str) -> None:
    assert f"`{name}`" in GUIDE_JA
