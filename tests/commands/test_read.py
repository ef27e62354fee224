import io
import json
from typing import Any

import pytest

from bot.commands.main import main


def reads(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], given: str, *options: str
) -> tuple[int, list[dict[str, Any]]]:
    monkeypatch.setattr("sys.stdin", io.StringIO(given))
    status = main(["read", *options])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_item_names_the_words_it_rests_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "門司です。母83と弟56の二人暮らし。弟は会社をやめて十五年、部屋から出ません"

    status, (line,) = reads(monkeypatch, capsys, json.dumps({"id": "a", "text": text}), "--jsonl")

    assert status == 0
    assert (line["id"], line["ward"], line["level"], line["danger"]) == (
        "a",
        "moji",
        "complex",
        "none",
    )
    assert "eighty_fifty" in line["patterns"]
    assert {"relation": "mother", "age": 83} in line["people"]
    assert all(text[e["start"] : e["end"]] == e["words"] for e in line["evidence"])


def test_a_line_that_is_no_text_is_told_and_the_others_are_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = '{"text": 1}\n' + "[" * 100_000 + '\n\n{"id": "b", "text": "こんにちは"}\n'

    status, lines = reads(monkeypatch, capsys, given, "--jsonl")

    assert status == 1
    assert [("error" in line, line["id"]) for line in lines] == [
        (True, "1"),
        (True, "2"),
        (False, "b"),
    ]


def test_a_text_that_is_too_long_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, (line,) = reads(monkeypatch, capsys, "あ" * 20_001)

    assert (status, "20000" in line["error"]) == (1, True)


def test_danger_is_found_at_both_ends_of_the_longest_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    filling = "😀庭の花がきれいでした。" * 2_000
    for text in (f"死にたい。{filling}"[:20_000], f"{filling[:19_990]}。死にたい"):
        status, (line,) = reads(monkeypatch, capsys, text)

        assert (status, line["danger"]) == (0, "thoughts")
        assert all(text[e["start"] : e["end"]] == e["words"] for e in line["evidence"])


def test_half_a_character_in_the_words_is_printed_as_a_sign_for_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = r'{"id": "a", "text": "死\ud800にたい"}'

    status, (line,) = reads(monkeypatch, capsys, given, "--jsonl")

    assert (status, line["danger"]) == (0, "thoughts")
    assert all("\ud800" not in each["words"] for each in line["evidence"])
