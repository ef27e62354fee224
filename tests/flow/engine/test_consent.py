"""Consent is the person's own, recorded with its wording, and falls with what it rested on."""

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


def test_an_old_button_changes_the_answer_it_once_gave() -> None:
    held = asked_for_consent()
    says(held, "相談員だけにして")

    assert "corrected" in taps(held, "sharing=given")
    assert held.session.answers["sharing"] == "given"
