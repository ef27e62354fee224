"""Says in words what changes in one step that is there before and after.

Called by ``differences``.
"""

from collections.abc import Callable, Iterator

from bot.flow.definition import Ask, Clarify, Step
from bot.flow.word_differences import Difference, changed, changed_text, changed_words, short

VALUES: dict[str, Callable[[Step], object]] = {
    "D-PAGE": lambda step: step.group,
    "D-ONE-OF": lambda step: step.one_of,
    "D-PURPOSES": lambda step: getattr(step, "purposes", ()),
    "D-TELLS": lambda step: getattr(step, "tells", ()),
    "D-PURPOSE": lambda step: getattr(step, "purpose", ""),
    "D-REFER-TO": lambda step: getattr(step, "to", ""),
    "D-BASIS": lambda step: getattr(step, "basis", ""),
    "D-DOOR": lambda step: getattr(step, "door", ""),
}
"""Each sentence of ``wording.yaml`` with what it tells the change of."""

SWITCHES = {
    "once_ever": ("D-SAID-ONCE", "D-SAID-ALWAYS"),
    "if_room": ("D-NOW-IF-ROOM", "D-NOW-ALWAYS"),
    "in_danger": ("D-NOW-IN-DANGER", "D-NOT-IN-DANGER"),
    "gives_facts": ("D-GIVES-FACTS", "D-GIVES-NO-FACTS"),
    "names_not_here": ("D-NAMES-NOT-HERE", "D-NAMES-HERE"),
    "as_page": ("D-AS-PAGE", "D-NOT-AS-PAGE"),
}
"""What a step is or is not, with the sentences for switching it on and off."""


def step_differences(old: Step, new: Step) -> Iterator[Difference]:
    """Yield what changes in a step."""
    name = new.id
    if type(old) is not type(new) or getattr(old, "type", "") != getattr(new, "type", ""):
        yield Difference("D-KIND", {"step": name, "words": words_of(new)})
        return
    if old.guard != new.guard:
        yield _condition(old, new)
    yield from changed_words(getattr(old, "words", None), getattr(new, "words", None), name)
    for code, of in VALUES.items():
        yield from changed(code, of(old), of(new), step=name)
    if isinstance(old, Ask) and isinstance(new, Ask):
        yield from changed_text("D-WHY", old.why, new.why, step=name)
        yield from changed_text("D-HELP", old.help, new.help, step=name)
        yield from _choices(old, new)
    if isinstance(old, Clarify) and isinstance(new, Clarify):
        yield from changed("D-CLARIFY", old.at_most, new.at_most, step=name)
    for switch, (on, off) in SWITCHES.items():
        if getattr(old, switch, False) != getattr(new, switch, False):
            yield Difference(on if getattr(new, switch) else off, {"step": name})


def words_of(step: Step) -> str:
    """Return what a step says in the end, in short."""
    words = getattr(step, "words", None)
    return short(words.variants[-1].text.source) if words and words.variants else "-"


def _condition(old: Step, new: Step) -> Difference:
    """Tell when a step comes; if it reads as before, one of its terms means something else."""
    before, after = ("; ".join(each.conditions) for each in (old, new))
    if before == after:
        return Difference("D-CONDITION-TERM", {"step": new.id, "when": after})
    values = {"step": new.id, "old": before or "always", "new": after or "always"}
    return Difference("D-CONDITION", values)


def _choices(old: Ask, new: Ask) -> Iterator[Difference]:
    before = {choice.id: choice.label.source for choice in old.choices}
    after = {choice.id: choice.label.source for choice in new.choices}
    for choice, label in after.items():
        if choice not in before:
            yield Difference("D-CHOICE-NEW", {"step": new.id, "label": label})
        else:
            yield from changed("D-CHOICE-WORDS", before[choice], label, step=new.id)
    for choice, label in before.items():
        if choice not in after:
            yield Difference("D-CHOICE-GONE", {"step": new.id, "label": label})
    kept = [choice for choice in after if choice in before]
    if kept != [choice for choice in before if choice in after]:
        yield Difference("D-CHOICE-ORDER", {"step": new.id, "order": ", ".join(after.values())})
