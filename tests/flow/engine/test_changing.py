"""Changing an earlier answer: what is offered, by which name, and what comes of it."""

import pytest

from bot.channel import IncomingKind
from bot.flow.conversation import Conversation
from bot.flow.effects import Ask
from bot.flow.saying import Circumstances
from tests.flow.engine.talking import says, talk, taps
from tests.flow.shipped import voice


def asked_about_a_brother(language: str = "ja") -> Conversation:
    """A talk in which a question about the brother was answered and the next one is open."""
    held = talk(language=language)
    for text in ("弟54 働いてないんです", "とくにない"):
        says(held, text)
    assert held.session.waits.startswith("clarify:")
    says(held, "はい")
    return held


def offered(held: Conversation, text: str = "直す") -> dict[str, str]:
    """Ask for a change; return what can be changed, by what a tap sends back."""
    effects = held.take(held.letter(IncomingKind.TEXT, text))
    [shown] = [each for each in effects if isinstance(each, Ask)]
    at = Circumstances(held.now, "terminal")
    return {each.payload: voice().label(each, shown.language, at) for each in shown.options}


def test_a_fact_that_was_asked_can_be_changed_and_is_named_as_it_was_asked() -> None:
    held = asked_about_a_brother()
    fact = next(name for name in held.session.asked if name.startswith("clarify:"))

    labels = offered(held)

    assert "弟さん" in labels[f"change={fact}"]
    assert len(set(labels.values())) == len(labels)


@pytest.mark.parametrize("how", ["tap", "number"])
def test_a_changed_fact_is_asked_again_and_takes_the_new_answer(how: str) -> None:
    held = asked_about_a_brother()
    fact = next(name for name in held.session.asked if name.startswith("clarify:"))
    put, before = held.session.put, dict(held.session.facts)
    labels = list(offered(held))

    if how == "tap":
        taps(held, f"change={fact}")
    else:
        says(held, str(labels.index(f"change={fact}") + 1))

    assert (held.session.waits, held.session.put) == (fact, put)
    says(held, "いいえ")
    key = fact.partition(":")[2]
    assert (before[key], held.session.facts[key]) in {("yes", "no"), ("no", "yes")}


def test_in_danger_nothing_is_offered_that_would_not_be_asked() -> None:
    held = talk()
    for text in ("母の介護で疲れました", "とくにない", "もう消えたい", "いいえ", "門司区"):
        says(held, text)
    kept = dict(held.session.answers)

    labels = offered(held)

    assert set(labels) == {"change=ward"}
    assert {**kept, **held.session.answers} == held.session.answers


def test_back_in_danger_takes_no_answer_away_that_is_not_asked_again() -> None:
    held = talk()
    for text in ("母の介護で疲れました", "とくにない", "もう消えたい", "いいえ"):
        says(held, text)
    kept = dict(held.session.answers)

    assert says(held, "もどる")[0] == "nothing_to_go_back_to"
    assert held.session.answers == kept


def test_a_button_of_a_question_that_was_never_put_says_nothing() -> None:
    held = talk()
    says(held, "母の介護で疲れました")

    taps(held, "clarify:no_work:son=yes")

    assert held.session.facts == {}
