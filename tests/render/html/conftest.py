"""A browser for the tests of one file; without one on the machine they are skipped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.render.html.browser import FOUND, NAMES, Browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium with one page."""
    if FOUND is None:
        pytest.skip(f"no browser on this machine ({', '.join(NAMES)})")
    with Browser() as one:
        yield one
