"""`riskctl textconv`: a line a cell, the same for every encoding; what is no table comes as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Call, Ended

TEXT = '编号,风险点,表现形式,备注\r\nR01,"受理, 审查","一看而过\n先办后补",\r\n,,回访, \r\n'
SHOWN = "编号: R01\n风险点: 受理, 审查\n表现形式: 一看而过 ⏎ 先办后补\n\n表现形式: 回访\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_every_encoding_is_shown_alike(call: Call, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "表.CSV").write_bytes(TEXT.encode(encoding))
    assert call("textconv", "表.CSV", cwd=tmp_path) == Ended(0, SHOWN, "")


BAD = {
    "甲.yaml": b"\xff: \r\n",
    "开口.csv": '甲,乙\n"1,2\n'.encode(),
    "空.csv": b"",
    "坏.csv": b"\xff\xff\n",
}


@pytest.mark.parametrize(("name", "data"), BAD.items())
def test_what_is_no_table_is_given_as_it_is(
    call: Call, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, name: str, data: bytes
) -> None:
    from riskctl.cli.shell.boundary import guarded

    (tmp_path / name).write_bytes(data)
    assert guarded(["textconv", str(tmp_path / name)]) == 0
    assert capsysbinary.readouterr().out == data


def test_what_would_act_on_a_terminal_is_shown_not_done(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("编号,甲\x1b[2J\n\u202eR01,乙\n", "utf-8")
    assert call("textconv", "a.csv", cwd=tmp_path).out == "编号: \\u{202E}R01\n甲\\u{1B}[2J: 乙\n"


def test_an_absent_file_exits_2(call: Call, tmp_path: Path) -> None:
    assert call("textconv", "无.csv", cwd=tmp_path) == Ended(2, "", "错误：读不了这个文件：无.csv\n")
