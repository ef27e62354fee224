import pytest

from tests.needs.shipped import reading


def named(*texts: str) -> set[tuple[str, int | None]]:
    return {(person.relation, person.age) for person in reading(*texts).people}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("母83と弟56の二人暮らしで困っています", {("mother", 83), ("younger_brother", 56)}),
        ("母がですね九十なんですけど困っています", {("mother", 90)}),
        ("八十三歳の母が心配です", {("mother", 83)}),
        ("わたしは還暦で、父が米寿です。介護がつらい", {("self", 60), ("father", 88)}),
        ("ワタシハ ハチジュウハチ デス。クルシイ", {("self", 88)}),
        ("三十六の娘が部屋から出ません", {("daughter", 36)}),
        ("仕事も家もありません。54歳です", {("self", 54)}),
        ("産後2か月。涙が止まりません", {("child", 0)}),
        ("うちの子は70代ではありません", {("child", None)}),
        ("父の三回忌がすみました", set()),
        ("先月夫が亡くなって眠れません", {("husband", None)}),
        ("大丈夫、工夫して兄弟で主人公をやります", set()),
        ("友達もおらん", set()),
        ("隣のおじいさんが怒鳴ります", {("neighbour", None)}),
        ("担当の84歳女性です。訪問を断られます", {("client", 84)}),
        ("元夫が家の前にいます", {("husband", None)}),
        ("父の遺影の前で弟が壁に話します。おやじの声がすると", {("younger_brother", None)}),
        ("妹の下の世話を姉の私がしとります。つらい", {("younger_sister", None)}),
        ("嫁はもうおらん。孫とふたりで食べるものもない", {("grandchild", None)}),
        ("妻とは別れた。仕事もない", set()),
        ("面談で「お母さんも息抜きを」と言われました。義父の介護がつらい", {("in_law", None)}),
        ("隣の部屋のごみの山に火がつきそう。母は動けません", {("mother", None)}),
        ("孫、六つを預かっています。食費がない", {("grandchild", 6)}),
        ("息子の部屋から音。仕事せん。わたし76、あの子48", {("self", 76), ("son", 48)}),
        ("病棟の看護師です。72歳男性、身寄りがなく退院できません", {("client", 72)}),
        ("バス停で泣く妊婦さん。病院にも行ってないって", {("other", None)}),
        ("父が死んだら年金が止まる。仕事もない", {("father", None)}),
    ],
)
def test_who_is_told_of_and_how_old(text: str, people: set[tuple[str, int | None]]) -> None:
    assert named(text) - {("self", None)} == people


def test_an_age_that_floats_belongs_to_whom_the_story_is_about() -> None:
    told = named("父の車のキーを隠しました。八十六です。わたしは杖で打たれます")

    assert ("father", 86) in told


def test_months_of_waiting_are_nobodys_age() -> None:
    assert named("家を出て3か月です。お金がありません") == set()


def test_who_is_told_of_next_door_is_a_neighbour() -> None:
    assert named("隣の奥さんが泣いています。ご主人の声がこわい") == {("neighbour", None)}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("別れた夫が職場に来て、大声を出します", {("husband", None)}),
        ("元妻が子どもに会わせてくれません", {("wife", None), ("child", None)}),
        ("息子が部屋にこもっています。彼は私に物を投げます", {("son", None)}),
        ("彼が給料を渡してくれません", {("partner", None)}),
        ("わしが米を研いで、ばあさんは寝たきりです", {("wife", None)}),
        ("母が倒れて、ばあさんの世話は私です", {("mother", None), ("grandmother", None)}),
        ("俺の嫁が三日帰ってきません", {("wife", None)}),
        ("主人の弟がお金を借りに来てこわい", {("in_law", None)}),
        ("妹が夫に殴られています", {("younger_sister", None), ("in_law", None)}),
        ("姉の子どもをうちで見ていて、生活が苦しい", {("elder_sister", None), ("other", None)}),
        ("会社の先輩の奥さんが倒れたそうです", {("other", None)}),
        ("両親の介護で仕事をやめました", {("mother", None), ("father", None)}),
        ("両親を亡くしてから眠れません", set()),
        ("父は私が小さいころに亡くなりました。母がつらそうです", {("mother", None)}),
    ],
)
def test_whom_a_word_means_in_the_story(text: str, people: set[tuple[str, int | None]]) -> None:
    assert named(text) - {("self", None)} == people


@pytest.mark.parametrize(
    "text",
    [
        "お腹の子が動きません",
        "友達も消えた",
        "兄も姉もおらん。つらい",
        "Saya kesepian, tidak ada teman",
        "こども食堂はどこにありますか。母の日に行きたい",
        "意識ははっきりしていますが、つらい",
        "三児の父です。仕事がなくて困っています",
        "学校の先生に「お母さん、無理せんで」と言われました",
        "電気の人に「奥さん、来月は止めます」と言われた",
        "となりの席がうるさくて仕事になりません",
    ],
)
def test_a_word_for_a_person_need_not_be_somebody(text: str) -> None:
    assert named(text) - {("self", None)} == set()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "隣のお宅です。八十二の奥さんが、杖で立つご主人を叱ります",
            {("neighbour", 82), ("neighbour", None)},
        ),
        ("二階の兄弟、兄が弟を蹴ります。隣の部屋まで聞こえます", {("neighbour", None)}),
        ("弟が壁を殴ります。隣の人も見ています", {("younger_brother", None)}),
        ("バス停のベンチで、となりのおじいさんが震えています", {("other", None)}),
        (
            "ケアマネです。八十八歳の女性と長女。長女は「母は寝ています」とだけ",
            {("client", 88), ("daughter", None)},
        ),
        (
            "訪問看護師です。ご自宅で、奥様がご主人を叩いておられました",
            {("client", None), ("wife", None)},
        ),
        ("グループホームの施設長。入居者の男性に身寄りがありません", {("client", None)}),
        ("病院を出る予定の64歳男性、住む所がなく支援を断ります", {("client", 64)}),
        ("看護師をしています。夜勤がつらく、眠れません", set()),
    ],
)
def test_who_writes_decides_whose_household_it_is(
    text: str, people: set[tuple[str, int | None]]
) -> None:
    assert named(text) - {("self", None)} <= people
    assert {person for person in people if person[1] is not None} <= named(text)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("主人と二人、腰が痛くて困っています。八十四と八十一です", {("husband", 84), ("self", 81)}),
        ("父と母が倒れました。二人とも九十です", {("father", 90), ("mother", 90)}),
        ("妹とわたしで暮らしています。七十一と七十五です", {("younger_sister", 71), ("self", 75)}),
        ("うちは6歳と3歳がいて、保育料が払えません", {("child", 6), ("child", 3)}),
        ("九十一の夫が八十七の私を怒鳴ります", {("husband", 91), ("self", 87)}),
        ("弟が部屋から出ません。四十一歳です。風呂も入りません", {("younger_brother", 41)}),
        (
            "母と暮らし、仕事がありません。私は夜も眠れません。五十歳、独り身です",
            {("mother", None), ("self", 50)},
        ),
        ("義父の介護と、四歳の夜泣きでつらい", {("in_law", None), ("child", 4)}),
        ("娘(発達障害、12)が学校に行けません", {("daughter", 12)}),
        ("上が五つ、下が二つで、夫は帰りません", {("child", 5), ("child", 2), ("husband", None)}),
        ("もうすぐ80になる母がつらいと言います", {("mother", 80)}),
    ],
)
def test_whose_ages_are_said(text: str, people: set[tuple[str, int | None]]) -> None:
    assert named(text) - {("self", None)} == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("さんさいの むすめが たべません", {("daughter", 3)}),
        ("じゅうろくの むすこが かえりません", {("son", 16)}),
        ("ミルクを買うお金がない。5か月です", {("child", 0)}),
        ("妊娠6か月です。お金がありません", set()),
        ("제 아이는 여섯 살입니다. 돈이 없어요", {("child", 6)}),
        ("मेरी छोरी ८ वर्षकी छ, स्कुल जाँदैन", {("daughter", 8)}),
        ("We have a baby, 3 months. No money", {("child", 0)}),
        ("Anak saya empat tahun, tidak ada uang", {("child", 4)}),
    ],
)
def test_ages_in_other_letters(text: str, people: set[tuple[str, int | None]]) -> None:
    assert named(text) - {("self", None)} == people


@pytest.mark.parametrize(
    "text",
    [
        "介護保険は65歳からと言われました。困っています",
        "十九のときから薬を飲んでいます。つらい",
        "体は熱39でつらい",
    ],
)
def test_an_age_at_which_something_is_or_was_is_nobodys(text: str) -> None:
    assert {age for _, age in named(text)} <= {None}


def test_a_word_that_fills_its_quote_only_calls_somebody() -> None:
    assert named("赤ん坊がやっと「ママ」と言いました") == {("child", 0)}
