"""``marugoto read``: reads texts with the vocabulary and prints as JSON what was understood."""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.needs.reader import Reader
    from bot.reading import Reading

SUMMARY = "read texts and say who needs what, each with the words it rests on"
ABOUT = (
    f"{SUMMARY.capitalize()}. Texts come from standard input: one on each line, or with --jsonl "
    'objects {"id": ..., "text": ...}.'
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser("read", help=SUMMARY, description=ABOUT)
    parser.add_argument("--jsonl", action="store_true", help="the lines are JSON objects")
    parser.add_argument("--flows", type=Path, help="the folder of the flows")
    parser.add_argument("--language", choices=("en", "ja"), default="en", help="of the messages")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read every line; 1 if one of them could not be read."""
    from bot.commands.vocabulary import reader_in

    reader = reader_in(arguments.flows, arguments.language)
    if reader is None:
        return 1
    refused = False
    for id, text in texts_in(sys.stdin, jsonl=arguments.jsonl):
        line = _read(reader, id, text)
        refused = refused or "error" in line
        print(json.dumps(line, ensure_ascii=False))
    return 1 if refused else 0


def texts_in(lines: Iterable[str], *, jsonl: bool) -> Iterator[tuple[str, str | None]]:
    """Yield ids and texts; a line that is no such object has no text."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        if not jsonl:
            yield str(number), line.rstrip("\n")
            continue
        try:
            found = json.loads(line)
            # JSON may hold half a character, which nothing could print again.
            yield str(found["id"]), _LONE_SURROGATE.sub("\ufffd", str(found["text"]))
        except (ValueError, TypeError, KeyError, RecursionError):
            yield str(number), None


def _read(reader: "Reader", id: str, text: str | None) -> dict[str, Any]:
    from bot.needs.passage import NEWEST, Said

    if text is None:
        return {"id": id, "error": 'This line is no object with "id" and "text".'}
    if len(text) > NEWEST:
        return {"id": id, "error": f"This text has more than {NEWEST} characters."}
    return {"id": id} | plain(reader.read([Said("text", text)]), text)


def plain(reading: "Reading", text: str) -> dict[str, Any]:
    """Return a reading of one text as JSON values, with the words each item rests on."""
    from bot.reading import PatternState

    def named(state: PatternState) -> list[str]:
        return [name for name, one in reading.patterns.items() if one.state is state]

    ward = reading.heard.get("ward")
    evidence = [
        *reading.danger.evidence,
        *(e for need in reading.needs for e in need.evidence),
        *(e for one in reading.patterns.values() for e in one.evidence),
        *(e for person in reading.people for e in person.evidence),
    ]
    return {
        "domains": list(reading.domains),
        "patterns": named(PatternState.FOUND),
        "suspected": named(PatternState.SUSPECTED),
        "level": reading.level.value,
        "danger": reading.danger.level.value,
        "needs": [
            {"fact": one.fact or None, "person": one.person or None, "domains": list(one.domains)}
            for one in reading.needs
        ],
        "people": [{"relation": one.relation, "age": one.age} for one in reading.people],
        "ward": ward.value if ward else None,
        "evidence": [
            {
                "rule": each.rule,
                "version": each.version,
                "start": each.start,
                "end": each.end,
                "words": text[each.start : each.end],
            }
            for each in dict.fromkeys(evidence)
        ],
    }
