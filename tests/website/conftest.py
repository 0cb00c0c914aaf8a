"""The site of this tree, built once for a run of tests however many processes it has."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import skips
from tests.architecture.source import ROOT
from tests.render.html.browser import Browser

GENERATOR = Path(sys.prefix) / "site"  # by the Makefile, for `make site` and `make test`


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site: what `make site` makes."""
    if not (GENERATOR / ".ready").exists():
        pytest.skip(skips.missing("the generator of the site", "make site"))
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "site"
    with (folder.parent / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            line = [sys.executable, "-m", "website.build", str(GENERATOR / "bin" / "python"), str(folder)]
            ran = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
            assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium with one page, and fonts for what stands on it."""
    with Browser(skips.program("chromium", "fontconfig", "fonts-noto-cjk")) as one:
        yield one
