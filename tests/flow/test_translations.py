from dataclasses import replace

from babel.messages.catalog import Catalog, Message

from bot.authoring.problem import Place
from bot.flow.definition import Text
from bot.flow.gettext_files import PoFile, parsed, written
from bot.flow.translation_check import Status, problems, status
from bot.flow.translations import (
    UNREVIEWED,
    extract,
    names_step,
    new_catalog,
    same_meaning,
    update,
)

SOURCE = "どんなことでお困りですか。"
COMMA = "どんなことで、お困りですか。"
OTHER = "何があったのですか。"


def a_text(source: str = SOURCE, id: str = "intake/story/text", line: int = 7) -> Text:
    return Text(id, source, Place("flows/intake.yaml", line, 5))


def translated(words: str, *texts: Text, unreviewed: bool = False) -> Catalog:
    catalog = update(new_catalog("en"), extract(texts or [a_text()]))
    for message in catalog:
        if message.id:
            message.string = words
            message.flags |= {"fuzzy"} if unreviewed else set()
            message.user_comments = [UNREVIEWED] if unreviewed else []
    return reread(catalog)


def reread(catalog: Catalog) -> Catalog:
    return a_file(catalog).catalog


def a_file(catalog: Catalog) -> PoFile:
    po = parsed(written(catalog), "en", "en.po")

    assert isinstance(po, PoFile)
    return po


def in_languages(catalog: Catalog, *codes: str) -> dict[str, PoFile]:
    return {code: replace(a_file(catalog), language=code, file=f"{code}.po") for code in codes}


def updated(catalog: Catalog, *texts: Text) -> Catalog:
    return reread(update(catalog, extract(texts)))


def only(catalog: Catalog) -> Message:
    (message,) = (message for message in catalog if message.id)
    return message


def codes(po: Catalog, *texts: Text, release: bool = False) -> list[str]:
    found = problems(texts, {"en": a_file(po)}, release=release)
    assert all(problem.sentence("en") and problem.sentence("ja") for problem in found)
    return [problem.code for problem in found]


def test_two_options_of_a_question_must_not_read_the_same_in_one_language() -> None:
    here, phone = (a_text(f"{id}です", f"intake/contact/choices.{id}") for id in ("here", "phone"))
    elsewhere = a_text("なし", "intake/about/choices.none")

    assert codes(translated("Yes", here, phone, elsewhere)) == []
    assert codes(translated("Yes", here, phone), here, phone, elsewhere) == [
        "E-TRANSLATION-MISSING",
        "E-TRANSLATION-LABELS",
    ]


def test_translators_see_where_a_text_stands_and_what_to_keep() -> None:
    message = only(extract([a_text("{door.name}（{door.tel}）です。\n")]))

    assert message.id == "{door.name}（{door.tel}）です。"
    assert message.context == "intake/story/text"
    assert message.locations == [("flows/intake.yaml", 7)]
    assert message.auto_comments == ["Keep the placeholders: {door.name} {door.tel}"]


def test_an_empty_text_needs_no_translation() -> None:
    assert len(extract([a_text(" ")])) == 0


def test_an_unchanged_text_keeps_its_translation_wherever_it_moves() -> None:
    message = only(updated(translated("What is it?"), a_text(line=99)))

    assert (message.string, message.fuzzy) == ("What is it?", False)
    assert message.locations == [("flows/intake.yaml", 99)]


def test_a_changed_text_keeps_its_translation_as_unreviewed_with_the_old_source() -> None:
    message = only(updated(translated("What is it?"), a_text(COMMA)))

    assert (message.id, message.string, message.fuzzy) == (COMMA, "What is it?", True)
    assert message.previous_id == [SOURCE]


def test_a_new_text_never_borrows_its_neighbours_words() -> None:
    po = updated(translated("What is it?"), a_text(), a_text(COMMA, id="intake/other/text"))

    message = po.get(COMMA, "intake/other/text")

    assert message is not None
    assert not message.string


def test_words_move_with_their_variant_and_a_new_one_says_nothing_of_its_neighbours() -> None:
    calm = a_text("こちらからは連絡しません。", id="intake/refer/closing.1")
    last = a_text("お返事します。", id="intake/refer/closing.2")
    po = translated("", calm, last)
    for message in po:
        message.string = {calm.source: "No contact.", last.source: "We will answer."}.get(
            str(message.id), ""
        )
    new = a_text("いま119番へ。", id="intake/refer/closing.1")
    moved = [
        a_text(calm.source, id="intake/refer/closing.2"),
        a_text("お返事いたします。", id="intake/refer/closing.3"),
    ]

    after = {message.id: message for message in updated(po, new, *moved) if message.id}

    assert [after[each.source].string for each in (new, *moved)] == ["", "No contact.", ""]
    assert not after[calm.source].fuzzy


def test_a_text_that_becomes_the_first_of_several_keeps_its_words() -> None:
    several = [a_text(SOURCE, id="intake/story/text.1"), a_text(OTHER, id="intake/story/text.2")]

    after = {message.id: message for message in updated(translated("What is it?"), *several)}

    assert (after[SOURCE].string, after[OTHER].string) == ("What is it?", "")


def test_a_text_that_went_away_keeps_its_words_as_obsolete() -> None:
    po = updated(translated("What is it?"))

    assert len(po) == 0
    assert [message.string for message in po.obsolete.values()] == ["What is it?"]


def test_a_text_that_comes_back_is_to_be_reviewed_again() -> None:
    message = only(updated(updated(translated("What is it?")), a_text()))

    assert (message.string, message.fuzzy) == ("What is it?", True)
    assert message.user_comments == [UNREVIEWED]


def test_a_change_that_was_taken_back_leaves_no_trace() -> None:
    message = only(updated(updated(translated("What is it?"), a_text(COMMA)), a_text()))

    assert (message.fuzzy, message.previous_id) == (False, [])


def test_the_source_a_translation_was_true_to_is_remembered_over_two_changes() -> None:
    po = updated(updated(translated("What is it?"), a_text(COMMA)), a_text(OTHER))

    assert only(po).previous_id == [SOURCE]


def test_updating_twice_changes_nothing() -> None:
    po = updated(translated("What is it?", unreviewed=True), a_text(COMMA), a_text(OTHER, "a/b/c"))

    assert written(updated(po, a_text(COMMA), a_text(OTHER, "a/b/c"))) == written(po)


def test_a_reviewed_text_loses_the_mark_of_the_unreviewed() -> None:
    po = translated("What is it?", unreviewed=True)
    only(po).flags.discard("fuzzy")

    assert only(updated(po, a_text())).user_comments == []


def test_a_comma_that_changes_no_meaning_keeps_the_translation() -> None:
    po = updated(translated("What is it?"), a_text(COMMA))

    kept = same_meaning(po, lambda context: names_step(context, "story"))

    assert kept == 1
    assert (only(po).fuzzy, only(reread(po)).previous_id) == (False, [])


def test_a_comma_does_not_make_an_unreviewed_translation_reviewed() -> None:
    po = updated(translated("What is it?", unreviewed=True), a_text(COMMA))

    assert same_meaning(po, lambda context: True) == 0
    assert only(po).fuzzy


def test_a_comma_does_not_excuse_an_earlier_change() -> None:
    po = updated(updated(translated("What is it?"), a_text(OTHER)), a_text(COMMA))

    assert same_meaning(po, lambda context: True) == 0


def test_a_step_is_named_with_or_without_its_flow() -> None:
    assert names_step("intake/about/choices/self", "about")
    assert names_step("intake/about/text", "intake/about")
    assert not names_step("intake/about_you/text", "about")
    assert not names_step("intake/story/text", "text")


def test_languages_are_counted() -> None:
    one, two, three = a_text(), a_text(OTHER, "a/b/c"), a_text(COMMA, "a/b/d")
    po = updated(translated("Hm", one, two), one, a_text(f"{OTHER}？", two.id), three)

    counted = status([one, a_text(f"{OTHER}？", two.id), three], a_file(po))

    assert counted == Status("en", complete=1, unreviewed=1, missing=1, faulty=0)


def test_a_missing_translation_stops() -> None:
    po = translated("")

    assert codes(po, a_text()) == ["E-TRANSLATION-MISSING"]


def test_a_text_without_translations_is_told_once_for_all_languages() -> None:
    one, other = a_text(), a_text(OTHER, "intake/about/text")
    half = in_languages(translated("Hm", one), "en", "ko")

    (missing,) = problems([one, other], half)

    assert missing.code == "E-TRANSLATION-MISSING"
    assert missing.place == other.place
    assert missing.values["language"] == "English, 한국어"


def test_a_flow_without_translations_is_told_in_one_line() -> None:
    new = [a_text(id=f"new/step{number}/text", line=number) for number in range(9)]
    po = in_languages(translated("Hm", a_text()), "en", "ko", "vi")

    (missing,) = problems([a_text(), *new], po)

    assert (missing.code, missing.place) == ("E-TRANSLATION-NONE", new[0].place)
    assert missing.sentence().startswith('None of the 9 texts of "new"')
    assert missing.values["language"] == "English, 한국어, Tiếng Việt"


def test_a_missing_translation_is_shown_where_a_translator_can_write_it() -> None:
    (in_catalogue,) = problems([a_text()], {"en": a_file(translated(""))})
    (not_updated,) = problems([a_text()], {"en": a_file(new_catalog("en"))})

    assert in_catalogue.place.file == "en.po"
    assert in_catalogue.place.line > 1
    assert not_updated.place == a_text().place


def test_unreviewed_texts_are_told_once_and_stop_a_release() -> None:
    texts = (a_text(), a_text(OTHER, "a/b/c"))
    po = translated("What is it?", *texts, unreviewed=True)

    assert codes(po, *texts) == ["W-UNREVIEWED"]
    assert codes(po, *texts, release=True) == ["E-UNREVIEWED"]


def test_a_translation_has_the_same_placeholders() -> None:
    text = a_text("{door.name}（{door.tel}）です。")

    assert codes(translated("{door.name} {door.tel}", text), text) == []
    assert codes(translated("{door.name}", text), text) == ["E-TRANSLATION-PLACEHOLDER"]
    assert codes(translated("{door.name} {door.fax}", text), text) == ["E-TRANSLATION-PLACEHOLDER"]


def test_a_translation_keeps_what_may_be_unknown_in_brackets() -> None:
    text = a_text("[{age}歳の]{person}")

    assert codes(translated("{person}[ aged {age}]", text), text) == []
    assert codes(translated("{person} aged {age}", text), text) == ["E-TRANSLATION-BRACKETS"]


def test_a_translation_with_a_broken_brace_is_told() -> None:
    assert codes(translated("What is {it?"), a_text()) == ["E-TRANSLATION-BRACES"]


def test_a_translation_has_no_more_bubbles_than_its_source() -> None:
    assert codes(translated("One.\n\nTwo."), a_text()) == ["E-TRANSLATION-BUBBLES"]
