import json
import shutil
from pathlib import Path

import pytest

from bot.commands.main import main
from tests.flow.shipped import FLOWS


def test_every_item_is_told_with_its_words_and_its_rule(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = main(["explain", "夫に殴られます", "門司です"])

    told = capsys.readouterr().out
    assert status == 0
    danger, _, _ = told.partition("level     ")
    assert "danger    thoughts violence\n" in danger
    assert "            殴られます  [harm_blow_plain, version 1]\n" in danger
    assert "found     dv" in told
    assert "person    husband" in told


def test_a_story_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", "夫に殴られます\x1b]0;title\x07\x9b2J"])

    told = capsys.readouterr().out
    assert "夫に殴られます\ufffd]0;title\ufffd\ufffd2J" in told
    assert not {"\x1b", "\x07", "\x9b"} & set(told)


def test_what_a_changed_word_means_is_told_text_by_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = tmp_path / "flows"
    shutil.copytree(FLOWS, changed)
    needs = changed / "needs.yaml"
    words = needs.read_text(encoding="utf-8")
    needs.write_text(words.replace("=黒崎", "=黒崎町"), encoding="utf-8")
    texts = tmp_path / "texts.jsonl"
    lines = [{"id": "a", "text": "黒崎に住んでいます"}, {"id": "b", "text": "こんにちは"}]
    texts.write_text("".join(json.dumps(line) + "\n" for line in lines) + "[]\n", encoding="utf-8")

    status = main(["replay", str(FLOWS), str(changed), str(texts)])

    told = capsys.readouterr()
    assert status == 0
    assert "a: 黒崎に住んでいます\n    ward: yahatanishi -> None\n" in told.out
    assert told.out.endswith("2 texts, 1 read differently.\n")
    assert told.err.startswith("3: ")
