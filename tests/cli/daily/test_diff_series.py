"""A series of commits on the example of Jiuquan, each with one kind of change, as a reviewer reads it: in
the terminal and in the pull request in both languages, and what a program reads.

What each says is kept in `diff_series/`; `pytest --inline-snapshot=fix` writes it anew.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest
from inline_snapshot import external_file

from riskctl.base.messages import Language
from tests.architecture.source import ROOT
from tests.cli.daily.test_diff_command import CLERK, edited
from tests.conftest import Call
from tests.history.history import committed, without_git_settings

Files = dict[str, str | bytes | None]
CHIEF = "registers/guazhou/柳园所/所长.yaml"
TABLE = "registers/inspection/registers.csv"
CLOSED = "    状态: 已关闭\n    关闭: {关闭日期: 2010-04-26, 关闭原因: 县局派人进驻，收款改由银行代收}\n"
CELL = "{probability: 较低, severity: 严重, level: "
HELD = "suzhou/registration/chief: [{name: 曹己八, from: 2007-09-01}]"
KEPT = "suzhou/registration/archivist: [{name: 华辛十, from: 2003-04-01}]"
FORMS: list[tuple[str, Language]] = [
    ("text", "zh"),
    ("text", "en"),
    ("md", "zh"),
    ("md", "en"),
    ("json", "zh"),
]


def less_severe(root: Path) -> Files:
    return edited(root, CLERK, ("severity: 较严重\n    level: 2", "severity: 轻微\n    level: 1"))


def weaker(root: Path) -> Files:
    said = re.search(r"text: 股长每日.*", (root / CLERK).read_text("utf-8"))
    assert said
    owned = "        owner: registration/chief\n        due: 2010-05-31\n"
    slogan = "text: 加强教育，提高认识，严格把关"
    return edited(root, CLERK, (said[0], slogan), (owned, "        due: 2010-06-30\n"))


def in_another_order(root: Path) -> Files:
    """The registers of one unit are a table by now; its groups of rows the other way round."""
    rows = list(csv.reader(io.StringIO((root / TABLE).read_bytes().decode("utf-8-sig"))))
    groups = [list(own) for _, own in groupby(rows[1:], key=lambda row: row[:3])]
    written = io.StringIO()
    csv.writer(written).writerows([rows[0], *(row for group in reversed(groups) for row in group)])
    return {TABLE: b"\xef\xbb\xbf" + written.getvalue().encode()}


def policy_of_our_own(root: Path) -> Files:
    preset = (ROOT / "presets/jiuquan-2010/policy.yaml").read_text("utf-8")
    matrix = "matrix:\n" + preset.partition("\nmatrix:\n")[2]
    named = edited(root, "riskctl.yaml", ("policy: jiuquan-2010", "policy: policy.yaml"))
    return named | {"policy.yaml": f"schema: riskctl/policy/v1\nextends: jiuquan-2010\n{matrix}"}


def lower_cell(root: Path) -> Files:
    return edited(root, "policy.yaml", (CELL + "2", CELL + "1"))


def another_holder(root: Path) -> Files:
    """The archivist becomes chief, and somebody new keeps the archives."""
    chief = HELD.replace("}]", ", to: 2010-04-20}, {name: 华辛十, from: 2010-04-21}]")
    archivist = KEPT.replace("}]", ", to: 2010-04-20}, {name: 卫甲一, from: 2010-04-21}]")
    return edited(root, "people.yaml", (HELD, chief), (KEPT, archivist))


def closed(root: Path) -> Files:
    text = (root / CHIEF).read_text("utf-8")
    head, _, last = text.partition("  - 编号: R03\n")
    return {CHIEF: f"{head}  - 编号: R03\n{CLOSED}{last}"}


def repealed(root: Path) -> Files:
    return edited(root, "regulations.yaml", ("state: in_force", "state: repealed\n    to: 2010-04-20"))


STEPS: dict[str, Callable[[Path], Files]] = {
    "severity": less_severe,
    "measure": weaker,
    "order-and-form": in_another_order,
    "policy-of-our-own": policy_of_our_own,
    "policy-cell": lower_cell,
    "holder": another_holder,
    "closed": closed,
    "repealed": repealed,
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: Call) -> Path:
    """The example under git, in which two registers are signed, and nothing else of the year is kept."""
    without_git_settings(monkeypatch)
    root = tmp_path / "登记库"
    year = shutil.ignore_patterns("signoffs", "suggestions", "preparation", "notices", "checks")
    shutil.copytree(ROOT / "examples/jiuquan", root, ignore=year)
    for post in ("archivist", "clerk"):
        signed = call("sign", "self", f"suzhou/registration/{post}", "--on", "2010-04-09", cwd=root)
        assert signed.code == 0, signed.err
    committed(root, {}, "初始")
    return root


def transcript(call: Call, root: Path) -> str:
    """What the last commit changed, in every form, with the names of commits masked."""
    told = []
    for form, lang in FORMS:
        words = ("diff", "HEAD~1..HEAD", "--format", form)
        ended = call(*words, cwd=root, lang=lang)
        assert (ended.code, ended.err) == (0, "")
        told.append(f"$ riskctl --lang {lang} {' '.join(words)}\n{ended.out}")
    return re.sub(r"\b[0-9a-f]{40}\b|\b[0-9a-f]{8}\b", "·", "\n".join(told))


def test_each_commit_of_the_series_is_told_as_it_is_kept(call: Call, root: Path) -> None:
    for name, change in STEPS.items():
        if change is in_another_order:
            call("convert", "registers/inspection", "--to", "csv", "--write", "--drop-comments", cwd=root)
            assert (root / TABLE).exists()
        committed(root, change(root), name)
        assert transcript(call, root) == external_file(f"diff_series/{name}.txt")


def test_the_whole_series_is_the_sum_of_its_steps_as_far_as_they_last(call: Call, root: Path) -> None:
    for name in ("severity", "measure", "closed"):
        committed(root, STEPS[name](root), name)
    whole = call("diff", "HEAD~3..HEAD", "--format", "json", cwd=root).out
    for kind in ("level-lowered", "severity-changed", "measure-weakened", "signoff-stale"):
        assert f'"kind": "{kind}"' in whole
    committed(root, {CLERK: (ROOT / "examples/jiuquan" / CLERK).read_bytes()}, "撤回")
    back = call("diff", "HEAD~4..HEAD", "--format", "json", cwd=root).out
    assert "signoff-stale" not in back and "level-lowered" not in back
