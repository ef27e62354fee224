"""``marugoto explain``: shows in the terminal what was read in a text, and by which words."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.reading import Evidence, Finding, Reading

SUMMARY = "show what is read in a text, and by which words"
ABOUT = f"{SUMMARY.capitalize()}. Without TEXT, standard input is read; a line is a message."
DANGER, PATTERN, NEED, END = "\033[41;97m", "\033[43;30m", "\033[4m", "\033[0m"


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser("explain", help=SUMMARY, description=ABOUT)
    parser.add_argument("text", nargs="*", metavar="TEXT", help="one message each")
    parser.add_argument("--flows", type=Path, help="the folder of the flows")
    parser.add_argument("--plain", action="store_true", help="without colours")
    parser.add_argument("--language", choices=("en", "ja"), default="en", help="of the messages")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read the messages together and explain the reading."""
    from bot.commands.reporting import visible
    from bot.commands.vocabulary import reader_in
    from bot.needs.passage import Said

    reader = reader_in(arguments.flows, arguments.language)
    if reader is None:
        return 1
    lines = arguments.text or [line.rstrip("\n") for line in sys.stdin]
    letters = [Said(str(number), visible(text)) for number, text in enumerate(lines)]
    reading = reader.read(letters)
    texts = {said.letter: said.text for said in letters}
    colours = not arguments.plain and sys.stdout.isatty()
    for letter, text in texts.items():
        print(_coloured(letter, text, reading) if colours else text)
    print()
    for line in _told(reading, texts):
        print(line)
    return 0


def _coloured(letter: str, text: str, reading: "Reading") -> str:
    """Return the text with the gravest colour that any item gives each character."""
    colours = [""] * len(text)
    layers = (
        (NEED, [e for need in reading.needs for e in need.evidence]),
        (PATTERN, [e for one in _known(reading) for e in one.evidence]),
        (DANGER, reading.danger.evidence),
    )
    for colour, evidence in layers:
        for each in evidence:
            if each.letter == letter:
                colours[each.start : each.end] = [colour] * (each.end - each.start)
    return "".join(
        f"{colour}{character}{END}" if colour else character
        for colour, character in zip(colours, text, strict=True)
    )


def _known(reading: "Reading") -> list["Finding"]:
    from bot.reading import PatternState

    known = (PatternState.FOUND, PatternState.SUSPECTED)
    return [one for one in reading.patterns.values() if one.state in known]


def _told(reading: "Reading", texts: dict[str, str]) -> Iterator[str]:
    yield f"danger    {reading.danger.level} {reading.danger.kind}".rstrip()
    yield from _words(reading.danger.evidence, texts)
    yield f"level     {reading.level}"
    yield f"fields    {', '.join(reading.domains) or '-'}"
    for person in reading.people:
        yield f"person    {person.relation} {'' if person.age is None else person.age}".rstrip()
    for finding in _known(reading):
        yield f"{finding.state:9} {finding.pattern}"
        yield from _words(finding.evidence, texts)
    for need in reading.needs:
        fields = f" ({', '.join(need.domains)})" if need.domains else ""
        said = f"said      {need.fact} of {need.person or '?'}" if need.fact else "seen      a need"
        yield f"{said}{fields}"
        yield from _words(need.evidence, texts)
    for question in reading.questions:
        yield f"would ask {question.key}"


def _words(evidence: Iterable["Evidence"], texts: dict[str, str]) -> Iterator[str]:
    for each in evidence:
        words = texts[each.letter][each.start : each.end]
        yield f"            {words}  [{each.rule}, version {each.version}]"
