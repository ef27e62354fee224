"""Consent is the person's own, recorded with its wording, and falls with what it rested on."""

import pytest

from bot.channel import IncomingKind
from bot.flow.conversation import Conversation
from bot.flow.effects import Effect, OpenTicket, RecordConsent, WithdrawConsent
from tests.flow.engine.talking import says, spoken, talk, taps


def asked_for_consent() -> Conversation:
    held = talk()
    for text in ("門司です。お金がなくて困っています", "自分のこと", "とばす", "とばす"):
        if held.session.waits == "sharing":
            break
        says(held, text)
    assert held.session.waits == "sharing"
    return held


def write(held: Conversation, text: str) -> tuple[Effect, ...]:
    return held.take(held.letter(IncomingKind.TEXT, text))


def test_a_consent_is_recorded_with_its_wording_and_letter() -> None:
    held = asked_for_consent()

    effects = write(held, "伝えてもろてええです")

    [record] = [each for each in effects if isinstance(each, RecordConsent)]
    assert (record.value, record.wording) == ("given", "intake/sharing/text")
    assert record.letter == held.written[-1].id


def test_daijoubu_is_no_consent() -> None:
    held = asked_for_consent()

    assert says(held, "大丈夫です") == ["which_wish", "sharing"]
    assert "sharing" not in held.session.answers


def test_two_misunderstandings_are_not_known_and_never_given() -> None:
    held = asked_for_consent()

    says(held, "むにゃむにゃ")
    says(held, "もにょもにょ")

    assert held.session.answers["sharing"] == "unknown"


def test_a_consent_falls_when_it_turns_out_to_be_about_somebody_else() -> None:
    held = asked_for_consent()
    says(held, "伝えてよい")

    effects = held.take(held.letter(IncomingKind.TAP, payload="about=family"))

    assert WithdrawConsent() in effects
    assert "sharing" not in held.session.answers


def test_an_old_button_gives_no_consent_for_somebody_else() -> None:
    held = asked_for_consent()
    taps(held, "about=family")
    waits = held.session.waits

    effects = held.take(held.letter(IncomingKind.TAP, payload="sharing=given"))

    assert not any(isinstance(each, RecordConsent) for each in effects)
    assert "sharing" not in held.session.answers
    assert spoken(effects) == [waits]


def test_a_childs_consent_is_to_be_confirmed_by_a_person() -> None:
    held = asked_for_consent()
    says(held, "伝えてよい")
    held.read = lambda letters, answers, before=held.read: _of_a_child(before(letters, answers))

    effects = write(held, "ここで")

    [ticket] = [each for each in effects if isinstance(each, OpenTicket)]
    assert (ticket.consent, ticket.confirm_consent) == ("given", True)


def _of_a_child(reading):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(reading, writer_is_child=True)


def test_an_old_button_takes_a_consent_back_at_once() -> None:
    held = asked_for_consent()
    says(held, "伝えてよい")

    assert "corrected" in taps(held, "sharing=refused")
    assert held.session.answers["sharing"] == "refused"


def test_an_old_button_asks_for_a_consent_once_more_and_gives_none() -> None:
    held = asked_for_consent()
    says(held, "相談員だけにして")

    effects = held.take(held.letter(IncomingKind.TAP, payload="sharing=given"))

    assert not any(isinstance(each, RecordConsent) for each in effects)
    assert (spoken(effects), held.session.waits) == (["sharing"], "sharing")
    taps(held, "sharing=given")
    assert held.session.answers["sharing"] == "given"


def test_a_button_that_is_tapped_twice_changes_nothing() -> None:
    held = asked_for_consent()
    taps(held, "sharing=given")

    effects = held.take(held.letter(IncomingKind.TAP, payload="sharing=given"))

    assert not any(isinstance(each, WithdrawConsent) for each in effects)
    assert (held.session.answers["sharing"], spoken(effects)) == ("given", ["contact"])


@pytest.mark.parametrize(
    "text",
    ["いいえ", "よくない", "伝えないで", "よくわからない", "考えます", "電話がよい"],
)
def test_after_daijoubu_only_a_clear_yes_is_a_consent(text: str) -> None:
    held = asked_for_consent()
    says(held, "大丈夫です")

    effects = write(held, text)

    assert held.session.answers["sharing"] != "given"
    assert not any(isinstance(each, RecordConsent) and each.value == "given" for each in effects)


def test_a_consent_in_a_message_that_is_taken_back_is_withdrawn() -> None:
    held = asked_for_consent()
    says(held, "伝えてよい")
    given = held.written[-1].id

    effects = held.take(held.letter(IncomingKind.UNSENT, payload=given))

    assert WithdrawConsent() in effects
    assert "sharing" not in held.session.answers


def test_starting_over_withdraws_a_consent_that_was_given() -> None:
    held = asked_for_consent()
    says(held, "伝えてよい")

    assert WithdrawConsent() in write(held, "最初から")


def test_whoever_chose_the_words_of_children_is_asked_whom_to_keep_it_from() -> None:
    held = talk(language="ja-kids")
    says(held, "こくらみなみです。おかあさんが びょうきで、ごはんは ぼくが つくってる")
    while held.session.waits not in ("keep_from", "contact"):
        says(held, "ない")

    assert held.session.waits == "keep_from"
