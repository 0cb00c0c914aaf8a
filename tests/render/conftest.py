"""A repository with files laid over the example."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.render.build import Laid, Overlay


@pytest.fixture
def laid(tmp_path: Path) -> Callable[[Overlay], Laid]:
    """Return the function that lays an overlay on the example, in a folder of its own."""
    return lambda overlay: Laid(tmp_path / f"库{len(list(tmp_path.iterdir()))}", overlay)
