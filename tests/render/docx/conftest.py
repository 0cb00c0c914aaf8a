"""LibreOffice, which opens and prints what was written; who lacks python-docx is told how to have it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests import skips

Printed = Callable[[bytes], Path]


@pytest.fixture(autouse=True)
def library() -> None:
    """Leave the test out where the library of the extra is not installed."""
    if find_spec("docx") is None:
        pytest.skip(skips.missing("python-docx", "make test"))


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    """Return the function that opens a document in LibreOffice and prints it to a PDF."""
    program = skips.program("libreoffice-writer", "poppler-utils", "fontconfig", "fonts-noto-cjk")
    home = (tmp_path / "home").as_uri()

    def convert(written: bytes) -> Path:
        (tmp_path / "made.docx").write_bytes(written)
        command = [program, f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", str(tmp_path), str(tmp_path / "made.docx")],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return tmp_path / "made.pdf"

    return convert
