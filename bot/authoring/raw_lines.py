"""Looks at the lines of a YAML file as they were typed, for what YAML silently eats or misreads.

``text: 夜は #7119 へ`` is ``夜は`` to YAML, ``when: !declined ward`` is ``ward``, and a full-width
space before a dash loses a whole list.  Only what stands outside quotes and ``|`` blocks is looked
at; real comments (a ``#`` that begins the line or is followed by a space) are fine.  Nothing is
mended here.  Called by ``plain_yaml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_SUSPECT = re.compile(r"[#\"'{\[!&*@%`|>：－–—−‐ー\t\u3000\u00a0]|^ *-[a-z]")
_WIDE = "\u3000\u00a0"

_START = r"(?P<before>^ *(?:- +)*|(?:^|[ {\[,])[^\s{}\[\],:\"']+: +|[{\[,] *)"
_QUOTE = re.compile(_START + r"(?P<quote>[\"'])")
_MARK = re.compile(_START + r"(?P<mark>[!&*])(?=[^\s,\]}])(?!=)")
_ODD = re.compile(_START + r"(?P<odd>[@%`])")
_OPENED = re.compile(r"^ *(?:- +)*(?:[^\s{}\[\],:\"'#]+: +)?(?P<brace>[{\[])")
_BLOCK = re.compile(r"(?:^ *|[:\-] +)[|>][-+0-9]*\s*$")
_INDENT = re.compile(r"^[ \t\u3000\u00a0]*")
_BESIDE = re.compile(r"(?:^ *(?:- +)*|- +|[^\s{}\[\],:\"']+: +)(?P<bar>[|>][-+0-9]* +)[^\s#]")
_ITEM = re.compile(r"^ *(?:- |-$|---|#|[^\s:：]+:(?: |$))")
_GOES_ON = re.compile(r"\0(?P<more> *[^\s\0,\]}:#].*)")
_PREFIX = re.compile(r"^ *(?:- +)*")
_WIDE_COLON = re.compile(r"(?:^ *(?:- +)*|[{,] *)(?P<key>[a-z_][a-z0-9_]*)：")
_WIDE_DASH = re.compile(r"^ *(?P<dash>[－–—−‐ー])[ \u3000]")
_GLUED_DASH = re.compile(r"^ *-(?P<word>[a-z_]+):(?: |$)")
_WIDE_SPACE = re.compile(
    r"^ *-(?P<a>[\u3000\u00a0])|^ *(?:- +)*\w+:(?P<b>[\u3000\u00a0])|(?P<c>[\u3000\u00a0])#"
)
_EATEN = re.compile(r"#[^\s#!-/:-@\[-`{-~A-Za-z]")


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing that YAML would misread: its code, where it stands, and the words in question."""

    code: str
    line: int
    column: int
    found: str


def slips(text: str) -> list[Slip]:
    """Return what YAML would eat or misread in a file."""
    return list(_Lines().read(text))


def lines(text: str) -> list[str]:
    """Return the lines of a file as YAML counts them."""
    return _BREAK.split(text)


class _Lines:
    """Goes through the lines and knows which stand inside a block or an open quote."""

    def __init__(self) -> None:
        self._block: int | None = None
        self._begun = False
        self._quote = ""

    def read(self, text: str) -> Iterator[Slip]:
        """Yield the slips of every line."""
        for number, line in enumerate(lines(text), 1):
            began = self._begun
            if self._inside(line) or not line.strip():
                continue
            if began and not _ITEM.match(line) and not _indentation(line):
                yield Slip("E-BLOCK-INDENT", number, len(line) - len(line.lstrip()) + 1, "")
                continue
            if self._quote or _SUSPECT.search(line):
                for code, column, found in self._line(line):
                    yield Slip(code, number, column + 1, found)

    def _inside(self, line: str) -> bool:
        """Say whether the line belongs to a block of text."""
        if self._block is None:
            return False
        if not line.strip():
            return True
        self._begun = False
        if len(line) - len(line.lstrip(" ")) > self._block:
            return True
        self._block = None
        return False

    def _line(self, line: str) -> Iterator[tuple[str, int, str]]:
        if not self._quote:
            if bad := _indentation(line):
                yield bad
                return
            if line.lstrip().startswith("#"):
                return
        bare = self._bare(line)
        yield from _slips(bare, line)
        code = _without_comment(bare)
        if _BLOCK.search(code):
            self._block, self._begun = _parent(code), True

    def _bare(self, line: str) -> str:
        """Return the line with everything in quotes blotted out, each character in its place."""
        at, bare = 0, ""
        while True:
            if self._quote:
                end = _closing(line, at, self._quote)
                if end < 0:
                    return bare + "\0" * (len(line) - at)
                bare += "\0" * (end + 1 - at)
                at, self._quote = end + 1, ""
            found = _QUOTE.search(bare + line[at:], max(0, len(bare) - 1))
            if not found or "#" in _comment(bare + line[at : found.start("quote")]):
                return bare + line[at:]
            start = found.start("quote")
            bare += line[at:start] + "\0"
            at, self._quote = start + 1, found["quote"]


def _closing(line: str, at: int, quote: str) -> int:
    """Return where a quote is closed, or -1."""
    while at < len(line):
        escaped = line[at] == "\\" and quote == '"'
        if escaped or (line.startswith("''", at) and quote == "'"):
            at += 2
        elif line[at] == quote:
            return at
        else:
            at += 1
    return -1


def _indentation(line: str) -> tuple[str, int, str] | None:
    space = _INDENT.match(line)
    blank = space[0] if space else ""
    if any(wide in blank for wide in _WIDE):
        return "E-WIDE-SPACE", len(blank.rstrip(_WIDE)), ""
    if "\t" in blank:
        return "E-TAB", blank.index("\t"), ""
    return None


def _slips(bare: str, line: str) -> Iterator[tuple[str, int, str]]:
    """Yield what is wrong in a line without its quoted parts."""
    if found := _WIDE_DASH.search(bare):
        yield "E-WIDE-DASH", found.start("dash"), found["dash"]
    if found := _GLUED_DASH.search(bare):
        yield "E-DASH-GLUED", found.start("word"), found["word"]
    if found := _WIDE_SPACE.search(bare):
        yield "E-WIDE-SPACE", found.start(found.lastgroup or 0), ""
    code = _without_comment(bare)
    if found := _WIDE_COLON.search(code):
        yield "E-WIDE-COLON", found.end("key"), found["key"]
    for mark in _MARK.finditer(code):
        name = "E-TAG" if mark["mark"] == "!" else "E-ANCHOR"
        yield name, mark.start("mark"), code[mark.start("mark") :].split()[0]
    if found := _ODD.search(code):
        yield "E-QUOTE-NEEDED", found.start("odd"), found["odd"]
    if found := _BESIDE.search(code):
        yield "E-BLOCK-BESIDE", found.start("bar"), ""
    if found := _GOES_ON.search(code):
        yield "E-QUOTE-GOES-ON", found.start("more"), found["more"].strip()
    if found := _cut_off(code):
        yield "E-QUOTE-NEEDED", found.start("brace"), found["brace"]
    yield from _eaten(bare, line)


def _cut_off(code: str) -> re.Match[str] | None:
    """Find a text that begins with a bracket: something follows where the bracket is closed."""
    found = _OPENED.match(code)
    if not found:
        return None
    depth = 0
    for at in range(found.start("brace"), len(code)):
        depth += (code[at] in "{[") - (code[at] in "}]")
        if depth == 0:
            rest = code[at + 1 :].strip()
            return found if rest and not rest.startswith((":", ",", "}", "]")) else None
    return None


def _eaten(bare: str, line: str) -> Iterator[tuple[str, int, str]]:
    """Yield the place where YAML takes the rest of a text for a comment."""
    comment = _comment(bare)
    before = bare[: len(bare) - len(comment)].rstrip()
    if comment and _EATEN.match(comment) and before and before[-1] not in "\0]}|>":
        at = len(bare) - len(comment)
        yield "E-EATEN", at, line[at:].rstrip()


def _comment(bare: str) -> str:
    """Return the part of a line that YAML takes for a comment."""
    at = bare.find(" #")
    return bare[at + 1 :] if at >= 0 else ""


def _without_comment(bare: str) -> str:
    comment = _comment(bare)
    return bare[: len(bare) - len(comment)] if comment else bare


def _parent(code: str) -> int:
    """Return the indentation that ends a block of text: what it belongs to."""
    match = _PREFIX.match(code)
    prefix = match[0] if match else ""
    rest = code[len(prefix) :]
    return len(prefix.rstrip()) - 1 if rest.startswith(("|", ">")) else len(prefix)
