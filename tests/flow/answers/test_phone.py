import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.answers.phone import phone


@pytest.mark.parametrize(
    "typed",
    [
        "090-1234-5678",
        "０９０１２３４５６７８",
        "09012345678",
        "〇九〇一二三四五六七八",
        "+81 90-1234-5678",
        "+819012345678",
        "0081 90 1234 5678",
        "+81-(0)90-1234-5678",
        "090ー1234ー5678",
        "090‐1234‐5678",
        "090 1234 5678",
        "090の1234の5678",
        "090.1234.5678",
        "電話は090-1234-5678、夜がいいです",
        "090-1234-5678（19時以降）",
        "0120-279-338か090-1234-5678",
        "09012345678 9時から5時",
        "09012345678 9-17時",
        "090-1234-5678 10:00-12:00",
        "090 1234 5678 １８時以降",
        "090-1234-5678 6じから",
        "090-1234-5678 6pm",
        "10時〜12時 090-1234-5678",
    ],
)
def test_a_mobile_number_may_be_written_in_many_ways(typed: str) -> None:
    assert phone(typed) == "090-1234-5678"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("093(582)1234", "093-582-1234"),
        ("(093)582-1234", "093-582-1234"),
        ("0935821234", "093-582-1234"),
        ("093 582 1234", "093-582-1234"),
        ("03-3234-5678", "03-3234-5678"),
        ("0332345678", "03-3234-5678"),
        ("0930-22-1234", "0930-22-1234"),
        ("0930221234", "0930-22-1234"),
        ("0949-22-1234", "0949-22-1234"),
        ("050-1234-5678", "050-1234-5678"),
    ],
)
def test_a_fixed_line_gets_its_area_code(typed: str, read: str) -> None:
    assert phone(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "なし",
        "110",
        "119",
        "189",
        "0120-279-338",
        "0570-000-000",
        "0800-123-4567",
        "090-1234-567",
        "090123456789",
        "000-0000-0000",
        "080-0000-0000",
        "090-0123-4567",
        "093-082-1234",
        "82歳です",
        "〒802-0001",
        "1234567890",
        "+1 212 555 1234",
        "#7119",
    ],
)
def test_what_cannot_be_called_back_is_refused(typed: str) -> None:
    assert phone(typed) is None


@given(st.text() | st.text("0123456789０９〇九-ー()+ の8"))
def test_no_text_breaks_the_reading_of_numbers(text: str) -> None:
    read = phone(text)

    assert read is None or 10 <= len(read.replace("-", "")) <= 11
