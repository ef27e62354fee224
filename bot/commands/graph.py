"""``marugoto graph``: draws a flow as a picture (SVG) that a person can read."""

import argparse
import sys
from pathlib import Path

SUMMARY = "draw a flow as a picture"
ABOUT = f"{SUMMARY.capitalize()}. The picture is an SVG file that any browser opens."


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser("graph", help=SUMMARY, description=ABOUT)
    parser.add_argument("flow", type=Path, metavar="FLOW", help="a flow file")
    parser.add_argument("--output", "-o", type=Path, help="the picture (default: FLOW.svg here)")
    parser.add_argument("--language", choices=("en", "ja"), default="en", help="of the messages")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Draw one flow; 1 if it cannot be loaded."""
    from bot.app import load_flow
    from bot.authoring.problem import AuthoredFilesError
    from bot.commands.files import write
    from bot.commands.reporting import print_problems
    from bot.flow.graph import draw

    try:
        flow = load_flow(arguments.flow)
    except AuthoredFilesError as error:
        print_problems(error.problems, arguments.language)
        return 1
    output = arguments.output or Path(f"{flow.id}.svg")
    if str(output) == "-":
        sys.stdout.write(draw(flow))
        return 0
    write(output, draw(flow))
    print(output)
    return 0
