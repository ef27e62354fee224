import pytest

from bot.authoring.raw_lines import slips


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("text: 夜は #7119 へ", "E-EATEN", 10),
        ("tel: #8008", "E-EATEN", 6),
        ("a: x #メモ", "E-EATEN", 6),
        ("numbers: [警察, 救急 #119\n  ]", "E-EATEN", 18),
        ("a: x\n  y #7", "E-EATEN", 5),
        ("when: !declined ward", "E-TAG", 7),
        ("- !declined", "E-TAG", 3),
        ("a: {when: !declined ward}", "E-TAG", 11),
        ("a: &b c", "E-ANCHOR", 4),
        ("a: [*b]", "E-ANCHOR", 5),
        ("　- ask: story", "E-WIDE-SPACE", 1),
        ("-　ask: story", "E-WIDE-SPACE", 2),
        ("a:　b", "E-WIDE-SPACE", 3),
        ("a: b　# memo", "E-WIDE-SPACE", 5),
        ("a: |\n　　相談", "E-WIDE-SPACE", 1),
        ("text：こんにちは", "E-WIDE-COLON", 5),
        ("a: {say：hello}", "E-WIDE-COLON", 8),
        ("－ ask: story", "E-WIDE-DASH", 1),
        ("-ask: story", "E-DASH-GLUED", 2),
        ("\task: story", "E-TAB", 1),
        ("text: {person}は", "E-QUOTE-NEEDED", 7),
        ("- [{age}歳の]母", "E-QUOTE-NEEDED", 3),
        ("text: @here", "E-QUOTE-NEEDED", 7),
        ("text: %の人", "E-QUOTE-NEEDED", 7),
        ("text: `x`", "E-QUOTE-NEEDED", 7),
    ],
)
def test_sees_what_yaml_would_eat_or_misread(text: str, code: str, column: int) -> None:
    assert [(slip.code, slip.column) for slip in slips(text)] == [(code, column)]


@pytest.mark.parametrize(
    "text",
    [
        "# comment\n#8008 is a comment, too\n  #indented",
        "a: b # memo",
        "a: b #memo",
        'tel: "#8008"',
        "text: '夜は #7119 へ'",
        'text: "夜は\n  #7119 へ"',
        "text: |\n  夜は #7119 へ\n  !a &b *c {d\n\n  　字下げ\nb: c",
        "text: >-\n  #7119",
        "- text: |\n    #7119\n  why: x",
        "- |\n  #7119",
        'text: "彼は \\" #7119"',
        "choices: {a: はい, b: いいえ}",
        "buttons: [skip, human]   # memo",
        "a: [[b, c], [d]]",
        "text: こんにちは！ *大事* & 100%",
        "text: 例：母83歳",
        "- 例：母83歳",
        "a: b#7",
        'a: "b" # memo',
        "a: {b: [c]} # memo",
        "text: それは、それは",
        "a:\n  b: |  # memo\n    #7119\n  c: d",
        "a: b\r\nc: d\r\n",
    ],
)
def test_leaves_alone_what_yaml_reads_as_it_is_meant(text: str) -> None:
    assert slips(text) == []


def test_a_block_ends_where_its_indentation_ends() -> None:
    text = "steps:\n  - text: |\n      #1\n    tel: #8008\n"

    assert [slip.line for slip in slips(text)] == [4]
