"""Git is called so that nothing of a hostile repository runs, and the right commit is read everywhere."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example import CLERK, REPOSITORY
from riskctl.history.git import History, blob_id
from riskctl.sources.fault import Fault
from tests.conftest import lay
from tests.history.history import committed, git

NAME = "registers/柳园所/所长.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of git with one commit, in a folder with a Chinese name."""
    root = lay(tmp_path / "登记库")
    committed(root, {NAME: "甲: 乙\n", "大.csv": "x" * 50})
    return root


def said(caught: pytest.ExceptionInfo[RiskctlError]) -> str:
    hint = caught.value.hint
    return caught.value.said.text("zh") + (hint.text("zh") if hint else "")


def test_a_commit_is_read_as_it_was_whatever_lies_on_disk(root: Path) -> None:
    (root / NAME).write_text("丙: 丁\n")
    (root / CLERK).unlink()
    with History(root) as history:
        commit = history.commit("HEAD")
        assert commit.read(NAME, 100) == "甲: 乙\n".encode()
        assert commit.read(CLERK, 10_000) == REPOSITORY[CLERK].encode()
        assert commit.kind("registers/柳园所") == "folder" and commit.kind(NAME) == "file"
        assert commit.kind("registers/无") == commit.kind(f"{NAME}/无") == "absent"
        assert ("柳园所", "folder") in commit.entries("registers", 9)
        assert len(commit.entries("registers", 1)) == 1


def test_limits_links_and_absent_files_are_faults_as_on_disk(root: Path) -> None:
    (root / "link.yaml").symlink_to("organization.yaml")
    (root / "flows/folder").symlink_to("../registers")
    committed(root, {})
    with History(root) as history:
        commit = history.commit("HEAD")
        faults = [commit.read(f, 40) for f in ("大.csv", "link.yaml", "无.yaml")]
        assert [(f.rule, f.cause) for f in faults if isinstance(f, Fault)] == [
            *(("RK006", "bytes"), ("RK008", "link"), ("RK001", "unopened"))
        ]
        assert commit.kind("flows/folder/bureau/unit.yaml") == "link"


def test_a_register_repository_may_be_a_folder_of_the_repository(tmp_path: Path) -> None:
    committed(
        tmp_path, {"README": "甲", "下/登记 库/riskctl.yaml": "乙", "下/登记 库/registers/a.yaml": "丙"}
    )
    with History(tmp_path / "下/登记 库") as history:
        commit = history.commit("HEAD")
        assert commit.read("riskctl.yaml", 9) == "乙".encode()
        assert commit.kind("README") == "absent" and commit.entries("registers", 9) == [("a.yaml", "file")]


def test_a_linked_worktree_has_its_own_head(root: Path, tmp_path: Path) -> None:
    git(root, "worktree", "add", "-q", "-b", "分支", str(tmp_path / "另一处"))
    there = committed(tmp_path / "另一处", {NAME: "戊: 己\n"})
    with History(tmp_path / "另一处") as history:
        assert history.commit("HEAD").id == there == history.commit("分支").id
    with History(root) as history:
        assert history.commit("HEAD").id != there
        assert history.merge_base("HEAD", "分支") == history.commit("HEAD").id


def test_a_shallow_clone_says_how_to_get_the_rest(root: Path, tmp_path: Path) -> None:
    first = git(root, "rev-parse", "HEAD")
    committed(root, {NAME: "戊: 己\n"})
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "浅")
    with History(tmp_path / "浅") as history:
        assert history.commit("HEAD").read(NAME, 100) == "戊: 己\n".encode()
        for rev in (first, "HEAD~1"):
            with pytest.raises(RiskctlError) as caught:
                history.commit(rev)
            assert "浅克隆" in said(caught) and "fetch-depth: 0" in said(caught)


def test_what_a_partial_clone_lacks_is_not_fetched(root: Path, tmp_path: Path) -> None:
    git(root, "config", "uploadpack.allowFilter", "true")
    first = git(root, "rev-parse", "HEAD")
    committed(root, {NAME: "戊: 己\n"})
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{root}", "半")
    with History(tmp_path / "半") as history, pytest.raises(RiskctlError) as caught:
        history.commit(first).read(NAME, 100)
    assert "全部内容" in said(caught)


@pytest.mark.parametrize(
    "rev", ["无此分支", "--output=x", "-h", "", "HEAD:riskctl.yaml", "HEAD^{tree}", "a" * 40]
)
def test_a_name_that_is_no_commit_is_refused(root: Path, rev: str) -> None:
    with History(root) as history, pytest.raises(RiskctlError) as caught:
        history.commit(rev)
    assert "没有这个提交、分支或标签" in said(caught) and "git log" in said(caught)
    assert not (root / "x").exists()


def test_no_commit_no_repository_and_no_git_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path / "空")
    with pytest.raises(RiskctlError) as caught:
        History(tmp_path / "空")
    assert "不在 git 仓库里" in said(caught) and "git init" in said(caught)
    git(tmp_path / "空", "init", "-q")
    with History(tmp_path / "空") as history, pytest.raises(RiskctlError) as caught:
        history.commit("HEAD")
    assert "还没有提交过" in said(caught)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RiskctlError) as caught:
        History(tmp_path / "空")
    assert "先装 git" in said(caught)


def test_no_program_is_taken_from_the_folder_itself(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "git").write_text(f"#!/bin/sh\ntouch {root}/ran\n")
    (root / "git").chmod(0o755)
    monkeypatch.chdir(root)
    monkeypatch.setenv("PATH", os.pathsep.join((".", "", os.environ["PATH"])))
    with History(root) as history:
        history.commit("HEAD")
    assert not (root / "ran").exists()


def test_nothing_that_the_repository_names_is_run(root: Path) -> None:
    program = root / "planted"
    program.write_text(f"#!/bin/sh\ntouch '{root}/ran'\n")
    program.chmod(0o755)
    for hook in ("post-checkout", "reference-transaction", "post-index-change", "fsmonitor-watchman"):
        (root / ".git/hooks" / hook).write_bytes(program.read_bytes())
        (root / ".git/hooks" / hook).chmod(0o755)
    (root / ".gitattributes").write_text("* filter=x diff=x\n")
    committed(root, {"a.yaml": "a"})
    for name in ("core.fsmonitor", "diff.external", "filter.x.clean", "filter.x.smudge", "diff.x.textconv"):
        git(root, "config", name, str(program))
    for name in ("core.pager", "pager.ls-tree", "core.sshCommand", "diff.x.command", "alias.ls-tree"):
        git(root, "config", name, f"!{program}" if name.startswith("alias") else str(program))
    (root / "ran").unlink(missing_ok=True)
    with History(root) as history:
        commit = history.commit("HEAD")
        assert commit.read("a.yaml", 9) == b"a" and history.merge_base("HEAD", "HEAD") == commit.id
    assert not (root / "ran").exists()
    subprocess.run(["git", "-C", str(root), "status"], capture_output=True, check=False)
    assert (root / "ran").exists(), "the trap does not work"


def test_a_bare_repository_planted_in_a_folder_is_refused(root: Path) -> None:
    planted = root / "registers/planted"
    git(root, "clone", "-q", "--bare", str(root), str(planted))
    with pytest.raises(RiskctlError) as caught:
        History(planted)
    assert "没有打开这里的历史" in said(caught)


def test_what_the_environment_says_of_git_is_not_obeyed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "别处"
    other.mkdir()
    committed(other, {"a": "b"})
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "touch ran")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.worktree")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(other))
    monkeypatch.setenv("LC_ALL", "zh_CN.GB18030")
    with History(root) as history:
        assert history.commit("HEAD").read(NAME, 100) == "甲: 乙\n".encode()


@pytest.mark.parametrize("format", ["sha1", "sha256"])
def test_a_content_is_named_as_git_names_it(tmp_path: Path, format: str) -> None:
    git(tmp_path, "init", "-q", f"--object-format={format}")
    committed(tmp_path, {"甲.yaml": "乙: 丙\n"})
    with History(tmp_path) as history:
        blob = history.commit("HEAD").blob("甲.yaml")
    assert blob and blob.id == blob_id("乙: 丙\n".encode(), like=blob.id)


def test_names_that_no_file_system_would_hold_stay_names(root: Path) -> None:
    """A tree made by hand may hold anything; it is read, and touches no disk."""
    blob = git(root, "hash-object", "-w", "riskctl.yaml")
    entries = "".join(f"100644 blob {blob}\t{name}\n" for name in ("a.yaml", "A.yaml", "con.yaml"))
    made = subprocess.run(
        ["git", "-C", str(root), "mktree"], input=entries.encode(), capture_output=True, check=True
    )
    tree = made.stdout.decode().strip()
    top = subprocess.run(
        ["git", "-C", str(root), "mktree"],
        input=f"040000 tree {tree}\t..\n".encode(),
        capture_output=True,
        check=True,
    )
    commit = git(root, "commit-tree", "-m", "怪", top.stdout.decode().strip())
    with History(root) as history:
        strange = history.commit(commit)
        assert strange.kind("../a.yaml") == "file" and strange.kind("riskctl.yaml") == "absent"
        assert {name for name, _ in strange.entries("..", 9)} == {"a.yaml", "A.yaml", "con.yaml"}
