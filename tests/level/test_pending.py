"""What `level --write` would write: the levels that are due, and not one byte beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example import CLERK, REPOSITORY, changed
from riskctl.corpus.load import registers
from riskctl.corpus.rewrite import rewritten
from riskctl.level.grade import grade
from riskctl.level.pending import pending
from riskctl.sources.replace import Replacement
from tests.conftest import lay, load_sound

MISSING = ("    level: 3\n", "")
TEXT = REPOSITORY[CLERK]
ZH = """\
schema: riskctl/person/v1
单位: bureau
部门: registration
岗位: clerk
风险点:
  - 编号: 一
    风险点: 先行受理 # 见二〇〇九年投诉
    风险性质: 廉政风险
    风险类别: 行政审批类
    发生概率: 低
    危害程度: 轻微   # 当场可以纠正
    防范措施: []
"""
FLOW = """\
{schema: riskctl/person/v1, unit: bureau, department: registration, post: clerk, risk_points: [
  {id: R01, title: 甲, kind: integrity, category: other, probability: 低, severity: 严重, measures: []}, # 一
  {id: R02, title: 乙, kind: integrity, category: other, level: 3, probability: 高,
   severity: 轻微, measures: []},
]}
"""


def due(root: Path, text: str | bytes, **others: str) -> list[Replacement]:
    """Return what would be written, were the clerk's register `text` and those of his neighbours `others`."""
    folder = CLERK.removesuffix("clerk.yaml")
    repository, context = load_sound(
        lay(root, {CLERK: text, **{f"{folder}{n}.yaml": o for n, o in others.items()}})
    )
    graded = [point for document in registers(repository, context) for point in grade(document, context)]
    return [rewritten(one, repository) for one in pending(graded, context).values()]


def written(root: Path, text: str | bytes) -> bytes:
    """Return the register after the levels were written, which is then as it should be."""
    (change,) = due(root, text)
    assert change.file == CLERK
    assert change.before == (text if isinstance(text, bytes) else text.encode())
    assert due(root, change.after) == []
    return change.after


def test_levels_that_stand_right_under_any_of_their_words_are_left(tmp_path: Path) -> None:
    for word in ("3", "三级", "Ⅲ", "红", "'3'"):
        assert due(tmp_path, TEXT.replace("level: 3", f"level: {word}")) == []


def test_a_wrong_level_alone_is_written_over(tmp_path: Path) -> None:
    text = TEXT.replace("level: 3", "level:   二级   # 待审")
    assert written(tmp_path, text).decode() == text.replace("二级", "3")


def test_a_missing_level_stands_below_the_severity(tmp_path: Path) -> None:
    (text,) = changed(CLERK, MISSING).values()
    assert written(tmp_path, text).decode() == TEXT


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["\n", "", "\n\n", "\n# 完\n"])
def test_mark_line_breaks_and_the_end_of_the_file_stay(
    tmp_path: Path, mark: bytes, end: str, last: str
) -> None:
    def encoded(text: str) -> bytes:
        return mark + (text.rstrip("\n") + last).replace("\n", end).encode()

    (text,) = changed(CLERK, MISSING).values()
    assert written(tmp_path, encoded(text)) == encoded(TEXT)


def test_a_register_in_chinese_gets_its_level_in_chinese(tmp_path: Path) -> None:
    after = written(tmp_path, ZH).decode()
    line = "    危害程度: 轻微   # 当场可以纠正\n"
    assert after == ZH.replace(line, line + "    风险等级: 1\n")


def test_a_level_under_its_chinese_key_is_written_over_there(tmp_path: Path) -> None:
    text = TEXT.replace("level: 3", "风险等级: 1")
    assert written(tmp_path, text).decode() == text.replace("风险等级: 1", "风险等级: 3")


def test_points_on_one_line_are_written_within_it(tmp_path: Path) -> None:
    after = written(tmp_path, FLOW).decode()
    assert after == FLOW.replace("严重, ", "严重, level: 2, ").replace("level: 3", "level: 2")


def test_a_point_behind_a_broken_one_gets_its_own_level(tmp_path: Path) -> None:
    broken = FLOW.replace("kind: integrity", "kind: 乱", 1)
    assert written(tmp_path, broken).decode() == broken.replace("level: 3", "level: 2")


def test_a_file_that_changed_since_it_was_read_is_left_alone(repository: Path) -> None:
    (text,) = changed(CLERK, MISSING).values()
    (repository / CLERK).write_text(text)
    opened, context = load_sound(repository)
    graded = [point for document in registers(opened, context) for point in grade(document, context)]
    (one,) = pending(graded, context).values()
    for other in (text + "# 甲\n", None):
        (repository / CLERK).unlink()
        if other:
            (repository / CLERK).write_text(other)
        with pytest.raises(RiskctlError, match="was just changed by another program"):
            rewritten(one, opened)


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    (text,) = changed(CLERK, MISSING).values()
    chief = text.replace("post: clerk", "post: chief")
    assert [c.file.rsplit("/", 1)[1] for c in due(tmp_path, text, chief=chief)] == [
        "chief.yaml",
        "clerk.yaml",
    ]
