"""The files for CI: each checks the whole repository with a pinned riskctl that gets only what it needs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from riskctl import __version__
from riskctl.base.messages import Language
from riskctl.check.example import CLERK, REPOSITORY
from riskctl.scaffold.surroundings import HOSTS, NONE, workflow
from riskctl.sources.yaml.reader import YamlTree, read
from tests.cli.conftest import bare_environment
from tests.conftest import Call, lay

INSTALL = f"pip install --only-binary :all: riskctl=={__version__}"
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def data(host: str, language: Language = "zh") -> Any:
    (text,) = workflow(host, language).values()
    tree = read(text)
    assert isinstance(tree, YamlTree), tree
    return tree.data


def shell(host: str, request: bool = False) -> list[str]:
    """Return the lines of shell that the CI of `host` runs, in their order; `request` with those of one."""
    whole = data(host)
    if host == "gitlab":
        return list(whole["riskctl"]["script"])
    if host == "gitee":
        return [line for stage in whole["stages"] for step in stage["steps"] for line in step["commands"]]
    (job,) = whole["jobs"].values()
    return [step["run"] for step in job["steps"] if "run" in step and (request or "if" not in step)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("host", HOSTS)
def test_every_host_has_its_file_in_its_place(host: str, language: Language) -> None:
    ((path, text),) = workflow(host, language).items()
    assert path == HOSTS[host] and data(host, language) == data(host)
    comment, *_ = text.splitlines()
    assert comment.startswith("# ") and ("密钥" in comment) == (language == "zh")
    assert text.isascii() == (language == "en")


def test_no_host_no_file() -> None:
    assert workflow(NONE, "zh") == {}


@pytest.mark.parametrize("host", HOSTS)
def test_riskctl_is_pinned_and_nothing_is_built_or_secret(host: str) -> None:
    (text,) = workflow(host, "en").values()
    first, *others = shell(host, request=True)
    assert first == INSTALL and all(
        re.match(r"(if \[ .* \]; then )?riskctl (check|diff)", one) for one in others
    )
    assert not re.search(r"secrets|token|pull_request_target|python -m|curl|\$\{\{", text, re.IGNORECASE)


@pytest.mark.parametrize("host", ["github", "gitea"])
def test_actions_may_only_read_and_are_pinned_by_commit(host: str) -> None:
    (text,) = workflow(host, "zh").values()
    whole = data(host)
    assert "pull_request" in whole["on"] and whole["permissions"] == {"contents": "read"}
    (job,) = whole["jobs"].values()
    checkout = next(step for step in job["steps"] if "checkout" in step.get("uses", ""))
    assert checkout["with"] == {"persist-credentials": "false", "fetch-depth": "0"}
    assert "permissions" not in job
    for line in re.findall(r"uses: (.*)", text):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)


@pytest.mark.parametrize("host", HOSTS)
def test_its_lines_pass_what_is_clean_and_fail_what_is_not(host: str, tmp_path: Path) -> None:
    root = lay(tmp_path / "登记库")
    assert ended(host, root).returncode == 0
    (root / CLERK).write_text(REPOSITORY[CLERK].replace("level: 3", "level: 1"), "utf-8")
    wrong = ended(host, root)
    assert wrong.returncode == 1 and "RK301" in wrong.stdout
    if host == "github":
        assert "::error file=registers/" in wrong.stdout
        assert "| 错误 | RK301 |" in (tmp_path / "summary").read_text("utf-8")
    if host == "gitlab":
        report = data(host)["riskctl"]["artifacts"]["reports"]["codequality"]
        assert [issue["severity"] for issue in json.loads((root / report).read_text("utf-8"))] == ["major"]


@pytest.mark.parametrize("host", ["github", "gitlab", "gitea"])
def test_a_request_shows_what_it_changes(host: str, tmp_path: Path) -> None:
    upstream = lay(tmp_path / "登记库")
    git(upstream, "init", "-q", "-b", "main")
    git(upstream, "add", "-A")
    git(upstream, "commit", "-q", "-m", "all")
    root = tmp_path / "clone"
    git(tmp_path, "clone", "-q", str(upstream), str(root))
    text = (root / CLERK).read_text("utf-8")
    weaker = text.replace("probability: 高", "probability: 低").replace("level: 3", "level: 2")
    (root / CLERK).write_text(weaker, "utf-8")
    git(root, "commit", "-q", "-a", "-m", "weaker")
    base = {"GITHUB_BASE_REF": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": "origin/main"}
    done = ended(host, root, request=True, **base)
    assert done.returncode == 0, done.stderr
    shown = {"github": tmp_path / "summary", "gitlab": root / "riskctl-diff.md"}.get(host)
    said = shown.read_text("utf-8") if shown else done.stdout
    assert "等级降低" in said and f"{CLERK}:" in said


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=registrar", "-c", "user.email=registrar@example.org")
    subprocess.run(["git", "-C", folder, *who, *words], check=True, capture_output=True)


def ended(host: str, root: Path, request: bool = False, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the lines of a host's CI, installation aside, as it does: one after another until one fails."""
    script = "\n".join(["set -e", *shell(host, request)[1:]])
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", script],
        cwd=root,
        env=bare_environment(
            PATH=path, LANG="C.UTF-8", GITHUB_STEP_SUMMARY=str(root.parent / "summary"), **more
        ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("host", [*HOSTS, NONE])
def test_init_writes_the_file_of_the_host_and_no_other(host: str, tmp_path: Path, call: Call) -> None:
    ended = call("init", "--ci", host, cwd=tmp_path)
    assert ended.code == 0
    there = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert there & set(HOSTS.values()) == ({HOSTS[host]} if host != NONE else set())


def test_without_a_word_it_is_github_and_a_wrong_one_is_refused(tmp_path: Path, call: Call) -> None:
    assert HOSTS["github"] in call("init", cwd=tmp_path).out.splitlines()
    refused = call("init", "别处", "--ci", "gitlub", cwd=tmp_path)
    assert refused.code == 2 and "gitlab" in refused.err and not (tmp_path / "别处").exists()
