"""The folders of wheels that tests install from without network: those of `make bundle`, and this tree's."""

from __future__ import annotations

import platform
import sys
from pathlib import Path

import pytest

from tests import skips
from tests.architecture.source import ROOT
from tests.architecture.wheel import built

OFFLINE = Path(sys.prefix) / "offline"


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the folders as pip takes them in its environment: with blanks between."""
    if not (OFFLINE / ".ready").exists():
        pytest.skip(skips.missing("wheels for the offline folder", "make bundle"))
    own = OFFLINE / "wheels" / f"{platform.system()}-{platform.machine()}".lower()
    if not own.is_dir():
        pytest.skip(skips.system("wheels for another machine"))
    folder = tmp_path_factory.mktemp("wheel")
    built(ROOT, folder)
    return f"{OFFLINE / 'wheels' / 'any'} {own} {folder}"
