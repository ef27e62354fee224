"""``marugoto replay``: tells what two versions of the vocabulary read differently."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SUMMARY = "compare what two versions of the vocabulary read in the same texts"
ABOUT = (
    f"{SUMMARY.capitalize()}. OLD and NEW are folders of flows; FILE has one text on each line, or "
    'objects {"id": ..., "text": ...} if it ends in .jsonl. Without FILE, standard input is read.'
)
COMPARED = ("danger", "level", "patterns", "suspected", "domains", "people", "ward")


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser("replay", help=SUMMARY, description=ABOUT)
    parser.add_argument("old", type=Path, metavar="OLD")
    parser.add_argument("new", type=Path, metavar="NEW")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
    parser.add_argument("--language", choices=("en", "ja"), default="en", help="of the messages")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print every text that is read differently; 1 if a folder has mistakes."""
    from bot.commands.read import plain
    from bot.commands.reporting import visible
    from bot.commands.vocabulary import reader_in
    from bot.needs.passage import Said

    old_reader = reader_in(arguments.old, arguments.language)
    new_reader = reader_in(arguments.new, arguments.language)
    if old_reader is None or new_reader is None:
        return 1
    readers = (old_reader, new_reader)
    texts = differing = 0
    for id, text in _texts(arguments.file):
        texts += 1
        old, new = (plain(reader.read([Said("text", text)]), text) for reader in readers)
        changes = list(_changes(old, new))
        differing += bool(changes)
        if changes:
            print(f"{id}: {visible(' / '.join(text.splitlines()))}")
            print("".join(f"    {change}\n" for change in changes), end="")
    print(f"{texts} texts, {differing} read differently.")
    return 0


def _texts(file: Path | None) -> Iterator[tuple[str, str]]:
    from bot.commands.files import content_of
    from bot.commands.read import texts_in

    content = content_of(file).decode("utf-8", errors="replace") if file else sys.stdin.read()
    jsonl = file is not None and file.suffix == ".jsonl"
    for id, text in texts_in(content.splitlines(), jsonl=jsonl):
        if text is None:
            print(f'{id}: This line is no object with "id" and "text".', file=sys.stderr)
        else:
            yield id, text


def _changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    for key in COMPARED:
        if old[key] == new[key]:
            continue
        if not isinstance(old[key], list):
            yield f"{key}: {old[key]} -> {new[key]}"
            continue
        gone = [each for each in old[key] if each not in new[key]]
        come = [each for each in new[key] if each not in old[key]]
        told = [f"-{_name(each)}" for each in gone] + [f"+{_name(each)}" for each in come]
        if told:
            yield f"{key}: {' '.join(told)}"


def _name(item: str | dict[str, Any]) -> str:
    if isinstance(item, str):
        return item
    return item["relation"] if item["age"] is None else f"{item['relation']} {item['age']}"
