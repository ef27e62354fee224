"""Plain keyword matching with the words of the vocabulary: what the reader has to be better than.

Somebody is in danger, or a pattern is there, as soon as one of its phrases has all its words
anywhere in the text: without order and distance, without who, whether and when.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bot.needs.passage import fold
from bot.needs.phrases import A_PERSON, AS_WRITTEN, Groups, Pieces, read_phrase

Plain = Mapping[str, Any]
Phrases = list[list[list[str]]]
"""For each phrase its parts, for each part its words."""

RISING = ("none", "thoughts", "now")


def keyword_reader(
    needs: Plain, patterns: Plain, danger: Plain
) -> Callable[[str], Mapping[str, Any]]:
    """Return a reader of the parsed files that looks for words only."""
    groups = {**needs["people"], **needs.get("words", {})}
    facts = {name: _phrases(fact["said"], groups) for name, fact in needs["facts"].items()}
    signs = {name: _phrases(words, groups) for name, words in danger["words"].items()}
    people = {name: _phrases(words, groups) for name, words in needs["people"].items()}
    wards = {name: _phrases(words, groups) for name, words in needs["wards"].items()}

    def read(text: str) -> Mapping[str, Any]:
        folded = fold(text)
        said = {name for name, phrases in facts.items() if _says(folded, phrases)}
        found = [rule for rule in patterns["patterns"] if _rests_on(rule) & said]
        levels = [
            rule["level"]
            for rule in danger["rules"]
            if any(_says(folded, signs.get(name, [])) for name in rule["what"])
        ]
        domains = {each for name in said for each in needs["facts"][name].get("domain", ())}
        named = [name for name, phrases in wards.items() if _says(folded, phrases)]
        return {
            "domains": sorted(domains | {each for rule in found for each in rule["domain"]}),
            "patterns": [rule["pattern"] for rule in found],
            "danger": max(levels, key=RISING.index, default="none"),
            "level": _level(levels, found, domains),
            "people": [
                {"relation": name, "age": None}
                for name, phrases in people.items()
                if _says(folded, phrases)
            ],
            "ward": named[0] if len(named) == 1 else None,
        }

    return read


def _phrases(written: Iterable[str], groups: Groups) -> Phrases:
    pieces = Pieces(groups)
    read = (read_phrase(each, lambda piece: tuple(pieces.words(piece))) for each in written)
    return [
        [[fold(word.lstrip(A_PERSON + AS_WRITTEN)) for word in part.words] for part in phrase.parts]
        for phrase in read
        if phrase
    ]


def _says(folded: str, phrases: Phrases) -> bool:
    return any(
        all(any(word and word in folded for word in part) for part in phrase) for phrase in phrases
    )


def _rests_on(rule: Plain) -> set[str]:
    return {name for item in rule["found_when"] for name in item.split(" or ")}


def _level(levels: list[str], found: list[Plain], domains: set[str]) -> str:
    if levels or any(rule["level"] == "complex" for rule in found):
        return "complex"
    return "overlapping" if len(domains) > 1 else "single" if domains or found else "none"
