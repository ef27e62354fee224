"""Makes the vocabulary of plain parsed YAML in which every scalar is text.

Whether the files are complete is checked where they are loaded; here a part that is missing or of
another shape is simply empty.
"""

from collections.abc import Mapping, Sequence

from bot.needs.lexicon import Lexicon
from bot.needs.morphemes import Tokenizer
from bot.needs.phrases import A_PERSON
from bot.needs.spoken import Words
from bot.needs.vocabulary import (
    DangerRule,
    DangerWords,
    FactWords,
    PatternRule,
    Situation,
    Vocabulary,
)
from bot.reading import Audience, DangerLevel, Level

LISTS = ("city_questions", "not_meant", "asides", "light", "grave", "denials", "not_now")


def read_vocabulary(
    needs: Mapping[str, object], patterns: Mapping[str, object], danger: Mapping[str, object]
) -> Vocabulary:
    """Build the vocabulary from the parsed files."""
    asks = _mapping(needs.get("ask"))
    people = {name: _texts(words) for name, words in _mapping(needs.get("people")).items()}
    groups: dict[str, Sequence[str]] = {
        name: [A_PERSON + word for word in words] for name, words in people.items()
    }
    groups |= {name: _texts(words) for name, words in _mapping(needs.get("words")).items()}
    lexicon = Lexicon(Tokenizer(), groups)
    return Vocabulary(
        lexicon=lexicon,
        danger=_danger(danger, lexicon),
        version=_text(needs.get("version")),
        small_talk=_texts(needs.get("small_talk")),
        smiles=_texts(needs.get("smiles")),
        smiles_at_end=_texts(needs.get("smiles_at_end")),
        people=people,
        not_people=_texts(needs.get("not_people")),
        lists=_lists({name: needs.get(name) for name in LISTS}, lexicon),
        writers=_lists(needs.get("writers"), lexicon),
        wards=_lists(needs.get("wards"), lexicon),
        topics=tuple(_mapping(needs.get("topics"))),
        facts=tuple(
            _fact(name, _mapping(value), _mapping(asks.get(name)), lexicon)
            for name, value in _mapping(needs.get("facts")).items()
        ),
        patterns=tuple(_pattern(_mapping(one)) for one in _list(patterns.get("patterns"))),
    )


def _danger(danger: Mapping[str, object], lexicon: Lexicon) -> DangerWords:
    bundles = _lists(danger.get("words"), lexicon) | _lists(danger.get("also_words"), lexicon)
    whether = _mapping(danger.get("whether"))
    cards = [_mapping(_mapping(card).get("for")) for card in _list(danger.get("cards"))]
    return DangerWords(
        kinds=tuple(dict.fromkeys(_text(card.get("danger")) for card in cards)),
        version=_text(danger.get("version")),
        bundles=bundles,
        situations={name: _situation(_mapping(value), lexicon) for name, value in whether.items()},
        rules=tuple(_danger_rule(_mapping(rule)) for rule in _list(danger.get("rules"))),
        cues=tuple(_cue(_mapping(cue)) for cue in _list(danger.get("cues"))),
        not_meant=lexicon.words(_texts(danger.get("not_meant"))),
    )


def _cue(cue: Mapping[str, object]) -> DangerRule:
    kind = _text(cue.get("danger"))
    return _danger_rule({**cue, "id": f"cue_{kind}", "level": DangerLevel.NOW.value})


def _situation(value: Mapping[str, object], lexicon: Lexicon) -> Situation:
    return Situation(
        where=_text(value.get("where")) or "around",
        reach=_number(value.get("within"), 0),
        same_sentence=_text(value.get("same_sentence")) == "yes",
        words=lexicon.words(_texts(value.get("words"))),
        of=lexicon.words(_texts(value.get("of"))),
        also=_texts(value.get("also")),
        but=_texts(value.get("but")),
    )


def _danger_rule(rule: Mapping[str, object]) -> DangerRule:
    audience = _text(rule.get("audience"))
    level = _text(rule.get("level"))
    return DangerRule(
        id=_text(rule.get("id")),
        danger=_text(rule.get("danger")),
        # A level nobody knows must not hide a danger.
        level=DangerLevel(level) if level in set(DangerLevel) else DangerLevel.NOW,
        what=_texts(rule.get("what")),
        any_of=_texts(rule.get("with")),
        all_of=_texts(rule.get("also")),
        unless=_texts(rule.get("unless")),
        reach=_number(rule.get("within"), 80),
        audience=Audience(audience) if audience in set(Audience) else None,
        hint=_text(rule.get("hint")) == "yes",
    )


def _fact(
    name: str, value: Mapping[str, object], ask: Mapping[str, object], lexicon: Lexicon
) -> FactWords:
    return FactWords(
        name=name,
        said=lexicon.words(_texts(value.get("said"))),
        said_not=lexicon.words(_texts(value.get("said_not"))),
        domains=_texts(value.get("domain")),
        topic=_text(value.get("topic")),
        asked=bool(ask),
        implies=_texts(value.get("implies")),
        asked_of_two=any("{other}" in _text(text) for text in ask.values()),
        shared=value.get("of") == "household",
        verbatim=_text(value.get("verbatim")) == "yes",
    )


def _pattern(value: Mapping[str, object]) -> PatternRule:
    level = _text(value.get("level"))
    return PatternRule(
        name=_text(value.get("pattern")),
        version=_text(value.get("version")),
        asked_by=_text(value.get("asked_by")),
        level=Level(level) if level in set(Level) else Level.COMPLEX,
        domains=_texts(value.get("domain")),
        found_when=_conditions(value.get("found_when")),
        suspect_when=_conditions(value.get("suspect_when")),
        suspect_needs=_conditions(value.get("suspect_needs")),
        settled_by=_texts(value.get("settled_by")),
        unless=_conditions(value.get("unless")),
        gives_way_to=_texts(value.get("gives_way_to")),
        person=_text(value.get("person")) or "concerned",
        other=_text(value.get("other")),
    )


def _conditions(value: object) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.split(" or ")) for text in _texts(value))


def _lists(value: object, lexicon: Lexicon) -> dict[str, Words]:
    # NB: a word that only sounds like one of danger must not be taken for it.
    return {
        name: lexicon.words(_texts(words), strict=True) for name, words in _mapping(value).items()
    }


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in _list(value) if isinstance(item, str))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object, otherwise: int) -> int:
    text = _text(value)
    return int(text) if text.isascii() and text.isdigit() else otherwise
