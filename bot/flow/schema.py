"""Makes the JSON Schema for each kind of file, with which editors complete and explain keys.

Everything comes from the tables the loaders read with, so the two cannot disagree.  A schema knows
less than ``marugoto check``: conditions and texts are only text to it.  Called by the
command ``marugoto schema``.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.authoring.fields import Field, Kind, Table
from bot.flow import keys, never, today_keys

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

# YAML editors take 7 for a number and 0120 for another one; to us every value is text.
_TEXT: Schema = {"type": ["string", "number"], "minLength": 1}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_CONDITION_BLOCK = ("all", "any")

FILES: Mapping[str, Table] = {
    "flow": keys.FLOW,
    "part": keys.PART,
    "city": today_keys.CITY,
    "danger": today_keys.DANGER,
    "danger_kind": today_keys.DANGER_KIND,
    "needs": today_keys.NEEDS,
    "vocabulary": today_keys.VOCABULARY,
    "patterns": today_keys.PATTERNS,
    "replies": today_keys.REPLIES,
    "hear": today_keys.HEAR,
    "never": never.FILE,
}


def schemas() -> Mapping[str, Schema]:
    """Return the schema of every kind of file, by its name."""
    return {name: _file(name, table) for name, table in FILES.items()}


def _file(name: str, table: Table) -> Schema:
    return {
        "$schema": DIALECT,
        "$id": f"{name}.schema.json",
        "title": name,
        **_table(table),
        "$defs": _definitions(table),
    }


def _definitions(table: Table) -> dict[str, Schema]:
    """Return every shape that a table needs, and that those need in turn."""
    found: dict[str, Schema] = {}
    wanted = list(_references(_table(table)))
    while wanted:
        name = wanted.pop()
        if name not in found:
            found[name] = _SHAPES[name]
            wanted += _references(found[name])
    return dict(sorted(found.items()))


def _references(schema: object) -> Iterable[str]:
    if isinstance(schema, Mapping):
        for key, value in schema.items():
            if key == "$ref":
                yield str(value).rpartition("/")[2]
            else:
                yield from _references(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from _references(item)


def _table(table: Table) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name, field in table.items() if field.required],
        "properties": {
            name: {"description": field.about, **_field(field)} for name, field in table.items()
        },
    }


def _field(field: Field) -> Schema:
    text: Schema = {"enum": list(field.among)} if field.among else _TEXT
    match field.kind:
        case Kind.TEXT:
            return text
        case Kind.TEXTS:
            return {"type": "array", "items": text}
        case Kind.TEXT_BY_NAME:
            return _by_name(_TEXT)
        case Kind.NUMBER:
            return {"type": ["integer", "string"], "pattern": "^[0-9]{1,6}$"}
        case Kind.SPAN:
            return {"type": "string", "pattern": "^[0-9]{1,4} (minute|hour|day|week)s?$"}
        case Kind.DATE:
            return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
        case Kind.YES_NO:
            return {"enum": ["yes", "no", True, False]}
        case Kind.NODE:
            return _ref(field.shape)


def _ref(shape: str) -> Schema:
    return {"$ref": f"#/$defs/{shape}"}


def _by_name(schema: Schema) -> Schema:
    return {"type": "object", "additionalProperties": schema}


def _list(*schemas: Schema) -> Schema:
    return {"type": "array", "items": schemas[0] if len(schemas) == 1 else {"anyOf": list(schemas)}}


_SHAPES: Mapping[str, Schema] = {
    "condition": {
        "anyOf": [
            {"type": "string"},
            _list(_ref("condition")),
            *(
                {
                    "type": "object",
                    "additionalProperties": False,
                    "required": [word],
                    "properties": {word: _list(_ref("condition"))},
                }
                for word in _CONDITION_BLOCK
            ),
        ]
    },
    "words": {"anyOf": [_TEXT, _list(_table(keys.VARIANT))]},
    "steps": _list(*(_table(table) for table in keys.STEPS.values())),
    "endings": _list(*(_table(keys.STEPS[kind]) for kind in keys.ENDINGS)),
    "terms": _by_name(_ref("condition")),
    "starts": _table(keys.STARTS),
    "questions": _table(keys.QUESTIONS),
    "leaving": _table(keys.LEAVING),
    "silent": _table(keys.SILENT),
    "remind": _table(keys.REMIND),
    "changes": {"anyOf": [_table(keys.CHANGES), _list(_table(keys.CHANGES))]},
    "renamed_values": _by_name(_by_name(_TEXT)),
    "opening": _table(today_keys.OPENING),
    "wards": _by_name(_table(today_keys.WARD)),
    "desks": _by_name(_table(today_keys.DESK)),
    "hotlines": _by_name(_table(today_keys.HOTLINE)),
    "texts_by_name": _by_name(_TEXTS),
    "texts_or_text": {"anyOf": [_TEXT, _TEXTS]},
    "bundles": _by_name(_TEXTS),
    "situations": _by_name(_table(today_keys.SITUATION)),
    "rules": _list(_table(today_keys.RULE)),
    "cues": _list(_table(today_keys.CUE)),
    "yes_no_texts": _table(today_keys.RULE_EXAMPLES),
    "cards": _list(_table(today_keys.CARD)),
    "card_for": _table(today_keys.CARD_FOR),
    "card_questions": _by_name(_table(today_keys.CARD_QUESTION)),
    "facts": _by_name(_table(today_keys.FACT)),
    "fact_questions": _by_name(_table(today_keys.FACT_QUESTION)),
    "patterns": _list(_table(today_keys.PATTERN)),
    "pattern_examples": _table(today_keys.PATTERN_EXAMPLES),
    "repairs": _by_name(_table(today_keys.REPAIR)),
    "sentences": _by_name({"anyOf": [_TEXT, _TEXTS]}),
    "meanings": _by_name(_by_name(_TEXTS)),
    "entries": _list(_table(never.ENTRY)),
}
