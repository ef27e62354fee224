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
        ("元夫が家の前にいます", {("partner", None)}),
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
