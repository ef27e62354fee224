"""What was written does not stay in memory: only short answers are remembered."""

from bot.flow.answers.remembered import SHORT, remembered


def test_a_story_is_read_anew_each_time_and_a_short_answer_is_not() -> None:
    read: list[str] = []

    @remembered
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    story = "話" * (SHORT + 1)
    found = [length(text) for text in ("はい", "はい", story, story)]

    assert found == [2, 2, SHORT + 1, SHORT + 1]
    assert read == ["はい", story, story]
