"""Learns the second look from the corpus: ``make model`` writes ``flows/second_look.json``.

A logistic regression over what ``bot.needs.second_look`` weighs, each feature once, of unit length.
Texts of ``measured`` are never learned from.  The threshold is the one at which, in batches the
weights were not learned from, ``ALARMED`` of the texts without danger are taken for danger.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import Normalizer

from benchmarks.folder import SHIPPED
from benchmarks.texts import CORPUS
from bot.app import SECOND_LOOK, load, story_reader
from bot.needs.passage import Said, Span
from bot.needs.reader import Reader
from bot.needs.second_look import features

LEARNED_FROM = ("look", "tune", "lines")
ALARMED = 0.02
INVERSE_OF_REGULARISATION = 30
SEEN_IN = 2
"""A feature that fewer texts have is not learned."""
LIGHTEST = 0.02
FOLDS = 5


def main() -> int:
    """Learn, and say how well it went on batches left out."""
    labels, batches = _labels()
    reader = story_reader(load(SHIPPED))
    weighed = [_features(reader, label["text"]) for label in labels]
    danger = np.array([label["danger"] != "none" for label in labels])
    sums = cross_val_predict(
        _model(), weighed, danger, groups=batches, cv=GroupKFold(FOLDS), method="decision_function"
    )
    threshold = float(np.quantile(sums[~danger], 1 - ALARMED))
    learned = _learned(_model().fit(weighed, danger), threshold)
    file = SHIPPED / SECOND_LOOK
    file.write_text(json.dumps(learned, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    noticed = round(float((sums[danger] >= threshold).mean()), 3)
    figures = {"texts": len(labels), "weights": len(learned["of"]), "noticed": noticed}
    sys.stdout.write(
        json.dumps(figures | {"alarmed": ALARMED, "bytes": file.stat().st_size}) + "\n"
    )
    return 0


def _labels() -> tuple[list[Mapping[str, Any]], list[str]]:
    labels, batches = [], []
    for part in LEARNED_FROM:
        for file in sorted((CORPUS / part).glob("*.jsonl")):
            lines = _lines(file)
            labels += lines
            batches += [file.stem] * len(lines)
    return labels, batches


def _lines(file: Path) -> list[Mapping[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _features(reader: Reader, text: str) -> Sequence[str]:
    spoken = reader.listen([Said("text", text)])
    whole = Span(0, len(spoken.passage.text))
    weighed = features(spoken, reader.signs(spoken), reader.vocabulary.names, whole)
    return sorted({name for name, _ in weighed})


def _model() -> Pipeline:
    return make_pipeline(
        CountVectorizer(analyzer=_as_it_is, min_df=SEEN_IN, binary=True),
        Normalizer(),
        LogisticRegression(C=INVERSE_OF_REGULARISATION, max_iter=3000),
    )


def _as_it_is(weighed: Iterable[str]) -> Iterable[str]:
    return weighed


def _learned(model: Pipeline, threshold: float) -> dict[str, Any]:
    names = model[0].get_feature_names_out()
    weights = {
        str(name): round(float(weight), 2)
        for name, weight in zip(names, model[-1].coef_[0], strict=True)
        if abs(weight) >= LIGHTEST
    }
    bias = round(float(model[-1].intercept_[0]), 3)
    version = hashlib.sha256(repr((sorted(weights.items()), bias)).encode()).hexdigest()[:8]
    return {"of": weights, "bias": bias, "threshold": round(threshold, 3), "version": version}


if __name__ == "__main__":
    sys.exit(main())
