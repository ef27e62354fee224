"""What a resident reads where a number is not known."""

from dataclasses import replace

import pytest

from bot.authoring.problem import Place
from bot.flow.catalogue import Wording
from bot.flow.definition import Text
from bot.flow.saying import Circumstances, Voice
from tests.flow.engine.talking import MORNING
from tests.flow.shipped import edition


def said(source: str, tel: str, always: str = "0120-000-000") -> str:
    """Say a text whose door is the city's call centre with this number."""
    today = edition().today
    city = today.city
    desks = {"city_call": replace(city.desks["city_call"], tel=tel)}
    lines = {city.always: replace(city.hotlines[city.always], tel=always)}
    voice = Voice(replace(today, city=replace(city, desks=desks, hotlines=lines)), Wording())
    text = Text("intake/somewhere/text", source, Place("intake.yaml"))
    return voice.sentence(text, {"door": "city_call"}, "ja", Circumstances(MORNING, "line"))


def test_a_door_is_said_with_its_number() -> None:
    sentence = said("{door.name}（{door.tel}）でもたずねられます。", "093-111-2222")

    assert sentence == "北九州市コールセンター（093-111-2222）でもたずねられます。"


@pytest.mark.parametrize("tel", ["{door.tel}", "{here}か{door.tel}[、受付は{door.hours}]"])
def test_a_door_without_a_number_gives_way_to_the_line_that_always_answers(tel: str) -> None:
    sentence = said(f"{{door.name}}（{tel}）でもたずねられます。", "")

    assert sentence.startswith("よりそいホットライン（")
    assert "0120-000-000" in sentence
    assert "コールセンター" not in sentence


def test_words_in_brackets_vanish_where_the_door_has_no_number() -> None:
    sentence = said("市の窓口がくわしいです。[{door.name}（{door.tel}）でもたずねられます。]", "")

    assert sentence == "市の窓口がくわしいです。"


def test_no_number_at_all_is_never_made_up() -> None:
    assert said("電話は{door.tel}です。", "", always="") == "電話はです。"
