"""A workbook that LibreOffice opened, changed and saved: the program itself, not what we think it does."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from riskctl.exchange.sheets import workbook
from tests import skips
from tests.exchange.workbook.books import Desk, files

pytest.importorskip("python_calamine", reason=skips.missing("python-calamine", "make test"))
pytest.importorskip("xlsxwriter", reason=skips.missing("xlsxwriter", "make test"))

EXAMPLE = Path(__file__).parents[3] / "examples/jiuquan"
CLERK = "registers/suzhou/registration/clerk.yaml"
OLD, NEW = "个体验照、换照时搭车收取会费、资料费", "=个体验照、换照时搭车收费"


def converted(file: Path, form: str) -> Path:
    """Let LibreOffice open a file and save it in another form."""
    office = skips.program("libreoffice-calc-nogui")
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    words = [
        office,
        profile,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(file.parent / form),
        str(file),
    ]
    subprocess.run(words, check=True, capture_output=True, timeout=180)
    return file.parent / form / f"{file.stem}.{form}"


def test_one_cell_changed_in_libreoffice_is_one_change(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "库")
    desk = Desk(tmp_path / "库", "suzhou/registration")
    sent = tmp_path / "登记股.xlsx"
    sent.write_bytes(desk.send())
    flat = converted(sent, "fods")
    text = flat.read_text()
    at = text.index(OLD)  # the sheet that is seen stands first
    flat.write_text(text[:at] + NEW + text[at + len(OLD) :])
    before = files(desk.root)
    desk.sheets = workbook.read(converted(flat, "xlsx").read_bytes())
    assert desk.receive() == ["已改：风险点"]
    wanted = before[CLERK].decode().replace(f"title: {OLD}", f"title: '{NEW}'")
    assert files(desk.root) == before | {CLERK: wanted.encode()}
