"""Learns the second look from the corpus: ``make model`` writes ``flows/second_look.json``.

For danger and for each pattern a logistic regression over what ``bot.needs.second_look`` weighs.
Texts of ``measured`` and ``everyday`` are never learned from.  The borders come from batches that
the weights were not learned from, and that no rule was written from (``lines``).
"""

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import diags
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from benchmarks.folder import SHIPPED
from benchmarks.texts import CORPUS
from bot.app import SECOND_LOOK, load, reader_by_rules
from bot.needs.passage import Said, Span
from bot.needs.reader import Reader
from bot.needs.second_look import DANGER, features

UNTOUCHED = "lines"
PROMISED = "examples"
"""The batch of the texts that rules of danger promise to find."""
LEARNED_FROM = ("dev", "look", "tune", UNTOUCHED)
ALARMED = 0.05
"""This share of texts without danger may be taken for danger."""
RIGHT = 0.8
"""So many of the patterns it finds are right, on batches left out."""
INVERSE_OF_REGULARISATION = 30
SEEN_IN = 2
"""A feature that fewer texts have is not learned."""
KEPT = {DANGER: 20_000}
KEPT_OF_A_PATTERN = 3_000
"""So many of the heaviest weights are kept."""
NEVER = 99.0
FOLDS = 4


def main() -> int:
    """Learn, and print how well it went on batches left out."""
    edition = load(SHIPPED)
    reader = reader_by_rules(edition)
    labels, batches = _labels(edition.danger)
    untouched = np.array([batch.startswith(UNTOUCHED) for batch in batches])
    corpus = np.array([batch != PROMISED for batch in batches])
    weighed = [_features(reader, label["text"]) for label in labels]
    vectorizer = CountVectorizer(analyzer=list, min_df=SEEN_IN, binary=True)
    lengths = diags([1 / np.sqrt(len(row)) for row in weighed])
    table = lengths @ vectorizer.fit_transform(weighed).astype(float)
    names = [str(name) for name in vectorizer.get_feature_names_out()]
    borders: dict[str, list[float]] = {}
    weights: dict[str, dict[str, int]] = {}
    for label in (DANGER, *sorted(reader.vocabulary.rules)):
        # The examples of the rules tell of danger only.
        here = corpus | (label == DANGER)
        so = np.array([_is_so(one, label) for one in labels])
        sums = np.zeros(len(labels))
        sums[here] = _left_out(table[here], so[here], np.array(batches)[here])
        fitted = _model().fit(table[here], so[here])
        found, suspected = _borders(label, sums[untouched], so[untouched])
        borders[label] = [round(float(fitted.intercept_[0]), 3), found, suspected]
        for number in np.argsort(-abs(fitted.coef_[0]))[: KEPT.get(label, KEPT_OF_A_PATTERN)]:
            weight = round(float(fitted.coef_[0][number]) * 100)
            weights.setdefault(names[number], {})[label] = weight
        _print(label, sums[untouched], so[untouched], found)
    _write(borders, weights)
    return 0


def _labels(danger: Mapping[str, Any]) -> tuple[list[Mapping[str, Any]], list[str]]:
    """Return the labelled texts, and the batch of each; what rules promise to find is one."""
    promised = [text for rule in danger["rules"] for text in rule["examples"]["yes"]]
    labels: list[Mapping[str, Any]] = [
        {"text": text, "danger": "thoughts", "patterns": []} for text in promised
    ]
    batches = [PROMISED] * len(labels)
    for part in LEARNED_FROM:
        for file in sorted((CORPUS / part).glob("*.jsonl")):
            lines = _lines(file)
            labels += lines
            batches += [f"{part}/{file.stem}"] * len(lines)
    return labels, batches


def _left_out(table: Any, so: Any, batches: Any) -> Any:
    """Return the sums of each text by weights that were learned from other batches."""
    folds = GroupKFold(FOLDS)
    return cross_val_predict(
        _model(), table, so, groups=batches, cv=folds, method="decision_function"
    )


def _lines(file: Path) -> list[Mapping[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _is_so(label: Mapping[str, Any], name: str) -> bool:
    return label["danger"] != "none" if name == DANGER else name in label["patterns"]


def _features(reader: Reader, text: str) -> Sequence[str]:
    spoken = reader.listen([Said("text", text)])
    whole = Span(0, len(spoken.passage.text))
    weighed = features(spoken, reader.signs(spoken), reader.vocabulary.names, whole)
    return sorted({name for name, _ in weighed})


def _model() -> LogisticRegression:
    return LogisticRegression(C=INVERSE_OF_REGULARISATION, max_iter=3000)


def _borders(label: str, sums: Any, so: Any) -> tuple[float, float]:
    """Return from which sum on ``label`` is found, and from which it is suspected."""
    if label == DANGER:
        border = round(float(np.quantile(sums[~so], 1 - ALARMED)), 3)
        return border, border
    order = np.argsort(-sums)
    right, told = np.cumsum(so[order]), np.arange(1, len(order) + 1)
    precise = np.flatnonzero(right / told >= RIGHT)
    found = float(sums[order][precise[-1]]) if len(precise) else NEVER
    likely = float(sums[order][np.argmax(2 * right / (told + so.sum()))])
    return round(found, 3), round(min(found, likely), 3)


def _print(label: str, sums: Any, so: Any, found: float) -> None:
    told = sums >= found
    figures = {
        "label": label,
        "texts": int(so.sum()),
        "precision": round(float(so[told].mean()) if told.any() else 0.0, 3),
        "recall": round(float(told[so].mean()), 3),
    }
    sys.stdout.write(json.dumps(figures) + "\n")


def _write(borders: Mapping[str, Any], weights: Mapping[str, Any]) -> None:
    learned = {"borders": borders, "of": weights}
    version = hashlib.sha256(json.dumps(learned, sort_keys=True).encode()).hexdigest()[:8]
    text = json.dumps(
        learned | {"version": version}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    (SHIPPED / SECOND_LOOK).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
