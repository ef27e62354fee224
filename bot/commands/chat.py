"""``marugoto chat``: talk to a flow in the terminal, as a resident would."""

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from bot.commands.files import opened

if TYPE_CHECKING:
    from bot.flow.definition import Flow
    from bot.flow.edition import Edition

SUMMARY = "talk to the bot in this terminal, as a resident would"
ABOUT = f"{SUMMARY.capitalize()}. Nothing is kept but what --record writes."


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser("chat", help=SUMMARY, description=ABOUT)
    parser.add_argument("--flow", default="intake", help="the flow's name (default: intake)")
    parser.add_argument("--mode", default="", help="as if the city had switched it on: disaster")
    parser.add_argument("--language", help="ja (the default), ja-easy, ja-kids, en, zh-Hans ...")
    parser.add_argument("--record", type=Path, help="write the talk as a new rehearsal")
    parser.add_argument("--flows", type=Path, help="the folder of the flows")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Hold one talk; 1 if the flows cannot be used."""
    from bot.app import load
    from bot.authoring.problem import AuthoredFilesError, nearest, sentence
    from bot.commands.folder import flows_folder
    from bot.commands.reporting import print_problems
    from bot.flow.beginning import begins_with, modes
    from bot.flow.languages import LANGUAGES

    messages = "ja" if (arguments.language or "").startswith("ja") else "en"
    try:
        edition = load(arguments.flows or flows_folder())
    except AuthoredFilesError as error:
        print_problems(error.problems, messages)
        return 1
    language = arguments.language or "ja"
    mode = arguments.mode
    there = dict.fromkeys(("", *modes(edition.flows)))
    for known, wanted in ((edition.flows, arguments.flow), (LANGUAGES, language), (there, mode)):
        if wanted not in known:
            near = nearest(wanted, known) or ", ".join(filter(None, known))
            print(sentence("no-such-talk", messages, {"name": wanted}), end=" ", file=sys.stderr)
            print(sentence("did-you-mean", messages, {"near": near}), file=sys.stderr)
            return 2
    flow = begins_with(edition.flows, arguments.flow, mode)
    record = opened(arguments.record, "x") if arguments.record else nullcontext()
    with record as file:
        _talk(edition, flow, language, file)
    return 0


def _talk(edition: "Edition", flow: "Flow", language: str, record: TextIO | None) -> None:
    """Hold the talk, and keep it even if it is broken off."""
    from datetime import datetime

    from adapters.terminal.chat import HELP, Chat, prompted, rehearsal_of
    from bot.app import TOKYO, reading_with, story_reader, voice_of
    from bot.flow.conversation import Conversation

    now = datetime.now(TOKYO)
    talk = Conversation(flow, reading_with(story_reader(edition)), now, language)
    chat = Chat(talk, voice_of(edition), print, edition.flows)
    typed = sys.stdin.isatty()
    if typed:
        print(HELP)
    try:
        chat.begin()
        chat.run(prompted(lambda: input("▶ ")) if typed else sys.stdin)
    finally:
        if record:
            record.write(rehearsal_of(chat, now.strftime("%Y-%m-%d %H:%M")))
