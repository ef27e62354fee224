"""A copy of the shipped files with one flow added, to measure on."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SHIPPED = Path(__file__).parent.parent / "flows"


@contextmanager
def with_flow(name: str, text: str) -> Iterator[Path]:
    """Yield the file of a flow that stands beside copies of the city's files."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "flows"
        shutil.copytree(SHIPPED, folder)
        file = folder / f"{name}.yaml"
        file.write_text(text, encoding="utf-8")
        yield file
