"""From which sum on the second look means what, chosen on batches left out.

Called by ``training.second_look``.
"""

import json
import sys
from typing import Any

import numpy as np

from bot.needs.second_look import DANGER, NOW

ALARMED = {DANGER: (0.03, 0.06), NOW: (0.006, 0.03)}
"""This share of the other texts may be taken for it: by itself, and if a rule says so as well."""
LIKELY = 0.5
"""So many of the patterns it suspects are so."""


def borders(label: str, sums: Any, so: Any, by_rules: Any) -> tuple[float, float, float]:
    """Return from which sum on ``label`` is found, suspected, and agreed with where rules say so.

    Danger has a border for its false alarms; all else the one where what is found, and found
    rightly, is in the best balance (F1).
    """
    if label in ALARMED:
        alone, with_a_rule = ALARMED[label]
        found = suspected = float(np.quantile(sums[~so], 1 - alone))
        agreed = float(np.quantile(sums[~so], 1 - with_a_rule))
    else:
        found = _best(sums, so, np.zeros(len(so), bool))
        agreed = min(found, _best(np.where(by_rules, sums, -np.inf), so, sums >= found))
        suspected = min(found, _likely(sums, so))
    told = (sums >= found) | (by_rules & (sums >= agreed))
    _print(label, so, told, by_rules)
    return round(found, 3), round(suspected, 3), round(agreed, 3)


def _best(sums: Any, so: Any, told: Any) -> float:
    """Return the border with the best F1 for ``so``, where ``told`` counts as found anyway."""
    order = np.argsort(-np.where(told, np.inf, sums))
    right, found = np.cumsum(so[order]), np.arange(1, len(order) + 1)
    balance = np.where(np.isfinite(sums[order]), 2 * right / (found + so.sum()), 0)
    return float(sums[order][np.argmax(balance)])


def _likely(sums: Any, so: Any) -> float:
    order = np.argsort(-sums)
    precision = np.cumsum(so[order]) / np.arange(1, len(order) + 1)
    return float(sums[order][np.flatnonzero(precision >= LIKELY)[-1]])


def _print(label: str, so: Any, told: Any, by_rules: Any) -> None:
    figures = {"label": label, "texts": int(so.sum()), "second_look_and_rules": _f1(so, told)}
    sys.stdout.write(json.dumps(figures | {"rules": _f1(so, by_rules)}) + "\n")


def _f1(so: Any, told: Any) -> float:
    return round(2 * float((so & told).sum()) / max(1, int(so.sum() + told.sum())), 3)
