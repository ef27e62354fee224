"""The words for the people of a household, and what they are to the writer.

Words that merely contain one of them stand here too, with nobody behind them.  Called by
``people``.
"""

import re
from functools import cache

_K = r"一-鿿々"
_FREE = rf"(?:(?<![{_K}])|(?<=[歳才代]))"
_NOBODY = (
    r"大丈夫|工夫|丈夫|[水農漁坑鉱凡人]夫(?!の)|夫婦|夫人|夫妻|夫々|主人公|兄弟子|弟子|兄弟|姉妹|"
    r"きょうだい|"
    r"母親(?:学級|失格|教室)|父親(?:学級|失格|教室)|母国|母校|母語|母港|母体|母子(?:家庭|手帳|"
    r"健康|寮|生活|世帯|加算)|分母|空母|酵母|保母|母乳|父兄|父子|父方|母方|父母会|"
    r"看板娘|村娘|稲妻|妻子|様子|調子|女子|男子|菓子|親子|帽子|電子|椅子|障子|弟妹|子孫|孫の手|"
    r"孫子|"
    r"子(?:ども|供|ども)(?:食堂|会|家庭|園|の(?:頃|ころ|とき|時|日)|みたい|だまし|手当|110番|"
    r"相談)|"
    r"子育て|子会社|子守|子宮|子連れ|子離れ|児童相談所|児童|"
    r"自分(?:で|から|勝手|自身で)|友達(?:づくり|作り)|本人(?:確認|限度|負担|同意|希望|以外)|"
    r"私(?:立|語|物|服|用|道|有|営|鉄)|僕たち|知り合(?:って|った|いたい)|パパ活|ママチャリ|"
    r"まま母|"
    r"おじぎ|おじや|おじゃま|おばけ|おばんざい|おばさんくさ|隣(?:町|の部屋|の家|接|駅|県|席|"
    r"の市)|近所(?:迷惑|付き合い|づきあい)|"
    r"人間関係|患者会|ケース(?:ワーカ|バイ|会議|記録|ワーク)|ケースに|ショーケース|主人(?:が|"
    r"は)変わ"
)
_WORDS: tuple[tuple[str, str], ...] = (
    (
        "other",
        r"従(?:兄弟|姉妹|兄|姉|弟|妹)|いとこ|イトコ|甥(?:っ子)?|姪(?:っ子)?|曾祖父|曾祖母|曽祖父|"
        r"曽祖母|"
        r"ひい(?:ばあ|じい)(?:ちゃん|さん)|曾孫|ひ孫|ひまご|親戚|親類|同居人|大家(?:さん)?|里親|"
        r"親族|siblings?|cousin|nephew|"
        r"niece|brother|sister",
    ),
    (
        "in_law",
        r"義理の(?:母|父|兄|姉|弟|妹|両親|息子|娘)|義(?:母|父|兄|姉|弟|妹|両親|理母|理父)|"
        r"お義(?:母|父|兄|姉)さん|"
        r"姑|舅|しゅうとめ?|兄嫁|弟嫁|娘婿|婿(?:さん)?|嫁姑|(?:息子|長男|次男|兄|"
        r"弟)の?嫁(?:さん)?|嫁(?!さん|いだ|ぎ|に行|入)|"
        r"(?:mother|father|brother|sister|son|daughter)s?-in-law|in-?laws?",
    ),
    ("mother father", r"両親|父母|親(?:たち|2人|二人|ふたり)|parents"),
    ("grandfather grandmother", r"祖父母|じいちゃんばあちゃん|grandparents"),
    (
        "neighbour",
        r"(?:お?隣|となり|近所|向かい|近隣|上の階|下の階)(?:さん|の(?:おば(?:あ)?(?:さん|ちゃん)|"
        r"おじ(?:い)?(?:さん|ちゃん)|"
        r"奥さん|ご主人|旦那さん|人|方|ひと|かた|女性|男性|子|家族|一家|お年寄り|高齢者|ご夫婦|"
        r"老人))?(?![ぁ-ん]?に(?:住|あ))|"
        r"ご近所(?:さん)?|隣人|neighbou?r",
    ),
    (
        "friend",
        r"友(?:達|だち|人)|ともだち|親友|知人|知り合い|知りあい|ママ友|幼なじみ|同級生|friend",
    ),
    (
        "client",
        r"(?:ご)?利用者(?:さん|様)?|クライアント|ケース|患者(?:さん|様)?|相談者(?:さん|様)?|"
        r"対象者|入居者(?:さん|様)?|被保護者|"
        r"担当(?:している)?(?:の(?:方|人))|client|patient",
    ),
    (
        "self",
        rf"(?:ご)?本人|当人|{_FREE}私(?!の?[{_K}]*会社)|わたくし|わたし|あたし|{_FREE}僕|ぼく|"
        rf"{_FREE}俺|オレ|おれ(?=[はがも])|"
        r"わし|自分|(?<![a-z'])(?:i|i'm|myself|me)(?![a-z])",
    ),
    (
        "grandmother",
        r"祖母|(?:お)?(?:ばあ|ばー|婆)(?:ちゃん|さん|ば)|おばあ(?=[がはもの])|ばば(?=[がはも])|"
        r"祖母様|grandmother|"
        r"grandma|granny",
    ),
    (
        "grandfather",
        r"祖父|(?:お)?(?:じい|じー|爺)(?:ちゃん|さん|じ)|おじい(?=[がはもの])|grandfather|"
        r"grandpa",
    ),
    (
        "mother",
        rf"(?:お)?(?:母|かあ|かー)(?:さん|ちゃん|様|さま|上)|母親|{_FREE}母(?![{_K}]+[校国])|"
        rf"(?:義|継|養|実|老|亡|叔)?(?<=[継養実老亡])母|"
        r"(?<!その)(?<!この)(?<!あの)ママ|おふくろ|お袋|オカン|おかん|はは(?=[がはもと、（(])|"
        r"(?<![a-z])(?:mother|mom|mum|mama)(?![a-z])",
    ),
    (
        "father",
        rf"(?:お)?(?:父|とう|とー)(?:さん|ちゃん|様|さま|上)|父親|{_FREE}父|(?<=[継養実老亡])父|"
        rf"パパ|おやじ|親父|オヤジ|オトン|おとん|"
        r"ちち(?=[がはもと、（(])|(?<![a-z])(?:father|dad|papa)(?![a-z])",
    ),
    (
        "partner",
        r"内縁の?(?:夫|妻|人)?|パートナー|同棲相手|恋人|婚約者|配偶者|つれあい|連れ合い|相方|"
        r"彼氏|カレシ|"
        r"(?<![a-z])(?:partner|boyfriend|girlfriend)|彼女(?=と(?:同棲|同居)|[\s、(（]?\d)|spouse",
    ),
    (
        "husband",
        rf"(?:元|前|亡)?(?:旦那|だんな|ダンナ)(?:さん|様)?|{_FREE}(?:元|前|亡)?夫(?!々)|"
        rf"(?:ご)?主人(?!公)|亭主|おっと(?=[がはもと、（(])|"
        r"(?<![a-z])husband",
    ),
    (
        "wife",
        rf"{_FREE}(?:元|前|亡)?妻|家内|女房|(?:カミ|かみ)さん|奥(?:さん|様|さま)|嫁さん|"
        rf"つま(?=[がはもと、（(])|(?<![a-z])wife",
    ),
    (
        "grandchild",
        rf"孫娘|孫息子|(?:お)?{_FREE}孫(?:さん|たち)?|"
        rf"まご(?=[がはもと、（(\d二三四五六七八九十])|grand(?:child(?:ren)?|son|daughter)",
    ),
    (
        "daughter",
        rf"(?:一人|ひとり|愛)娘|{_FREE}娘(?:さん)?(?![{_K}])|(?:長|次|二|三|四|五)女|むすめ|"
        rf"(?<![a-z])daughters?",
    ),
    (
        "son",
        r"(?:一人|ひとり)?息子(?:さん)?|(?:長|次|二|三|四|五)男(?!性)|むすこ|せがれ|倅|"
        r"(?<![a-z])sons?(?![a-z])",
    ),
    (
        "child",
        rf"子(?:ども|供)(?:さん|たち)?|こども(?:たち)?|(?:お子|息)さん|赤ちゃん|赤ん坊|ベビー|"
        rf"養子|連れ子|里子|長子|末っ子|"
        rf"(?<=[のが、])子(?=[はがもを、。\s(（\d二三四]|$)|{_FREE}子(?=[\d二三四]|[はがも、（(]|"
        rf"$)|"
        r"(?<![a-z])(?:child(?:ren)?|kids?|baby|toddler)(?![a-z])",
    ),
    (
        "elder_brother",
        rf"(?:お)?(?:兄|にい)(?:さん|ちゃん|貴|上)|{_FREE}(?:長|次)?兄|あに(?=[がはもと、（(])|"
        r"(?:older|elder|big) brother",
    ),
    (
        "elder_sister",
        rf"(?:お)?(?:姉|ねえ)(?:さん|ちゃん|貴|上)|{_FREE}(?:長|次)?姉|あね(?=[がはもと、（(])|"
        r"(?:older|elder|big) sister",
    ),
    (
        "younger_brother",
        rf"{_FREE}弟(?:さん|くん)?|おとうと|(?:younger|little) brother",
    ),
    (
        "younger_sister",
        rf"{_FREE}妹(?:さん|ちゃん)?|いもうと|(?:younger|little) sister",
    ),
    ("aunt", r"[叔伯]母(?:さん)?|おば(?:さん|ちゃん)|(?<![a-z])aunt"),
    ("uncle", r"[叔伯]父(?:さん)?|おじ(?:さん|ちゃん)|(?<![a-z])uncle"),
)

_RELATIONS = tuple(tuple(names.split()) for names, _ in _WORDS)
_RELATION = f"(?P<nobody>{_NOBODY})|" + "|".join(
    f"(?P<r{i}>{words})" for i, (_, words) in enumerate(_WORDS)
)


@cache
def relation_word() -> re.Pattern[str]:
    """Return what finds a word for a person, or a word that only looks like one.

    It takes 20 ms to compile, which commands that read no answers need not wait for.
    """
    return re.compile(_RELATION)


COUNTABLE = frozenset({"child", "son", "daughter", "grandchild", "client", "friend", "other"})
"""Of whom one word may mean several."""

SEVERAL = frozenset({"child", "grandchild"})
"""Of whom a bare number after the word is rather how many they are."""

_PARENTS = frozenset({"mother", "father"})
_BROTHERS = frozenset({"elder_brother", "younger_brother"})
_SISTERS = frozenset({"elder_sister", "younger_sister"})
_CHILDREN = frozenset({"child", "son", "daughter"})
_SPOUSES = frozenset({"husband", "wife", "partner"})


def relation_of(match: re.Match[str]) -> tuple[str, ...]:
    """Return who was named; two for 両親, none for a word that names nobody."""
    if match.lastgroup is None or match["nobody"] is not None:
        return ()
    return _RELATIONS[int(match.lastgroup[1:])]


def through(owner: str, person: str) -> str:
    """Return what somebody's somebody is: the wife's mother is an in-law."""
    if owner == "self":
        return person
    if owner == "neighbour" or owner == "friend":
        return owner
    return next(
        (
            relation
            for owners, persons, relation in _THROUGH
            if owner in owners and person in persons
        ),
        person if owner == "client" else "other",
    )


_THROUGH = (
    (_SPOUSES, _PARENTS | _BROTHERS | _SISTERS, "in_law"),
    (_CHILDREN | _BROTHERS | _SISTERS, _SPOUSES | {"in_law"}, "in_law"),
    (_CHILDREN, _CHILDREN, "grandchild"),
    (_PARENTS, _BROTHERS, "uncle"),
    (_PARENTS, _SISTERS, "aunt"),
    (_PARENTS, frozenset({"mother"}), "grandmother"),
    (_PARENTS, frozenset({"father"}), "grandfather"),
    (_SPOUSES, _CHILDREN, "child"),
    (frozenset({"in_law"}), frozenset({"in_law"}) | _PARENTS, "in_law"),
)
