"""Says where the parser of YAML gave up, in words for people who do not know parsers.

Called by ``plain_yaml`` for what the raw lines do not explain already.
"""

import yaml

from bot.authoring.problem import Place
from bot.authoring.report import Report

_SLIPS = (
    ("mapping values are not allowed", "E-COLON-IN-TEXT"),
    ("sequence entries are not allowed", "E-DASH-IN-TEXT"),
    ("found unexpected end of stream", "E-QUOTE-OPEN"),
    ("cannot start any token", "E-QUOTE-NEEDED"),
    ("unknown escape character", "E-ESCAPE"),
    ("could not find expected ':'", "E-COLON-MISSING"),
    ("did not find expected key", "E-INDENT"),
    ("did not find expected '-' indicator", "E-INDENT"),
    ("did not find expected <document start>", "E-INDENT"),
)


def tell_where_it_stopped(error: yaml.YAMLError, text: str, file: str, report: Report) -> None:
    """Report where the parser gave up, in words for people who do not know parsers."""
    mark = getattr(error, "problem_mark", None)
    why = str(getattr(error, "problem", None) or "")
    code = next((code for words, code in _SLIPS if words in why), "E-YAML")
    context = getattr(error, "context_mark", None)
    if code in ("E-QUOTE-OPEN", "E-COLON-MISSING") and context:
        # Where the parser noticed says nothing; where the quote or the key began does.
        mark = context
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    report.add(code, place, {"found": _character(text, place)})


def _character(text: str, place: Place) -> str:
    """Return the character at a place, or nothing."""
    line = text.split("\n")[place.line - 1 : place.line]
    return "".join(line)[place.column - 1 : place.column]


def line_of(error: yaml.YAMLError) -> int:
    """Return the line on which the parser gave up."""
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1
