"""``marugoto diff``: says in words what a change of a flow means for residents."""

import argparse
from pathlib import Path

SUMMARY = "say in words what a change of a flow means for residents"
ABOUT = f"{SUMMARY.capitalize()}."


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser("diff", help=SUMMARY, description=ABOUT)
    parser.add_argument("old", type=Path, metavar="OLD", help="the flow file as it was")
    parser.add_argument("new", type=Path, metavar="NEW", help="the flow file as it is to be")
    parser.add_argument("--language", choices=("en", "ja"), default="en", help="of the sentences")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Compare two flows; 1 if one of them cannot be loaded."""
    from bot.app import load_flow
    from bot.authoring.problem import AuthoredFilesError, Problem, sentence
    from bot.commands.reporting import print_json, print_problems
    from bot.flow.differences import differences

    try:
        old = load_flow(arguments.old, otherwise=arguments.new)
        new = load_flow(arguments.new, otherwise=arguments.old)
    except AuthoredFilesError as error:
        print_problems(error.problems, arguments.language)
        return 1
    found = differences(old, new)
    changes = [Problem(each.code, new.title.place, each.values) for each in found]
    sentences = [change.sentence(arguments.language) for change in changes]
    if arguments.json:
        print_json(
            [{"code": c.code, "sentence": s} for c, s in zip(changes, sentences, strict=True)]
        )
    else:
        print("\n".join(sentences or [sentence("D-NONE", arguments.language)]))
    return 0
