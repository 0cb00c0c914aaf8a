"""One line a finding: an editor jumps to its place, and no line can be taken for a command."""

# Output stands here as it is printed, however long its lines.
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from riskctl.base.visible import visible
from tests.check.overlay import outcome
from tests.check.reports.made import HOSTILE, located, many, outcome_of, written
from tests.check.reports.runner import commands
from tests.check.test_text_report import FIVE


def test_in_chinese_and_english(tmp_path: Path) -> None:
    checked = outcome(tmp_path, FIVE, "RK004", "RK302")
    assert written("concise", checked) == snapshot("""\
flows/registration.yaml:7:54: 错误 RK004 字段“actor”写了两次
registers/bureau/registration/clerk.yaml:21:5: 警告 RK302 没有写等级：概率“低”×危害“较严重”应为 2（二级）
发现 2 个问题：1 个错误、1 个警告。其中 1 个可用 riskctl fix 自动修正。
检查了 12 个文件、2 个风险点。
""")
    assert written("concise", checked, "en") == snapshot("""\
flows/registration.yaml:7:54: error RK004 The field “actor” is written twice
registers/bureau/registration/clerk.yaml:21:5: warning RK302 No level is written: probability “低” × severity “较严重” makes it 2 (二级)
Problems found: 2 (errors: 1, warnings: 1). riskctl fix can mend: 1.
Checked files: 12, risk points: 2.
""")


def test_a_clean_check_says_so() -> None:
    lines = written("concise", outcome_of([], suppressed=1)).splitlines()
    assert lines[-2:] == ["没有发现问题。另有 1 个已按理由忽略。", "检查了 12 个文件、5 个风险点。"]
    assert lines[0] == "organization.yaml 有错、读不出或缺失，没有查这些规则：RK301。"


def test_none_is_left_out_however_many() -> None:
    text = written("concise", outcome_of(many(warning=5001)), most=50)
    assert sum(" 警告 RK101 " in line for line in text.splitlines()) == 5001


@given(st.sampled_from(HOSTILE) | st.text(), st.sampled_from(HOSTILE) | st.text(min_size=1))
def test_a_finding_is_one_line_and_no_command(value: str, file: str) -> None:
    text = written("concise", outcome_of([located(value, file=file)]))
    line, *rest = text.splitlines()
    assert len(rest) == 4 and f"{visible(file)}:1:1: 错误 RK101 ".replace("##", "") in line.replace("# #", "")
    assert commands(text) == []
    assert text.replace("\n", "").replace("\u3000", "").isprintable()


@pytest.mark.parametrize(
    ("file", "start"),
    [
        ("甲 乙/100%.yaml", "甲 乙/100%.yaml:1:1: "),
        (".riskctl/甲.yaml", ".riskctl/甲.yaml:1:1: "),
        ("::error::.yaml", "./::error::.yaml:1:1: "),
        (" ::error::.yaml", "./ ::error::.yaml:1:1: "),
    ],
)
def test_a_line_begins_with_a_path(file: str, start: str) -> None:
    assert written("concise", outcome_of([located(file=file)])).startswith(start)
