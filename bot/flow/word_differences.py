"""One difference between two flows, and how what changed is put into its sentence.

Called by ``differences`` and what it calls.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.flow.definition import Text, Words

LONGEST = 60
BEFORE = 15
"""So many characters before the first that changed are shown of a long text."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One change: which sentence of ``wording.yaml`` tells it, and what fills it in."""

    code: str
    values: Mapping[str, str]


def changed(code: str, old: object, new: object, **values: str) -> Iterator[Difference]:
    """Yield the difference if there is one."""
    if old != new:
        yield Difference(code, {**values, "old": shown(old), "new": shown(new)})


def changed_text(
    codes: str, old: Text | None, new: Text | None, **values: str
) -> Iterator[Difference]:
    """Yield the difference of one text, ``codes`` with ``-NEW`` or ``-GONE`` if one is missing."""
    before, after = (text.source if text else "" for text in (old, new))
    if before and after and before != after:
        was, is_now = apart(before, after)
        yield Difference(codes, {**values, "old": was, "new": is_now})
    elif before != after:
        code = f"{codes}-NEW" if after else f"{codes}-GONE"
        yield Difference(code, {**values, "words": short(after or before)})


def changed_words(old: Words | None, new: Words | None, step: str) -> Iterator[Difference]:
    """Yield what is said otherwise, newly, no longer, or in other cases."""
    before, after = _variants(old), _variants(new)
    gone = [words for words in before if words not in after]
    came = [words for words in after if words not in before]
    for was, is_now in zip(gone, came, strict=False):
        old_words, new_words = apart(was, is_now)
        yield Difference("D-WORDS", {"step": step, "old": old_words, "new": new_words})
    for words in came[len(gone) :]:
        yield Difference("D-WORDS-NEW", {"step": step, "words": short(words)})
    for words in gone[len(came) :]:
        yield Difference("D-WORDS-GONE", {"step": step, "words": short(words)})
    if not gone and not came and _cases(old) != _cases(new):
        yield Difference("D-WORDS-CASES", {"step": step})


def shown(value: object) -> str:
    """Return a value as it is written in a flow file."""
    match value:
        case timedelta():
            return _span(value)
        case tuple():
            return ", ".join(value) or "-"
        case None | "":
            return "-"
    return str(value)


def short(text: str) -> str:
    """Return the beginning of a text on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"


def apart(old: str, new: str) -> tuple[str, str]:
    """Return both texts in short, from where they can be told apart."""
    before, after = short(old), short(new)
    if before != after:
        return before, after
    was, is_now = " ".join(old.split()), " ".join(new.split())
    pairs = enumerate(zip(was, is_now, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(was), len(is_now)))
    if was == is_now:
        return before, f"{after} ¶"
    begin = max(0, same - BEFORE)
    return f"…{short(was[begin:])}", f"…{short(is_now[begin:])}"


def _variants(words: Words | None) -> list[str]:
    return [variant.text.source for variant in words.variants] if words else []


def _cases(words: Words | None) -> list[object]:
    return [(each.when, each.text.source) for each in words.variants] if words else []


def _span(span: timedelta) -> str:
    minutes = int(span.total_seconds()) // 60
    for length, unit in ((24 * 60, "days"), (60, "hours")):
        if minutes % length == 0:
            return f"{minutes // length} {unit}"
    return f"{minutes} minutes"
