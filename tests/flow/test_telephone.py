import pytest

from bot.flow.telephone import telephone_numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("電話は0120-279-338へ。", "0120-279-338"),
        ("電話は０１２０－２７９－３３８へ。", "0120-279-338"),
        ("093ー522ー0874", "093ー522ー0874"),
        ("０９３（５２２）０８７４", "093(522)0874"),
        ("Call +81 93-522-0874.", "+81 93-522-0874"),
        ("०१२०-२७९-३३८", "0120-279-338"),
        ("夜は#7119へ", "#7119"),
        ("けたが足りない 093-522-087", "093-522-087"),
    ],
)
def test_a_telephone_number_is_found_however_it_is_written(text: str, number: str) -> None:
    assert list(telephone_numbers(text)) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "すぐに110番か119番へ。災害のときは171番です。",
        "平日 8:30-17:15、毎日 08:00-21:00",
        "2026-11-23から2026-12-03まで",
        "〒803-0813 小倉北区城内1-1",
        "門司-R8-0042",
        "80代の方と50代の方",
        "部屋は #12 です",
    ],
)
def test_what_is_no_telephone_number_may_stand_in_a_text(text: str) -> None:
    assert list(telephone_numbers(text)) == []
