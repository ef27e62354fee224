"""What is meant at any point of a talk: repairs in people's own words, wishes, questions to us."""

import pytest

from bot.channel import IncomingKind
from bot.flow.conversation import Conversation
from bot.flow.effects import AddToTicket, ForgetPerson, RecordConsent
from tests.flow.engine.talking import says, talk


def asked_what_is_urgent() -> Conversation:
    held = talk()
    says(held, "お金がなくて困っています")
    assert held.session.waits == "urgent"
    return held


def ended() -> Conversation:
    held = asked_what_is_urgent()
    for text in ("とくにない", "ひとりです", "門司", "伝えてよい", "送ってよい"):
        says(held, text)
    assert held.session.ended == "refer"
    return held


@pytest.mark.parametrize(
    "text",
    [
        "夫に見つかりそう 消して！",
        "全部消してください",
        "やっぱり消してください",
        "消してほしい",
        "消して、お願い",
    ],
)
def test_delete_is_heard_among_a_few_other_words(text: str) -> None:
    held = asked_what_is_urgent()

    effects = held.take(held.letter(IncomingKind.TEXT, text))

    assert any(isinstance(each, ForgetPerson) for each in effects)


@pytest.mark.parametrize("text", ["貯金を全部消してしまいました", "もう終わりだ", "仕事をやめたい"])
def test_a_story_is_no_repair(text: str) -> None:
    held = talk()

    effects = held.take(held.letter(IncomingKind.TEXT, text))

    assert not any(isinstance(each, ForgetPerson) for each in effects)
    assert held.session.phase == "talking"


@pytest.mark.parametrize(
    "text", ["人と話せますか", "電話で話したいです", "すみません、人と話したいです"]
)
def test_a_person_is_asked_for_in_many_ways(text: str) -> None:
    assert says(asked_what_is_urgent(), text)[0] == "human.refer.closing"


@pytest.mark.parametrize(
    "text", ["なんで聞くと？", "どうしてそんなこと聞くんですか", "何に使うんですか"]
)
def test_why_is_asked_in_many_ways(text: str) -> None:
    assert says(asked_what_is_urgent(), text) == ["urgent.why", "urgent"]


def test_who_does_not_want_to_be_written_to_is_not_asked_and_not_misunderstood() -> None:
    held = asked_what_is_urgent()

    assert says(held, "夫に見られるので返事しないで") == ["wont_send", "urgent"]
    assert held.session.answers["contact"] == "none"
    for text in ("とくにない", "ひとりです", "門司", "伝えてよい"):
        last = says(held, text)
    assert last == ["refer.closing 6"]


def test_a_consent_may_be_taken_back_at_any_time() -> None:
    held = asked_what_is_urgent()
    for text in ("とくにない", "ひとりです", "門司", "伝えてよい"):
        says(held, text)

    effects = held.take(held.letter(IncomingKind.TEXT, "やっぱり伝えないで"))

    assert [each.value for each in effects if isinstance(each, RecordConsent)] == ["refused"]
    assert held.session.answers["sharing"] == "refused"


def test_after_the_end_a_wish_is_done_and_put_on_the_ticket() -> None:
    held = ended()

    effects = held.take(held.letter(IncomingKind.TEXT, "やっぱり伝えないでください"))

    assert any(isinstance(each, AddToTicket) for each in effects)
    assert says(held, "返事いりません") == ["wont_send"]
    assert held.session.answers | {"sharing": "refused", "contact": "none"} == held.session.answers


def test_a_wish_in_the_words_of_danger_is_done_and_not_asked_again() -> None:
    held = talk()

    said = says(held, "夫に殴られます。スマホ見られるけん、返信しないでください")

    assert said[0].startswith("card violence_thoughts")
    assert held.session.answers["contact"] == "none"
    assert says(held, "八幡東です") == ["refer.closing 1"]


@pytest.mark.parametrize("text", ["送らないで", "夫に見られるので送らないでください"])
def test_who_asked_for_a_person_is_told_that_nothing_will_be_sent(text: str) -> None:
    held = asked_what_is_urgent()
    says(held, "人と話したい")

    assert says(held, text) == ["wont_send"]
    assert held.session.answers["contact"] == "none"


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("誰が読むの？", "asks_who_reads"),
        ("AIですか", "asks_machine"),
        ("お金かかる？", "asks_cost"),
        ("匿名でもいいですか？", "asks_name"),
        ("いつ返事きますか？", "asks_when"),
        ("is this private?", "asks_who_reads"),
    ],
)
def test_a_question_to_us_is_answered_and_ours_put_again(text: str, reply: str) -> None:
    held = asked_what_is_urgent()

    assert says(held, text) == [reply, "urgent"]
    assert held.session.again == 0


def test_a_question_as_the_first_words_is_no_story() -> None:
    held = talk()

    assert says(held, "誰が読むの？") == ["asks_who_reads", "welcome", "how_it_works", "story"]
    assert "story" not in held.session.answers


def test_where_the_phone_may_be_watched_nothing_tells_what_it_was_about() -> None:
    held = talk()
    says(held, "夫がこわいです。生活費をくれません")
    for _ in range(6):
        if held.session.waits == "contact":
            break
        says(held, "とばす")

    assert says(held, "送らないで") == ["refer.closing 1"]
    assert says(held, "この人だれ？なにこれ")[-1].startswith("heard")


def test_the_gravest_wish_of_a_burst_comes_first() -> None:
    held = asked_what_is_urgent()

    assert says(held, "もどる", "人と話したい")[0] == "human.refer.closing"
