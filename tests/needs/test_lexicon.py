import pytest

from bot.needs.lexicon import Lexicon
from bot.needs.loader import read_vocabulary
from bot.needs.mentions import Mentions
from bot.needs.morphemes import Tokenizer
from bot.needs.passage import Said, passage_of

GROUPS = {"食べ物": ["ごはん", "米", "<おかず>"], "おかず": ["魚", "みそ汁"], "輪": ["<輪>", "丸"]}
TOKENIZER = Tokenizer()


def said(phrase: str, *texts: str, strict: bool = False) -> list[str]:
    """Return what of ``texts`` is heard as the phrase, folded."""
    lexicon = Lexicon(TOKENIZER, GROUPS)
    words = lexicon.words([phrase], strict=strict)
    passage = passage_of([Said(str(n), text) for n, text in enumerate(texts)], TOKENIZER)
    return [passage.text[start:end] for start, end in lexicon.hear(passage).spans(words)]


@pytest.mark.parametrize(
    ("phrase", "text", "heard"),
    [
        ("薬/きれ", "薬がもうきれた", ["薬がもうきれ"]),
        ("薬/きれ", "薬は毎日ちゃんと飲んでいるのにきれた", []),
        ("薬…きれ", "薬は毎日ちゃんと飲んでいるのにきれた", ["薬は毎日ちやんと飲んでいるのにきれ"]),
        ("薬…きれ", "薬を飲みました。電池がきれた", []),
        ("薬|くすり/きれ|切れ", "くすり切れた", ["くすり切れ"]),
        ("<食べ物>/ない", "みそ汁もない", ["みそ汁もない"]),
        ("<輪>", "丸い", ["丸"]),
        ("<知らない>/ない", "なにもない", []),
        ("^いま", "いま、行く", ["いま"]),
        ("^いま", "ていました", []),
        ("やめられ|やめられな/い", "酒がやめられない", ["やめられない"]),
    ],
)
def test_phrases_are_heard_as_they_are_written_down(
    phrase: str, text: str, heard: list[str]
) -> None:
    assert said(phrase, text) == heard


@pytest.mark.parametrize(
    ("phrase", "text", "heard"),
    [
        ("介護保険", "かいごほけんのしんせい", True),
        ("介護保険", "会後保険のしんせい", True),
        ("かいごほけん", "介護保険の申請", True),
        ("病院", "病因にいく", True),
        ("逝きます", "夜中に出ていきます", True),
        ("=逝きます", "夜中に出ていきます", False),
        ("姉", "値", False),
    ],
)
def test_what_sounds_the_same_is_heard_unless_only_the_writing_counts(
    phrase: str, text: str, heard: bool
) -> None:
    assert bool(said(phrase, text)) is heard


def test_a_strict_list_hears_no_other_kanji() -> None:
    assert said("病院", "病因にいく", strict=True) == []
    assert said("病院", "びょういんにいく", strict=True) == ["びよういん"]


def test_a_phrase_reaches_over_two_messages() -> None:
    assert said("屋上/靴", "今 屋上", "靴ぬいだ") == ["屋上靴"]


@pytest.mark.parametrize(
    ("text", "heard"), [("I may die", True), ("on a diet", False), ("DIE!", True)]
)
def test_latin_words_are_heard_whole(text: str, heard: bool) -> None:
    assert bool(said("die", text)) is heard


def test_a_relation_is_a_group_where_it_names_somebody() -> None:
    needs = {
        "people": {"husband": ["夫"]},
        "facts": {"hits": {"said": ["<husband>+に/殴"]}},
    }
    vocabulary = read_vocabulary(needs, {}, {})
    [fact] = vocabulary.facts

    def hears(text: str) -> bool:
        passage = passage_of([Said("a", text)], vocabulary.lexicon.tokenizer)
        mentions = Mentions(vocabulary).find(passage)
        return vocabulary.lexicon.hear(passage, mentions).says(fact.said)

    assert hears("大丈夫、夫に殴られた")
    assert not hears("大丈夫に殴られた")
    assert not hears("夫も子に殴られた")
