"""Reads and writes the files that a command was told to; a refusal is one line, not a crash.

``bot.commands.main`` prints the refusal.  What its sentence is made with is loaded only then.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn, TextIO

if TYPE_CHECKING:
    from bot.authoring.problem import Problem


class FileRefusedError(Exception):
    """A file cannot be read or written; ``problem`` says why and what to do."""

    def __init__(self, problem: "Problem") -> None:
        self.problem = problem
        super().__init__(problem.line())


def content_of(path: Path) -> bytes:
    """Return what stands in a file.

    Raises:
        FileRefusedError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        _refuse("E-NO-SUCH-FILE", path, error)
    except OSError as error:
        _refuse("E-FILE-UNREADABLE", path, error, why=error.strerror)


def write(path: Path, text: str) -> None:
    """Write a whole file.

    Raises:
        FileRefusedError: it cannot be written.
    """
    with opened(path, "w") as file:
        file.write(text)


def opened(path: Path, mode: Literal["w", "x"]) -> TextIO:
    """Open a file to be written; in mode ``x`` one that is not there yet.

    A character that a terminal sent broken is written as ``?``, lest everything be lost for it.

    Raises:
        FileRefusedError: it cannot be written.
    """
    try:
        return path.open(mode, encoding="utf-8", errors="replace", newline="\n")
    except FileExistsError as error:
        _refuse("E-FILE-EXISTS", path, error)
    except OSError as error:
        if not path.parent.is_dir():
            _refuse("E-NO-FOLDER", path, error, folder=str(path.parent))
        _refuse("E-CANNOT-WRITE", path, error, why=error.strerror)


def make_folder(folder: Path) -> None:
    """Make a folder that files are to be written into, if it is not there yet.

    Raises:
        FileRefusedError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _refuse("E-CANNOT-WRITE", folder, error, why=error.strerror)


def _refuse(code: str, path: Path, error: OSError, **values: object) -> NoReturn:
    from bot.authoring.problem import Place, Problem

    raise FileRefusedError(Problem(code, Place(str(path)), values)) from error
