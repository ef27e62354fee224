from pathlib import Path

from babel.messages.catalog import Catalog
from hypothesis import given
from hypothesis import strategies as st

from bot.authoring.problem import Place, Problem
from bot.flow.catalogue import Catalogue, Wording, read_catalogue
from bot.flow.definition import Text
from bot.flow.gettext_files import (
    PoFile,
    parsed,
    po_path,
    read_po_file,
    read_po_files,
    read_wording,
    written,
)
from bot.flow.translations import new_catalog

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0")).map(str.strip)

PO_LINES = [
    'msgctxt "a/b"',
    'msgid ""',
    'msgid "a"',
    'msgid_plural "b"',
    'msgstr ""',
    'msgstr "c"',
    'msgstr[0] "c"',
    'msgstr[x] "c"',
    '"Language: a b c\\n"',
    '"Content-Type: text/plain; charset=klingon\\n"',
    '"PO-Revision-Date: soon\\n"',
    '"Plural-Forms: nplurals=many\\n"',
    "#, fuzzy",
    '#| msgid "d"',
    '#~ msgid "e"',
    '#~ msgstr "f"',
    "# unreviewed",
    "#: \u2068a b",
    '"',
    "msgstr",
    "msgid",
    "",
]


def a_text(source: str = "どんなことでお困りですか。", id: str = "intake/story/text") -> Text:
    return Text(id, source, Place("flows/intake.yaml", 7, 5))


def a_catalog(words: str = "What troubles you?", *, flags: tuple[str, ...] = ()) -> Catalog:
    catalog = new_catalog("en")
    catalog.add(a_text().source, words, context=a_text().id, flags=flags)
    return catalog


def a_wording(catalog: Catalog) -> Wording:
    return Wording({"en": read_catalogue(written(catalog))})


def reread(text: str) -> PoFile:
    read = parsed(text, "en", "flows.po")

    assert isinstance(read, PoFile)
    return read


def test_a_translated_text_is_said_in_the_persons_language() -> None:
    assert a_wording(a_catalog()).text(a_text(), "en") == "What troubles you?"


def test_an_unreviewed_translation_is_used() -> None:
    wording = a_wording(a_catalog(flags=("fuzzy",)))

    assert wording.text(a_text(), "en") == "What troubles you?"


def test_without_translation_the_japanese_is_said() -> None:
    wording = a_wording(a_catalog(words=" "))

    assert wording.text(a_text(), "en") == a_text().source
    assert wording.text(a_text(), "ko") == a_text().source
    assert wording.text(a_text(), "no-such-language") == a_text().source


def test_the_translation_of_another_source_is_not_used() -> None:
    assert a_wording(a_catalog()).text(a_text("何かありましたか。"), "en") == "何かありましたか。"


def test_a_line_end_at_the_end_is_no_other_source() -> None:
    text = a_text(f"{a_text().source}\n")

    assert a_wording(a_catalog()).text(text, "en") == "What troubles you?"


def test_the_same_words_elsewhere_have_their_own_translation() -> None:
    catalog = a_catalog()
    catalog.add(a_text().source, "What is it about?", context="intake/other/text")

    assert a_wording(catalog).text(a_text(), "en") == "What troubles you?"


def test_a_text_is_spelled_in_every_language_once() -> None:
    text = a_text("ID")
    same = Catalogue({(text.id, "ID"): "ID"})
    other = Catalogue({(text.id, "ID"): "证件"})

    assert Wording({"en": same, "zh-Hans": other}).spellings(text) == ("ID", "证件")


@given(st.text())
def test_any_file_can_be_read_for_answering(text: str) -> None:
    assert isinstance(read_catalogue(text), Catalogue)


@given(WORDS.filter(bool), WORDS.filter(bool))
def test_answering_reads_what_babel_reads(source: str, words: str) -> None:
    catalog = new_catalog("en")
    catalog.add(source, words, context="intake/story/text")

    text = written(catalog)

    (header, message) = reread(text).catalog
    assert header.id == ""
    assert (message.id, message.string) == (source, words)
    assert read_catalogue(text).messages == {("intake/story/text", source): words}


def test_obsolete_texts_are_not_said() -> None:
    catalog = a_catalog()
    message = catalog.get(a_text().source, a_text().id)
    assert message is not None
    catalog.obsolete["x"] = message
    catalog.delete(a_text().source, a_text().id)

    assert read_catalogue(written(catalog)).messages == {}


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    text = written(a_catalog())

    windows = read_catalogue("\ufeff" + text.replace("\n", "\r\n"))

    assert windows == read_catalogue(text)


def test_the_header_names_the_language_and_no_date_of_creation() -> None:
    text = written(new_catalog("ja-easy"))

    assert '"Language: ja@easy\\n"' in text
    assert "charset=utf-8" in text
    assert "POT-Creation-Date" not in text


def test_our_braces_are_not_announced_as_pythons() -> None:
    catalog = a_catalog()
    catalog.add("{a|b} 100%です", "{a|b} 100% sure", context="intake/other/text")

    assert "format" not in written(catalog)


def test_the_previous_source_survives_reading_and_writing() -> None:
    catalog = a_catalog(flags=("fuzzy",))
    message = catalog.get(a_text().source, a_text().id)
    assert message is not None
    message.previous_id = ['どんな "こと"で\n\nお困り ですか。 ' * 4]

    text = written(catalog)

    (_, back) = reread(text).catalog
    assert back.previous_id == message.previous_id
    assert written(reread(text).catalog) == text


def test_what_msgmerge_writes_about_obsolete_texts_is_read() -> None:
    text = written(a_catalog())

    merged = f'{text}\n#~| msgid "前"\n#~ msgctxt "a"\n#~ msgid "後"\n#~ msgstr "After"\n'

    assert len(reread(merged).catalog.obsolete) == 1


def test_a_broken_catalogue_is_told_with_its_line() -> None:
    text = written(a_catalog())

    problem = parsed(f"{text}<<<<<<< HEAD\n", "en", "flows.po")

    assert isinstance(problem, Problem)
    assert problem.code == "E-CATALOGUE-BROKEN"
    assert problem.place == Place("flows.po", text.count("\n") + 1)
    assert "English" in problem.sentence("ja")


@given(st.lists(st.sampled_from(PO_LINES)).map("\n".join))
def test_any_file_can_be_read_for_checking(text: str) -> None:
    found = parsed(text, "en", "flows.po")

    assert isinstance(found, Problem) or isinstance(written(found.catalog), str)


def test_plural_forms_and_broken_headers_are_told() -> None:
    plural = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n'
    header = 'msgid ""\nmsgstr "PO-Revision-Date: yesterday\\n"\n'

    for text in (plural, header):
        assert isinstance(parsed(text, "en", "flows.po"), Problem)


def test_catalogues_are_found_in_their_folders(tmp_path: Path) -> None:
    path = po_path(tmp_path, "ja-easy")
    path.parent.mkdir(parents=True)
    path.write_text(written(new_catalog("ja-easy")), encoding="utf-8")

    read = read_po_files(tmp_path)

    assert path == tmp_path / "locale" / "ja@easy" / "LC_MESSAGES" / "flows.po"
    assert list(read.by_language) == ["ja-easy"]
    assert {problem.code for problem in read.problems} == {"E-CATALOGUE-BROKEN"}
    assert len(read.problems) == 8
    assert list(read_wording(tmp_path).catalogues) == ["ja-easy"]


def test_a_folder_without_any_translation_is_told_once(tmp_path: Path) -> None:
    (problem,) = read_po_files(tmp_path).problems

    assert problem.place.file == str(tmp_path / "locale")
    assert "English" in problem.sentence("ja")


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = po_path(tmp_path, "ko")
    path.parent.mkdir(parents=True)
    path.write_bytes("한국어".encode("euc-kr"))

    assert isinstance(read_po_file(tmp_path, "ko"), Problem)
