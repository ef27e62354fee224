"""What staff read in Japanese has no English in it but codes, keys and names."""

import re
from pathlib import Path

import pytest
import yaml

from bot.authoring.fields import Table
from bot.authoring.problem import Place, Problem
from bot.flow import keys, never, today_keys
from bot.flow.flow_head import RUNNING
from bot.flow.hours import HoursMistake
from bot.flow.proofs.cards import WRITERS
from bot.flow.vocabulary import TYPE_VALUES
from tests.flow.announced import BROKEN, problems, shared, words_of

pytestmark = pytest.mark.slow

WORD = re.compile(r"[A-Za-z][A-Za-z_']+")
QUOTED = re.compile(r"「[^」]*」|\"[^\"]*\"|\{[^}]*\}")
ROOT = Path(__file__).parents[2]
WORDING = yaml.load(
    (ROOT / "bot" / "authoring" / "wording.yaml").read_text(encoding="utf-8"),
    yaml.CBaseLoader,  # noqa: S506 - text only
)


def tables() -> list[Table]:
    named = [*vars(keys).values(), *vars(today_keys).values(), *vars(never).values()]
    named += list(keys.STEPS.values())
    return [each for each in named if isinstance(each, dict)]


def words_of_the_program() -> set[str]:
    """Every key, and every value that a key can take."""
    fields = [item for table in tables() for item in table.items() if hasattr(item[1], "among")]
    taken = {word for key, field in fields for text in (key, *field.among) for word in text.split()}
    taken |= {*RUNNING, *(value for values in TYPE_VALUES.values() for value in values)}
    city = shared().today.city
    return taken | set(city.desks) | set(city.hotlines) | set(city.wards) | set(city.pages)


def english(problem: Problem, file: str) -> set[str]:
    """The words of a Japanese sentence that nobody wrote: neither the file nor our wording."""
    wording = " ".join(each["ja"] for each in WORDING.values())
    known = {*WORD.findall(wording), *WORD.findall(file), *words_of_the_program()}
    return set(WORD.findall(QUOTED.sub("", problem.sentence("ja")))) - known


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_english_in_what_is_said_of_a_broken_file(path: Path) -> None:
    lines = words_of(path).splitlines()
    file = "\n".join(line.partition("# !")[0] for line in lines)

    assert [found for each in problems(path) if (found := english(each, file))] == []


@pytest.mark.parametrize("mistake", HoursMistake)
def test_every_mistake_in_opening_hours_is_said_in_words(mistake: HoursMistake) -> None:
    problem = Problem("E-HOURS", Place("city.yaml"), {"found": "朝", "why": mistake.value})

    assert english(problem, "") == set()
    assert mistake.value not in problem.sentence()


@pytest.mark.parametrize("writer", WRITERS)
def test_every_writer_of_a_card_is_said_in_words(writer: str) -> None:
    values = {"step": "夜", "writer": writer, "at": "2026-11-24 02:00"}

    sentence = Problem("E-CARD-NO-NUMBER", Place("danger.yaml"), values).sentence("ja")

    assert WORD.findall(sentence) == []


def test_what_the_system_says_of_a_catalogue_is_left_out_in_japanese() -> None:
    values = {"language": "English", "why": "No such file or directory"}
    problem = Problem("E-CATALOGUE-BROKEN", Place("flows.po"), values)

    assert "No such file" in problem.sentence()
    assert "No such file" not in problem.sentence("ja")
