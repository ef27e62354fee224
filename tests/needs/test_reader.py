import pytest

from bot.needs.loader import read_vocabulary
from bot.needs.passage import Said
from bot.needs.reader import Reader
from bot.reading import Level, PatternState, Reading
from tests.needs.shipped import letters, reader, reading


@pytest.mark.parametrize(
    "text", ["こんにちは", "べつに", "ありがとうございます！", "", "😊", "はい。"]
)
def test_a_greeting_thanks_or_a_sticker_tells_nothing(text: str) -> None:
    found = reading(text)

    assert (found.told, found.understood, found.level) == (False, False, Level.NONE)


def test_a_fragment_tells_something() -> None:
    assert reading("弟").told


def test_a_burst_of_fragments_is_read_as_one_story() -> None:
    found = reading("弟\n54\n20年働いてない\n母が\n83")

    assert [(p.relation, p.age) for p in found.people] == [("younger_brother", 54), ("mother", 83)]
    assert found.patterns["eighty_fifty"].state is PatternState.FOUND
    assert (found.concerned, found.heard["about"].value) == ("younger_brother", "family")


def test_a_correction_of_an_age_holds() -> None:
    found = reading("弟54 母が83", "あ 母は83やなくて81")

    assert ("mother", 81) in [(person.relation, person.age) for person in found.people]


def test_an_answer_settles_a_suspicion_and_nothing_more_is_asked() -> None:
    said = letters("実家が物でいっぱいです")

    found = reader().read(said, {"piles_harm:household": "yes"})

    assert reader().read(said).patterns["hoarding"].state is PatternState.SUSPECTED
    assert found.patterns["hoarding"].state is PatternState.FOUND
    assert found.questions == ()


def test_an_answer_of_no_excludes() -> None:
    said = letters("実家が物でいっぱいです")

    found = reader().read(said, {"piles_harm:household": "no"})

    assert found.patterns["hoarding"].state is PatternState.EXCLUDED


def test_what_was_answered_with_unknown_is_not_asked_again() -> None:
    said = letters("実家が物でいっぱいです")

    found = reader().read(said, {"piles_harm:household": "unknown"})

    assert found.patterns["hoarding"].state is PatternState.SUSPECTED
    assert found.questions == ()


def test_a_child_is_asked_one_question_at_most() -> None:
    said = letters("おうちが ものでいっぱい\nしょう4です")

    first = reader().read(said)
    second = reader().read(said, {"piles_harm:household": "unknown"})

    assert first.writer_is_child
    assert [question.key for question in first.questions] == ["piles_harm:household"]
    assert second.questions == ()


@pytest.mark.parametrize(
    ("text", "child"),
    [
        ("しょう4です。ままがびょうき", True),
        ("中3です。通訳で学校を休みます", True),
        ("高校生です。進学したい", True),
        ("ままがびょうきで がっこうにいけん", True),
        ("息子は中2です。学校に行きません", False),
        ("高校生の娘がいます", False),
        ("むすこが ちゅう2です。がっこうに いきません", False),
        ("にほんご すこし。こどもの がっこう わかりません", False),
        ("母が認知症です", False),
    ],
)
def test_a_child_is_known_by_their_own_grade_or_their_own_words(text: str, child: bool) -> None:
    assert reading(text).writer_is_child is child


@pytest.mark.parametrize(
    ("text", "ward"),
    [
        ("門司港です", "moji"),
        ("八幡西区に住んでいます", "yahatanishi"),
        ("黒崎のコンビニです", "yahatanishi"),
        ("小倉南です", "kokuraminami"),
        ("戸畑区で民生委員をしております", "tobata"),
        ("小倉です", None),
        ("八幡です", None),
        ("黒崎さんにお世話になりました", None),
    ],
)
def test_a_ward_is_heard_only_when_the_words_settle_it(text: str, ward: str | None) -> None:
    heard = reading(text).heard.get("ward")

    assert (heard.value if heard else None) == ward


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("産後2か月。かわいいと思えない", "self"),
        ("3歳の子の夜泣きで眠れません", "self"),
        ("7歳の娘が学校に行けません", "family"),
        ("配食の仕事で伺っている方が、三日分の弁当に手をつけていません", "work"),
        ("3日前から家賃が払えてないです", "self"),
        ("主人が八十六で足が悪うて、わたしも腰がいけんで眠れません", "self"),
        ("母が認知症で、夜中に出ていきます", "family"),
        ("隣の家がくさくて虫がわく", "neighbour"),
        ("担当の84歳女性です。長男は無職で、訪問を断られます", "work"),
        ("夫に殴られます", "self"),
        ("友達がしにたいって言う", "neighbour"),
        ("私は母と住んでいて、母の介護で腰が痛いです", None),
    ],
)
def test_whose_trouble_it_is_is_heard_only_when_plain(text: str, about: str | None) -> None:
    heard = reading(text).heard.get("about")

    assert (heard.value if heard else None) == about


def test_what_cannot_wait_is_heard_in_the_story() -> None:
    found = reading("食べるものがないです。電気も止められました")

    assert {"no_food", "cut_off"} <= set(found.heard["facts"].value)
    assert found.heard["facts"].letter == "letter-0"


@pytest.mark.parametrize(
    "text", ["ソファは粗大ごみで何曜日に出せますか", "住民票はどこでもらえますか"]
)
def test_a_question_to_the_city_is_no_need(text: str) -> None:
    found = reading(text)

    assert found.only_city_question
    assert not found.understood


def test_a_question_to_the_city_beside_a_need_does_not_hide_the_need() -> None:
    found = reading("粗大ごみは何曜日ですか。実は食べるものがないです")

    assert not found.only_city_question
    assert found.understood


@pytest.mark.parametrize(
    "text", ["大丈夫です", "兄弟はいません", "主人公が好き", "そのままでいいです"]
)
def test_words_that_only_look_like_people_name_nobody(text: str) -> None:
    assert reading(text).people == ()


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("83歳の母", 83),
        ("母83", 83),
        ("母は八十三です", 83),
        ("８３歳の母", 83),
        ("母が3年前", None),
    ],
)
def test_an_age_beside_a_relation_is_that_persons(text: str, age: int | None) -> None:
    assert [(p.relation, p.age) for p in reading(text).people] == [("mother", age)]


def test_soft_words_stand_in_order_of_weight_and_never_name_violence() -> None:
    found = reading("母が認知症で、介護をしています。お金がないです。夫に殴られます")

    assert found.topics == ("care", "money")


def test_what_is_negated_is_not_a_fact() -> None:
    assert "frail" not in {
        name for name, so in reading("母は認知症ではないです").facts.items() if so
    }


def test_a_reader_without_words_reads_anything_as_nothing() -> None:
    empty = read_vocabulary({}, {}, {})

    found = Reader(empty).read([Said("a", "死にたい")])

    assert found == Reading(told=True, patterns=found.patterns)


def test_parts_of_another_shape_are_empty_and_nothing_breaks() -> None:
    odd = read_vocabulary(
        {"facts": "x", "people": ["a"], "ask": {"x": "y"}},
        {"patterns": [{}, "x"]},
        {"rules": [{"level": "?", "what": "x"}], "whether": {"a": ""}, "words": {"b": "c"}},
    )

    assert Reader(odd).read([Said("a", "母83")]).told


def test_a_lesser_danger_that_is_told_later_is_evidence_as_well() -> None:
    found = reading("薬ぜんぶのんだ", "もう死にたい")

    assert found.danger.level == "now"
    assert {each.letter for each in found.danger.evidence} == {"letter-0", "letter-1"}


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("電気とまって八日。ろうそく使いよる", True),
        ("電気止められた", True),
        ("電気を止められたことはありません", False),
        ("電気が止められてないか心配です", True),
        ("電気を止められる話、ドラマで見ました", False),
        ("電気止められたw", False),
        ("電気止められたw どうしたらいい", True),
    ],
)
def test_what_is_denied_or_set_aside_is_not_taken(text: str, so: bool) -> None:
    assert bool(reading(text).facts.get("lights_out") or reading(text).facts.get("cut_off")) is so


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("おきゅうりょうがない", "job_trouble"),
        ("やねからあめがもります", "bad_house"),
        ("主人がなくなりましてから、ごはんもたべとりません", "hardly_eats"),
        ("can't pay rent", "debts"),
        ("घरभाडा तिर्न सकिएन", "debts"),
        ("काम छैन खाना छैन", "no_food"),
        ("夫が仕事をなくしました", "job_trouble"),
        ("勝山公園で寝よる", "sleeps_rough"),
        ("きゅうしょくしか たべてない", "no_food"),
    ],
)
def test_a_need_is_heard_in_kana_dialect_and_other_languages(text: str, fact: str) -> None:
    assert reading(text).facts.get(fact)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("夫が仕事をなくして、家賃が払えません", None),
        ("夫と赤ちゃんと三人で暮らしています。食べるものがありません", None),
        ("夫が一年前から部屋を出ません", "family"),
        ("母のもの忘れがひどくて困っています", "family"),
        ("家賃が払えません", "self"),
    ],
)
def test_whose_consent_is_asked_is_open_where_the_writer_shares_the_trouble(
    text: str, about: str | None
) -> None:
    heard = reading(text).heard.get("about")
    assert (heard.value if heard else None) == about


@pytest.mark.parametrize("text", ["夫に包丁をむけられました", "彼氏がいきなり首をしめてきた"])
def test_a_partner_who_attacks_is_violence_between_partners(text: str) -> None:
    assert reading(text).patterns["dv"].state is PatternState.FOUND


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("夫と赤ちゃんと三人で暮らしています。お金がありません", False),
        ("夫と子ども二人と暮らしています。家賃が払えません", False),
        ("母のもの忘れがひどくて、わたしがひとりでみています", False),
        ("80代のご夫婦。通帳をなくしたと毎日来られます。付き添いの孫がいます", False),
        ("夫を亡くして子ども二人と暮らしています", True),
        ("夫と別れて子ども二人と暮らしています", True),
        ("夫と離婚して、娘と二人で暮らしています", True),
    ],
)
def test_who_raises_children_alone(text: str, alone: bool) -> None:
    assert (reading(text).patterns["single_parent"].state is PatternState.FOUND) is alone


def test_being_ill_is_not_said_back_as_care() -> None:
    assert "care" not in reading("びょうきです。おかね ない。かいしゃ くび").topics


@pytest.mark.parametrize(
    "text",
    [
        "受診をすすめました",
        "ケアマネジャー",
        "いらない・来ないで",
        "うーん どう書いたらいいか",
    ],
)
def test_a_role_an_advice_or_a_label_is_no_need(text: str) -> None:
    assert not reading(text).understood


def test_a_wish_to_be_left_alone_is_no_self_neglect() -> None:
    found = reading("ほっといてくれ").patterns

    assert [name for name, one in found.items() if one.state is PatternState.FOUND] in (
        [],
        ["refuses_support"],
    )


@pytest.mark.parametrize("mark", ["(笑)", "w", "😂"])
def test_a_laugh_takes_no_violence_back(mark: str) -> None:
    assert reading(f"夫に殴られる{mark}").patterns["dv"].state is PatternState.FOUND
