import pytest

from bot.flow.answers.naming import names_somebody


@pytest.mark.parametrize(
    "text",
    [
        "田中さんが戸を開けません",
        "佐々木様のお宅です",
        "090-1234-5678 に電話を",
        "タナカさんのことで",
    ],
)
def test_a_name_or_a_number_is_noticed(text: str) -> None:
    assert names_somebody(text)


@pytest.mark.parametrize(
    "text",
    [
        "利用者さんが戸を開けません",
        "息子さんは無職です",
        "民生委員さんと訪問した",
        "84歳の女性",
        "",
    ],
)
def test_a_role_is_not_a_name(text: str) -> None:
    assert not names_somebody(text)
