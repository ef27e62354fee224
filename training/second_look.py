"""Learns the second look from the corpus: ``make model`` writes ``flows/second_look.json``.

For danger, for danger now, for each pattern and each domain a linear support vector machine over
what ``bot.needs.second_look`` weighs.  Texts of ``measured`` and ``everyday`` are never learned
from.  The borders come from batches that the weights were not learned from, and that no rule was
written from (``lines``).
"""

import hashlib
import json
import sys
from base64 import b64encode
from collections.abc import Mapping, Sequence
from multiprocessing import Pool
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from benchmarks.folder import SHIPPED
from bot.app import SECOND_LOOK, load, reader_by_rules
from bot.needs.passage import Said, Span
from bot.needs.second_look import DANGER, NEED, SEVERAL, features
from bot.needs.weights import MIDDLE
from bot.reading import Level, PatternState
from training.borders import borders
from training.examples import PROMISED, Labels, learned_from
from training.network import fit_network, totals_left_out

INVERSE_OF_REGULARISATION = 0.2
SEEN_IN = 3
"""A feature that fewer texts have is not learned."""
KEPT = 60_000
"""So many of the heaviest features are kept."""
LARGEST = 127
FOLDS = 4
PROMISES_COUNT = 3
"""A sentence that a rule promises to find counts as so many."""


def main() -> int:
    """Learn, and print how well it went on batches left out."""
    edition = load(SHIPPED)
    labels = Labels(reader_by_rules(edition).vocabulary)
    examples = learned_from(edition, labels)
    with Pool(initializer=_begin) as processes:
        read = processes.map(_read, [example.text for example in examples], chunksize=200)
    table, names, rare = _table([features for features, _ in read])
    so = np.array([[label in one.so for label in labels.all] for one in examples])
    decided = np.array([[label in one.labelled for label in labels.all] for one in examples])
    by_rules = np.array([[label in said for label in labels.all] for _, said in read])
    batches = np.array([example.batch for example in examples])
    untouched = np.array([example.untouched for example in examples])

    counts = np.where(batches == PROMISED, PROMISES_COUNT, 1)
    sums = _left_out(table, so, decided, counts, batches)
    danger = labels.all.index(DANGER)
    known = decided[:, danger]
    of_danger = sums[known], so[known, danger]
    network = fit_network(*of_danger)
    sums[known, danger] = totals_left_out(*of_danger, batches[known])
    found = {}
    for number, label in enumerate(labels.all):
        here = untouched & decided[:, number]
        found[label] = borders(label, *(each[here, number] for each in (sums, so, by_rules)))
    starts, weights = _fitted(table, so, decided, counts)
    learned = {
        label: [start, *found[label]] for label, start in zip(labels.all, starts, strict=True)
    }
    _write(learned, names, weights * rare[:, None], network)
    return 0


def _begin() -> None:
    global _reader
    _reader = reader_by_rules(load(SHIPPED))


def _read(text: str) -> tuple[Sequence[str], frozenset[str]]:
    """Return what is weighed of a text, and which labels rules find in it."""
    letters = [Said("text", text)]
    spoken = _reader.listen(letters)
    whole = Span(0, len(spoken.passage.text))
    weighed = features(spoken, _reader.signs(spoken), _reader.vocabulary.names, whole)
    reading = _reader.read(letters)
    found = {n for n, one in reading.patterns.items() if one.state is PatternState.FOUND}
    need = {NEED} if reading.level is not Level.NONE else set()
    several = {SEVERAL} if reading.level in {Level.OVERLAPPING, Level.COMPLEX} else set()
    said = found | {*reading.domains} | need | several
    return sorted({name for name, _ in weighed}), frozenset(said)


def _table(weighed: Sequence[Sequence[str]]) -> tuple[csr_matrix, list[str], Any]:
    """Return the features of each text, their names, and how much more rare ones weigh."""
    vectorizer = CountVectorizer(analyzer=list, min_df=SEEN_IN, binary=True)
    counted = vectorizer.fit_transform(weighed).astype(float)
    rare = np.sqrt(TfidfTransformer().fit(counted).idf_)
    lengths = diags([1 / np.sqrt(len(row)) for row in weighed])
    names = [str(name) for name in vectorizer.get_feature_names_out()]
    return csr_matrix(lengths @ counted @ diags(rare)), names, rare


def _left_out(table: Any, so: Any, decided: Any, counts: Any, batches: Any) -> Any:
    """Return the sums of each text by weights that were learned from other batches."""
    sums = np.zeros(so.shape)
    for learned, others in GroupKFold(FOLDS).split(table, groups=batches):
        starts, weights = _fitted(table[learned], so[learned], decided[learned], counts[learned])
        sums[others] = table[others] @ weights + starts
    return sums


def _fitted(table: Any, so: Any, decided: Any, counts: Any) -> tuple[list[float], Any]:
    """Return where each label starts, and the weights of each feature for each label.

    A label is learned from the texts in which somebody decided on it.
    """
    starts, weights = [], np.zeros((table.shape[1], so.shape[1]))
    for number, (here, right) in enumerate(zip(decided.T, so.T, strict=True)):
        fitted = _model().fit(table[here], right[here], sample_weight=counts[here])
        weights[:, number] = fitted.coef_[0]
        starts.append(round(float(fitted.intercept_[0]), 3))
    return starts, weights


def _model() -> LinearSVC:
    return LinearSVC(C=INVERSE_OF_REGULARISATION, random_state=0)


def _write(
    learned: Mapping[str, list[float]], names: Sequence[str], weights: Any, network: Any
) -> None:
    """Write the heaviest features, each weight as a byte."""
    heaviest = np.argsort(-np.sum((weights / weights.std(axis=0)) ** 2, axis=1))[:KEPT]
    kept = np.sort(heaviest)
    scales = np.abs(weights[kept]).max(axis=0) / LARGEST
    bytes_of = (np.round(weights[kept] / scales) + MIDDLE).astype(np.uint8)
    of_all = {
        "borders": {
            label: [*border, round(float(scale), 6)]
            for (label, border), scale in zip(learned.items(), scales, strict=True)
        },
        "network": network,
        "features": [names[number] for number in kept],
        "weights": b64encode(bytes_of.tobytes()).decode("ascii"),
    }
    version = hashlib.sha256(json.dumps(of_all, sort_keys=True).encode()).hexdigest()[:8]
    text = json.dumps(of_all | {"version": version}, ensure_ascii=False, separators=(",", ":"))
    (SHIPPED / SECOND_LOOK).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
