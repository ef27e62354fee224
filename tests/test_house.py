"""The rules of the house, so that they do not depend on somebody remembering them."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.commands.main import COMMANDS

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
MODULES = sorted(path for top in ("bot", "adapters") for path in (ROOT / top).rglob("*.py"))
PURE = [
    path for top in ("authoring", "flow", "needs") for path in (ROOT / "bot" / top).rglob("*.py")
]
TESTS = sorted(path for top in ("tests", "benchmarks") for path in (ROOT / top).rglob("*.py"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))

JUNK_DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
SCORES = re.compile(r"(^|_)(score|probability|likelihood)s?(_|$)", re.IGNORECASE)
SCORE_KEY = re.compile(r"^[\s-]*(score|points|weight|probability):", re.MULTILINE)
OPENERS = {"open", "read_bytes", "read_text", "write_bytes", "write_text"}
READ_FILES = {"bot/authoring/problem.py", "bot/flow/edition.py", "bot/flow/gettext_files.py"}
"""What loads the files that people write, and the wording of problems; no talk needs it."""
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def syntax_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def identifiers(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        for field in ("name", "id", "attr", "arg"):
            if isinstance(found := getattr(node, field, None), str):
                yield found


def clock_readings(tree: ast.AST) -> list[int]:
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [
        call.lineno
        for call in calls
        if isinstance(call, ast.Attribute)
        and isinstance(call.value, ast.Name | ast.Attribute)
        and (getattr(call.value, "id", getattr(call.value, "attr", "")), call.attr) in CLOCKS
    ]


def opens_files(tree: ast.AST) -> bool:
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return any(getattr(call, "id", getattr(call, "attr", "")) in OPENERS for call in calls)


def code_in(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return re.findall(r"`([^`\n]+)`", text) + [
        line for block in fenced for line in block.splitlines()
    ]


def loaded_after(statement: str) -> set[str]:
    asked = f"{statement}; import json, sys; print(json.dumps(list(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, cwd=ROOT)  # noqa: S603
    return set(json.loads(done.stdout))


def test_every_module_says_what_it_is_for() -> None:
    trees = {name_of(path): syntax_of(path) for path in MODULES}

    assert [name for name, tree in trees.items() if tree.body and not ast.get_docstring(tree)] == []


def test_every_file_can_be_read_in_one_sitting() -> None:
    lines = {name_of(path): path.read_text("utf-8").count("\n") for path in MODULES + TESTS}

    assert {name: count for name, count in lines.items() if count > 400} == {}


def test_no_module_is_a_junk_drawer() -> None:
    names = {name_of(path): set(path.relative_to(ROOT).with_suffix("").parts) for path in MODULES}

    assert [name for name, parts in names.items() if parts & JUNK_DRAWERS] == []


def test_pure_packages_read_no_clock() -> None:
    read = {name_of(path): clock_readings(syntax_of(path)) for path in PURE}

    assert {name: lines for name, lines in read.items() if lines} == {}


def test_pure_packages_open_no_files_but_those_that_people_write() -> None:
    opening = {name_of(path) for path in PURE if opens_files(syntax_of(path))}

    assert opening == READ_FILES


def test_nothing_in_the_program_is_a_score() -> None:
    names = {name_of(path): set(identifiers(syntax_of(path))) for path in MODULES}

    assert [path for path, used in names.items() if any(map(SCORES.search, used))] == []


def test_nothing_in_the_flows_is_a_score() -> None:
    files = sorted((ROOT / "flows").rglob("*.yaml"))

    assert [name_of(path) for path in files if SCORE_KEY.search(path.read_text("utf-8"))] == []


def test_every_package_has_its_layer() -> None:
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["id"] == "layers")
    placed = set(re.findall(r"[a-z_.]+", " ".join(layers)))

    inside = [path for path in (ROOT / "bot").iterdir() if not path.name.startswith("_")]

    assert {f"bot.{path.stem}" for path in inside} <= placed


def test_the_command_starts_without_heavy_libraries() -> None:
    loaded = loaded_after("import bot.commands.main")

    assert loaded.isdisjoint({"z3", "babel", "holidays", "yaml"})


def test_a_talk_is_held_without_the_solver() -> None:
    loaded = loaded_after("import bot.app, bot.flow.engine, adapters.terminal.chat")

    assert "z3" not in loaded


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_in_the_readme_and_has_its_file(name: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert f"`marugoto {name}" in readme
    assert (ROOT / "bot" / "commands" / f"{name}.py").is_file()


def test_every_command_in_the_readme_exists() -> None:
    named = {line.split()[1] for line in code_in(PAGES[0]) if line.startswith("marugoto ")}

    assert named - {"COMMAND"} <= set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_make_target_in_the_pages_exists(page: Path) -> None:
    named = {
        word for line in code_in(page) if line.startswith("make ") for word in line.split()[1:]
    }

    assert named <= set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_in_the_pages_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))

    here = [link for link in links if not link.startswith("https://")]

    assert [link for link in here if not (page.parent / link).exists()] == []


def test_every_make_target_explains_itself() -> None:
    promised = re.findall(r"^\.PHONY: (.*)", MAKEFILE, re.MULTILINE)[0].split()

    assert sorted(re.findall(r"^([a-z]+):[^#\n]*## \S", MAKEFILE, re.MULTILINE)) == sorted(promised)


def test_ci_runs_what_contributors_are_told_to_run() -> None:
    script = ROOT / ".ci" / "run"

    assert script.read_text(encoding="utf-8").splitlines()[-1] == "make check test"
    assert os.access(script, os.X_OK)


@pytest.mark.parametrize("path", DECISIONS, ids=name_of)
def test_a_decision_names_what_enforces_it(path: Path) -> None:
    sections = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    titles = [section.partition("\n")[0] for section in sections[1:]]

    assert titles == ["Context", "Decision", "Consequences", "Alternatives", "Enforced by"]
    assert sections[-1].partition("\n")[2].strip()


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]

    assert numbers == list(range(1, len(numbers) + 1))


def test_the_lock_names_every_dependency_with_hashes() -> None:
    locked = re.findall(r"^([\w.-]+)==\S+ (?:; [^\\]+ )?\\\n    --hash=sha256:", LOCK, re.MULTILINE)
    groups = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]

    wanted = {re.split(r"[<>=\[; ]", each)[0].lower() for each in groups}

    assert wanted <= set(locked)
    assert len(locked) == len(re.findall(r"^[\w.-]+", LOCK, re.MULTILINE))


def test_the_lock_belongs_to_no_machine() -> None:
    assert not re.search(r"https?://|file:|--index|--find-links|^-|^/| @ ", LOCK, re.MULTILINE)
