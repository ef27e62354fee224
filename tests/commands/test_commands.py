"""Each command, called as a flow author calls it."""

import io
import json
import shutil
from pathlib import Path

import pytest

from bot.commands.main import main
from tests.flow.shipped import FLOWS


def test_the_shipped_flows_pass_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(FLOWS)]) == 0
    assert "4 flows, 0 errors" in capsys.readouterr().out


def test_a_check_that_read_no_flow_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "intake.yaml"
    file.symlink_to(file.name)

    assert main(["check", str(file)]) == 1
    assert f"{file}:1:1: E-FILE-UNREADABLE" in capsys.readouterr().out


def test_the_check_as_json_tells_what_where_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("flow: broken\ntitel: x\n", encoding="utf-8")

    status = main(["check", "--json", "--language", "ja", str(file)])

    report = json.loads(capsys.readouterr().out)
    assert (status, report["ok"]) == (1, False)
    unknown = next(each for each in report["problems"] if each["code"] == "E-UNKNOWN-KEY")
    assert (unknown["line"], unknown["column"], unknown["near"]) == (2, 1, "title")


def test_a_release_wants_every_number_and_every_translation_looked_at(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "--release", "--on", "2026-11-24", str(FLOWS)]) == 1
    told = capsys.readouterr().out
    assert all(code in told for code in ("E-NUMBER-UNKNOWN", "E-NUMBER-OLD", "E-UNREVIEWED"))


@pytest.mark.parametrize("day", ["2027-13-01", "1.12.2026", "tomorrow"])
def test_a_day_that_is_none_is_told_with_what_a_day_looks_like(
    day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--release", "--on", day, str(FLOWS)]) == 2
    assert f'--on: "{day}" is no day. Write it like 2026-12-01.' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Write --release"), ("ja", "書いてください")]
)
def test_a_day_without_a_release_is_refused(
    language: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--on", "2026-12-01", "--language", language, str(FLOWS)]) == 2
    assert words in capsys.readouterr().err


def test_a_page_without_an_address_is_told_with_its_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    city = FLOWS / "city.yaml"
    lines = city.read_text(encoding="utf-8").splitlines()
    pages = lines.index("pages:")
    unknown = next(at for at, each in enumerate(lines) if at > pages and "未定" in each)

    main(["check", "--release", "--on", "2026-11-24", str(FLOWS / "disaster.yaml")])

    told = capsys.readouterr().out
    column = len(lines[unknown]) - len(lines[unknown].lstrip()) + 1
    assert f"{city}:{unknown + 1}:{column}: E-PAGE-UNKNOWN" in told


def test_a_number_cannot_have_been_looked_at_after_the_release(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["check", "--release", "--on", "2026-11-22", str(FLOWS)])
    before = capsys.readouterr().out
    main(["check", "--release", "--on", "2026-11-23", str(FLOWS)])
    after = capsys.readouterr().out

    assert '"police" says verified_on 2026-11-23' in before
    assert "E-NUMBER-AHEAD" not in after


def test_rehearse_tells_what_no_rehearsal_visits(capsys: pytest.CaptureFixture[str]) -> None:
    file = FLOWS / "rehearsals" / "rubbish_day.txt"

    assert main(["rehearse", "--json", "--flows", str(FLOWS), str(file)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["rehearsals"] == 1
    assert "intake/refer" in report["unvisited"]["steps"]


def test_one_rehearsal_is_measured_by_its_own_flow(capsys: pytest.CaptureFixture[str]) -> None:
    file = FLOWS / "rehearsals" / "rubbish_day.txt"

    main(["rehearse", "--json", "--flows", str(FLOWS), str(file)])
    missing = json.loads(capsys.readouterr().out)["unvisited"]
    assert {name.partition("/")[0] for name in missing["steps"]} == {"intake"}
    assert {name.partition("/")[0] for name in missing["choices"]} == {"intake"}
    assert missing["repairs"] == missing["languages"] == []


def test_a_folder_is_measured_by_everything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = FLOWS / "rehearsals" / "rubbish_day.txt"
    (tmp_path / file.name).write_bytes(file.read_bytes())

    main(["rehearse", "--json", "--flows", str(FLOWS), str(tmp_path)])
    missing = json.loads(capsys.readouterr().out)["unvisited"]
    assert {name.partition("/")[0] for name in missing["steps"]} >= {"danger", "disaster"}
    assert "ne" in missing["languages"]


def test_the_coverage_is_told_in_japanese_too(capsys: pytest.CaptureFixture[str]) -> None:
    file = FLOWS / "rehearsals" / "rubbish_day.txt"

    main(["rehearse", "--language", "ja", "--flows", str(FLOWS), str(file)])
    first, *others = capsys.readouterr().out.splitlines()
    assert first == "練習1件、ちがい0件。"
    assert others[0].startswith("まだどの練習にも出てこないステップ：intake/")


def test_the_last_line_of_the_check_is_japanese_too(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--language", "ja", str(FLOWS / "disaster.yaml")])

    assert capsys.readouterr().out.splitlines()[-1] == "flow 1件、エラー0件、注意0件。"


def test_a_rehearsal_that_differs_is_told_and_can_be_rewritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "one.txt"
    file.write_text(
        "# だれか\nintake | line | ja | 2026-11-24 10:00\n\nyou: こんにちは\nbot: <story>\n",
        encoding="utf-8",
    )

    before = main(["rehearse", "--flows", str(FLOWS), str(file)])
    told = capsys.readouterr().out
    main(["rehearse", "--flows", str(FLOWS), "--rewrite", str(file)])
    after = main(["rehearse", "--flows", str(FLOWS), str(file)])

    assert (before, after) == (1, 0)
    assert f"{file}:5:1: E-REHEARSAL-DIFFERS" in told
    assert "bot: <welcome> <how_it_works> <story>" in file.read_text(encoding="utf-8")


def test_the_name_of_a_step_that_is_gone_is_told_and_can_be_rewritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "one.txt"
    header = "# だれか\nintake | line | ja | 2026-11-24 10:00\n\n"
    file.write_text(f"{header}you: こんにちは\nbot: <welcom>\n", encoding="utf-8")

    assert main(["rehearse", "--flows", str(FLOWS), str(file)]) == 1
    told = capsys.readouterr().out
    assert f"{file}:5:1: E-REHEARSAL-STEP" in told
    assert 'Did you mean "welcome"?' in told
    assert "E-REHEARSAL-DIFFERS" not in told
    assert main(["rehearse", "--flows", str(FLOWS), "--rewrite", str(file)]) == 0


def test_a_recorded_chat_is_a_rehearsal_that_comes_out_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "recorded.txt"
    lines = (
        "母の介護で疲れました\n/sticker\n/tap 1\nなぜ\n見せて\n"
        "/wait 26 hours\n八幡\n/nonsense\n人と話す\n"
    )
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))

    assert main(["chat", "--flows", str(FLOWS), "--record", str(file)]) == 0
    said = capsys.readouterr().out
    assert "受付番号" in said
    assert main(["rehearse", "--flows", str(FLOWS), str(file)]) == 0


def test_a_chat_in_which_a_mode_begins_is_a_rehearsal_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "recorded.txt"
    lines = "家賃がはらえません\n/mode disaster\nどうしたらいいですか\n/mode flood\n/mode\nやめる\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))

    assert main(["chat", "--flows", str(FLOWS), "--record", str(file)]) == 0
    assert "いちばん困っていること" in capsys.readouterr().out
    assert main(["rehearse", "--flows", str(FLOWS), str(file)]) == 0


@pytest.mark.parametrize("line", ["/tap ²", "/tap 99999999", "/tap 0", "/tap", "/wait ²", "//"])
def test_a_slip_in_a_command_of_the_chat_is_answered_with_what_there_is(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{line}\n"))

    assert main(["chat", "--flows", str(FLOWS)]) == 0
    assert "/wait N" in capsys.readouterr().out.splitlines()[-1]


def test_in_a_mode_another_flow_begins(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))

    assert main(["chat", "--flows", str(FLOWS), "--mode", "disaster"]) == 0
    assert "いちばん困っていること" in capsys.readouterr().out


def test_an_unknown_mode_is_answered_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["chat", "--flows", str(FLOWS), "--mode", "disastr"]) == 2
    assert '"disaster"' in capsys.readouterr().err


def test_an_unknown_flow_is_answered_with_the_nearest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))

    assert main(["chat", "--flows", str(FLOWS), "--flow", "intaek"]) == 2
    assert '"intake"' in capsys.readouterr().err


def test_a_flow_is_drawn_with_its_words_and_conditions(tmp_path: Path) -> None:
    picture = tmp_path / "intake.svg"

    assert main(["graph", str(FLOWS / "intake.yaml"), "-o", str(picture)]) == 0
    drawn = picture.read_text(encoding="utf-8")
    assert drawn.startswith("<svg")
    assert all(words in drawn for words in ("まるごと相談", "about is self", "門司区"))


@pytest.mark.parametrize(("language", "words"), [("en", "is no flow"), ("ja", "ではありません")])
def test_what_is_no_flow_is_not_compared(
    language: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(FLOWS / "intake.yaml"), str(FLOWS / "city.yaml")]

    assert main(["diff", *files, "--language", language]) == 1
    assert words in capsys.readouterr().out


def test_no_difference_is_told_in_japanese_too(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(FLOWS / "disaster.yaml")

    assert main(["diff", file, file, "--language", "ja"]) == 0
    assert capsys.readouterr().out == "ちがいはありません。\n"


def test_a_change_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flows = tmp_path / "flows"
    shutil.copytree(FLOWS, flows, ignore=shutil.ignore_patterns("locale", "rehearsals"))
    old = (FLOWS / "intake.yaml").read_text(encoding="utf-8")
    new = old.replace("      work: 仕事で関わる人のこと\n", "      work: 仕事で会う人のこと\n")
    (flows / "intake.yaml").write_text(new, encoding="utf-8")

    assert main(["diff", str(FLOWS / "intake.yaml"), str(flows / "intake.yaml")]) == 0
    assert capsys.readouterr().out == (
        '"about": the answer "仕事で関わる人のこと" now reads "仕事で会う人のこと".\n'
    )
