import json
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.flow.definition import Ask, Changes, Flow
from bot.flow.edition import Edition, load_edition
from bot.flow.moving import moved
from bot.flow.session import AnswerValue, Session
from bot.flow.shape import restore, shape_document, shape_of
from bot.flow.shape_reading import ShapeVersionError
from tests.flow.shipped import FLOWS, edition


def changed(tmp_path: Path, old: str, new: str) -> Edition:
    folder = tmp_path / "flows"
    shutil.copytree(FLOWS, folder, ignore=shutil.ignore_patterns("rehearsals"))
    text = (folder / "intake.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "intake.yaml").write_text(text.replace(old, new), encoding="utf-8")
    return load_edition(folder)


def intake() -> Flow:
    return edition().flows["intake"]


def asks(flow: Flow) -> dict[str, Ask]:
    return {step.id: step for step in flow.steps if isinstance(step, Ask)}


def session(answers: dict[str, AnswerValue], waits: str = "") -> Session:
    letters = dict.fromkeys(answers, "L1")
    return Session("intake", "old", answers=answers, letters=letters, asked=[*answers], waits=waits)


def test_a_changed_wording_keeps_the_shape(tmp_path: Path) -> None:
    new = changed(tmp_path, "どなたのことで、お困りですか。", "どなたのことですか。")

    assert new.flows["intake"].shape == intake().shape


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ask: household", "ask: family_members"),
        ("      no_food: 食べるもの\n", ""),
        ("    unless: about is neighbour\n", ""),
        ("at_most: 2\n    if_room: yes", "at_most: 1\n    if_room: yes"),
        (
            "type: choice\n        when: about is one",
            "type: choice\n        if_room: yes\n        when: about is one",
        ),
    ],
)
def test_a_changed_question_or_condition_changes_the_shape(
    tmp_path: Path, old: str, new: str
) -> None:
    assert changed(tmp_path, old, new).flows["intake"].shape != intake().shape


def test_the_order_of_conditions_does_not_matter(tmp_path: Path) -> None:
    old = "understood is no and danger is none and not wants_reply"
    new = changed(tmp_path, old, "not wants_reply and danger is none and understood is no")

    assert new.flows["intake"].shape == intake().shape


def test_a_restored_flow_is_the_flow_it_was() -> None:
    for flow in edition().flows.values():
        document = json.loads(json.dumps(shape_document(flow)))

        restored = restore(document, flow, flow.today)

        assert shape_document(restored) == shape_document(flow)
        assert shape_of(restored.steps, restored.leaving) == flow.shape


def test_an_older_talk_is_finished_with_the_words_of_today(tmp_path: Path) -> None:
    document = shape_document(intake())
    today = changed(tmp_path, "どなたのことで、お困りですか。", "だれのことですか。").flows[
        "intake"
    ]

    restored = restore(document, today, today.today)

    assert asks(restored)["about"].words.variants[0].text.source == "だれのことですか。"


def test_a_question_that_is_gone_keeps_the_words_it_had(tmp_path: Path) -> None:
    document = shape_document(intake())
    today = changed(tmp_path, "ask: household", "ask: members").flows["intake"]

    restored = restore(document, today, today.today)

    assert asks(restored)["household"].words == asks(intake())["household"].words
    assert "members" not in asks(restored)
    assert restored.shape == intake().shape


def test_a_flow_that_is_gone_altogether_can_still_be_finished() -> None:
    flow = replace(intake(), changes=(Changes({"a": "b"}, {"a": {"x": "y"}}, ("z",)),))

    restored = restore(shape_document(flow), None, flow.today)

    assert restored.steps == flow.steps
    assert restored.leaving.silent.after == timedelta(days=3)
    assert restored.changes == flow.changes


def test_a_document_of_another_version_is_refused() -> None:
    document = shape_document(intake()) | {"version": 0}

    with pytest.raises(ShapeVersionError):
        restore(document, None, intake().today)


CHANGES = Changes({"who": "about"}, {"who": {"friend": "neighbour"}}, ("shoe_size",))


def test_a_session_moves_as_the_author_says() -> None:
    flow = replace(intake(), changes=(CHANGES,))
    old = session({"who": "friend", "shoe_size": "24", "story": "given"}, waits="who")

    new = moved(old, flow)

    assert new is not None
    assert new.answers == {"about": "neighbour", "story": "given"}
    assert (new.shape, new.waits, new.letters["about"]) == (flow.shape, "about", "L1")
    assert old.answers["who"] == "friend"


def test_a_session_waiting_for_what_was_dropped_waits_for_nothing() -> None:
    new = moved(session({}, waits="shoe_size"), replace(intake(), changes=(CHANGES,)))

    assert new is not None
    assert new.waits == ""


@pytest.mark.parametrize(
    "answers", [{"height": "24"}, {"about": "friend"}, {"urgent": ["no_food", "gone"]}]
)
def test_answers_without_a_place_keep_the_session_where_it_was(
    answers: dict[str, AnswerValue],
) -> None:
    assert moved(session(answers), replace(intake(), changes=(CHANGES,))) is None


def test_without_a_word_of_the_author_a_session_stays_where_it_was() -> None:
    assert moved(session({"about": "self"}), intake()) is None
