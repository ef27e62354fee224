"""The command ``marugoto``: one file per sub-command, each loaded only when it is called."""

import argparse
import importlib
import sys
from collections.abc import Sequence

COMMANDS = {
    "chat": "talk to a flow in the terminal",
    "check": "prove that the flows keep their promises, and report every problem",
    "rehearse": "play conversations written as text through the real engine",
    "graph": "draw a flow as a picture",
    "diff": "say in words what a change of a flow means for residents",
    "texts": "extract, update and count the translations",
    "schema": "write the JSON Schema that editors complete flow files with",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 good, 1 problems found, 2 called wrongly."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="marugoto", description=__doc__)
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    called = next((word for word in given if not word.startswith("-")), "")
    for name, summary in COMMANDS.items():
        if name == called:
            importlib.import_module(f"bot.commands.{name}").register(subparsers)
        else:
            subparsers.add_parser(name, help=summary)
    parsed = parser.parse_args(given)
    try:
        return int(parsed.run(parsed))
    except BrokenPipeError:
        # Somebody closed our output (``marugoto check | head``); nothing is left to say.
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
