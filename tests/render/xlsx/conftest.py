"""Who lacks XlsxWriter, or calamine to read it back, is told how to have it."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from tests import skips


@pytest.fixture(autouse=True)
def libraries() -> None:
    """Leave the test out where a library of the extra is not installed."""
    for module, package in (("xlsxwriter", "XlsxWriter"), ("python_calamine", "python-calamine")):
        if find_spec(module) is None:
            pytest.skip(skips.missing(package, "make test"))
