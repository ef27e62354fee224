"""Say which translations are missing, unreviewed, or could not be filled in as the Japanese can.

A translation holds the same placeholders as its source (else a number or a telephone would be
missing in one language only) and at most as many bubbles (else it would not fit its channel).
Pure; called by ``marugoto check`` and ``marugoto texts status``.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from babel.messages.catalog import Message

from bot.authoring.problem import Place, Problem
from bot.flow.answers.normal import plain
from bot.flow.catalogue import key
from bot.flow.definition import Text
from bot.flow.gettext_files import PoFile
from bot.flow.languages import LANGUAGES
from bot.flow.template import bubbles, parse

CODES = frozenset(
    {
        "E-CATALOGUE-BROKEN",
        "E-TRANSLATION-MISSING",
        "E-TRANSLATION-NONE",
        "E-TRANSLATION-BRACES",
        "E-TRANSLATION-PLACEHOLDER",
        "E-TRANSLATION-BRACKETS",
        "E-TRANSLATION-BUBBLES",
        "E-TRANSLATION-LABELS",
        "E-UNREVIEWED",
        "W-UNREVIEWED",
    }
)


@dataclass(frozen=True, slots=True)
class Status:
    """How far one language is; ``faulty`` counts texts with wrong placeholders or bubbles."""

    language: str
    complete: int
    unreviewed: int
    missing: int
    faulty: int


@dataclass(frozen=True, slots=True)
class _Translated:
    """One text with what its language has for it."""

    text: Text
    language: str
    place: Place
    words: str
    reviewed: bool


def problems(
    texts: Iterable[Text], catalogues: Mapping[str, PoFile], *, release: bool = False
) -> tuple[Problem, ...]:
    """Return what is wrong in each language; for a release unreviewed words stop as well."""
    wanted = tuple(text for text in texts if key(text)[1])
    found: list[Problem] = []
    missing: list[_Translated] = []
    for po in catalogues.values():
        translated = _translated(wanted, po)
        missing += [each for each in translated if not each.words]
        for each in translated:
            found += _faults(each) if each.words else []
        found += _same_labels(translated)
        found += _unreviewed(translated, release=release)
    return (*_missing(missing, wanted), *found)


def status(texts: Iterable[Text], po: PoFile) -> Status:
    """Count how far one language is."""
    translated = _translated([text for text in texts if key(text)[1]], po)
    present = [each for each in translated if each.words]
    reviewed = [each for each in present if each.reviewed]
    return Status(
        po.language,
        complete=len(reviewed),
        unreviewed=len(present) - len(reviewed),
        missing=len(translated) - len(present),
        faulty=sum(any(True for _ in _faults(each)) for each in present),
    )


def _translated(texts: Iterable[Text], po: PoFile) -> list[_Translated]:
    by_key = {(message.context or "", str(message.id)): message for message in po.catalog}
    return [_one(text, by_key.get(key(text)), po) for text in texts]


def _one(text: Text, message: Message | None, po: PoFile) -> _Translated:
    if message is None:
        return _Translated(text, po.language, text.place, words="", reviewed=False)
    return _Translated(
        text,
        po.language,
        Place(po.file, message.lineno or 1),
        words=str(message.string or "").strip(),
        reviewed=not message.fuzzy,
    )


def _missing(missing: Iterable[_Translated], wanted: Iterable[Text]) -> Iterator[Problem]:
    """Yield one message for each text, or for a whole flow: hundreds would hide everything else."""
    sizes = Counter(_flow(text) for text in wanted)
    lacking = Counter((_flow(each.text), each.language) for each in missing)
    untouched = {key for key, count in lacking.items() if 1 < count == sizes[key[0]]}
    whole: dict[str, list[_Translated]] = {}
    single: dict[str, list[_Translated]] = {}
    for each in missing:
        flow = _flow(each.text)
        if (flow, each.language) in untouched:
            whole.setdefault(flow, []).append(each)
        else:
            single.setdefault(each.text.id, []).append(each)
    for flow, lacks in whole.items():
        yield _in_languages("E-TRANSLATION-NONE", lacks, text=flow, count=sizes[flow])
    for id, lacks in single.items():
        yield _in_languages("E-TRANSLATION-MISSING", lacks, text=id)


def _in_languages(code: str, lacks: list[_Translated], **values: object) -> Problem:
    """Return one problem in several languages, at the words themselves; in one, in its file."""
    languages = list(dict.fromkeys(each.language for each in lacks))
    place = lacks[0].place if len(lacks) == 1 else lacks[0].text.place
    values["language"] = ", ".join(LANGUAGES[language].own_name for language in languages)
    return Problem(code, place, MappingProxyType(values))


def _flow(text: Text) -> str:
    return text.id.partition("/")[0]


def _faults(each: _Translated) -> Iterator[Problem]:
    most, found = len(bubbles(each.text.source)), len(bubbles(each.words))
    if found > most:
        yield _problem("E-TRANSLATION-BUBBLES", each, most=most, found=found)
    source, translation = parse(each.text.source), parse(each.words)
    for flaw in translation.problems:
        yield _problem("E-TRANSLATION-BRACES", each, found=flaw.found)
    if translation.problems:
        return
    if translation.names != source.names:
        yield _problem(
            "E-TRANSLATION-PLACEHOLDER",
            each,
            expected=_listed(source.names),
            found=_listed(translation.names),
        )
    elif loose := translation.needed - source.needed:
        yield _problem("E-TRANSLATION-BRACKETS", each, found=_listed(loose))


def _same_labels(translated: Iterable[_Translated]) -> Iterator[Problem]:
    """Yield two options of one question that read the same: whoever types it is not understood."""
    first: dict[tuple[str, str], _Translated] = {}
    for each in translated:
        question, is_label, _ = each.text.id.partition("/choices.")
        if not is_label or not each.words:
            continue
        other = first.setdefault((question, plain(each.words)), each)
        if plain(other.text.source) != plain(each.text.source):
            yield _problem("E-TRANSLATION-LABELS", each, other=other.text.id, label=each.words)


def _unreviewed(translated: Iterable[_Translated], *, release: bool) -> list[Problem]:
    """Return one message for a whole language: thousands of them would hide everything else."""
    waiting = [each for each in translated if each.words and not each.reviewed]
    if not waiting:
        return []
    code = "E-UNREVIEWED" if release else "W-UNREVIEWED"
    return [_problem(code, waiting[0], count=len(waiting))]


def _listed(names: frozenset[str]) -> str:
    return " ".join(f"{{{name}}}" for name in sorted(names)) or "-"


def _problem(code: str, each: _Translated, **values: object) -> Problem:
    named = {"language": LANGUAGES[each.language].own_name, "text": each.text.id}
    return Problem(code, each.place, MappingProxyType(named | values))
