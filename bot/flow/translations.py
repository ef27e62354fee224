"""Carry translations along when the Japanese texts change, and say what is wrong with them.

Messages are matched by context, the place where a text stands: Babel's own update looks for similar
sentences and can hand one question the words of its neighbour.  Variants of one text keep their own
words when another is put among them.  A changed source makes its translation unreviewed and keeps
the old source beside it; a text that went away keeps its translation as obsolete.  Nothing here
opens a file or knows the time.  Called by ``marugoto texts`` and ``marugoto check``.
"""

import re
from collections.abc import Callable, Iterable

from babel.messages.catalog import Catalog, Message

from bot.flow.catalogue import key
from bot.flow.definition import Text
from bot.flow.languages import LANGUAGES
from bot.flow.template import parse

UNREVIEWED = "unreviewed"
_FUZZY = "fuzzy"
_NUMBER = re.compile(r"\.\d+$")


def extract(texts: Iterable[Text]) -> Catalog:
    """Return the template: every text with its place and what its translators must keep."""
    catalog = _empty(None, "# The words of Marugoto, for translators.")
    for text in texts:
        context, source = key(text)
        if source:
            catalog.add(
                source,
                context=context,
                locations=[(text.place.file, text.place.line)],
                auto_comments=_for_translators(source),
            )
    return catalog


def new_catalog(language: str) -> Catalog:
    """Return a language's catalogue without any translation."""
    named = LANGUAGES[language]
    return _empty(named.catalogue, f"# The words of Marugoto: {named.own_name}.")


def update(po: Catalog, pot: Catalog) -> Catalog:
    """Return the catalogue with the template's messages and the translations it had."""
    updated = _like(po)
    old = _Old(po, pot)
    for message in pot:
        if message.id:
            carried = old.carried(message)
            updated[carried.id] = carried
    updated.obsolete = old.left()
    return updated


def same_meaning(po: Catalog, concerns: Callable[[str], bool]) -> int:
    """Count the translations that a change of source had made unreviewed and that hold again.

    What was unreviewed before that change stays so.
    """
    held = [message for message in po if concerns(message.context or "") and _held_before(message)]
    for message in held:
        message.flags.discard(_FUZZY)
        message.previous_id = []
    return len(held)


def names_step(context: str, step: str) -> bool:
    """Say whether a text belongs to a step, written ``intake/about`` or ``about``."""
    within = context.split("/", 1)[-1]
    return any(f"{whole}/".startswith(f"{step}/") for whole in (context, within))


def _empty(locale: str | None, header: str) -> Catalog:
    return Catalog(
        locale=locale, header_comment=header, project="Marugoto", version="flows", fuzzy=False
    )


def _like(po: Catalog) -> Catalog:
    catalog = _empty(po.locale_identifier, po.header_comment)
    catalog.mime_headers = po.mime_headers
    catalog.fuzzy = po.fuzzy
    return catalog


def _for_translators(source: str) -> list[str]:
    names = sorted(parse(source).names)
    return [f"Keep the placeholders: {' '.join(f'{{{name}}}' for name in names)}"] if names else []


def _held_before(message: Message) -> bool:
    return bool(message.previous_id) and UNREVIEWED not in message.user_comments


class _Old:
    """The translations a catalogue had, until each is handed on."""

    def __init__(self, po: Catalog, pot: Catalog) -> None:
        self._live = _by_key(message for message in po if message.id)
        self._obsolete = _by_key(po.obsolete.values())
        wanted = {_key(message) for message in pot}
        said = {_variant(message) for message in pot}
        known = [*self._obsolete.values(), *self._live.values()]
        free = [message for message in known if _key(message) not in wanted]
        self._moved = {_variant(each): each for each in free if _variant(each) in said}
        self._by_context = {
            message.context: message for message in known if _variant(message) not in self._moved
        }

    def carried(self, new: Message) -> Message:
        """Return the template's message with the translation that stood in its place."""
        exact = self._live.pop(_key(new), None)
        retired = self._obsolete.pop(_key(new), None)
        if exact is not None:
            return _carried(new, exact)
        if moved := self._moved.pop(_variant(new), None):
            self._live.pop(_key(moved), None)
            self._obsolete.pop(_key(moved), None)
            return _carried(new, moved)
        near = retired or self._by_context.get(new.context)
        if near is None:
            return new.clone()
        was_live = self._live.pop(_key(near), None) is not None
        self._obsolete.pop(_key(near), None)
        return _carried_over_a_change(new, near, was_live=was_live)

    def left(self) -> dict[str | tuple[str, str], Message]:
        """Return what no text uses any more, as far as it has words."""
        unused = _by_key([*self._obsolete.values(), *self._live.values()])
        return {key: message for key, message in unused.items() if message.string}


def _by_key(messages: Iterable[Message]) -> dict[str | tuple[str, str], Message]:
    return {_key(message): message for message in messages}


def _key(message: Message) -> tuple[str, str]:
    return str(message.id), message.context or ""


def _variant(message: Message) -> tuple[str, str]:
    """Return a message's source with its step and part, without its number among the variants."""
    return str(message.id), _NUMBER.sub("", message.context or "")


def _carried(new: Message, old: Message) -> Message:
    """Return the message with the translation of the very same source."""
    message = new.clone()
    message.string = old.string
    message.user_comments = list(old.user_comments)
    if _FUZZY in old.flags:
        message.flags.add(_FUZZY)
        message.previous_id = old.previous_id
    else:
        # Translators' tools take the flag away and leave the comment.
        _mark(message, reviewed=True)
    return message


def _carried_over_a_change(new: Message, old: Message, *, was_live: bool) -> Message:
    """Return the message with the translation of what stood in its place before."""
    message = new.clone()
    message.user_comments = list(old.user_comments)
    if not old.string:
        return message
    message.string = old.string
    if _held_before(old) and old.previous_id == [new.id]:
        return message
    # The oldest source is kept: it is the one that the translation was true to.
    message.previous_id = old.previous_id or [str(old.id)]
    message.flags.add(_FUZZY)
    # NB: gettext files do not say of an obsolete text whether it had been reviewed.
    _mark(message, reviewed=was_live and _FUZZY not in old.flags)
    return message


def _mark(message: Message, *, reviewed: bool) -> None:
    others = [comment for comment in message.user_comments if comment != UNREVIEWED]
    message.user_comments = others if reviewed else [UNREVIEWED, *others]
