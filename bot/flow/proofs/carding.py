"""Nobody is flooded after a danger card either: the card and what comes with it in the same turn.

At ``now`` a card comes alone.  At ``thoughts`` the engine goes on at once: with notices, and with
the first question that is asked in danger or the first ending.  LINE takes five messages in one
reply, and the rest would be lost behind the number that matters.
"""

from collections.abc import Callable, Iterator

from bot.authoring.problem import Problem
from bot.flow.definition import Ask, Card, Ending, Flow, Notice, Text, Today
from bot.flow.formula import ALWAYS, NEVER, put
from bot.flow.proofs.bubbling import TOO_MANY, most
from bot.flow.proofs.paths import NOTHING_TOLD, problem, search
from bot.flow.proofs.solver import Term, at_least, every, no
from bot.flow.proofs.world import THOUGHTS, Walked, World
from bot.reading import Audience, DangerLevel

CODE = "E-TOO-MANY-WITH-CARD"


def few_with_a_card(world: World, count: Callable[[Text], int]) -> Iterator[Problem]:
    """Yield a problem for each question or ending that can be too much behind a card."""
    cards = {card.id: _most_said(card, world.flow, count) for card in _going_on(world.flow.today)}
    if not cards:
        return
    card, bubbles = max(cards.items(), key=lambda each: each[1])
    for number, last in enumerate(world.walked):
        if isinstance(last.step, Ask | Ending):
            yield from _behind(world, number, (card, bubbles), count)


def few_with_its_question(today: Today, count: Callable[[Text], int]) -> Iterator[Problem]:
    """Yield a problem for each card that is too much together with its own question."""
    for card in today.cards:
        asked = today.card_questions.get(card.asks)
        own = max(count(asked.text), count(asked.of_other)) if asked else 0
        if max((count(each.text) for each in card.words.variants), default=0) + own > TOO_MANY:
            values = {"card": card.id, "step": card.asks or card.id, "path": NOTHING_TOLD}
            yield Problem(CODE, card.place, values | {"most": str(TOO_MANY)})


def _going_on(today: Today) -> list[Card]:
    """Return the cards after which steps are taken in the same turn."""
    return [c for c in today.cards if c.level == DangerLevel.THOUGHTS and not c.stops]


def _most_said(card: Card, flow: Flow, count: Callable[[Text], int]) -> int:
    """Return how many bubbles of this card other steps can follow.

    A card with a question waits for its answer; its short other sentence does not.
    """
    said = [count(card.again)]
    for variant in () if card.asks else card.words.variants:
        when = variant.when
        if flow.audience == "agencies":
            when = put(when, "audience", Audience.PROFESSIONAL)
        if when != NEVER:
            said.append(count(variant.text))
        if when == ALWAYS:
            break
    return max(said)


def _behind(
    world: World, number: int, card: tuple[str, int], count: Callable[[Text], int]
) -> Iterator[Problem]:
    last = world.walked[number]
    room = TOO_MANY - card[1] - most(last.step, count)
    notices = {
        n: most(world.walked[n].step, count)
        for n in range(number)
        if isinstance(world.walked[n].step, Notice)
    }
    wrong = [last.shown, world.names.holds(THOUGHTS)]
    if room >= 0:
        if sum(notices.values()) <= room:
            return
        shown = [(_comes(world, n, number), bubbles) for n, bubbles in notices.items()]
        wrong.append(at_least(shown, room + 1))
    if found := search(world.solver, world.names, every(wrong)):
        step = last.step
        yield problem(found, CODE, step.place, step.id, card=card[0], most=TOO_MANY)


def _comes(world: World, number: int, last: int) -> Term:
    """Return: this notice may come in the turn of the card.

    One that always holds was said before whatever was put below it.  One with a condition may hold
    only since these very words, wherever it stands.
    """
    notice = world.walked[number]
    between: list[Walked] = world.walked[number + 1 : last]
    if notice.step.guard != ALWAYS:
        return notice.taken
    return every([notice.taken, *[no(each.put) for each in between]])
