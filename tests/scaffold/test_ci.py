"""The files for CI: each checks the whole repository with a pinned riskctl that gets only what it needs."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

from riskctl import __version__
from riskctl.base.messages import Language
from riskctl.check.example import CLERK, REPOSITORY
from riskctl.scaffold.surroundings import CALLED, HOSTS, NONE, OFFERED, called, workflow
from tests.architecture.source import ROOT
from tests.cli.conftest import bare_environment
from tests.conftest import Call, lay
from tests.scaffold.hosts import HostStep, documents, faults, parts, steps

INSTALL = (f"riskctl=={__version__}", '"riskctl==$VERSION"')
LANGUAGES: tuple[Language, ...] = ("zh", "en")
SCHEMA = {
    "github": "github-workflows",
    "gitea": "github-workflows",
    "gitlab": "gitlab-ci",
    "gitee": "gitee-pipeline",
}


def whole(host: str, language: Language = "zh") -> str:
    return "\n".join(workflow(host, language).values())


def data(host: str, language: Language = "zh") -> Any:
    (found,) = documents(workflow(host, language)[HOSTS[host]])
    return found


def shell(host: str, request: bool = False) -> list[HostStep]:
    """Return what the CI of `host` runs, in its order; `request` with what only one has."""
    return [step for step in steps(host, workflow(host, "zh")) if request or not step.on_request]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("host", HOSTS)
def test_every_host_has_its_files_in_their_places(host: str, language: Language) -> None:
    files = workflow(host, language)
    assert list(files) == parts(host) and data(host, language) == data(host)
    for text in files.values():
        assert text.startswith("# ") and text.isascii() == (language == "en")
    comment, *_ = files[HOSTS[host]].splitlines()
    assert ("密钥" in comment) == (language == "zh")


@pytest.mark.parametrize("host", HOSTS)
def test_the_file_holds_to_the_schema_of_its_host(host: str) -> None:
    assert faults(SCHEMA[host], data(host)) == []
    broken = data(host) | {"on": {"pull": None}, "include": [{"locale": "x"}], "stages": {}}
    assert faults(SCHEMA[host], broken)


def test_the_action_and_the_component_hold_to_theirs() -> None:
    (action,) = documents((ROOT / "action.yml").read_text("utf-8"))
    assert faults("github-actions", action) == [] and faults("github-actions", action | {"runs": {}})
    for part in documents((ROOT / "templates/riskctl/template.yml").read_text("utf-8")):
        assert faults("gitlab-ci", part) == []


@pytest.mark.parametrize("path", OFFERED)
def test_what_other_repositories_name_is_what_init_writes(path: str) -> None:
    host = OFFERED[path]
    kept = (ROOT / path).read_text("utf-8")
    assert kept == called(host, LANGUAGES), "run make regen"
    assert documents(kept) == documents(workflow(host, "zh")[CALLED[host][0]])


def test_no_host_no_file() -> None:
    assert workflow(NONE, "zh") == {}


@pytest.mark.parametrize("host", HOSTS)
def test_riskctl_is_pinned_and_nothing_is_built_or_secret(host: str) -> None:
    own = shell(host, request=True)
    (install,) = [step.lines for step in own if "pip install" in step.lines]
    assert any(one in install for one in INSTALL) and "--only-binary :all:" in install
    assert __version__ in {*re.findall(r"riskctl==([\d.]+)", install), *own[0].variables.values()}
    run = [step.lines for step in own if not step.installs]
    assert run and all(
        re.match(r"(if \[ .* \]; then )?riskctl (-C \"\$\w+\" )?(check|diff)", one) for one in run
    )
    assert not any(re.search(r"\$\{\{|\$\[\[", step.lines) for step in own)
    assert not re.search(
        r"secrets|token|pull_request_target|python -m|curl", whole(host, "en"), re.IGNORECASE
    )


@pytest.mark.parametrize("host", ["github", "gitea"])
def test_actions_may_only_read_and_are_pinned_by_commit(host: str) -> None:
    own = data(host)
    assert "pull_request" in own["on"] and own["permissions"] == {"contents": "read"}
    (job,) = own["jobs"].values()
    checkout = next(step for step in job["steps"] if "checkout" in step.get("uses", ""))
    assert checkout["with"] == {"persist-credentials": False, "fetch-depth": 0}
    assert "permissions" not in job
    for line in re.findall(r"uses: (.*)", whole(host)):
        assert re.fullmatch(
            r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\./\.github/actions/riskctl", line
        )


def test_the_job_of_gitlab_has_git_to_tell_what_changed() -> None:
    head, _ = documents(workflow("gitlab", "zh")[CALLED["gitlab"][0]])
    assert re.fullmatch(r"python:3\.\d+", head["spec"]["inputs"]["image"]["default"])  # slim ones have none


@pytest.mark.parametrize("host", ["github", "gitlab", "gitea"])
def test_it_finds_the_registers_in_a_folder_of_a_larger_repository(host: str, tmp_path: Path) -> None:
    lay(tmp_path / "大 库" / "登记库")
    (tmp_path / "大 库" / "登记库" / CLERK).write_text(
        REPOSITORY[CLERK].replace("level: 3", "level: 1"), "utf-8"
    )
    files = workflow(host, "zh", "登记库/")
    run = [step for step in steps(host, files) if not step.installs and not step.on_request]
    wrong = played(run, tmp_path / "大 库")
    assert wrong.returncode == 1 and "RK301" in wrong.stdout


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_it_installs_from_a_folder_of_wheels_and_checks(host: str, tmp_path: Path, wheels: str) -> None:
    root = lay(tmp_path / "登记库")
    venv.create(tmp_path / "own", with_pip=True)
    run = [step for step in steps(host, workflow(host, "zh"), wheels=wheels) if not step.on_request]
    away = {"PIP_CONFIG_FILE": os.devnull, "https_proxy": "http://127.0.0.1:9"}
    programs = tmp_path / "own" / "bin"
    ended = played(run, root, programs, **away)
    assert ended.returncode == 0, ended.stderr
    assert (programs / "riskctl").is_file() and "riskctl" in ended.stdout


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
        _, job = documents(workflow(host, "zh")[CALLED[host][0]])
        report = job["riskctl"]["artifacts"]["reports"]["codequality"]
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
    """Run what a host's CI does, installation aside."""
    return played([step for step in shell(host, request) if not step.installs], root, **more)


def played(
    run: list[HostStep], root: Path, programs: Path = Path(sys.executable).parent, /, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run steps as a host does: one after another until one fails."""
    lines = [f"export {name}={shlex.quote(one)}" for step in run for name, one in step.variables.items()]
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    kept = bare_environment(
        PATH=path, LANG="C.UTF-8", GITHUB_STEP_SUMMARY=str(root.parent / "summary"), **more
    )
    if programs != Path(sys.executable).parent:
        kept = {name: one for name, one in kept.items() if name != "PYTHONPATH"}
    return subprocess.run(
        ["bash", "-c", "\n".join(["set -e", *lines, *(step.lines for step in run)])],
        cwd=root,
        env=kept,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


@pytest.mark.parametrize("host", [*HOSTS, NONE])
def test_init_writes_the_file_of_the_host_and_no_other(host: str, tmp_path: Path, call: Call) -> None:
    ended = call("init", "--ci", host, cwd=tmp_path)
    assert ended.code == 0
    there = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    own = set(parts(host)) if host != NONE else set()
    assert there & {path for one in HOSTS for path in parts(one)} == own


def test_without_a_word_it_is_github_and_a_wrong_one_is_refused(tmp_path: Path, call: Call) -> None:
    assert HOSTS["github"] in call("init", cwd=tmp_path).out.splitlines()
    refused = call("init", "别处", "--ci", "gitlub", cwd=tmp_path)
    assert refused.code == 2 and "gitlab" in refused.err and not (tmp_path / "别处").exists()
