"""How much the property tests try, and one folder that every test finds empty."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# No deadline: how long an example takes says something about the machine, not about the rule.
# ``make test`` tries enough, ``make soak`` a great deal more.
settings.register_profile("house", deadline=None)
settings.register_profile("soak", deadline=None, max_examples=5_000)
settings.load_profile("house")


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty folder, the same for every test.

    Copies of the shipped files then lie where they lay before, and what did not change in them is
    not parsed again (``bot.flow.edition``); in folders of different names it would be.
    """
    folder = tmp_path_factory.getbasetemp() / "here"
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    return folder
