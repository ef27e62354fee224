"""The shipped vocabulary files, as plain parsed YAML, and a reader made from them."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.needs.loader import read_vocabulary
from bot.needs.passage import Said
from bot.needs.reader import Reader
from bot.reading import Reading

FLOWS = Path(__file__).parents[2] / "flows"


@cache
def file(name: str) -> dict[str, Any]:
    text = (FLOWS / f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - text only
    return loaded


@cache
def needs() -> dict[str, Any]:
    """Return ``needs.yaml`` with the words and facts of every field."""
    whole = dict(file("needs"))
    for field in sorted((FLOWS / "vocabulary").glob("*.yaml")):
        added = file(f"vocabulary/{field.stem}")
        whole |= {key: whole.get(key, {}) | words for key, words in added.items()}
    return whole


@cache
def danger() -> dict[str, Any]:
    """Return ``danger.yaml`` with the words and rules of every kind."""
    whole = dict(file("danger"))
    for kind in sorted((FLOWS / "danger").glob("*.yaml")):
        added = file(f"danger/{kind.stem}")
        whole["words"] = whole["words"] | added["words"]
        whole["rules"] = [*whole.get("rules", []), *added["rules"]]
    return whole


@cache
def reader() -> Reader:
    return Reader(read_vocabulary(needs(), file("patterns"), danger()))


def letters(*texts: str) -> list[Said]:
    lines = [line for text in texts for line in text.split("\n")]
    return [Said(f"letter-{number}", line) for number, line in enumerate(lines)]


def reading(*texts: str) -> Reading:
    return reader().read(letters(*texts))
