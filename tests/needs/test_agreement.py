from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from bot.needs.agreement import Opinion, agreed_domains, agreed_patterns, agreed_that, needs_seen
from bot.reading import Evidence, Finding, PatternState
from tests.needs.shipped import reader

RULES = reader().vocabulary.rules
SAID = (Evidence("old", 0, 3, "piles_up", "v1"),)
WEIGHED = (Evidence("new", 1, 2, "second_look", "a1"),)
UNKNOWN, EXCLUDED, SUSPECTED, FOUND = PatternState
RAISED = {UNKNOWN: SUSPECTED, SUSPECTED: FOUND}


def opinion(seen: Mapping[str, PatternState] | None = None, agreed: Sequence[str] = ()) -> Opinion:
    return Opinion(seen or {}, frozenset(agreed), lambda label: WEIGHED)


def hoarding(state: PatternState, says: Opinion | None, answered: Sequence[str] = ()) -> Finding:
    found = {"hoarding": Finding("hoarding", state, SAID)}
    return agreed_patterns(found, says, RULES, answered)["hoarding"]


@pytest.mark.parametrize("state", PatternState)
def test_without_a_second_look_the_rules_decide(state: PatternState) -> None:
    assert hoarding(state, None) == Finding("hoarding", state, SAID)


def test_what_a_rule_found_stays_where_it_is_not_doubted() -> None:
    assert hoarding(FOUND, opinion(agreed=["hoarding"])) == Finding("hoarding", FOUND, SAID)


def test_what_a_rule_found_is_suspected_where_it_is_doubted() -> None:
    assert hoarding(FOUND, opinion(agreed=["dv"])) == Finding("hoarding", SUSPECTED, SAID)


def test_an_answer_is_not_doubted() -> None:
    fact = RULES["hoarding"].rests_on[0]

    assert hoarding(FOUND, opinion(), [fact]).state is FOUND


@pytest.mark.parametrize("state", [UNKNOWN, SUSPECTED])
def test_the_second_look_raises_and_tells_by_which_words(state: PatternState) -> None:
    raised = hoarding(state, opinion({"hoarding": RAISED[state]}))

    assert raised == Finding("hoarding", RAISED[state], WEIGHED)


def test_what_was_said_not_to_be_so_stays_excluded() -> None:
    assert hoarding(EXCLUDED, opinion({"hoarding": FOUND})).state is EXCLUDED


def test_a_suspicion_of_both_keeps_the_words_of_the_rule() -> None:
    assert hoarding(SUSPECTED, opinion({"hoarding": SUSPECTED})).evidence == SAID


def test_domains_that_words_name_count_where_they_are_not_doubted() -> None:
    says = opinion({"health": FOUND, "work": SUSPECTED}, ["housing"])

    assert agreed_domains(["health", "housing", "work"], says) == {"health", "housing"}
    assert agreed_domains(["health", "work"], None) == {"health", "work"}


def test_a_domain_that_no_words_name_is_a_need_with_the_words_that_weighed() -> None:
    says = opinion({"health": FOUND, "work": FOUND, "housing": SUSPECTED})
    [need] = needs_seen({"health"}, says, ["health", "work", "housing"])

    assert (need.fact, need.domains, need.evidence) == ("", ("work",), WEIGHED)
    assert needs_seen(set(), None, ["work"]) == ()


def test_a_label_is_so_where_it_is_seen_or_said_undoubted() -> None:
    says = replace(opinion({"need": FOUND}), agreed=frozenset({"several"}))

    assert agreed_that("need", False, says)
    assert agreed_that("several", True, says)
    assert not agreed_that("several", False, says)
    assert not agreed_that("dv", True, says)
