"""`riskctl init` in a folder of a larger repository: what hosts read goes to the root, or is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from riskctl.scaffold.surroundings import CALLED, HOOK, HOSTS
from riskctl.sources.yaml.reader import YamlTree, read
from tests.conftest import Call

WORDS = ("--unit", "肃州分局", "--unit-id", "suzhou", "--departments", "注册登记科,办公室", "--yes")


def data(file: Path) -> Any:
    tree = read(file.read_text("utf-8"))
    assert isinstance(tree, YamlTree)
    return tree.data


@pytest.mark.parametrize("within", ["risk", "廉政 风险/登记库"])
@pytest.mark.parametrize("host", HOSTS)
def test_ci_and_hook_stand_at_the_root_and_call_riskctl_there(
    call: Call, tmp_path: Path, host: str, within: str
) -> None:
    (tmp_path / ".git").mkdir()
    ended = call("init", within, "--ci", host, *WORDS, cwd=tmp_path)
    assert ended.code == 0 and HOSTS[host] in ended.out.splitlines()
    assert not (tmp_path / within / HOSTS[host]).exists() and not (tmp_path / within / HOOK).exists()
    named = f"'{within}'" if " " in within or not within.isascii() else within
    text = (tmp_path / HOSTS[host]).read_text("utf-8")
    called_there = f'path: "{within}"' if host in CALLED else f"riskctl -C {named} check"
    assert data(tmp_path / HOSTS[host]) and text.count(called_there) >= 1
    assert host not in CALLED or (tmp_path / CALLED[host][0]).is_file()
    assert (
        "riskctl check" not in text.replace("displayName: riskctl check", "") and "riskctl diff " not in text
    )
    (hook,) = data(tmp_path / HOOK)["repos"][0]["hooks"]
    assert hook["entry"] == f"riskctl -C {named} check --format concise"
    assert call("-C", within, "check", cwd=tmp_path).code == 0
    assert (tmp_path / within / ".gitattributes").exists()


def test_what_is_at_the_root_already_stays_and_the_line_to_add_is_told(call: Call, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitlab-ci.yml").write_text("build: {script: [make]}\n")
    ended = call("init", "risk", "--ci", "gitlab", *WORDS, cwd=tmp_path)
    assert ended.code == 0 and "请在那里加上：riskctl -C risk check" in ended.err
    assert (tmp_path / ".gitlab-ci.yml").read_text() == "build: {script: [make]}\n"


def test_a_folder_that_no_file_of_ci_can_name_is_told_what_to_write(call: Call, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    ended = call("init", "一: #二", *WORDS, cwd=tmp_path)
    assert ended.code == 0 and "请在那里加上：riskctl -C '一: #二' check" in ended.err
    assert not (tmp_path / HOSTS["github"]).exists() and not (tmp_path / HOOK).exists()


def test_in_its_own_repository_nothing_is_called_from_elsewhere(call: Call, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    ended = call("init", *WORDS, cwd=tmp_path)
    assert ended.code == 0 and "riskctl -C" not in (tmp_path / HOSTS["github"]).read_text("utf-8")
