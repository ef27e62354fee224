import pytest

from bot.flow.answers.written_in import written_in


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("My husband died and I have no money", "en"),
        ("can i write in english? my husband hits me", "en"),
        ("我老公失业了，房租付不起，没钱了", "zh-Hans"),
        ("어머니가 치매인데 도와줄 사람이 없어요", "ko"),
        ("Chồng tôi mất việc, không có tiền", "vi"),
        ("मलाई मद्दत चाहियो", "ne"),
        ("Wala na po akong trabaho at hindi ko alam ang gagawin", "tl"),
        ("Suami saya tidak bekerja dan kami tidak ada uang", "id"),
    ],
)
def test_a_script_or_small_words_tell(text: str, code: str) -> None:
    assert written_in(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "OK",
        "yes",
        "help",
        "LINE",
        "093-582-1234",
        "tasukete kudasai mama ga taoreta",
        "介護疲労",
        "夫不在 子二人 金無",
        "没収",
        "生活保護申請希望",
        "失業中 家賃滞納 食料無",
        "夫失業、子二人、家賃未払",
        "夫は I love you と言います",
        "DV",
        "😭",
    ],
)
def test_what_is_not_certain_stays_japanese(text: str) -> None:
    assert written_in(text) is None
