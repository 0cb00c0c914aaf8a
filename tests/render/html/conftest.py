"""A browser for the tests of one file; without one on the machine they are skipped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import skips
from tests.render.html.browser import Browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium with one page, and fonts for what stands on it."""
    with Browser(skips.program("chromium", "fontconfig", "fonts-noto-cjk")) as one:
        yield one
