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
