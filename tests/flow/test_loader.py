from collections.abc import Mapping

import pytest

from bot.flow.definition import AnswerType, Ask, Flow, Inform, Refer, Reflect, Words
from bot.flow.formula import ALWAYS, Among, all_of, holds
from tests.flow.shipped import edition


def flow(name: str = "intake") -> Flow:
    return edition().flows[name]


def step(id: str, name: str = "intake") -> Ask:
    return next(each for each in flow(name).steps if each.id == id and isinstance(each, Ask))


def ids(words: Words | None) -> list[str]:
    return [variant.text.id for variant in words.variants] if words else []


def test_every_shipped_flow_loads() -> None:
    assert {"intake", "escalation", "followup", "disaster"} <= set(edition().flows)


def test_steps_stand_in_one_list_from_top_to_bottom() -> None:
    names = [each.id for each in flow().steps]

    assert names[:6] == [
        "welcome",
        "how_it_works",
        "story",
        "city_question",
        "story.reflect",
        "about",
    ]
    assert names[-2:] == ["refer", "open_door"]


def test_a_part_belongs_to_the_flow_that_uses_it() -> None:
    basis = step("basis")

    assert basis.one_of == "who_may_know"
    assert basis.why.id == "intake/basis/why"
    assert basis.place.file.endswith("parts/basis.yaml")
    assert step("basis", "escalation").why.id == "escalation/basis/why"


def test_a_question_inherits_the_conditions_around_it() -> None:
    assert step("basis").guard == Among("about", frozenset({"work"}))
    assert step("basis").conditions == ("when: about is work",)


def test_unless_is_taken_where_nothing_is_known() -> None:
    guard = step("household").guard

    assert holds(guard, {"about": "not_asked"})
    assert not holds(guard, {"about": "neighbour"})


def test_texts_are_named_after_file_step_and_part() -> None:
    about = step("about")

    assert ids(about.words) == ["intake/about/text"]
    assert about.choices[0].label.id == "intake/about/choices.self"
    assert flow().title.id == "intake/flow/title"
    assert ids(step("ward").words) == [f"intake/ward/text.{number}" for number in (1, 2, 3)]


def test_the_last_variant_always_applies() -> None:
    for each in flow().steps:
        words = getattr(each, "words", None)
        if isinstance(words, Words) and words.variants:
            assert words.variants[-1].when == ALWAYS


def test_ways_out_are_named_after_the_way() -> None:
    leaving = flow().leaving

    assert [ending.id for ending in leaving.stop] == ["stop.refer", "stopped"]
    assert [ending.id for ending in leaving.human] == ["human.refer"]
    assert [ending.id for ending in leaving.silent.endings] == ["silent.refer", "silent_end"]
    assert isinstance(leaving.delete[-1], Inform)
    assert leaving.silent.endings[-1].words is None


@pytest.mark.parametrize(
    ("question", "purpose"),
    [
        ("story", "receive"),
        ("contact", "contact"),
        ("sharing", "share_with_agencies"),
        ("about", ""),
    ],
)
def test_sensitive_questions_have_their_purpose(question: str, purpose: str) -> None:
    assert step(question).purpose == purpose


def test_what_may_be_asked_in_danger_is_written_at_the_question() -> None:
    assert step("ward").in_danger
    assert not step("about").in_danger


def test_every_name_of_a_condition_has_its_values() -> None:
    domains: Mapping[str, tuple[str, ...]] = flow().domains

    assert domains["about"][:3] == ("not_asked", "unknown", "declined")
    assert domains["urgent.no_food"] == ("no", "yes")
    assert domains["eighty_fifty"][0] == "unknown"
    assert domains["no_work"] == ("unknown", "no", "yes")
    assert "moji" in domains["ward"]


def test_a_term_is_the_same_as_its_sentence() -> None:
    told_nothing = {
        "story": "declined",
        "understood": "no",
        "danger": "none",
        "contact": "none",
    }
    refer = next(each for each in flow().steps if isinstance(each, Refer))

    assert not holds(refer.guard, told_nothing)
    assert holds(refer.guard, told_nothing | {"contact": "here"})


def test_what_was_told_is_said_back_in_soft_words_only() -> None:
    reflect = next(each for each in flow().steps if isinstance(each, Reflect))

    assert reflect.of == "story"
    assert all_of([reflect.words.variants[0].when]) == Among("understood", frozenset({"yes"}))


def test_types_that_the_law_fixes_have_every_value() -> None:
    assert len(step("basis").choices) == 7
    assert step("basis").type is AnswerType.LEGAL_BASIS


def test_a_flow_that_we_start_begins_discreetly() -> None:
    followup = flow("followup")

    assert followup.starts.after == "ticket closed"
    assert followup.starts.wait.days == 14
    assert getattr(followup.steps[0], "neutral", False)


def test_a_mode_takes_the_place_of_another_flow() -> None:
    assert flow("disaster").starts.instead_of == "intake"
    assert flow("disaster").running == {"intake": "finish_here"}


def test_pages_keep_their_questions_together() -> None:
    escalation = flow("escalation")

    assert escalation.groups["what"].title.id == "escalation/what/title"
    assert step("story", "escalation").group == "what"
    assert step("story", "escalation").names_not_here
