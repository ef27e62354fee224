"""The command ``marugoto``: one file per sub-command, each loaded only when it is called."""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence

from bot.commands.files import FileRefusedError

COMMANDS = {
    "chat": "talk to the bot in this terminal, as a resident would",
    "check": "find every mistake in the flow files, and prove that nobody is turned away",
    "rehearse": "play the conversations that were written down, and tell what comes out otherwise",
    "read": "read texts and say who needs what, each with the words it rests on",
    "explain": "show what is read in a text, and by which words",
    "replay": "compare what two versions of the vocabulary read in the same texts",
    "graph": "draw a flow as a picture",
    "diff": "say in words what a change of a flow means for residents",
    "texts": "hand the words of the flows to translators, and see what is missing",
    "schema": "let your editor complete and explain the flow files",
}
ABOUT = "Write, try and check what the bot says and asks. docs/flows.md is the guide."
MORE = "marugoto COMMAND --help says more."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 good, 1 problems found, 2 called wrongly."""
    # Flows and vocabulary are large and stay: looking through them for garbage takes a fifth of the
    # time that a command needs to start.
    gc.set_threshold(100_000)
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="marugoto", description=ABOUT, epilog=MORE)
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    called = next((word for word in given if not word.startswith("-")), "")
    for name, summary in COMMANDS.items():
        if name == called:
            importlib.import_module(f"bot.commands.{name}").register(subparsers)
        else:
            subparsers.add_parser(name, help=summary)
    parsed = parser.parse_args(given)
    try:
        status = int(parsed.run(parsed))
        sys.stdout.flush()
    except FileRefusedError as error:
        print(error.problem.line(_language(parsed)), file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Somebody closed our output (``marugoto check | head``).  What is still to be flushed when
        # the program ends goes nowhere, lest Python complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return status


def _language(parsed: argparse.Namespace) -> str:
    """Return the language of the messages, English where the command has no choice."""
    return "ja" if str(getattr(parsed, "language", "")).startswith("ja") else "en"


if __name__ == "__main__":
    sys.exit(main())
