import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.answers.options import Options, Picked

ABOUT = Options(
    [
        ("self", ["自分（じぶん）のこと", "Myself", "自己的事"]),
        ("family", ["家族（かぞく）のこと", "My family"]),
        ("neighbour", ["近所・知り合いのこと", "近所（きんじょ）の人のこと"]),
        ("work", ["仕事で関わる人のこと"]),
    ]
)
CONTACT = Options([("here", ["送ってよい"]), ("phone", ["電話がよい"]), ("none", ["送らないで"])])
CONSENT = Options(
    [
        ("given", ["伝えてよい"]),
        ("ask_each_time", ["そのつど聞いて"]),
        ("refused", ["相談員だけに"]),
    ]
)
KNOWS = Options(
    [("agrees", ["よいと言っている"]), ("refuses", ["いやがっている"]), ("unsure", ["わからない"])]
)
URGENT = Options(
    [
        ("food", ["食べるもの"]),
        ("home", ["寝るところ"]),
        ("money", ["お金"]),
        ("none", ["とくにない"]),
    ]
)


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("自分のこと", "self"),
        ("自分です", "self"),
        ("じぶん", "self"),
        ("ジブンノコト", "self"),
        ("自分（じぶん）のこと", "self"),
        ("myself", "self"),
        ("1", "self"),
        ("２番", "family"),
        ("かぞくのことです", "family"),
        ("家族のことだと思います", "family"),
        ("my family", "family"),
        ("family", "family"),
        ("近所の人のことです", "neighbour"),
        ("知り合い", "neighbour"),
        ("④", "work"),
        ("仕事", "work"),
        ("家族のことではなくて自分", "self"),
        ("実は家族のことなんです", "family"),
    ],
)
def test_an_option_is_known_by_its_words_or_number(typed: str, id: str) -> None:
    assert ABOUT.match(typed) == Picked((id,), certain=True)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "5",
        "0",
        "家族じゃない",
        "家族のことではなくて",
        "家族以外です",
        "その他",
        "こと",
        "のこと",
        "母のこと",
    ],
)
def test_what_names_no_option_picks_none(typed: str) -> None:
    assert ABOUT.match(typed) == Picked()


def test_two_options_are_handed_back_as_both() -> None:
    assert ABOUT.match("自分か家族") == Picked(("self", "family"), certain=False)


def test_a_question_back_is_not_certain() -> None:
    assert ABOUT.match("家族？") == Picked(("family",), certain=False)


def test_a_long_story_that_mentions_an_option_is_not_certain() -> None:
    story = "先月から父の物忘れがひどくなって、家族が夜も眠れずに交代で見ているのですがもう限界です"

    assert ABOUT.match(story) == Picked(("family",), certain=False)


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("送って下さい", "here"),
        ("電話でお願いします", "phone"),
        ("送らないでください", "none"),
        ("電話がないので送って", "here"),
        ("送ってもいいよ", "here"),
    ],
)
def test_a_way_of_being_answered_is_picked(typed: str, id: str) -> None:
    assert CONTACT.match(typed) == Picked((id,), certain=True)


@pytest.mark.parametrize(
    "typed",
    [
        "電話はいや",
        "電話がない",
        "送ってはいけない",
        "送ってほしくない",
        "no",
        "送ってよいかわからない",
    ],
)
def test_a_refused_way_is_not_picked(typed: str) -> None:
    assert CONTACT.match(typed) == Picked()


@pytest.mark.parametrize(
    "typed",
    [
        "伝えないで",
        "伝えるな",
        "伝えてはいけない",
        "伝えてほしくない",
        "伝えてよいわけがない",
        "伝えてよいかわからない",
        "伝えてもよいですか",
        "よい",
    ],
)
def test_a_consent_is_never_read_out_of_a_refusal_or_doubt(typed: str) -> None:
    assert "given" not in CONSENT.match(typed).ids


@pytest.mark.parametrize("typed", ["伝えていい", "伝えてもよいです", "伝えてよかよ", "伝えて"])
def test_a_consent_may_be_said_in_ones_own_words(typed: str) -> None:
    assert CONSENT.match(typed) == Picked(("given",), certain=True)


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("いやがってる", "refuses"),
        ("いやがっています", "refuses"),
        ("嫌がっている", "refuses"),
        ("わかりません", "unsure"),
        ("分からない", "unsure"),
        ("よいといっている", "agrees"),
    ],
)
def test_spoken_forms_and_kanji_are_the_same_words(typed: str, id: str) -> None:
    assert KNOWS.match(typed) == Picked((id,), certain=True)


def test_a_number_that_may_be_place_or_label_is_both() -> None:
    children = Options([("a", ["0人"]), ("b", ["1人"]), ("c", ["2人"])])

    assert children.match("2") == Picked(("b", "c"), certain=False)
    assert children.match("二人です") == Picked(("c",), certain=True)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("1 3", ("food", "money")),
        ("1と3", ("food", "money")),
        ("1番とお金", ("food", "money")),
        ("食べるものと寝るところ", ("food", "home")),
        ("お金、食べるもの", ("food", "money")),
        ("食べるもの それと寝るところです", ("food", "home")),
        ("寝るところがない", ("home",)),
        ("お金に困っています", ("money",)),
        ("お金が全然なくて食べるものもありません", ("food", "money")),
        ("ぜんぶ", ("food", "home", "money")),
        ("全部です", ("food", "home", "money")),
        ("とくにない", ("none",)),
        ("特に無いです", ("none",)),
        ("4", ("none",)),
    ],
)
def test_several_options_are_picked_together(typed: str, ids: tuple[str, ...]) -> None:
    assert URGENT.match_several(typed) == Picked(ids, certain=True)


@pytest.mark.parametrize("typed", ["1,4", "お金、とくにない", "両方"])
def test_options_that_exclude_each_other_are_not_certain(typed: str) -> None:
    assert not URGENT.match_several(typed).certain


@pytest.mark.parametrize("typed", ["", "さあ", "9", "、、", "1と9"])
def test_nothing_is_picked_from_nothing(typed: str) -> None:
    assert not URGENT.match_several(typed).certain


@given(
    st.text()
    | st.lists(st.sampled_from(list("家族自分のこと近所じゃない、と12?も食べる"))).map("".join)
)
def test_no_text_breaks_the_options(text: str) -> None:
    one, several = ABOUT.match(text), URGENT.match_several(text)

    assert one.ids or not one.certain
    assert several.ids or not several.certain


def test_no_options_pick_nothing() -> None:
    assert Options([]).match("1") == Picked()
