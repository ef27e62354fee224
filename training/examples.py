"""What the second look learns from: texts with what is labelled in them.

Called by ``training.second_look``.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.scoring import FLAGGED
from benchmarks.texts import CORPUS
from bot.flow.edition import Edition
from bot.needs.second_look import DANGER, NEED, NOW, SEVERAL
from bot.needs.vocabulary import Vocabulary
from bot.reading import Level

UNTOUCHED = "lines"
"""No rule was written from the texts of this part."""
PROMISED = "promised"
"""The batch of the sentences that stand beside the rules."""
LEARNED_FROM = ("dev", "look", "tune", UNTOUCHED)


@dataclass(frozen=True, slots=True)
class Example:
    """A text, which labels somebody decided on, and which of them are so."""

    text: str
    batch: str
    labelled: frozenset[str]
    so: frozenset[str]
    untouched: bool = False


class Labels:
    """What is learned: the patterns and the domains of a vocabulary, besides danger and level."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        rules = vocabulary.rules
        self.patterns = frozenset(rules)
        self.domains = vocabulary.domains
        self.all = (DANGER, NOW, NEED, SEVERAL, *sorted(self.patterns | self.domains))
        self._complex = {name for name, rule in rules.items() if rule.level is Level.COMPLEX}

    def example(self, label: Mapping[str, Any], batch: str) -> Example:
        """Return a labelled text; nothing is known of what was not labelled, or in two ways."""
        of_domains = {NEED, SEVERAL, *self.domains} if "domains" in label else set()
        unsure = {
            *label.get("patterns_maybe", ()),
            *label.get("domains_maybe", ()),
            *({DANGER, NOW} if "danger_maybe" in label else ()),
            *({NEED, SEVERAL} if "level_maybe" in label else ()),
        }
        level = label.get("level") or self._level(label)
        so = {
            *label["patterns"],
            *label.get("domains", ()),
            *({DANGER} if label["danger"] != "none" else ()),
            *({NOW} if label["danger"] == "now" else ()),
            *({NEED} if level != "none" else ()),
            *({SEVERAL} if level in FLAGGED else ()),
        }
        labelled = {DANGER, NOW, *self.patterns, *of_domains} - unsure
        untouched = batch.startswith(UNTOUCHED)
        return Example(label["text"], batch, frozenset(labelled), frozenset(so), untouched)

    def _level(self, label: Mapping[str, Any]) -> str:
        """Return how complicated the needs are, as far as the other labels tell."""
        if label["danger"] != "none" or not self._complex.isdisjoint(label["patterns"]):
            return "complex"
        domains = len(label.get("domains", ()))
        return ("none", "single", "overlapping")[min(domains, 2)]


def learned_from(edition: Edition, labels: Labels) -> list[Example]:
    """Return the corpus without what is only measured, and what the rules promise to find."""
    corpus = [
        labels.example(json.loads(line), f"{part}/{file.stem}")
        for part in LEARNED_FROM
        for file in sorted((CORPUS / part).glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return [*corpus, *_promised(edition)]


def _promised(edition: Edition) -> Iterator[Example]:
    for rule in edition.danger["rules"]:
        for text in rule["examples"]["yes"]:
            yield Example(text, PROMISED, frozenset({DANGER}), frozenset({DANGER}))
    for pattern in edition.patterns["patterns"]:
        name = frozenset({pattern["pattern"]})
        for text in pattern["examples"]["found"]:
            yield Example(text, PROMISED, name, name)
        for text in pattern["examples"].get("near", ()):
            yield Example(text, PROMISED, name, frozenset())
