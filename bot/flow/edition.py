"""Loads everything in a folder of flows: one edition, with every mistake in every file at once.

The only place where flow files are opened.  A single flow file may be given as well; the files of
the city are then looked for beside it and above it.  Never fails: what is missing or wrong becomes
a problem, and a flow with an error in it is left out.  Called by the composition roots.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from os.path import relpath
from pathlib import Path

from bot.authoring.plain_yaml import Mapping as MappingNode
from bot.authoring.plain_yaml import Node, Scalar, read
from bot.authoring.problem import Place, Problem
from bot.authoring.report import Report
from bot.flow.catalogue import Wording
from bot.flow.definition import Flow, Text, Today
from bot.flow.gettext_files import read_wording
from bot.flow.languages import LANGUAGES
from bot.flow.loader import Around, load_flow
from bot.flow.never import Never
from bot.flow.replies_loader import check_choices
from bot.flow.telephone import telephone_numbers
from bot.flow.texts import TextBook
from bot.flow.today_loader import FOLDERS, PlainDocument, Shared, load_today

POSTAL = "postal.csv"
CITY, HEAR = "city.yaml", "hear.yaml"
SHARED = frozenset(
    {"never.yaml", CITY, "needs.yaml", "patterns.yaml", "danger.yaml", "replies.yaml", HEAR}
)
_SHARED_FOLDERS = frozenset(name for name, _ in FOLDERS.values())
HIGHEST = 4
"""So many folders above a single flow file are searched for the city's files."""


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """The flows, today's words and numbers, and every problem found.

    ``needs``, ``patterns`` and ``danger`` are the parsed files as ``bot.needs`` reads them.
    """

    folder: Path
    flows: Mapping[str, Flow]
    today: Today
    texts: tuple[Text, ...]
    never: Never
    wording: Wording
    problems: tuple[Problem, ...]
    needs: PlainDocument = field(default_factory=dict)
    patterns: PlainDocument = field(default_factory=dict)
    danger: PlainDocument = field(default_factory=dict)

    @property
    def postal(self) -> str:
        """Return the text of ``postal.csv``."""
        return self.today.postal


def load_edition(path: Path, otherwise: Path | None = None) -> Edition:
    """Load a folder of flows, or one flow file with the city's files beside or above it.

    Where there are none, those of the file ``otherwise`` are used: an old version may lie anywhere.
    """
    report = Report()
    folder = path if path.is_dir() else _folder_of(path, otherwise)
    files = _Files(report, folder if path.is_dir() else path.parent, folder)
    wording = read_wording(folder)
    postal = files.text(folder / POSTAL)
    shared = load_today(
        lambda name: files.shared(folder / name),
        lambda name: [files.shared(each) for each in sorted((folder / name).glob("*.yaml"))],
        postal,
        wording,
        report,
    )
    beside = {str(each): files.needed(str(each)) for each in _flow_files(folder)}
    wanted = beside if path.is_dir() else _wanted(path, beside, files)
    if not wanted:
        report.add("E-NO-FLOWS", Place(str(path)))
    names = frozenset(_flow_name(root) for root in (*beside.values(), *wanted.values()))
    flows = _flows(wanted, shared, files, names)
    if path.is_dir() and len(flows) == len(wanted):
        check_choices(files.document(str(folder / HEAR)), flows.values(), shared.today, report)
    _check_translations(shared.book, wording, report)
    return Edition(
        folder=folder,
        flows=flows,
        today=shared.today,
        texts=tuple(shared.book.texts.values()),
        never=shared.book.never,
        wording=wording,
        problems=report.problems,
        needs=shared.documents["needs"],
        patterns=shared.documents["patterns"],
        danger=shared.documents["danger"],
    )


class _Files:
    """Reads each file once."""

    def __init__(self, report: Report, here: Path, folder: Path) -> None:
        self.report = report
        self._here, self._folder = here, folder
        self._read: dict[str, Node | None] = {}
        self._absent: set[str] = set()

    def document(self, file: str) -> Node | None:
        """Return what stands in a file, or nothing if it is not there or cannot be read."""
        if file not in self._read:
            self._read[file] = self._opened(file)
        return self._read[file]

    def needed(self, file: str) -> Node | None:
        """Return what stands in a file, and tell if it is not there."""
        root = self.document(file)
        if file in self._absent:
            self.report.add("E-FILE-MISSING", Place(file))
        return root

    def part(self, file: str) -> Node | None:
        """Return what stands in a part, seen from its flow or else from the city's folder."""
        return self.document(file) or self.document(str(self._folder / relpath(file, self._here)))

    def shared(self, path: Path) -> tuple[Node | None, str]:
        """Return what stands in a file that every flow needs."""
        return self.needed(str(path)), str(path)

    def text(self, path: Path) -> str:
        """Return the words of a file that every flow needs and that is not YAML."""
        file = str(path)
        content = self._content(file) or b""
        if file in self._absent:
            self.report.add("E-FILE-MISSING", Place(file))
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.report.add("E-NOT-UTF-8", Place(file, line))
            return ""

    def _opened(self, file: str) -> Node | None:
        content = self._content(file)
        if content is None:
            return None
        root, problems = _parsed(content, file)
        for each in problems:
            self.report.add(each.code, each.place, dict(each.values), each.near)
        return root

    def _content(self, file: str) -> bytes | None:
        try:
            return Path(file).read_bytes()
        except (FileNotFoundError, NotADirectoryError, ValueError):
            self._absent.add(file)
        except OSError as error:
            why = error.strerror or type(error).__name__
            self.report.add("E-FILE-UNREADABLE", Place(file), {"why": why})
        return None


@lru_cache(maxsize=32)
def _parsed(content: bytes, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read a file's content, but no second time while it stays the same: nobody changes nodes."""
    report = Report()
    return read(content, file, report), report.problems


def _flows(
    wanted: Mapping[str, Node | None], shared: Shared, files: _Files, names: frozenset[str]
) -> Mapping[str, Flow]:
    report = files.report
    around = Around(
        report,
        shared.book,
        shared.today,
        files.part,
        shared.patterns,
        shared.facts,
        names,
    )
    found: dict[str, Flow] = {}
    for file, root in wanted.items():
        if root is None:
            continue
        loaded = load_flow(root, file, around)
        flow = loaded.flow
        if flow.id in found:
            values: dict[str, object] = {"name": flow.id, "first": found[flow.id].file}
            report.add("E-FLOW-TWICE", Place(file), values)
        elif not report.stops(loaded.files):
            found[flow.id] = flow
    return found


def _wanted(path: Path, beside: Mapping[str, Node | None], files: _Files) -> dict[str, Node | None]:
    """Return the flow in one file; a file that every flow needs, or a part, concerns them all."""
    root = files.needed(str(path))
    is_part = isinstance(root, MappingNode) and "part" in root.values
    return (
        dict(beside)
        if is_part or path.name in SHARED or path.parent.name in _SHARED_FOLDERS
        else {str(path): root}
    )


def _flow_files(folder: Path) -> Iterable[Path]:
    return (each for each in sorted(folder.glob("*.yaml")) if each.name not in SHARED)


def _flow_name(root: Node | None) -> str:
    name = root.values.get("flow") if isinstance(root, MappingNode) else None
    return name.text if isinstance(name, Scalar) else ""


def _folder_of(file: Path, otherwise: Path | None = None) -> Path:
    above = [file.parent, *file.parent.resolve().parents][:HIGHEST]
    for folder in above:
        for candidate in (folder, folder / "flows"):
            if (candidate / CITY).is_file():
                return candidate
    return _folder_of(otherwise) if otherwise else file.parent


def _check_translations(book: TextBook, wording: Wording, report: Report) -> None:
    """Tell what is never said, and numbers that stand in a translation itself."""
    for language, catalogue in wording.catalogues.items():
        for id, text in book.texts.items():
            words = catalogue.find(text)
            if not words:
                continue
            audience = book.audiences[id]
            if language == "ja-kids" and "residents" in audience:
                audience |= {"child"}
            said = {"text": id, "language": LANGUAGES[language].own_name}
            for entry in book.never.found(words, audience):
                report.add("E-NEVER-TRANSLATED", text.place, entry.values | said)
            for number in telephone_numbers(words):
                report.add("E-NUMBER-TRANSLATED", text.place, {**said, "found": number})
