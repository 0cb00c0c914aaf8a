"""Tab completes commands, options and values; the script for it can be printed for every shell."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from riskctl.cli.tools.completion import SHELLS
from tests import skips
from tests.cli.conftest import Run

JIUQUAN = Path(__file__).parents[3] / "examples/jiuquan"


def offered(run: Run, *words: str, cwd: Path | None = None) -> list[str]:
    line = " ".join(("riskctl", *words))
    ended = run(cwd=cwd, COMP_WORDS=line, COMP_CWORD=str(len(words)), _RISKCTL_COMPLETE="complete_bash")
    assert ended.returncode == 0 and ended.stderr == b""
    return ended.stdout.decode().split()


def test_commands_options_and_values_are_offered(run: Run) -> None:
    assert offered(run, "le") == ["level"]
    assert "--explain" in offered(run, "level", "--e")
    assert offered(run, "check", "--format", "j") == ["json", "junit"]
    assert offered(run, "explain", "RK30")[:2] == ["RK301", "RK302"]
    assert {"annex-3", "annex-4", "annex-5"} <= set(offered(run, "render", "annex"))
    assert offered(run, "render", "附件") == ["附件3", "附件4", "附件5"]
    assert offered(run, "check", "registers/") == []  # the shell goes on with files


def test_subcommands_and_their_own_options_are_offered(run: Run) -> None:
    assert offered(run, "notice", "") == ["open", "comment", "answer", "close", "issue"]
    assert offered(run, "notice", "c") == ["comment", "close"]
    assert offered(run, "-C", ".", "sign", "su") == ["superior"]
    assert offered(run, "notice", "open", "--ed") == ["--edition"]
    assert offered(run, "notice", "open", "--edition", "s") == ["staff"]
    assert offered(run, "notice", "close", "--ed") == []


def test_what_may_follow_without_the_word_of_a_subcommand_is_offered(run: Run) -> None:
    assert offered(run, "warn", "suzhou/1", "re") == ["received", "replied"]
    assert offered(run, "warn", "suzhou/1", "--si") == ["--sign"]
    assert offered(run, "warn", "suzhou/1", "replied", "--no") == ["--note"]
    assert offered(run, "rectify", "suzhou", "--person", "--re") == ["--reference"]
    assert offered(run, "suggest", "suzhou", "字", "--from", "s") == ["staff"]


def test_subjects_are_offered_step_by_step_by_id_and_by_name(run: Run) -> None:
    assert offered(run, "status", "suz", cwd=JIUQUAN) == ["suzhou"]
    assert "suzhou/registration" in offered(run, "sign", "self", "suzhou/r", cwd=JIUQUAN)
    assert offered(run, "sign", "self", "suzhou/注", cwd=JIUQUAN) == ["suzhou/注册登记股"]
    assert offered(run, "render", "annex-5", "suzhou/注册登记股/受", cwd=JIUQUAN) == [
        "suzhou/注册登记股/受理审查员"
    ]
    assert offered(run, "assess", "suzhou/registration/clerk/", cwd=JIUQUAN) == []


@pytest.mark.parametrize("organization", [None, "units: [", "units: 3"])
def test_outside_or_in_a_broken_repository_no_subject_is_offered(
    run: Run, tmp_path: Path, organization: str | None
) -> None:
    if organization is not None:
        (tmp_path / "riskctl.yaml").write_text("schema: riskctl/programme/v1\n", "utf-8")
        (tmp_path / "organization.yaml").write_text(organization, "utf-8")
    assert offered(run, "status", "s", cwd=tmp_path) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_names_its_shell(run: Run, shell: str) -> None:
    out = run("completion", shell).stdout.decode()
    assert f"complete_{shell}" in out and "riskctl" in out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_its_shell_can_read(run: Run, shell: str, tmp_path: Path) -> None:
    program = skips.program(shell)
    (tmp_path / "script").write_bytes(run("completion", shell).stdout)
    subprocess.run([program, "-n", str(tmp_path / "script")], check=True, timeout=30)


def test_an_unknown_shell_is_told(run: Run) -> None:
    ended = run("completion", "bsh")
    assert ended.returncode == 2 and "是不是想写 bash？" in ended.stderr.decode()
