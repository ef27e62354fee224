"""Says in words what changes outside a flow's steps: its head, its terms, and the silences.

Called by ``differences``.
"""

from collections.abc import Callable, Iterator

from bot.flow.definition import Flow, Silence
from bot.flow.word_differences import Difference, changed, changed_text

HEAD: dict[str, Callable[[Flow], object]] = {
    "D-NAME": lambda flow: flow.id,
    "D-TITLE": lambda flow: flow.title.source,
    "D-AUDIENCE": lambda flow: flow.audience,
    "D-AFTER": lambda flow: flow.starts.after,
    "D-WAIT": lambda flow: flow.starts.wait,
    "D-ONLY-WHEN": lambda flow: flow.starts.only_when,
    "D-MODE": lambda flow: flow.starts.mode,
    "D-INSTEAD-OF": lambda flow: flow.starts.instead_of,
    "D-QUESTIONS": lambda flow: flow.at_most,
    "D-ASKED-AGAIN": lambda flow: flow.asked_again,
    "D-PAGES-AT-MOST": lambda flow: flow.pages_at_most,
    "D-BUTTONS": lambda flow: flow.buttons,
}
"""Each sentence of ``wording.yaml`` with what it tells the change of."""

KEEP = "keep"


def head_differences(old: Flow, new: Flow) -> Iterator[Difference]:
    """Yield what changes at the top of the file."""
    for code, of in HEAD.items():
        yield from changed(code, of(old), of(new))
    if old.starts.once != new.starts.once:
        yield Difference("D-STARTS-ONCE" if new.starts.once else "D-STARTS-AGAIN", {})
    yield from _running(old, new)
    if old.changes != new.changes:
        yield Difference("D-CARRIED", {})
    for name, term in new.terms.items():
        yield from changed("D-TERM", old.terms.get(name, term), term, name=name)
    for name, group in new.groups.items():
        title = old.groups[name].title if name in old.groups else group.title
        yield from changed_text("D-PAGE-TITLE", title, group.title, page=name)


def silence_differences(old: Silence, new: Silence) -> Iterator[Difference]:
    """Yield what changes for somebody who does not write any more."""
    yield from changed("D-SILENT-AFTER", old.after, new.after)
    yield from changed_text("D-REMIND", old.remind, new.remind)
    if old.remind and new.remind:
        yield from changed("D-REMIND-AFTER", old.remind_after, new.remind_after)


def _running(old: Flow, new: Flow) -> Iterator[Difference]:
    for name in dict.fromkeys((*old.running, *new.running)):
        before, after = (flow.running.get(name, KEEP) for flow in (old, new))
        if before != after:
            code = "D-RUNNING-STAYS" if after == KEEP else "D-RUNNING-COMES"
            yield Difference(code, {"flow": name})
