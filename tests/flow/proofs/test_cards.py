"""Somebody answers the number of a danger card at every hour, and each of its wordings can come."""

from dataclasses import replace

import pytest

from bot.flow.definition import Card, Today, Variant, Words
from bot.flow.formula import ALWAYS
from bot.flow.proofs import cards
from bot.flow.proofs.cards import card_problems
from bot.flow.proofs.solver import Solver
from tests.flow.shipped import edition


def codes(today: Today) -> set[str]:
    return {problem.code for problem in card_problems(today)}


def with_card(**changed: object) -> Today:
    """Return today with its card for thoughts of suicide changed."""
    today = edition().today
    return replace(today, cards=tuple(_changed(card, **changed) for card in today.cards))


def _changed(card: Card, **changed: object) -> Card:
    return replace(card, **changed) if card.id == "suicide_thoughts" else card  # type: ignore[arg-type]


def test_the_shipped_cards_are_right() -> None:
    assert codes(edition().today) == set()


def test_a_number_that_nobody_answers_at_night_is_not_enough() -> None:
    assert codes(with_card(numbers=("kq_kokoro",))) == {"E-CARD-NO-NUMBER", "E-CARD-LAST-NOT-24H"}


def test_the_last_number_is_open_day_and_night() -> None:
    assert codes(with_card(numbers=("yorisoi", "kq_kokoro"))) == {"E-CARD-LAST-NOT-24H"}


def test_adults_have_a_number_too() -> None:
    found = list(card_problems(with_card(numbers=("kodomo_sos",))))

    assert [(each.code, each.values["writer"]) for each in found] == [("E-CARD-NO-NUMBER", "adult")]


def test_children_have_a_number_too() -> None:
    today = with_card(numbers=("yorisoi",))
    lines = dict(today.city.hotlines)
    lines["yorisoi"] = replace(lines["yorisoi"], fits=("adult",))

    found = list(card_problems(replace(today, city=replace(today.city, hotlines=lines))))

    assert ("E-CARD-NO-NUMBER", "child") in [(e.code, e.values.get("writer")) for e in found]


def test_words_that_can_never_come_are_found() -> None:
    card = next(each for each in edition().today.cards if each.id == "suicide_thoughts")
    last = card.words.variants[-1]

    assert codes(with_card(words=Words((Variant(ALWAYS, last.text), last)))) == {
        "E-WORDS-UNREACHABLE"
    }


def test_whether_words_come_is_not_proved_beyond_the_budget(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cards, "Solver", lambda: Solver(steps=1))

    assert codes(edition().today) == {"E-NOT-PROVED"}
