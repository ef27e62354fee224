"""Work out under which spellings a label may be typed.

自分（じぶん）のこと is also 自分のこと, じぶんのこと, 自分 and じぶん.  Called by ``options``.
"""

import re
from collections.abc import Iterable, Iterator

from bot.flow.answers.normal import JAPANESE, KANJI, plain

_READING = re.compile(rf"(?P<kanji>[{KANJI}ヶケ]+)[(（](?P<reading>[ぁ-んァ-ヶー]+)[)）]")
_ASIDE = re.compile(r"[(（［\[][^)）］\]]*[)）］\]]")
_PARTS = re.compile(r"[・･／/、,，]+| or | and ")
_TAIL = re.compile(
    r"(?:のこと|のひとのこと|の人のこと|です|ます|がよい|がいい|でよい|でいい|が良い|で良い|"
    r"を希望|する|"
    r"区|がある|があります|したい|ください|下さい)$"
)
_STEM = re.compile(r"(?:よい|いい|良い|ほしい|欲しい)$")
_MY = re.compile(r"^(?:my |a |an |the |about |someone )+", re.IGNORECASE)


_WISH = re.compile(
    r"(?:[がで](?:よい|いい|良い|ええ)|[てで](?:も)?(?:よい|いい|良い|ほしい|欲しい|ください|"
    r"下さい)|[てで]|希望)$"
)
_SAME = (
    "特に>とくに 無い>ない 無し>なし 良い>よい 言>い "
    "下さい>ください 欲し>ほし 事>こと 所>ところ 物>もの "
    "分から>わから 分かり>わかり 解ら>わから 判ら>わから 出来>でき "
    "子供>子ども 友達>友だち 一人>ひとり 1人>ひとり 二人>ふたり "
    "2人>ふたり 三人>3人 四人>4人 五人>5人 私>わたし "
    "誰>だれ 何>なに 今>いま 都度>つど 其の>その "
    "嫌>いや わかりません>わからない わからん>わからない 知りません>知らない 知らん>知らない "
    "ありません>ない いません>いない ています>てる ている>てる とる>てる "
    "てます>てる でいます>でる でいる>でる てもよい>てよい てもいい>てよい "
    "てもええ>てよい ていい>てよい てええ>てよい てよか>てよい "
)
_LOOSE = dict(pair.split(">") for pair in _SAME.split())
_LOOSE_PATTERN = re.compile("|".join(sorted(map(re.escape, _LOOSE), key=len, reverse=True)))


def loose(form: str) -> str:
    """Return a plain form in which common ways of writing the same words are one."""
    return _LOOSE_PATTERN.sub(lambda match: _LOOSE[match[0]], form)


def is_wish(phrase: str) -> bool:
    """Say whether a label asks for something (送ってよい), so that any "not" after it refuses."""
    return _WISH.search(phrase) is not None


def wishes(labels: Iterable[str]) -> frozenset[str]:
    """Return the cores of those labels that ask for something."""
    return cores(label for label in labels if is_wish(plain(_ASIDE.sub("", label))))


def spellings(labels: Iterable[str]) -> frozenset[str]:
    """Return every way in which a whole label is written, in plain form."""
    forms = (plain(form) for label in labels for form in _written(label))
    return frozenset(loose(form) for form in forms if form)


def cores(labels: Iterable[str]) -> frozenset[str]:
    """Return what is left of labels without the words that many labels share."""
    found: set[str] = set()
    for label in labels:
        for written in _written(label):
            pieces = (written, *_PARTS.split(written))
            found.update(core for piece in pieces for core in _stripped(plain(piece)))
    return frozenset(found)


def _written(label: str) -> Iterator[str]:
    yield label
    yield _ASIDE.sub("", _READING.sub(lambda match: match["kanji"], label))
    yield _ASIDE.sub("", _READING.sub(lambda match: match["reading"], label))


def _stripped(label: str) -> Iterator[str]:
    japanese = re.search(f"[{JAPANESE}]", label) is not None
    for core in (label, _TAIL.sub("", label), _STEM.sub("", label), _MY.sub("", label)):
        # NB: one letter is a word in Japanese (母), elsewhere only a part of one.
        if core and (japanese or len(core) > 2):
            yield loose(core)
