"""Whether what was said is so: denied, only supposed, long over, or of somebody in a book.

Grammar is told apart here by morphemes; the words that set something aside (昔, もし, 小説) are
lists of ``needs.yaml``.  What is merely uncertain counts as said.  ``findings`` calls this.
"""

from bot.needs.morphemes import Morpheme
from bot.needs.passage import Passage, Span

_NEGATIONS = frozenset({"ない", "無い", "ず", "ぬ", "まい"})
_GO_ON = frozenset(
    {
        "こと",
        "わけ",
        "つもり",
        "事",
        "有る",
        "居る",
        "為る",
        "訳",
        "成る",
        "一度",
        "とる",
        "よる",
        "てる",
        "御座る",
        "積もり",
        "様",
    }
)
_JOIN = frozenset({"が", "けれど", "から", "ので", "し", "ながら", "のに", "たら", "と", "て"})
_NO_DENIAL_BEFORE = frozenset({"しか", "だけしか"})
_NO_DENIAL_AFTER = frozenset({"か", "かも", "と", "ば", "だろう", "でしょう", "いけない", "為る"})
FAR = 9
"""So many morphemes after a predicate its negation may stand."""


def denied(passage: Passage, span: Span) -> bool:
    """Say whether the predicate that ``span`` ends with is negated (殴られたことはない)."""
    first = passage.after(span.end)
    before = passage.morphemes[first - 1] if first else None
    for number in range(first, min(first + FAR, len(passage.morphemes))):
        here = passage.morphemes[number]
        if not _same_sentence(passage, span, here):
            return False
        if here.lemma in _NEGATIONS or (here.lemma == "ます" and _is_negated(passage, number)):
            # A stem that the negation hangs on was meant with it: だれとも話 finds 話さない.
            return number > first and not _no_denial(passage, number, before)
        if not _goes_on(here):
            return False
        before = here
    return False


def _same_sentence(passage: Passage, span: Span, here: Morpheme) -> bool:
    return passage.one_sentence(Span(span.end - 1, span.end), Span(here.start, here.end))


def _is_negated(passage: Passage, number: int) -> bool:
    after = passage.morphemes[number + 1 : number + 2]
    return bool(after) and after[0].lemma in _NEGATIONS


def _goes_on(here: Morpheme) -> bool:
    if here.kind == "助動詞" or here.lemma in _GO_ON:
        return True
    return here.kind == "助詞" and here.subkind != "終助詞" and here.lemma not in _JOIN


def _no_denial(passage: Passage, number: int, before: Morpheme | None) -> bool:
    if before is not None and before.lemma in _NO_DENIAL_BEFORE:
        return True
    after = passage.morphemes[number + 1 : number + 2]
    return bool(after) and after[0].lemma in _NO_DENIAL_AFTER and after[0].kind != "助動詞"
