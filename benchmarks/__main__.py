"""Runs every measurement and prints one JSON line for each."""

import json
import sys
from collections.abc import Mapping

from benchmarks import engine, loading, reading


def main() -> int:
    """Measure everything; 1 if something stays behind what it must reach."""
    behind = 0
    for measure in (engine.measure, loading.measure, reading.measure):
        for figures in measure():
            print(json.dumps(figures, ensure_ascii=False), flush=True)
            behind += not _reached(figures)
    return 1 if behind else 0


def _reached(figures: Mapping[str, object]) -> bool:
    return bool(figures["reached"])


if __name__ == "__main__":
    sys.exit(main())
