"""Where the flow files are when a command is not told."""

from pathlib import Path

import bot


def flows_folder() -> Path:
    """Return ``flows/`` here, or else the one that came with the program."""
    here = Path("flows")
    return here if here.is_dir() else Path(bot.__file__).parent.parent / "flows"
