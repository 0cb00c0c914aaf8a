"""A table of which no row can be read is one finding: nobody knows what would stand in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Call

EXAMPLE = Path(__file__).parents[2] / "examples/hospital"
TABLE = "registers/hospital/clinical.csv"


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("department,post", "bumen,post", "“bumen”；表里又没有“department”"),
        ("department,post", "department,gangwei", "“gangwei”；表里又没有“post”"),
        ("department,post", "post,post", "标题“post”有两列"),
        ("cardiology,", "cardiology,,", "这一行有"),
    ],
)
def test_a_table_whose_rows_cannot_be_read_is_one_finding(
    tmp_path: Path, call: Call, right: str, wrong: str, said: str
) -> None:
    root = shutil.copytree(EXAMPLE, tmp_path / "库")
    text = (root / TABLE).read_text("utf-8")
    (root / TABLE).write_text(text.replace(right, wrong, 1), "utf-8")
    ended = call("check", "--fail-on", "info", "--format", "concise", cwd=root)
    found = [line for line in ended.out.splitlines() if " RK" in line]
    assert len(found) == 1 and TABLE in found[0] and said in found[0]
    status = call("status", "--format", "json", cwd=root).out
    assert "no-department-register" not in status and "no-key-register" not in status
    assert TABLE in status
