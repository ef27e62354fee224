"""The spellings of the wards' names, and the places around the city.

小倉北区 is also 小倉北, 小倉の北区, こくらきた and kokura kita.  Called by ``wards``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.flow.answers.normal import KANJI, plain

OUTSIDE = "outside"
"""The id of the ward that is none of the city's."""

_READINGS = {
    "門司": "もじ",
    "小倉": "こくら",
    "若松": "わかまつ",
    "八幡": "やはた",
    "戸畑": "とばた",
    "北": "きた",
    "南": "みなみ",
    "東": "ひがし",
    "西": "にし",
}
_COMPOUND = re.compile(r"(?P<town>小倉|八幡)(?P<side>[東西南北])")
_ROMAN = re.compile(r"(?P<town>[a-z]+?)(?P<side>kita|minami|higashi|nishi)?")
_KE = re.compile(f"(?<=[{KANJI}])[けゖヶケ](?=[{KANJI}])")
_TOWNS_AROUND = (
    "下関 下関市 しものせき 苅田 苅田町 かんだまち 行橋 行橋市 ゆくはし 中間市 なかまし 遠賀 "
    "遠賀町 遠賀郡 "
    "福岡市 直方 直方市 のおがた 水巻 水巻町 みずまき 岡垣 岡垣町 おかがき 芦屋町 宗像 宗像市 "
    "みやこ町 "
    "築上 築上町 豊前 豊前市 田川 田川市 飯塚市 飯塚 鞍手 鞍手町 宮若市 福津市 久留米 久留米市 "
    "博多 博多区 "
    "山口県 大分県 熊本県 熊本市 佐賀県 長崎県 宮崎県 鹿児島県 沖縄県 広島県 大阪府 東京都 東京 "
    "大阪 広島 大分 "
    "佐賀 長崎 宮崎市 鹿児島 市外 市の外 県外 よその市 北九州市外 北九州の外 北九州市の外 "
    "会津若松 近江八幡 海外"
)
ELSEWHERE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_TOWNS_AROUND.split(), (OUTSIDE,)),
    # NB: 熊本 is also a town of 小倉北区, 中間 a word (between) as well as a city.
    "熊本": ("kokurakita", OUTSIDE),
}


def key(text: str) -> str:
    """Return the form in which place names are compared: 緑ケ丘, 緑ヶ丘 and 緑が丘 are one."""
    return _KE.sub("が", plain(text))


def ward_spellings(ward: str, names: Iterable[str]) -> frozenset[str]:
    """Return all spellings of a ward, from its id (kokurakita) and the names in ``city.yaml``."""
    found = {key(spelling) for name in names for spelling in _spelled(plain(name))}
    return frozenset(filter(None, found | set(_romanised(ward))))


def _spelled(name: str) -> Iterator[str]:
    yield name
    bare = name.removesuffix("区") if len(name) > 2 else name
    for written in dict.fromkeys((bare, *_sides(bare))):
        yield from (written, f"{written}区") if written != name or bare != name else (written,)
        reading = _read(written)
        if reading != written:
            yield from (reading, f"{reading}区", f"{reading}く")


def _sides(name: str) -> Iterator[str]:
    if match := _COMPOUND.fullmatch(name):
        town, side = match["town"], match["side"]
        yield from (f"{town}の{side}", f"{town}{_READINGS[side]}", f"{_READINGS[town]}{side}")


def _read(name: str) -> str:
    for written, reading in _READINGS.items():
        name = name.replace(written, reading)
    return name


def _romanised(ward: str) -> Iterator[str]:
    if match := _ROMAN.fullmatch(ward):
        if ward in {OUTSIDE, "unsettled"}:
            return
        parts = [part for part in (match["town"], match["side"]) if part]
        for joined in {between.join(parts) for between in ("", " ", "-")}:
            yield from (joined, f"{joined}-ku", f"{joined} ku", f"{joined}ku", f"{joined} ward")
