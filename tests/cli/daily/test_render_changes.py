"""`riskctl render changes`: what two commits, or the files on disk, differ in, as a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY
from riskctl.check.example_logs import COMMENT, DEPARTMENT, SELF, noticed, signed, steps
from tests.conftest import Call
from tests.history.history import committed, without_git_settings

LOWER = REPOSITORY[CLERK].replace("probability: 高", "probability: 低")


@pytest.fixture
def root(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    without_git_settings(monkeypatch)
    committed(repository, {}, "初始")
    return repository


def test_two_commits_are_compared_with_their_days(call: Call, root: Path) -> None:
    first = committed(root, {}, "空")
    second = committed(root, {CLERK: LOWER}, "改")
    ended = call("render", "changes", "--since", "HEAD~1..HEAD", "--to", "html,md", cwd=root)
    assert (ended.code, ended.out.split()) == (
        0,
        ["rendered/changes/bureau.html", "rendered/changes/bureau.md"],
    )
    said = (root / "rendered/changes/bureau.md").read_text("utf-8")
    assert "| 原版本 | 2010年5月1日 |" in said and "| 现版本 | 2010年5月1日 |" in said
    assert first[:8] not in said and second[:8] not in said, "on paper stands no commit"
    assert "三级 | 二级 | 发生概率：高 → 低" in said and "领导小组审定意见" in said


def test_without_since_it_is_what_is_not_committed_yet(call: Call, root: Path) -> None:
    (root / CLERK).write_text(LOWER, "utf-8")
    assert call("render", "changes", "--to", "md", cwd=root, lang="en").code == 0
    said = (root / "rendered/changes/bureau.md").read_text("utf-8")
    assert "not committed yet" in said and "probability: 高 → 低" in said
    assert "Decision of the leading group" in said and "（" not in said.replace("（无）", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["changes", "--since", "无此"], "没有这个提交、分支或标签：无此"),
        (["annex-5", "--since", "HEAD"], "--since 只用于 changes"),
        (["changes", "无此单位"], "组织机构里没有“无此单位”"),
        (["changes", "--edition", "public"], "没有“public”这个版本"),
    ],
)
def test_what_cannot_be_done_exits_2(call: Call, root: Path, words: list[str], said: str) -> None:
    ended = call("render", *words, cwd=root)
    assert (ended.code, ended.out) == (2, "") and said in ended.err


def test_the_staff_edition_names_nobody(call: Call, root: Path) -> None:
    (root / CLERK).write_text(REPOSITORY[CLERK].replace("title: 受理时", "title: 李丁四受理时"), "utf-8")
    ended = call("render", "changes", "--edition", "staff", cwd=root)
    assert ended.code == 1 and "任职人员的姓名“李○○”" in ended.err and "李丁四" not in ended.err
    assert not (root / "rendered").exists()


def test_a_record_taken_away_stands_first_and_no_document_names_who_committed(call: Call, root: Path) -> None:
    committed(root, {**signed(SELF), **noticed(), **steps(COMMENT)}, "记录")
    committed(root, {**signed(SELF, DEPARTMENT), **steps()}, "改")
    ended = call("render", "changes", "--since", "HEAD~1..HEAD", "--to", "html,md", cwd=root)
    assert ended.code == 0
    for form in ("html", "md"):
        said = (root / f"rendered/changes/bureau.{form}").read_text("utf-8")
        assert said.index("年度记录删改") < said.index("抽查比例偏低") < said.rindex("签字新增")
        assert "登记员" not in said
