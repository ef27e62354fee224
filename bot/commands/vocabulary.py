"""The reader of stories for the commands that show what is read."""

from pathlib import Path

from bot.app import load, story_reader
from bot.authoring.problem import AuthoredFilesError
from bot.commands.folder import flows_folder
from bot.commands.reporting import print_problems
from bot.needs.reader import Reader


def reader_in(folder: Path | None, language: str) -> Reader | None:
    """Return the reader of a folder's vocabulary; if it has mistakes, print them instead."""
    try:
        return story_reader(load(folder or flows_folder()))
    except AuthoredFilesError as error:
        print_problems(error.problems, language)
        return None
