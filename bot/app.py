"""The one place where everything is put together."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.authoring.problem import AuthoredFilesError, Place, Problem
from bot.flow.conversation import Read
from bot.flow.definition import Flow
from bot.flow.edition import Edition, load_edition
from bot.flow.saying import Voice
from bot.needs.loader import read_vocabulary
from bot.needs.passage import Said
from bot.needs.reader import Reader
from bot.needs.vocabulary import Vocabulary
from bot.needs.weights import weights_of
from bot.reading import Reading

SECOND_LOOK = "second_look.json"
"""What ``make model`` learned; a folder of flows may be without."""
TOKYO = ZoneInfo("Asia/Tokyo")


def load(folder: Path, otherwise: Path | None = None) -> Edition:
    """Return the flows of a folder, or the one in a file; ``otherwise`` as for ``load_flow``.

    Raises:
        AuthoredFilesError: a file has a mistake that stops it from being used.
    """
    edition = load_edition(folder, otherwise)
    stopping = [problem for problem in edition.problems if problem.stops]
    if stopping:
        raise AuthoredFilesError(stopping)
    return edition


def load_flow(file: Path, otherwise: Path | None = None) -> Flow:
    """Return one flow file's flow, with the city's files beside or above it.

    If there are none, those beside or above the file ``otherwise`` are used.

    Raises:
        AuthoredFilesError: the file, or one it needs, has a mistake that stops it, or it is no
            flow.
    """
    flows = load(file, otherwise).flows.values()
    found = next((flow for flow in flows if flow.file == str(file)), None)
    if found is None:
        raise AuthoredFilesError([Problem("E-NOT-A-FLOW", Place(str(file)))])
    return found


def voice_of(edition: Edition) -> Voice:
    """Return what says things as this edition words them."""
    return Voice(edition.today, edition.wording)


def story_reader(edition: Edition) -> Reader:
    """Return the reader of this edition's vocabulary, with its second look if there is one."""
    file = edition.folder / SECOND_LOOK
    learned = json.loads(file.read_text(encoding="utf-8")) if file.exists() else None
    return Reader(_vocabulary(edition), weights_of(learned) if learned else None)


def reader_by_rules(edition: Edition) -> Reader:
    """Return the reader of this edition's vocabulary that only its authors taught."""
    return Reader(_vocabulary(edition))


def _vocabulary(edition: Edition) -> Vocabulary:
    return read_vocabulary(edition.needs, edition.patterns, edition.danger)


def reading_with(reader: Reader) -> Read:
    """Return how a conversation has its letters read."""

    def read(letters: Sequence[tuple[str, str]], answers: Mapping[str, str]) -> Reading:
        return reader.read([Said(letter, text) for letter, text in letters], answers)

    return read
