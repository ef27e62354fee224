"""Files that are good YAML and still make no sense: told, whatever they are, and never a crash."""

import copy
import random
from functools import cache

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.answers.postal import read_postal
from bot.flow.catalogue import read_catalogue
from tests.flow.announced import FLOWS, in_text
from tests.flow.broken_kinds import in_catalogue, in_rehearsal
from tests.flow.test_edition import mangled_words

pytestmark = pytest.mark.slow

FILES = {
    "intake": "intake.yaml",
    "escalation": "escalation.yaml",
    "city": "city__.yaml",
    "danger": "danger__.yaml",
    "needs": "needs__.yaml",
    "patterns": "patterns__.yaml",
    "never": "never__.yaml",
    "replies": "replies__.yaml",
    "hear": "hear__.yaml",
}
Path = tuple[str | int, ...]


@cache
def shipped(name: str) -> object:
    text = (FLOWS / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506


def paths(node: object, path: Path = ()) -> list[Path]:
    found = [path] if path else []
    entries = enumerate(node) if isinstance(node, list) else ()
    for key, item in node.items() if isinstance(node, dict) else entries:
        found += paths(item, (*path, key))
    return found


def spoiled(name: str, seed: int) -> bytes:
    """Put something else where something stands in a shipped file, or take it away."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    document = copy.deepcopy(shipped(name))
    *way, last = chance.choice(paths(document))
    parent = document
    for key in way:
        parent = parent[key]  # type: ignore[index]
    old = parent[last]  # type: ignore[index]
    word = chance.choice(
        ["x", "yes", "7", "now", "{a}", "always", "danger is none", "not x", "9" * 30]
    )
    options = ["", [], {}, word, [old], {"when": old, "any": [old]}, None]
    new = chance.choice(options)
    if new is None:
        del parent[last]  # type: ignore[attr-defined]
    else:
        parent[last] = new  # type: ignore[index]
    written: str = yaml.dump(document, allow_unicode=True, Dumper=yaml.CSafeDumper)
    return written.encode()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("seed", range(5))
def test_nonsense_is_told_and_never_crashes(name: str, seed: int) -> None:
    for problem in in_text(spoiled(name, seed), str(FLOWS / FILES[name])):
        assert problem.sentence("ja")


@pytest.mark.slow
@given(name=st.sampled_from(sorted(FILES)), seed=st.integers(min_value=0))
def test_much_nonsense_is_told_and_never_crashes(name: str, seed: int) -> None:
    for problem in in_text(spoiled(name, seed), str(FLOWS / FILES[name])):
        assert problem.sentence("en")


REHEARSALS = sorted((FLOWS / "rehearsals").glob("*.txt"))
CATALOGUE = FLOWS / "locale" / "en" / "LC_MESSAGES" / "flows.po"


def what_is_told(seed: int) -> None:
    """Spoil a rehearsal, a catalogue and the postal codes, and ask what is wrong with them."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    talk = mangled_words(chance.choice(REHEARSALS).read_text(encoding="utf-8"), chance)
    # Of the catalogue a part, since reading all of it takes a second.
    words = CATALOGUE.read_text(encoding="utf-8")
    begins = chance.randrange(len(words))
    catalogue = mangled_words(words[begins : begins + 4000] or words[:4000], chance)
    read_catalogue(catalogue)
    read_postal(mangled_words((FLOWS / "postal.csv").read_text(encoding="utf-8")[:2000], chance))
    for problem in [*in_rehearsal(talk, "x.txt"), *in_catalogue(catalogue, "x.po", release=True)]:
        assert problem.sentence("ja")


@pytest.mark.parametrize("seed", range(5))
def test_spoiled_rehearsals_catalogues_and_postal_codes_never_crash(seed: int) -> None:
    what_is_told(seed)


@pytest.mark.slow
@given(seed=st.integers(min_value=0))
def test_many_spoiled_rehearsals_catalogues_and_postal_codes_never_crash(seed: int) -> None:
    what_is_told(seed)
