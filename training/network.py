"""The small network on top of all sums, that says how much they tell of danger together.

It learns from sums of weights that were learned from other batches.  Called by
``training.second_look``.
"""

from typing import Any

import numpy as np
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from bot.needs.second_look import DANGER

UNITS = 24
PENALTY = 0.1
FOLDS = 4


def fit_network(sums: Any, danger: Any) -> dict[str, Any]:
    """Return what was learned, for sums as they are: with the scales in its weights."""
    scaler, fitted = _model().fit(sums, danger).named_steps.values()
    weights = fitted.coefs_[0] / scaler.scale_[:, None]
    starts = fitted.intercepts_[0] - scaler.mean_ @ weights
    return {
        "label": DANGER,
        "start": round(float(fitted.intercepts_[1][0]), 4),
        "units": [
            [
                round(float(start), 4),
                [round(float(each), 4) for each in row],
                round(float(counts), 4),
            ]
            for start, row, counts in zip(starts, weights.T, fitted.coefs_[1][:, 0], strict=True)
        ],
    }


def totals_left_out(sums: Any, danger: Any, batches: Any) -> Any:
    """Return what a network says of each text that learned from other batches."""
    likely = cross_val_predict(
        _model(), sums, danger, groups=batches, cv=GroupKFold(FOLDS), method="predict_proba"
    )[:, 1]
    bounded = np.clip(likely, 1e-9, 1 - 1e-9)
    return np.log(bounded / (1 - bounded))


def _model() -> Pipeline:
    network = MLPClassifier(
        (UNITS,), alpha=PENALTY, max_iter=100, random_state=0, early_stopping=True
    )
    return make_pipeline(StandardScaler(), network)
