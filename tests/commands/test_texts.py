import argparse
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.authoring.problem import Place
from bot.commands.texts import carry_along, register, show_status, write_template
from bot.flow.definition import Text
from bot.flow.gettext_files import TRANSLATED, po_path, pot_path


def a_text(source: str = "どんなことでお困りですか。[{x}]", id: str = "intake/story/text") -> Text:
    return Text(id, source, Place("flows/intake.yaml", 7, 5))


def translate(flows: Path, words: str) -> None:
    for language in TRANSLATED:
        path = po_path(flows, language)
        po = path.read_text(encoding="utf-8")
        head, empty, tail = po.rpartition('msgstr ""')
        assert empty
        path.write_text(f'{head}msgstr "{words}"{tail}', encoding="utf-8")


@pytest.fixture
def flows(tmp_path: Path) -> Path:
    return tmp_path / "flows"


def test_the_template_holds_every_text(flows: Path) -> None:
    assert write_template(flows, [a_text(), a_text(id="intake/about/text")]) == 0
    assert pot_path(flows).read_text(encoding="utf-8").count("msgctxt") == 2


def test_the_first_update_makes_every_language(flows: Path) -> None:
    assert carry_along(flows, [a_text()], None) == 0
    assert all(po_path(flows, language).is_file() for language in TRANSLATED)


def test_status_is_good_only_when_every_language_is_complete(
    flows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    carry_along(flows, [a_text()], None)

    before = show_status(flows, [a_text()])
    translate(flows, "What is it? [{x}]")
    after = show_status(flows, [a_text()])

    assert (before, after) == (1, 0)
    assert capsys.readouterr().out.count("E-TRANSLATION-MISSING") == 1


def test_a_changed_comma_keeps_the_translations_in_every_language(flows: Path) -> None:
    carry_along(flows, [a_text()], None)
    translate(flows, "What is it? [{x}]")

    carry_along(flows, [a_text("どんなことで、お困りですか。[{x}]")], "story")

    for language in TRANSLATED:
        po = po_path(flows, language).read_text(encoding="utf-8")
        assert "fuzzy" not in po
        assert "What is it? [{x}]" in po


def test_a_mistyped_step_changes_nothing(flows: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert carry_along(flows, [a_text()], "storry") == 1
    assert 'Did you mean "story"?' in capsys.readouterr().out
    assert not flows.exists()


def test_a_broken_catalogue_is_left_alone_with_all_others(
    flows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = po_path(flows, "ko")
    broken.parent.mkdir(parents=True)
    broken.write_text("<<<<<<< HEAD\n", encoding="utf-8")

    assert carry_along(flows, [a_text()], None) == 1
    assert f"{broken}:1:1: E-CATALOGUE-BROKEN" in capsys.readouterr().out
    assert not pot_path(flows).exists()


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
def test_gnu_gettext_takes_the_files(flows: Path, tmp_path: Path) -> None:
    carry_along(flows, [a_text()], None)
    translate(flows, "[{x}] What is it?")
    carry_along(flows, [a_text("どんな ことで\n\nお困りですか。[{x}]\n")], None)

    for language in TRANSLATED:
        command = ["msgfmt", "-c", "-o", str(tmp_path / "out.mo"), str(po_path(flows, language))]
        result = subprocess.run(command, capture_output=True, text=True)  # noqa: S603 - fixed words
        assert result.returncode == 0, result.stderr


def test_the_command_line_names_an_action_and_a_folder() -> None:
    parser = argparse.ArgumentParser()
    register(parser.add_subparsers())

    arguments = parser.parse_args(["texts", "update", "elsewhere", "--same-meaning", "story"])

    assert (arguments.action, arguments.path) == ("update", Path("elsewhere"))
    assert arguments.same_meaning == "story"


def test_what_was_done_is_told_in_japanese_too(
    flows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_template(flows, [a_text()], "ja")
    carry_along(flows, [a_text()], "storry", "ja")
    carry_along(flows, [a_text()], None)
    show_status(flows, [a_text()], "ja")

    told = capsys.readouterr().out
    assert f"{pot_path(flows)}：1件" in told
    assert "「storry」というステップはありません。「story」のことですか。" in told
    assert "訳がなく、日本語のまま出ます" in told
    assert "見直し前" in told
