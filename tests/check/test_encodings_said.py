"""Which tables were read as GB18030 is said: in the text's summary, and to programs."""

from __future__ import annotations

import json
from pathlib import Path

from riskctl.check.summary import TABLES
from tests.conftest import Call, lay

FILE = "registers/bureau/registration/科室.csv"
TABLE = (
    "编号,风险点,风险性质,风险类别,发生概率,危害程度,风险等级,防范措施\n"
    "R0{n},对超期未办的受理件无人督办,监管风险,行政审批类,低,较严重,2,科长每周在第{n}份超期清单上签署意见\n"
)


def test_a_table_in_gb18030_is_named(tmp_path: Path, call: Call) -> None:
    lay(tmp_path, {FILE: TABLE.format(n=1).encode("gb18030")})
    ended = call("check", cwd=tmp_path)
    assert ended.code == 0
    assert f"按 GB18030 读的表：{FILE}（另存为 UTF-8 更稳妥）。\n没有发现问题。" in ended.out
    assert (
        f"Read as GB18030: {FILE} (saving as UTF-8 is safer).\n" in call("check", cwd=tmp_path, lang="en").out
    )
    assert json.loads(call("check", "--format", "json", cwd=tmp_path).out)["summary"]["gb18030"] == [FILE]


def test_where_every_table_is_utf_8_nothing_is_said(tmp_path: Path, call: Call) -> None:
    lay(tmp_path, {FILE: "\ufeff" + TABLE.format(n=1)})
    assert "GB18030" not in call("check", cwd=tmp_path).out
    assert "gb18030" not in json.loads(call("check", "--format", "json", cwd=tmp_path).out)["summary"]


def test_a_table_that_cannot_be_read_further_is_named_too(tmp_path: Path, call: Call) -> None:
    for wrong in (TABLE.format(n=1) + "R02,少了几格\n", TABLE.format(n=1).replace("防范措施", "防犯措施")):
        lay(tmp_path, {FILE: wrong.encode("gb18030")})
        ended = call("check", cwd=tmp_path)
        assert ended.code == 1 and f"按 GB18030 读的表：{FILE}（" in ended.out


def test_of_many_tables_a_few_are_named(tmp_path: Path, call: Call) -> None:
    files = [f"registers/bureau/registration/表{n}.csv" for n in range(TABLES + 2)]
    lay(tmp_path, {file: TABLE.format(n=n).encode("gb18030") for n, file in enumerate(files)})
    out = call("check", "--select", "RK301", cwd=tmp_path).out
    assert f"按 GB18030 读的表有 {len(files)} 张：" in out
    assert [file in out for file in files] == [True] * TABLES + [False] * 2
    assert json.loads(call("check", "--format", "json", cwd=tmp_path).out)["summary"]["gb18030"] == files


def test_a_table_out_of_sight_is_not_named(tmp_path: Path, call: Call) -> None:
    lay(tmp_path, {FILE: TABLE.format(n=1).encode("gb18030")})
    assert "GB18030" not in call("check", "registers/bureau/unit.yaml", cwd=tmp_path).out
