import argparse
import json
from pathlib import Path

import pytest
import yaml

from bot.authoring.fields import Kind
from bot.commands.schema import run
from bot.flow import keys
from bot.flow.schema import FILES, Schema, schemas

ROOT = Path(__file__).parents[2]


def reads(schema: Schema, value: object, root: Schema) -> bool:
    """Say whether a value fits; as much of JSON Schema as the schemas here use."""
    if "$ref" in schema:
        return reads(root["$defs"][schema["$ref"].rpartition("/")[2]], value, root)
    if "anyOf" in schema:
        return any(reads(each, value, root) for each in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    match schema.get("type"):
        case "array":
            fits = isinstance(value, list)
            return fits and all(reads(schema["items"], item, root) for item in value)
        case "object":
            return isinstance(value, dict) and reads_object(schema, value, root)
    return isinstance(value, str)


def reads_object(schema: Schema, value: dict[str, object], root: Schema) -> bool:
    properties = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    if not set(schema.get("required", ())) <= set(value):
        return False
    for name, item in value.items():
        known = properties.get(name, others)
        if known is False or (isinstance(known, dict) and not reads(known, item, root)):
            return False
    return True


def kind_of(path: Path) -> str:
    if path.parent.name == "parts":
        return "part"
    if path.parent.name in ("vocabulary", "danger"):
        return {"vocabulary": "vocabulary", "danger": "danger_kind"}[path.parent.name]
    return path.stem if path.stem in FILES else "flow"


@pytest.mark.parametrize("path", sorted((ROOT / "flows").rglob("*.yaml")), ids=lambda p: p.stem)
def test_every_shipped_file_fits_its_schema(path: Path) -> None:
    schema = schemas()[kind_of(path)]
    document = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506

    assert reads(schema, document, schema)


def test_an_unknown_key_does_not_fit() -> None:
    schema = schemas()["part"]

    assert not reads(schema, {"part": "x", "steps": [{"say": "a", "txt": "b"}]}, schema)


def test_every_key_is_explained() -> None:
    for table in (*FILES.values(), *keys.STEPS.values()):
        assert all(field.about.endswith(".") for field in table.values())
        assert all(field.shape for field in table.values() if field.kind is Kind.NODE)


def test_the_written_schemas_are_those_of_the_program(tmp_path: Path) -> None:
    assert run(argparse.Namespace(folder=tmp_path)) == 0

    for path in tmp_path.iterdir():
        published = ROOT / "docs" / "schema" / path.name
        assert json.loads(published.read_text(encoding="utf-8")) == json.loads(
            path.read_text(encoding="utf-8")
        )
