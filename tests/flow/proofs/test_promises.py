"""Each promise, broken on purpose in the shipped intake, is found, at its place and with a path."""

from pathlib import Path

import pytest

from bot.flow.proofs import prove
from bot.flow.template import bubbles
from tests.flow.proofs.changed import INTAKE, changed, proved, without
from tests.flow.shipped import edition


@pytest.mark.parametrize("name", sorted(edition().flows))
def test_the_shipped_flows_keep_every_promise(name: str) -> None:
    flow = edition().flows[name]

    found = prove(flow, lambda text: len(bubbles(text.source)))

    assert [each.line() for each in found if each.stops] == []


def codes(folder: Path, text: str) -> dict[str, str]:
    """Return the first path that was found for each kind of problem."""
    found: dict[str, str] = {}
    for each in proved(folder, text):
        found.setdefault(each.code, str(each.values.get("path", "")))
    return found


def test_a_story_that_ends_in_information_alone_is_found(tmp_path: Path) -> None:
    text = changed(
        "    unless: told_nothing\n    closing:", "    when: level is complex\n    closing:"
    )

    found = codes(tmp_path, text)

    assert found["E-NO-PERSON"] == "danger = thoughts"


def test_danger_that_ends_in_information_alone_is_found(tmp_path: Path) -> None:
    old = "  told_nothing: story is not known and understood is no and danger is none and not"
    text = changed(old, "  told_nothing: story is not known and understood is no and not")

    found = codes(tmp_path, text)

    assert "danger = thoughts" in found["E-NO-PERSON"]


@pytest.mark.parametrize(
    ("forgotten", "shown"),
    [
        ("story is not known and ", "story = given"),
        ("understood is no and ", "understood = yes"),
        (" and not wants_reply", "contact = "),
    ],
)
def test_whoever_told_something_or_wants_a_reply_ends_with_a_person(
    forgotten: str, shown: str, tmp_path: Path
) -> None:
    told = "story is not known and understood is no and danger is none and not wants_reply"
    text = changed(told, told.replace(forgotten, ""))

    assert shown in codes(tmp_path, text)["E-NO-PERSON"]


def test_a_city_question_may_end_in_information(tmp_path: Path) -> None:
    assert "E-NO-PERSON" not in codes(tmp_path, INTAKE)


def test_a_referral_without_a_way_back_is_found(tmp_path: Path) -> None:
    text = changed(
        "    for: contact\n    in_danger: ask\n    text: |\n      お返事",
        "    for: contact\n    in_danger: ask\n    if_room: yes\n    text: |\n      お返事",
    )

    assert "E-NO-WAY-BACK" in codes(tmp_path, text)


def test_a_question_before_its_purpose_is_found(tmp_path: Path) -> None:
    old = "  - notice: how_it_works\n"
    text = changed(old, f"{old}    unless: writer_is_child is yes\n")

    assert codes(tmp_path, text)["E-SENSITIVE"] == "writer_is_child = yes"


def test_consent_of_whoever_writes_is_found(tmp_path: Path) -> None:
    old = "        for: share_with_agencies\n        when: about is self\n"
    text = changed(old, "        for: share_with_agencies\n")

    assert codes(tmp_path, text)["E-CONSENT-OF-ANOTHER"] != ""


def test_consent_unless_about_is_family_is_still_of_another(tmp_path: Path) -> None:
    old = "        for: share_with_agencies\n        when: about is self\n"
    new = "        for: share_with_agencies\n        unless: about is family\n"

    assert "E-CONSENT-OF-ANOTHER" in codes(tmp_path, changed(old, new))


def test_a_step_that_never_comes_is_found(tmp_path: Path) -> None:
    old = "        for: share_with_agencies\n        when: about is self\n"
    new = "        for: share_with_agencies\n        when: about is self and about is family\n"

    assert "E-UNREACHABLE" in codes(tmp_path, changed(old, new))


def test_an_ending_on_the_way_out_that_never_comes_is_found(tmp_path: Path) -> None:
    text = changed("      when: worrying\n", "      when: about is self and about is family\n")

    assert "E-UNREACHABLE" in codes(tmp_path, text)


def test_words_on_the_way_out_that_are_never_said_are_found(tmp_path: Path) -> None:
    text = changed(
        "        - when: danger is at least thoughts\n          say: |\n            わかりました。",
        (
            "        - when: danger is at least thoughts and danger is none\n"
            "          say: |\n            わかりました。"
        ),
    )

    assert "E-WORDS-UNREACHABLE" in codes(tmp_path, text)


def test_words_that_are_never_said_are_found(tmp_path: Path) -> None:
    text = changed(
        "      - when: ward is outside\n", "      - when: ward is outside and ward is moji\n"
    )

    assert "E-WORDS-UNREACHABLE" in codes(tmp_path, text)


def test_words_behind_words_that_always_apply_are_found(tmp_path: Path) -> None:
    text = changed("      - when: ward is outside\n", "      - when: contact is none\n")

    assert "E-WORDS-UNREACHABLE" in codes(tmp_path, text)


def test_too_many_questions_are_found_with_who_gets_them(tmp_path: Path) -> None:
    text = INTAKE.replace("    if_room: yes\n", "")

    (found,) = (each for each in proved(tmp_path, text) if each.code == "E-QUESTIONS")

    assert "contact = phone" in str(found.values["path"])
    assert "at_most" in text.splitlines()[found.place.line - 1]


def test_too_many_bubbles_at_once_are_found(tmp_path: Path) -> None:
    more = "".join(f"  - say: more{n}\n    text: こんにちは。\n" for n in range(4))
    text = changed("  - notice: how_it_works\n", f"{more}  - notice: how_it_works\n")

    assert "E-TOO-MANY-BUBBLES" in codes(tmp_path, text)


def test_stopping_in_danger_without_a_person_is_found(tmp_path: Path) -> None:
    text = without("    - refer: ward_coordinator\n      when: worrying", "    - inform: stopped")

    assert codes(tmp_path, text)["E-LEAVING"] == "danger = thoughts"


def test_silence_after_a_story_without_a_person_is_found(tmp_path: Path) -> None:
    old = "      - refer: ward_coordinator\n        unless: told_nothing\n"
    new = "      - refer: ward_coordinator\n        when: danger is at least thoughts\n"

    assert codes(tmp_path, changed(old, new))["E-LEAVING"] == "story = given"


OR_NONE = "    or_none: yes"


def test_who_is_asked_nothing_of_a_block_is_told(tmp_path: Path) -> None:
    meant = next(line for line in INTAKE.splitlines() if line.startswith(OR_NONE))
    problems = proved(tmp_path, INTAKE.replace(f"{meant}\n", ""))
    found = [each for each in problems if each.code == "W-UNCOVERED"]

    assert [each.values["step"] for each in found] == ["who_may_know"]
    assert found[0].values["path"] == "about = unknown"


def test_an_author_may_say_that_nobody_needs_to_be_asked(tmp_path: Path) -> None:
    assert not {"W-UNCOVERED", "W-NEVER-NONE"} & codes(tmp_path, INTAKE).keys()


def test_what_is_said_to_be_meant_and_never_happens_is_told(tmp_path: Path) -> None:
    for_everybody = INTAKE.replace("        when: writer_is_child is yes\n", "")

    assert "W-NEVER-NONE" in codes(tmp_path, for_everybody)
