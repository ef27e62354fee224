"""Files that are not there, cannot be read or cannot be written: one line says what to do."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.commands.main import main
from bot.flow.gettext_files import TRANSLATED, po_path
from tests.flow.shipped import FLOWS

INTAKE = str(FLOWS / "intake.yaml")
TALK = (
    "intake | line | ja | {day} 10:00\n\nyou: こんにちは\nbot: <welcome> <how_it_works> <story>\n"
)


def one_line(text: str) -> str:
    """The one line that was told, and nothing else."""
    (line,) = text.splitlines()
    return line


@pytest.mark.parametrize("rewrite", [[], ["--rewrite"]], ids=["", "rewrite"])
def test_a_rehearsal_that_is_not_there_is_told(
    rewrite: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rehearse", "--flows", str(FLOWS), "nix.txt", *rewrite]) == 2
    assert one_line(capsys.readouterr().err).startswith("nix.txt:1:1: E-NO-SUCH-FILE")


def test_a_rehearsal_that_is_not_there_is_told_in_japanese(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["rehearse", "--flows", str(FLOWS), "--language", "ja", "nix.txt"]) == 2
    assert "ありません" in one_line(capsys.readouterr().err)


def test_a_rehearsal_in_another_encoding_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "windows.txt"
    file.write_bytes(TALK.format(day="2026-11-24").encode("shift_jis"))

    assert main(["rehearse", "--flows", str(FLOWS), str(file)]) == 1
    assert f"{file}:3:1: E-NOT-UTF-8" in capsys.readouterr().out


def test_a_day_that_does_not_exist_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "november.txt"
    file.write_text("# だれか\n" + TALK.format(day="2026-11-31"), encoding="utf-8")

    assert main(["rehearse", "--flows", str(FLOWS), str(file)]) == 1
    told = capsys.readouterr().out
    assert f'{file}:2:22: E-REHEARSAL-DATE There is no "2026-11-31 10:00"' in told


def test_the_mark_that_windows_puts_first_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "mark.txt"
    file.write_text(TALK.format(day="2026-11-24"), encoding="utf-8-sig")

    assert main(["rehearse", "--flows", str(FLOWS), str(file)]) == 0


def test_a_talk_that_cannot_be_kept_does_not_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("母の介護で疲れました\n"))
    file = tmp_path / "nodir" / "x.txt"

    assert main(["chat", "--flows", str(FLOWS), "--record", str(file)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert one_line(told.err).startswith(f"{file}:1:1: E-NO-FOLDER")


def test_a_talk_is_not_written_over_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("母の介護で疲れました\n"))
    file = tmp_path / "kept.txt"
    file.write_text("# だいじ\n", encoding="utf-8")

    status = main(["chat", "--flows", str(FLOWS), "--language", "ja", "--record", str(file)])

    told = one_line(capsys.readouterr().err)
    assert (status, file.read_text(encoding="utf-8")) == (2, "# だいじ\n")
    assert told.startswith(f"{file}:1:1: E-FILE-EXISTS")
    assert "もうあります" in told


def test_a_broken_character_does_not_lose_the_talk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("母の\udc82介護で疲れました\n"))
    file = tmp_path / "x.txt"

    assert main(["chat", "--flows", str(FLOWS), "--record", str(file)]) == 0
    assert "you: 母の?介護で疲れました" in file.read_text(encoding="utf-8")


def test_a_folder_without_rehearsals_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rehearse", "--flows", str(FLOWS), str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert f"{tmp_path}:1:1: E-NO-REHEARSALS" in told
    assert "visits" not in told


def test_a_talk_that_is_broken_off_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken_off() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", lambda _: broken_off())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    file = tmp_path / "x.txt"

    assert main(["chat", "--flows", str(FLOWS), "--record", str(file)]) == 130
    assert "[ページをひらく]" in file.read_text(encoding="utf-8")


def test_a_picture_without_a_folder_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "nodir" / "x.svg"

    assert main(["graph", INTAKE, "-o", str(picture)]) == 2
    assert one_line(capsys.readouterr().err).startswith(f"{picture}:1:1: E-NO-FOLDER")


def test_a_picture_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["graph", INTAKE, "-o", str(tmp_path)]) == 2
    assert one_line(capsys.readouterr().err).startswith(f"{tmp_path}:1:1: E-CANNOT-WRITE")


def test_a_closed_pipe_stops_no_writing(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("locale", "rehearsals")
    shutil.copytree(FLOWS, tmp_path / "flows", ignore=ignored)
    reading, writing = os.pipe()
    os.close(reading)

    command = [sys.executable, "-u", "-m", "bot", "texts", "update", str(tmp_path / "flows")]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE)  # noqa: S603 - own words
    os.close(writing)

    assert (done.returncode, done.stderr) == (1, b"")
    assert all(po_path(tmp_path / "flows", language).is_file() for language in TRANSLATED)


def test_a_pipe_that_is_closed_at_the_very_end_is_passed_over() -> None:
    reading, writing = os.pipe()
    os.close(reading)

    command = [sys.executable, "-m", "bot", "texts", "status", str(FLOWS)]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE)  # noqa: S603 - own words
    os.close(writing)

    assert (done.returncode, done.stderr) == (1, b"")
