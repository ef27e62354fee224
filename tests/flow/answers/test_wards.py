from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.answers.options import Picked
from bot.flow.answers.postal import PostalRow, read_postal
from bot.flow.answers.wards import WardFinder

ROWS = read_postal((Path(__file__).parents[3] / "flows" / "postal.csv").read_text(encoding="utf-8"))
NAMES = {
    "moji": ("門司区", "門司港", "もじ", "大里"),
    "kokurakita": ("小倉北区",),
    "kokuraminami": ("小倉南区", "城野"),
    "wakamatsu": ("若松区", "二島"),
    "yahatahigashi": ("八幡東区",),
    "yahatanishi": ("八幡西区", "黒崎", "折尾"),
    "tobata": ("戸畑区",),
    "outside": ("北九州市の外",),
    "unsettled": ("わからない",),
}
SHARED = {"小倉": ("kokurakita", "kokuraminami"), "八幡": ("yahatahigashi", "yahatanishi")}
FINDER = WardFinder(NAMES, SHARED, ROWS)


@pytest.mark.parametrize(
    ("typed", "ward"),
    [
        ("門司区", "moji"),
        ("門司", "moji"),
        ("門司港です", "moji"),
        ("もじです", "moji"),
        ("門司のものですが", "moji"),
        ("もじのまちです だいりです", "moji"),
        ("もじのほう、みなとの近くです", "moji"),
        ("大里", "moji"),
        ("小倉北", "kokurakita"),
        ("こくらきた", "kokurakita"),
        ("小倉の南区です", "kokuraminami"),
        ("こくらみなみ", "kokuraminami"),
        ("小倉みなみ", "kokuraminami"),
        ("八幡西", "yahatanishi"),
        ("八幡 東", "yahatahigashi"),
        ("やはたにし", "yahatanishi"),
        ("黒崎のへんです", "yahatanishi"),
        ("折尾駅の近く", "yahatanishi"),
        ("戸畑です!!", "tobata"),
        ("kokura kita", "kokurakita"),
        ("Yahata-nishi", "yahatanishi"),
        ("Tobata ward", "tobata"),
        ("三萩野", "kokurakita"),
        ("永犬丸", "yahatanishi"),
        ("えいのまる", "yahatanishi"),
        ("曽根", "kokuraminami"),
        ("中井2丁目", "kokurakita"),
        ("吉田に住んでいます", "kokuraminami"),
        ("門司区の本町", "moji"),
        ("八幡の帆柱", "yahatahigashi"),
        ("小倉南区のきたがた", "kokuraminami"),
        ("小倉北区三萩野1-2-3", "kokurakita"),
        ("門司じゃなくて戸畑", "tobata"),
        ("福岡県北九州市八幡西区折尾4-1-1", "yahatanishi"),
        ("わからない", "unsettled"),
        ("八幡東区です 母がなべをよくこがします しんせいはどこでしますか", "yahatahigashi"),
    ],
)
def test_a_ward_is_known_by_its_names_and_places(typed: str, ward: str) -> None:
    assert FINDER.find(typed) == Picked((ward,), certain=True)


@pytest.mark.parametrize(
    "typed", ["〒807-0821", "8070821", "８０７−０８２１", "807ー0821", "〒 807 0821です"]
)
def test_a_postal_code_settles_the_ward(typed: str) -> None:
    assert FINDER.find(typed) == Picked(("yahatanishi",), certain=True)


@pytest.mark.parametrize(
    ("typed", "wards"),
    [
        ("小倉", ("kokurakita", "kokuraminami")),
        ("小倉です", ("kokurakita", "kokuraminami")),
        ("八幡", ("yahatahigashi", "yahatanishi")),
        ("802-0000", ("kokurakita", "kokuraminami")),
        ("本町", ("moji", "wakamatsu")),
        ("緑ヶ丘", ("moji", "kokurakita")),
        ("みどりがおか", ("moji", "kokurakita")),
        ("熊本", ("kokurakita", "outside")),
        ("前は戸畑で今は若松", ("wakamatsu", "tobata")),
        ("下関から門司に来ました", ("moji", "outside")),
        ("吉田の娘です", ("kokuraminami",)),
    ],
)
def test_a_shared_name_is_never_guessed(typed: str, wards: tuple[str, ...]) -> None:
    assert FINDER.find(typed) == Picked(wards, certain=False)


@pytest.mark.parametrize(
    "typed",
    [
        "下関です",
        "苅田町",
        "中間市",
        "福岡市南区",
        "市外です",
        "直方",
        "水巻",
        "会津若松",
        "〒810-0001",
        "行橋に住んでいます",
    ],
)
def test_places_around_the_city_are_outside(typed: str) -> None:
    assert FINDER.find(typed) == Picked(("outside",), certain=True)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "もじがよめない",
        "若松さんのことで",
        "日本町内会",
        "母は大手町病院にいます",
        "北九州",
        "093-582-1234",
        "その中間です",
        "母の田代さんが",
        "いろいろあって",
        "3",
    ],
)
def test_a_name_inside_other_words_is_no_place(typed: str) -> None:
    assert FINDER.find(typed) == Picked()


def test_an_unknown_code_is_only_perhaps_outside() -> None:
    assert FINDER.find("810-0001") == Picked(("outside",), certain=False)


def test_a_far_place_in_a_long_story_is_not_certain() -> None:
    assert not FINDER.find("わたしは大阪で働いていて月に一度しか母のところに帰れません").certain


def test_every_code_of_the_city_is_found() -> None:
    assert all(row.ward in FINDER.find(f"〒{row.code[:3]}-{row.code[3:]}").ids for row in ROWS)


def test_every_town_of_the_city_is_found_with_its_ward() -> None:
    missing = [row for row in ROWS if row.town and row.ward not in FINDER.find(row.town).ids]

    assert missing == []


def test_lines_that_cannot_be_used_are_passed_over() -> None:
    rows = read_postal("postal_code,ward,town,town_kana\n8000001,moji,風師,カザシ\n,moji\nx\n\n")

    assert rows == (PostalRow("8000001", "moji", "風師", "カザシ"),)


@given(
    st.text()
    | st.lists(st.sampled_from(list("門司小倉北南八幡東西区町本の〒80-7、に住"))).map("".join)
)
def test_no_text_breaks_the_finding_of_wards(text: str) -> None:
    picked = FINDER.find(text)

    assert set(picked.ids) <= set(NAMES)
    assert len(picked.ids) == 1 or not picked.certain


def test_a_city_without_places_finds_nothing() -> None:
    assert WardFinder({}, {}, ()).find("門司") == Picked()
