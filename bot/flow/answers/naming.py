"""Tells whether a text names somebody or gives a telephone number.

Only to remind professionals that names go on the safe page.  It errs on the side of not reminding:
words for relatives and professions are not names.  Called by the engine.
"""

import re

from bot.flow.answers.phone import phone

_NAMED = re.compile(r"([一-龠々]{2,4}|[ァ-ヶー]{2,6})(?:さん|様|氏|君)(?!の家|方)")
_ROLES = re.compile(
    r"(?:父|母|兄|弟|姉|妹|祖父|祖母|叔父|叔母|伯父|伯母|息子|娘|孫|嫁|奥|夫|妻|旦那|長男|次男|三男|長女|"
    r"次女|利用者|患者|相談者|本人|家族|子供|民生委員|担当者|先生|主治医|大家|近所|住民|職員|児童|生徒|"
    r"ヘルパー|ケアマネ|ケアマネジャー|ナース|ドクター|皆)$"
)


def names_somebody(text: str) -> bool:
    """Say whether a person's name or number seems to stand in ``text``."""
    if phone(text):
        return True
    return any(not _ROLES.search(found[1]) for found in _NAMED.finditer(text))
