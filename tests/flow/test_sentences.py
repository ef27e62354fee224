import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.authoring import plain_yaml
from bot.authoring.problem import Place
from bot.authoring.report import Report
from bot.flow.formula import ALWAYS, Formula, holds
from bot.flow.sentences import Known, Scope, define_terms, read_condition
from bot.flow.vocabulary import FACT, FINDINGS, PATTERN, PICK, Name, NameKind, Unsettled

NAMES = {
    **FINDINGS,
    "about": Name(NameKind.ANSWER, (*Unsettled, "self", "family", "本人")),
    "urgent": Name(NameKind.ANSWER, (*Unsettled, "given")),
    "urgent.no_food": PICK,
    "no_work": FACT,
    "dv": PATTERN,
}


def a_scope() -> Scope:
    return Scope(NAMES, Report(), several={"urgent": ("no_food",)})


def known(sentence: str, terms: str = "") -> Known:
    scope = a_scope()
    if terms:
        define_terms(plain_yaml.read(terms.encode(), "t", scope.report), scope, Place("t"))
    node = plain_yaml.read(f"when: {sentence}".encode(), "f", scope.report)
    found = read_condition(node.values["when"], scope)  # type: ignore[union-attr]
    assert scope.report.problems == ()
    return found


def outcome(sentence: str, terms: str = "", **values: str) -> str:
    """Say whether the sentence is so, not so, or open."""
    found = known(sentence, terms)
    table = {name.replace("urgent_", "urgent."): value for name, value in values.items()}

    def so(formula: Formula) -> bool:
        return formula == ALWAYS or holds(formula, table)

    assert not (so(found.so) and so(found.not_so))
    return "so" if so(found.so) else "not so" if so(found.not_so) else "open"


def test_an_answer_is_so_or_not_so_also_when_it_was_not_given() -> None:
    assert outcome("about is self", about="self") == "so"
    assert outcome("about is self", about="family") == "not so"
    assert outcome("about is self", about="declined") == "not so"
    assert outcome("about is 本人", about="本人") == "so"


def test_a_fact_or_a_pattern_may_be_open() -> None:
    assert outcome("no_work is yes", no_work="unknown") == "open"
    assert outcome("no_work is yes", no_work="no") == "not so"
    assert outcome("dv is at least suspected", dv="unknown") == "open"
    assert outcome("dv is at least suspected", dv="excluded") == "not so"
    assert outcome("dv is at least suspected", dv="found") == "so"


def test_whether_something_is_known_is_never_open() -> None:
    assert outcome("no_work is known", no_work="unknown") == "not so"
    assert outcome("no_work is not known", no_work="unknown") == "so"
    assert outcome("about is known", about="declined") == "not so"
    assert outcome("about is known", about="self") == "so"


def test_not_swaps_and_leaves_open_what_is_open() -> None:
    terms = "jobless: no_work is yes\n"

    assert outcome("not jobless", terms, no_work="no") == "so"
    assert outcome("not jobless", terms, no_work="unknown") == "open"
    assert outcome("jobless is no", terms, no_work="no") == "so"


def test_and_is_not_so_if_one_part_is_not_so() -> None:
    sentence = "no_work is yes and about is self"

    assert outcome(sentence, no_work="unknown", about="family") == "not so"
    assert outcome(sentence, no_work="unknown", about="self") == "open"


def test_or_is_so_if_one_part_is_so() -> None:
    sentence = "no_work is yes or about is self"

    assert outcome(sentence, no_work="unknown", about="self") == "so"
    assert outcome(sentence, no_work="unknown", about="family") == "open"


def test_an_option_that_was_not_picked_is_not_so() -> None:
    assert outcome("urgent has no_food", urgent_no_food="yes") == "so"
    assert outcome("urgent has no_food", urgent_no_food="no") == "not so"


def test_a_question_with_several_options_may_be_unanswered() -> None:
    assert outcome("urgent is declined", urgent="declined") == "so"
    assert outcome("urgent is one of (unknown, declined)", urgent="given") == "not so"


def test_blocks_nest_and_a_list_means_all() -> None:
    block = (
        "\n  any:\n    - about is self\n    - all:\n        - no_work is yes\n        - dv is found"
    )
    listed = "\n  - about is self\n  - danger is none"

    assert outcome(block, about="family", no_work="yes", dv="found") == "so"
    assert outcome(block, about="family", no_work="no", dv="found") == "not so"
    assert outcome(listed, about="self", danger="now") == "not so"


def test_terms_may_use_the_terms_above_them() -> None:
    terms = "own: about is self\ncalm: danger is none\nown_and_calm: own and calm\n"

    assert outcome("own_and_calm", terms, about="self", danger="none") == "so"
    assert outcome("not own_and_calm", terms, about="self", danger="now") == "so"


def test_one_of_takes_commas_with_and_without_spaces() -> None:
    assert outcome("about is one of (self, family)", about="family") == "so"
    assert outcome("about is one of (self,family)", about="本人") == "not so"


@pytest.mark.parametrize(
    ("sentence", "code", "near"),
    [
        ("abuot is self", "E-UNKNOWN-NAME", "about"),
        ("about is slef", "E-UNKNOWN-VALUE", "self"),
        ("urgent has no_foot", "E-UNKNOWN-VALUE", "no_food"),
        ("", "E-CONDITION", ""),
        ("about is", "E-CONDITION", ""),
        ("about is one of ()", "E-CONDITION", ""),
        ("about is one of （self、family）", "E-WIDE-WORD", ""),
        ("(about is self)", "E-CONDITION", ""),
        ("not about is self", "E-CONDITION", ""),
        ("about is self and", "E-CONDITION", ""),
    ],
)
def test_a_sentence_that_is_not_understood_is_told(sentence: str, code: str, near: str) -> None:
    scope = a_scope()

    read_condition(plain_yaml.Scalar(sentence, Place("f")), scope)

    assert [(each.code, each.near) for each in scope.report.problems] == [(code, near)]


WORDS = [
    *NAMES,
    "is",
    "not",
    "known",
    "one",
    "of",
    "(",
    ")",
    ",",
    "at",
    "least",
    "has",
    "and",
    "or",
]


@given(st.lists(st.sampled_from([*WORDS, "self", "yes", "found", "間"]), max_size=12))
def test_no_sentence_is_too_strange(words: list[str]) -> None:
    read_condition(plain_yaml.Scalar(" ".join(words), Place("f")), a_scope())
