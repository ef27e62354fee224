import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.answers.hearing import Hearing
from bot.flow.answers.yes_no import YesNo, yes_no

HEARING = Hearing(
    {
        "yes": {
            "ja": (
                "はい",
                "うん",
                "ええ",
                "そう",
                "よかよ",
                "お願いします",
                "あります",
                "もちろん",
            ),
            "en": ("yes", "yeah", "ok"),
            "ko": ("네",),
            "vi": ("vâng",),
            "tl": ("oo",),
        },
        "no": {
            "ja": (
                "いいえ",
                "いや",
                "ううん",
                "違います",
                "ちがいます",
                "ない",
                "いりません",
                "うんにゃ",
            ),
            "en": ("no", "no thank you"),
        },
        "either": {"ja": ("大丈夫", "大丈夫です", "いい", "いいです", "結構です")},
        "dont_know": {"ja": ("わからない", "わかりません", "知らん"), "en": ("i don't know",)},
        "wont_say": {"ja": ("言いたくない", "答えたくない")},
        "contact.here": {"ja": ("ここ", "LINE", "ライン", "送ってよい"), "en": ("here",)},
        "contact.phone": {
            "ja": ("電話", "でんわ"),
            "en": ("phone", "call me"),
            "zh-Hans": ("电话",),
        },
        "contact.none": {"ja": ("送らないで", "連絡しないで"), "en": ("don't contact me",)},
        "skip": {"ja": ("とばす",), "en": ("skip",)},
    }
)
CONTACT = ("contact.here", "contact.phone", "contact.none")


@pytest.mark.parametrize(
    "typed",
    [
        "はい",
        "ハイ！",
        "はーい",
        "はいはい",
        "は、はい",
        "うんうん",
        "うん、うん",
        "ええ、まあ",
        "はい、そうです",
        "はい、大丈夫です",
        "はい大丈夫です",
        "まあ、はい",
        "えっと…はい",
        "はいお願いします",
        "そうですね",
        "そうだと思います",
        "はい。母がいます",
        "大丈夫です、はい",
        "よかよ〜",
        "Yes please",
        "yes i do",
        "네",
        "vâng ạ",
        "oo po",
        "はい🙏",
    ],
)
def test_a_yes_is_heard(typed: str) -> None:
    assert yes_no(typed, HEARING) is YesNo.YES


@pytest.mark.parametrize(
    "typed",
    [
        "いいえ",
        "イイエ",
        "いーえ",
        "いいえ、大丈夫です",
        "いや大丈夫です",
        "いや、ちがいます",
        "いいえいいえ",
        "結構です、いりません",
        "うんにゃ",
        "ううん",
        "いやです",
        "no",
        "No, thank you",
        "いいえ、けっこう",
    ],
)
def test_a_no_is_heard(typed: str) -> None:
    assert yes_no(typed, HEARING) is YesNo.NO


@pytest.mark.parametrize(
    "typed", ["大丈夫です", "いい", "いいです", "いいですよ", "結構です", "いいです、大丈夫です"]
)
def test_words_that_mean_both_are_told_apart(typed: str) -> None:
    assert yes_no(typed, HEARING) is YesNo.EITHER


@pytest.mark.parametrize(
    "typed", ["わかりません", "うーん、わかりません", "いや、わからない", "I don't know"]
)
def test_not_knowing_is_no_no(typed: str) -> None:
    assert yes_no(typed, HEARING) is YesNo.DONT_KNOW


def test_not_wanting_to_say_is_no_no() -> None:
    assert yes_no("いや、言いたくないです", HEARING) is YesNo.WONT_SAY


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "うーん",
        "大丈夫じゃない",
        "はいじゃない",
        "はいりたい",
        "いやな人がいます",
        "ええと",
        "うんどう",
        "はい、いいえ",
        "はい？",
        "いいの？",
        "はい、でも無理",
        "Yes, but no",
        "母が毎日うんうんうなっていて困っています",
        "はい、わかりません",
        "いやがらせをうけています",
        "はい、先月から母が夜中に出ていくようになって困っています",
    ],
)
def test_what_is_not_clearly_yes_or_no_is_neither(typed: str) -> None:
    assert yes_no(typed, HEARING) is None


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("とばします", None),
        ("とばす！", "skip"),
        ("SKIP please", "skip"),
        ("ラインでお願いします", "contact.here"),
        ("電話がいいです", "contact.phone"),
        ("あのー、でんわで", "contact.phone"),
        ("母の電話", None),
    ],
)
def test_a_whole_answer_has_one_meaning(typed: str, meaning: str | None) -> None:
    assert HEARING.meaning(typed) == meaning


def test_only_the_meanings_asked_for_are_looked_up() -> None:
    assert HEARING.among("はい", CONTACT) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("電話はにがてです ここでええです", ("contact.here",)),
        ("電話は、いやです。ここで", ("contact.here",)),
        ("ここでいいです電話はいやです", ("contact.here",)),
        ("電話じゃなくてここで", ("contact.here",)),
        ("電話よりラインがいい", ("contact.here",)),
        ("電話が聞こえにくい ここにお願いします", ("contact.here",)),
        ("no phone please, here is ok", ("contact.here",)),
        ("please call me", ("contact.phone",)),
        ("電話でかまいません", ("contact.phone",)),
        ("電話しかできない", ("contact.phone",)),
        ("電話でちょっと話したい", ("contact.phone",)),
        ("ここに送らないで", ("contact.none",)),
        ("家族が見るので連絡しないでください", ("contact.none",)),
        ("電話か、ここで", ("contact.here", "contact.phone")),
        ("don't call me", ()),
        ("不要打电话", ()),
        ("こころがつらい", ()),
        ("電話はちょっと", ()),
        ("電話はちょっと…", ()),
        ("電話してもいいですか", ()),
        ("電話は耳が遠くて出られません", ()),
        ("電話でよいかわからない", ()),
        ("where", ()),
    ],
)
def test_a_refused_mention_does_not_count(typed: str, meant: tuple[str, ...]) -> None:
    assert HEARING.within(typed, CONTACT) == meant


@given(
    st.text()
    | st.lists(st.sampled_from(list("はいえやうんでもここ電話送らないで、。 ?"))).map("".join)
)
def test_no_text_breaks_the_hearing(text: str) -> None:
    yes_no(text, HEARING)

    assert set(HEARING.within(text, CONTACT)) <= set(CONTACT)


def test_a_list_without_phrases_hears_nothing() -> None:
    silent = Hearing({"yes": {"ja": ()}})

    assert silent.within("はい", ("yes",)) == ()
    assert yes_no("はい", silent) is None
