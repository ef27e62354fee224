"""What somebody declares is kept word by word, whatever the talk is doing."""

import pytest

from bot.channel import IncomingKind
from bot.flow.conversation import Conversation
from bot.flow.effects import RecordDeclaration
from tests.flow.engine.talking import says, talk


def declared(held: Conversation, text: str) -> list[str]:
    """Return the words that are kept when ``text`` is written."""
    effects = held.take(held.letter(IncomingKind.TEXT, text))
    kept = [each for each in effects if isinstance(each, RecordDeclaration)]
    assert {each.letter for each in kept} <= {held.written[-1].id}
    return [text[each.start : each.end] for each in kept]


def test_the_sentence_is_kept_and_nothing_else() -> None:
    assert declared(talk(), "こんにちは。生活保護を申請したいです。小倉北区です。") == [
        "生活保護を申請したいです"
    ]


@pytest.mark.parametrize("before", ["今から死にます", "人と話したい", "戸畑区です"])
def test_it_is_kept_in_every_state(before: str) -> None:
    held = talk()
    says(held, before)

    assert declared(held, "生保を受けたい") == ["生保を受けたい"]


def test_it_is_kept_once() -> None:
    held = talk()
    declared(held, "生活保護の申請をします")

    assert declared(held, "門司です") == []


@pytest.mark.parametrize(
    "text",
    ["生活保護の申請はどこでできますか", "友人が生活保護を受けています", "生活保護は受けたくない"],
)
def test_a_question_or_a_refusal_is_no_declaration(text: str) -> None:
    assert declared(talk(), text) == []
