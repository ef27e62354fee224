"""What every path through a flow must keep: an end, a person, a way back, purpose first, consent.

Each function yields the problems of one promise, with a path that breaks it.
"""

from collections.abc import Iterator

from bot.authoring.problem import Problem
from bot.flow.definition import AnswerType, Ask, Inform, Note, Notice, Refer
from bot.flow.formula import names
from bot.flow.proofs.paths import problem, search
from bot.flow.proofs.solver import TRUE, Term, every, no, some
from bot.flow.proofs.world import (
    CALM,
    CITY_QUESTION,
    SELF,
    THOUGHTS,
    UNDERSTOOD,
    WANTS_REPLY,
    Walked,
    World,
)
from bot.flow.vocabulary import GIVEN


def reaches_an_end(world: World) -> Iterator[Problem]:
    """No path may run out of steps."""
    if found := search(world.solver, world.names, world.at_end):
        last = world.flow.steps[-1]
        yield problem(found, "E-NO-END", last.place, last.id)


def ends_with_a_person(world: World) -> Iterator[Problem]:
    """Whoever told something, is in danger, or wants a reply ends with a person."""
    needs = needs_a_person(world)
    for each in _taken(world, Inform, Note):
        wrong = needs if isinstance(each.step, Note) else some([needs, told_a_story(world)])
        if found := search(world.solver, world.names, every([each.taken, wrong])):
            yield problem(found, "E-NO-PERSON", each.step.place, each.step.id)


def has_a_way_back(world: World) -> Iterator[Problem]:
    """Whoever is referred was asked how to be reached."""
    if world.flow.audience != "residents":
        return
    back = [each for each in world.walked if _is_ask(each, AnswerType.CONTACT, AnswerType.PHONE)]
    nobody_asked = every([no(each.settled) for each in back]) if back else TRUE
    for each in _taken(world, Refer):
        if found := search(world.solver, world.names, every([each.taken, nobody_asked])):
            yield problem(found, "E-NO-WAY-BACK", each.step.place, each.step.id)


def tells_the_purpose_first(world: World) -> Iterator[Problem]:
    """What is asked for a purpose was preceded by the notice that tells it."""
    notices: list[Walked] = []
    for each in world.walked:
        step = each.step
        if isinstance(step, Notice):
            notices.append(each)
        if not isinstance(step, Ask) or not step.purpose:
            continue
        told = [n.taken for n in notices if _tells(n, step.purpose)]
        untold = no(some(told)) if told else TRUE
        if found := search(world.solver, world.names, every([each.put, untold])):
            yield problem(found, "E-SENSITIVE", step.place, step.id, purpose=step.purpose)


def asks_consent_only_of_oneself(world: World) -> Iterator[Problem]:
    """Nobody is asked to consent for somebody else: consent is the person's own."""
    abouts = [each.step.id for each in world.walked if _is_ask(each, AnswerType.ABOUT)]
    oneself = some([world.names.among(about, SELF) for about in abouts]) if abouts else no(TRUE)
    for each in world.walked:
        if _is_ask(each, AnswerType.CONSENT) and (
            found := search(world.solver, world.names, every([each.put, no(oneself)]))
        ):
            yield problem(found, "E-CONSENT-OF-ANOTHER", each.step.place, each.step.id)


def uncovered(world: World) -> Iterator[Problem]:
    """Tell where nobody is asked any question of a ``one_of`` block although a ticket is opened.

    An author who means it says so (``or_none``), and is told when it is no longer so.
    """
    referred = [each.taken for each in _taken(world, Refer)]
    blocks = dict.fromkeys(each.step.one_of for each in world.walked if each.step.one_of)
    for block in blocks if referred else ():
        members = [each for each in world.walked if each.step.one_of == block]
        nobody = every([world.names.holds(CALM), *[no(each.settled) for each in members]])
        wrong = every([some(referred), nobody])
        matter = frozenset(name for each in members for name in names(each.step.guard))
        found = search(world.solver, world.names, wrong, matter)
        place, meant = members[0].step.place, block in world.flow.or_none
        if found and not meant:
            yield problem(found, "W-UNCOVERED", place, block)
        elif meant and not found:
            yield Problem("W-NEVER-NONE", place, {"step": block})


def told_a_story(world: World) -> Term:
    """Return: words stand under the story, understood or not, and not only a city question."""
    stories = [each.step.id for each in world.walked if _is_ask(each, AnswerType.STORY)]
    told = some([world.names.among(story, (GIVEN,)) for story in stories])
    return every([told, no(world.names.holds(CITY_QUESTION))])


def needs_a_person(world: World) -> Term:
    """Return: this person must not be left with information alone."""
    holds = world.names.holds
    contacts = [each.step.id for each in world.walked if _is_ask(each, AnswerType.CONTACT)]
    wants_reply = [world.names.among(contact, WANTS_REPLY) for contact in contacts]
    told = every([some([holds(UNDERSTOOD), *wants_reply]), no(holds(CITY_QUESTION))])
    return some([holds(THOUGHTS), told])


def _taken(world: World, *kinds: type) -> list[Walked]:
    return [each for each in world.walked if isinstance(each.step, kinds)]


def _is_ask(each: Walked, *types: AnswerType) -> bool:
    return isinstance(each.step, Ask) and each.step.type in types


def _tells(notice: Walked, purpose: str) -> bool:
    return isinstance(notice.step, Notice) and purpose in notice.step.purposes
