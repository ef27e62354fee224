"""``marugoto check``: proves that nobody is turned away, and reports every problem at once.

Depends on the files alone.  ``--release`` adds what must be true on the day the flows go out:
every number known and looked at lately, every translation reviewed.
"""

import argparse
import sys
from datetime import date
from pathlib import Path

SUMMARY = "find every mistake in the flow files, and prove that nobody is turned away"
ABOUT = f"{SUMMARY.capitalize()}. With --release also what must be true on the day they go out."


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser("check", help=SUMMARY, description=ABOUT)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="folders or flows")
    parser.add_argument("--release", action="store_true", help="also what a release must keep")
    parser.add_argument("--on", metavar="DATE", help="day of the release, such as 2026-12-01")
    parser.add_argument("--language", choices=("en", "ja"), default="en", help="of the messages")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check the files; 1 if something stops them from being used, or released, or there is none."""
    from bot.authoring.problem import Problem, sentence
    from bot.checking import check
    from bot.commands.folder import flows_folder
    from bot.commands.reporting import as_json, in_order, print_json, print_problems
    from bot.flow.release import release_problems

    on = _day(arguments.on) if arguments.on else _today()
    if on is None or (arguments.on and not arguments.release):
        code = "date-wanted" if on is None else "release-wanted"
        print(sentence(code, arguments.language, {"found": arguments.on}), file=sys.stderr)
        return 2
    problems: list[Problem] = []
    flows: list[str] = []
    for path in arguments.paths or [flows_folder()]:
        checked = check(path)
        problems += checked.problems
        flows += checked.edition.flows
        if arguments.release:
            problems += release_problems(checked.edition, on)
    stops = not flows or any(problem.stops for problem in problems)
    if arguments.json:
        report = {
            "ok": not stops,
            "flows": flows,
            "problems": as_json(problems, arguments.language),
        }
        print_json(report)
        return 1 if stops else 0
    print_problems(problems, arguments.language)
    errors = sum(1 for problem in in_order(problems) if problem.stops)
    warnings = len(in_order(problems)) - errors
    values: dict[str, object] = {"flows": len(flows), "errors": errors, "warnings": warnings}
    print(sentence("checked", arguments.language, values))
    return 1 if stops else 0


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _today() -> date:
    from datetime import datetime

    from bot.app import TOKYO

    return datetime.now(TOKYO).date()
