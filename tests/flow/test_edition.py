import random
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.edition import Edition, load_edition

FLOWS = Path(__file__).parents[2] / "flows"
FILES = sorted(path.relative_to(FLOWS) for path in FLOWS.rglob("*.yaml"))


@pytest.fixture
def flows(tmp_path: Path) -> Path:
    folder = tmp_path / "flows"
    shutil.copytree(FLOWS, folder, ignore=shutil.ignore_patterns("rehearsals"))
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def codes(edition: Edition) -> set[str]:
    """What stops, each of it told in both languages: a sentence without its values is a crash."""
    assert all(each.line(language) for each in edition.problems for language in ("en", "ja"))
    return {problem.code for problem in edition.problems if problem.stops}


def translate(flows: Path, text: str, source: str, words: str) -> None:
    """Make a text of the shipped flows read like this for children, and nothing else."""
    po = flows / "locale" / "ja@kids" / "LC_MESSAGES" / "flows.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    entry = f'msgctxt "{text}"\nmsgid "{source}"\nmsgstr "{words}"\n'
    po.write_text(entry, encoding="utf-8")


def test_the_shipped_flows_have_no_error() -> None:
    assert codes(load_edition(FLOWS)) == set()


def test_problems_of_all_files_are_told_at_once(flows: Path) -> None:
    change(flows / "intake.yaml", "type: story", "type: stori")
    change(flows / "disaster.yaml", "type: people", "type: peopel")
    change(flows / "city.yaml", "desk: moji_hofuku", "desk: mojji")

    edition = load_edition(flows)

    assert {Path(each.place.file).name for each in edition.problems if each.stops} >= {
        "intake.yaml",
        "disaster.yaml",
        "city.yaml",
    }


def test_what_was_read_once_is_told_again_and_a_change_is_seen(flows: Path) -> None:
    shipped = (flows / "city.yaml").read_text(encoding="utf-8")
    change(flows / "city.yaml", "desk: moji_hofuku", "desk: mojji\n    desk: moji_hofuku")

    told = [codes(load_edition(flows)) for _ in range(2)]
    (flows / "city.yaml").write_text(shipped, encoding="utf-8")

    assert "E-KEY-TWICE" in told[0]
    assert told[1] == told[0]
    assert codes(load_edition(flows)) == set()


def test_a_flow_with_an_error_is_left_out_and_the_others_stay(flows: Path) -> None:
    change(flows / "intake.yaml", "door: always", "door: alwais")

    edition = load_edition(flows)

    assert "intake" not in edition.flows
    assert "followup" in edition.flows


def test_an_error_in_a_part_concerns_every_flow_that_uses_it(flows: Path) -> None:
    change(flows / "parts" / "basis.yaml", "emergency:", "emergensy:")

    edition = load_edition(flows)

    assert codes(edition) == {"E-CHOICE-EXTRA", "E-CHOICE-MISSING"}
    assert not {"intake", "escalation"} & set(edition.flows)


def test_a_missing_file_is_a_problem_and_not_a_crash(flows: Path) -> None:
    for path in flows.glob("*.yaml"):
        if path.name != "intake.yaml":
            path.unlink()

    assert "E-FILE-MISSING" in codes(load_edition(flows))


def cannot_be_opened(path: Path) -> None:
    """Put something there that nobody can read, root neither."""
    path.unlink(missing_ok=True)
    path.symlink_to(path.name)


@pytest.mark.parametrize("name", ["intake.yaml", "danger.yaml", "parts/basis.yaml"])
def test_a_file_that_cannot_be_opened_is_told(flows: Path, name: str) -> None:
    cannot_be_opened(flows / name)

    edition = load_edition(flows)

    told = [each for each in edition.problems if each.code == "E-FILE-UNREADABLE"]
    assert [each.place.file for each in told] == [str(flows / name)]
    assert "E-FILE-MISSING" not in codes(edition)


def test_a_single_flow_that_cannot_be_opened_is_told(flows: Path) -> None:
    cannot_be_opened(flows / "new.yaml")

    assert "E-FILE-UNREADABLE" in codes(load_edition(flows / "new.yaml"))


def test_a_folder_that_looks_like_a_flow_is_told(flows: Path) -> None:
    (flows / "new.yaml").mkdir()

    assert "E-FILE-UNREADABLE" in codes(load_edition(flows))


def test_a_flow_that_is_a_link_to_nothing_is_told(flows: Path) -> None:
    (flows / "new.yaml").symlink_to("nowhere.yaml")

    assert "E-FILE-MISSING" in codes(load_edition(flows))


def test_a_catalogue_that_cannot_be_opened_counts_as_empty(flows: Path) -> None:
    cannot_be_opened(flows / "locale" / "en" / "LC_MESSAGES" / "flows.po")

    assert "en" not in load_edition(flows).wording.catalogues


def test_postal_codes_that_are_missing_are_told(flows: Path) -> None:
    (flows / "postal.csv").unlink()

    assert codes(load_edition(flows)) == {"E-FILE-MISSING"}


def test_postal_codes_in_another_encoding_are_told(flows: Path) -> None:
    (flows / "postal.csv").write_text("8000001,moji,風師,カザシ\n", encoding="shift-jis")

    assert codes(load_edition(flows)) == {"E-NOT-UTF-8"}


def test_a_folder_without_flows_is_told(tmp_path: Path) -> None:
    assert "E-NO-FLOWS" in codes(load_edition(tmp_path))


def test_one_flow_file_is_read_with_the_files_beside_it(flows: Path) -> None:
    edition = load_edition(flows / "disaster.yaml")

    assert list(edition.flows) == ["disaster"]
    assert codes(edition) == set()


def test_one_flow_file_is_read_with_the_files_above_it(flows: Path) -> None:
    (flows / "old").mkdir()
    moved = flows / "old" / "disaster.yaml"
    (flows / "disaster.yaml").rename(moved)

    assert list(load_edition(moved).flows) == ["disaster"]


@pytest.mark.parametrize("name", ["city.yaml", "parts/basis.yaml"])
def test_a_file_that_every_flow_needs_is_read_with_all_of_them(flows: Path, name: str) -> None:
    edition = load_edition(flows / name)

    assert codes(edition) == set()
    assert "intake" in edition.flows


def test_a_flow_file_that_is_not_there_is_told(flows: Path) -> None:
    assert "E-FILE-MISSING" in codes(load_edition(flows / "nowhere.yaml"))


def test_two_flows_cannot_have_one_name(flows: Path) -> None:
    shutil.copy(flows / "disaster.yaml", flows / "other.yaml")

    assert codes(load_edition(flows)) == {"E-FLOW-TWICE"}


def test_texts_of_every_file_are_kept_for_translators() -> None:
    texts = {text.id for text in load_edition(FLOWS).texts}

    assert {"intake/story/text", "danger/suicide_now/again", "replies/skipped/text"} <= texts
    assert {"needs/no_work/self", "city/moji/ward", "replies/heard/text.5"} <= texts


def test_the_documents_are_handed_on_for_reading_stories() -> None:
    edition = load_edition(FLOWS)

    assert "facts" in edition.needs
    assert "patterns" in edition.patterns
    assert "rules" in edition.danger
    assert edition.postal


@pytest.mark.parametrize("words", ["えらいね。だれのこと？", "がんばって。だれのこと？"])
def test_what_is_never_said_is_not_said_in_a_translation_either(flows: Path, words: str) -> None:
    translate(flows, "intake/about/text", "どなたのことで、お困りですか。", words)

    assert "E-NEVER-TRANSLATED" in codes(load_edition(flows))


def test_a_number_does_not_stand_in_a_translation_either(flows: Path) -> None:
    words = "だれのこと？ 0120-279-338"
    translate(flows, "intake/about/text", "どなたのことで、お困りですか。", words)

    assert "E-NUMBER-TRANSLATED" in codes(load_edition(flows))


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("replies.yaml", "  skip:\n", "  skipp:\n", "E-UNKNOWN-REPAIR"),
        ("replies.yaml", "  skip:\n", "  skipp:\n", "E-REPAIR-MISSING"),
        ("replies.yaml", "  corrected:", "  corected:", "E-REPLY-MISSING"),
        ("replies.yaml", "    - はい、届いています。\n", "", "E-REPLIES-TOO-FEW"),
        ("replies.yaml", "ja: [もどる, ", "ja: [スキップ, ", "E-WORD-TWICE"),
        ("hear.yaml", "  wont_say:", "  wontsay:", "E-UNKNOWN-MEANING"),
        ("hear.yaml", "  keep_from.school:", "  keep_from.skool:", "E-UNKNOWN-MEANING"),
        ("hear.yaml", "  wont_say:", "  wontsay:", "E-MEANING-MISSING"),
    ],
)
def test_every_sentence_and_word_the_engine_needs_is_there(
    flows: Path, file: str, old: str, new: str, code: str
) -> None:
    change(flows / file, old, new)

    assert code in codes(load_edition(flows))


def without_rules(path: Path, level: str = "") -> None:
    """Take every rule of a level out of the file of a danger, as a slip of the hand does."""
    head, *each = re.split(r"(?m)^(?=  - id: )", path.read_text(encoding="utf-8"))
    kept = [rule for rule in each if f"\n    level: {level}" not in rule]
    assert len(kept) < len(each)
    path.write_text(head + "".join(kept), encoding="utf-8")


@pytest.mark.parametrize("danger", ["hunger", "medical"])
def test_a_danger_cannot_lose_its_rules_unnoticed(flows: Path, danger: str) -> None:
    without_rules(flows / "danger" / f"{danger}.yaml")

    assert codes(load_edition(flows)) == {"E-CARD-WITHOUT-RULE"}


@pytest.mark.parametrize("danger", ["hunger", "medical"])
def test_a_danger_cannot_lose_its_file_unnoticed(flows: Path, danger: str) -> None:
    (flows / "danger" / f"{danger}.yaml").unlink()

    assert "E-CARD-WITHOUT-RULE" in codes(load_edition(flows))


def test_a_card_that_a_question_leads_to_does_not_stand_for_the_rules(flows: Path) -> None:
    without_rules(flows / "danger" / "suicide.yaml", "now")

    assert codes(load_edition(flows)) == {"E-DANGER-WITHOUT-RULE"}


def test_the_second_look_cannot_lose_its_card_unnoticed(flows: Path) -> None:
    change(flows / "danger.yaml", "danger: unclear", "danger: suicide")

    assert "E-CARD-MISSING" in codes(load_edition(flows))


def test_rules_cannot_all_be_lost_unnoticed(flows: Path) -> None:
    for path in (flows / "danger").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?s)\nrules:\n.*", "\nrules: []\n", text), "utf-8")

    assert "E-CARD-WITHOUT-RULE" in codes(load_edition(flows))


def mangled(seed: int, folder: Path) -> None:
    """Spoil one of the shipped files: cut, repeat, move or replace pieces of it."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    path = folder / chance.choice(FILES)
    path.write_text(mangled_words(path.read_text(encoding="utf-8"), chance), encoding="utf-8")


def mangled_words(words: str, chance: random.Random) -> str:
    lines = words.splitlines()
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        piece = chance.choice(["", "  - ", "　", ": ", "[", "}", "&a ", "*a", "#7", '"', "|", "x"])
        column = chance.randint(0, len(lines[at]))
        match chance.randrange(4):
            case 0:
                del lines[at : at + chance.randint(1, 5)]
                lines = lines or [""]
            case 1:
                lines.insert(chance.randrange(len(lines)), lines[at])
            case 2:
                lines[at] = lines[at][:column] + piece + lines[at][column:]
            case _:
                pieces = lines[at].split(" ")
                chance.shuffle(pieces)
                lines[at] = " ".join(pieces)
    return "\n".join(lines)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_spoiled_files_are_told_and_never_crash(seed: int, flows: Path) -> None:
    mangled(seed, flows)

    load_edition(flows)


@pytest.mark.soak
@given(seed=st.integers(min_value=0))
def test_many_spoiled_files_are_told_and_never_crash(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("spoiled") / "flows"
    shutil.copytree(FLOWS, folder)
    mangled(seed, folder)

    edition = load_edition(folder)

    assert all(problem.sentence("ja") for problem in edition.problems)
    shutil.rmtree(folder)
