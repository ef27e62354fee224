"""Words that must not show on a locked screen, where somebody else may read them."""

from collections.abc import Iterator

TELLING = (
    "相談",
    "福祉",
    "区役所",
    "支援",
    "虐待",
    "暴力",
    "保護",
    "介護",
    "ひきこもり",
    "ヤングケアラー",
    "貧困",
    "借金",
    "自殺",
    "病院",
    "通報",
    "通告",
    "児童",
    "DV",
)


def telling(text: str) -> Iterator[str]:
    """Yield each word that tells what a message is about."""
    return (word for word in TELLING if word in text)
