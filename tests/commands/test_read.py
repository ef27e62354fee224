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
    given = '{"text": 1}\n[]\n\n{"id": "b", "text": "こんにちは"}\n'

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
