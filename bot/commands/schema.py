"""``marugoto schema``: write the JSON Schema with which editors complete and explain flow files."""

import argparse
import json
from pathlib import Path

SUMMARY = "let your editor complete and explain the flow files"
ABOUT = f"{SUMMARY.capitalize()}. It writes one JSON Schema for each kind of file."


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser("schema", help=SUMMARY, description=ABOUT)
    parser.add_argument(
        "--folder", type=Path, default=Path("docs/schema"), help="where to (default: docs/schema)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write one file for each kind of flow file."""
    from bot.commands.files import make_folder, write
    from bot.flow.schema import schemas

    folder: Path = arguments.folder
    make_folder(folder)
    for name, schema in schemas().items():
        path = folder / f"{name}.schema.json"
        written = json.dumps(schema, ensure_ascii=False, indent=2)
        write(path, f"{written}\n")
        print(path)
    return 0
