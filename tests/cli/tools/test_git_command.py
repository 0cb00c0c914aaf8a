"""`riskctl git install`: real git shows registers by meaning from then on, and does without riskctl."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK
from riskctl.history.install import SETTINGS, with_attributes
from tests.conftest import Call
from tests.history.history import committed, git, without_git_settings
from tests.merge.branches import HERE, OLD, path_with, run_git

TABLE = "registers/bureau/表.csv"
ROW = "编号,风险点,发生概率\r\nR01,受理,高\r\nR02,归档,低\r\n"


@pytest.fixture
def root(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example repository with a table in GB18030, committed."""
    without_git_settings(monkeypatch)
    committed(repository, {TABLE: ROW.encode("gb18030")})
    return repository


def configured(root: Path) -> dict[str, str]:
    return {name: git(root, "config", "--local", "--get", name) for name in SETTINGS}


def test_it_says_what_it_changed_and_the_second_run_changes_nothing(call: Call, root: Path) -> None:
    first = call("git", "install", cwd=root)
    assert first.code == 0 and first.err == f"设好了 {len(SETTINGS) + 4} 处，用 git 比较和合并时起作用。\n"
    assert [line.split(" = ")[0] for line in first.out.splitlines()[:-4]] == [*SETTINGS]
    assert ".gitattributes: cycles/**/*.csv merge=union\n" in first.out
    assert first.out.endswith(".git/info/attributes: cycles/**/*.csv merge=riskctl-log\n")
    assert configured(root) == dict(SETTINGS)
    before = (root / ".git/config").read_bytes(), (root / ".gitattributes").read_bytes()
    second = call("git", "install", cwd=root)
    assert (second.code, second.out, second.err) == (0, "", "都设好了，没有要改的。\n")
    assert ((root / ".git/config").read_bytes(), (root / ".gitattributes").read_bytes()) == before


def test_check_writes_nothing(call: Call, root: Path) -> None:
    before = (root / ".git/config").read_bytes()
    ended = call("git", "install", "--check", cwd=root)
    assert ended.code == 1 and "还有 11 处没有设好；运行 riskctl git install。" in ended.err
    assert (root / ".git/config").read_bytes() == before and not (root / ".gitattributes").exists()
    call("git", "install", cwd=root)
    assert call("git", "install", "--check", cwd=root).code == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "*.yaml text eol=lf\n*.csv -text\n",
            "*.yaml text eol=lf diff=riskctl-yaml merge=riskctl\n"
            "*.csv -text diff=riskctl-csv merge=riskctl\ncycles/**/*.csv merge=union\n",
        ),
        (
            "# 说明\n*.png binary\r\n",
            "# 说明\r\n*.png binary\r\n*.yaml text eol=lf diff=riskctl-yaml merge=riskctl\r\n"
            "*.csv -text diff=riskctl-csv merge=riskctl\r\ncycles/**/*.csv merge=union\r\n",
        ),
        (
            "*.yaml -text merge=ours\n*.csv text diff=riskctl-csv merge=riskctl",
            "*.yaml -text merge=ours eol=lf diff=riskctl-yaml\n*.csv text diff=riskctl-csv merge=riskctl\n"
            "cycles/**/*.csv merge=union\n",
        ),
    ],
)
def test_attributes_get_what_is_missing_and_keep_what_they_say(before: str, after: str) -> None:
    assert with_attributes(before) == after
    assert with_attributes(after) == after


def test_one_that_cannot_be_read_is_left_alone(call: Call, root: Path) -> None:
    (root / ".gitattributes").write_bytes("甲".encode("gb18030"))
    ended = call("git", "install", cwd=root)
    assert ended.code == 2 and ".gitattributes" in ended.err
    assert "riskctl" not in (root / ".git/config").read_text()


def test_without_git_it_says_so(call: Call, repository: Path) -> None:
    assert call("git", "install", cwd=repository).code == 2
    assert call("git", "uninstall", cwd=repository).code == 2


def test_a_worktree_shares_what_was_set(call: Call, root: Path, tmp_path: Path) -> None:
    git(root, "worktree", "add", "-q", str(tmp_path / "另一处"))
    call("git", "install", cwd=tmp_path / "另一处")
    assert configured(root) == dict(SETTINGS)


def shown(root: Path, path: str, *words: str) -> str:
    ended = run_git(root, path, "diff", *words)
    assert ended.returncode == 0, ended.stderr.decode()
    return ended.stdout.decode("utf-8", "replace")


def test_git_shows_a_changed_cell_as_a_line(call: Call, root: Path, tmp_path: Path) -> None:
    call("git", "install", cwd=root)
    (root / TABLE).write_bytes(ROW.replace("归档,低", "归档,高").encode("gb18030"))
    lines = shown(root, path_with(tmp_path, HERE)).splitlines()
    assert f"+++ b/{TABLE}" in lines
    assert [line for line in lines[4:] if line[0] in "+-"] == ["-发生概率: 低", "+发生概率: 高"]


def test_a_hunk_of_yaml_names_its_point(call: Call, root: Path, tmp_path: Path) -> None:
    call("git", "install", cwd=root)
    text = (root / CLERK).read_text("utf-8")
    (root / CLERK).write_text(text.replace("抽查受理件", "抽查全部受理件"), "utf-8")
    assert "@@ id: R01\n" in shown(root, path_with(tmp_path, HERE), "-U1")


@pytest.mark.parametrize("riskctl", [None, OLD], ids=["absent", "too old"])
def test_without_riskctl_git_still_shows_the_bytes(
    call: Call, root: Path, tmp_path: Path, riskctl: str | None
) -> None:
    call("git", "install", cwd=root)
    (root / TABLE).write_bytes(ROW.replace("归档,低", "归档,高").encode("gb18030"))
    ended = run_git(root, path_with(tmp_path, riskctl), "diff")
    assert ended.returncode == 0 and "+R02,归档,高".encode("gb18030") in ended.stdout
