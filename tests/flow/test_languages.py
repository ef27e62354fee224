import pytest
from babel import Locale
from babel.messages.catalog import Catalog

from bot.flow.languages import LANGUAGES, Language, language, spoken_to


@pytest.mark.parametrize("each", LANGUAGES.values(), ids=lambda each: each.code)
def test_dates_and_catalogues_can_be_written_in_every_language(each: Language) -> None:
    assert Locale.parse(each.babel)
    assert Catalog(locale=each.catalogue).locale is not None


@pytest.mark.parametrize("each", LANGUAGES.values(), ids=lambda each: each.code)
def test_a_language_is_known_by_its_own_name_and_its_code(each: Language) -> None:
    assert spoken_to(each.own_name) == each.code
    assert spoken_to(each.code) == each.code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("英語", "en"),
        ("えいご", "en"),
        ("ENGLISH!", "en"),
        ("English, please", "en"),
        ("in English please", "en"),
        ("英語でお願いします。", "en"),
        ("中文", "zh-Hans"),
        ("中国語で", "zh-Hans"),
        ("ﾍﾞﾄﾅﾑ語", "vi"),
        ("tieng viet", "vi"),
        ("TIẾNG VIỆT", "vi"),
        ("韓国語がいいです", "ko"),
        ("ネパール語", "ne"),
        ("Tagalog", "tl"),
        ("インドネシア語", "id"),
        ("やさしいにほんご", "ja-easy"),
        ("子どもの日本語", "ja-kids"),
    ],
)
def test_a_language_is_known_by_what_people_usually_type(typed: str, code: str) -> None:
    assert spoken_to(typed) == code


@pytest.mark.parametrize("typed", ["", "こども", "英語の先生がこわい", "です", "please", "日本"])
def test_other_words_name_no_language(typed: str) -> None:
    assert spoken_to(typed) is None


def test_an_unknown_code_is_no_language() -> None:
    assert language("ja-easy") is LANGUAGES["ja-easy"]
    assert language("xx") is None
