"""What the command says of itself, to somebody who is no programmer."""

import importlib
import io
import re

import pytest

from bot.commands.main import COMMANDS, main
from tests.flow.shipped import FLOWS


def helped(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as stopped:
        main([*arguments, "--help"])
    assert stopped.value.code == 0
    return " ".join(capsys.readouterr().out.split())


def test_the_help_says_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    told = helped(capsys)

    assert "Write, try and check what the bot says and asks." in told
    assert all(summary in told for summary in COMMANDS.values())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_in_plain_words_what_it_does(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = helped(capsys, name)

    module = importlib.import_module(f"bot.commands.{name}")
    assert COMMANDS[name] == module.SUMMARY
    assert COMMANDS[name].lower() in told.lower()
    assert not re.search(r"``|bot\.|sub-command|engine", told)


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - {"schema"}))
def test_a_command_speaks_japanese(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = helped(capsys, name, *(["status"] if name == "texts" else []))

    assert "--language" in told


def test_graph_tells_its_problems_in_japanese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["graph", str(FLOWS / "city.yaml"), "--language", "ja"]) == 1
    assert "flow のファイルではありません" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("language", "words"), [([], "Did you mean"), (["--language", "ja-easy"], "のことですか")]
)
def test_chat_tells_an_unknown_flow_in_the_language_that_was_asked_for(
    language: list[str],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))

    assert main(["chat", "--flows", str(FLOWS), "--flow", "intaek", *language]) == 2
    assert words in capsys.readouterr().err
