from collections.abc import Iterator

import pytest

from bot.reading import DangerLevel
from tests.needs.shipped import danger, letters, reader

pytestmark = pytest.mark.slow

RULES = danger()["rules"]
CARDS = danger()["cards"]
RISING = list(DangerLevel)


def examples(kind: str) -> Iterator[tuple[str, str, str]]:
    for rule in RULES:
        for text in rule["examples"][kind]:
            yield rule["id"], rule["level"], text


def rules_of(text: str) -> set[str]:
    return {evidence.rule for evidence in reader().screen(letters(text)).evidence}


def bubbles(card: dict[str, object]) -> Iterator[list[str]]:
    texts = card["text"]
    assert isinstance(texts, list)
    for variant in texts:
        yield variant["say"].strip().split("\n\n")


@pytest.mark.parametrize(("rule", "level", "text"), list(examples("yes")))
def test_what_is_a_sign_of_danger_is_at_least_as_grave_as_its_rule(
    rule: str, level: str, text: str
) -> None:
    found = reader().screen(letters(text)).level

    assert RISING.index(found) >= RISING.index(DangerLevel(level)), rule


@pytest.mark.parametrize(("rule", "level", "text"), list(examples("no")))
def test_what_is_not_a_sign_does_not_come_true(rule: str, level: str, text: str) -> None:
    assert rule not in rules_of(text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_every_rule_uses_words_and_situations_that_exist(rule: dict[str, list[str]]) -> None:
    bundles = danger()["words"]
    situations = danger()["whether"]

    used = [*rule["what"], *rule.get("with", []), *rule.get("also", [])]

    assert set(used) <= set(bundles)
    assert set(rule.get("unless", [])) <= set(situations)


def test_every_situation_uses_words_that_exist() -> None:
    known = set(danger()["words"]) | set(danger()["also_words"])

    used = {
        name
        for situation in danger()["whether"].values()
        for name in (*situation.get("also", []), *situation.get("but", []))
    }

    assert used <= known


def test_every_danger_that_can_be_found_has_a_card() -> None:
    carded = {(card["for"]["danger"], card["for"]["level"]) for card in CARDS}

    assert {(rule["danger"], rule["level"]) for rule in RULES} <= carded


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card["card"])
def test_a_card_is_short_ends_without_a_condition_and_promises_no_secrecy(
    card: dict[str, object],
) -> None:
    said = list(bubbles(card))

    assert all(len(parts) <= 3 and all(len(part) <= 120 for part in parts) for parts in said)
    assert isinstance(card["text"], list)
    assert [("when" in variant) for variant in card["text"]].count(False) == 1
    assert "when" not in card["text"][-1]
    assert not any(word in str(card) for word in ("秘密", "ひみつ", "がんばって", "命を大切"))


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card["card"])
def test_a_card_for_now_stops_and_a_card_for_thoughts_goes_on_short(
    card: dict[str, dict[str, str]],
) -> None:
    stops = card["for"]["level"] == "now"

    assert card["then"] == ("stop" if stops else "go_on_short")
