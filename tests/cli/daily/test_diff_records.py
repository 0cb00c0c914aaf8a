"""`riskctl diff` and `check` on commits that touch the records of the year: what a reviewer sees of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from riskctl.check.example_logs import (
    ANSWER,
    COMMENT,
    DEPARTMENT,
    LOG,
    SELF,
    SIGNED,
    noticed,
    signed,
    steps,
)
from riskctl.diff.json_schema import diff_schema
from tests.check.test_findings_schema import closed
from tests.conftest import Call
from tests.history.history import committed, git, without_git_settings

FORGED = "".join(signed()[SIGNED].splitlines(keepends=True)[1:])


@pytest.fixture
def root(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example under git, with one signature, and a notice with a comment."""
    without_git_settings(monkeypatch)
    committed(repository, {**signed(SELF), **noticed(), **steps(COMMENT)}, "初始")
    return repository


def forged(root: Path) -> None:
    """The four signatures that were missing, written by hand by somebody who names himself in a mailmap."""
    (root / SIGNED).write_text(signed()[SIGNED], "utf-8")
    (root / ".mailmap").write_text("领导小组 <boss@example.invalid> <mallory@example.invalid>\n", "utf-8")
    git(root, "add", "-A")
    who = ("-c", "user.name=马某", "-c", "user.email=mallory@example.invalid")
    git(root, *who, "commit", "-q", "-m", "排版")


def test_signatures_forged_by_hand_are_seen_with_the_author_of_their_commit(call: Call, root: Path) -> None:
    forged(root)
    ended = call("diff", "HEAD~1..HEAD", cwd=root)
    assert ended.code == 0
    rows = [line for line in ended.out.splitlines() if "签字新增：" in line]
    assert len(rows) == 4 and all("由 马某 提交" in row for row in rows)
    assert "签字岗位 bureau/leading_group" in ended.out and "没有实质变化" not in ended.out
    told = json.loads(call("diff", "HEAD~1", "--format", "json", cwd=root).out)
    Draft7Validator(closed(diff_schema())).validate(told)
    assert [(c["kind"], c["author"]) for c in told["changes"]] == [("signoff-added", "马某")] * 4
    order = list(diff_schema()["definitions"]["change"]["properties"])
    assert all(list(c) == [key for key in order if key in c] for c in told["changes"])


def test_check_finds_a_comment_that_went_since_a_commit_and_nothing_of_what_came(
    call: Call, root: Path
) -> None:
    words = ("check", "--format", "json", "--select", "RK616")
    (root / LOG).write_text(steps(COMMENT, ANSWER)[LOG], "utf-8")
    assert call(*words, "--changed-since", "HEAD", cwd=root).code == 0
    (root / LOG).write_text(steps()[LOG], "utf-8")
    assert call(*words, cwd=root).code == 0
    ended = call(*words, "--changed-since", "HEAD", cwd=root)
    (told,) = json.loads(ended.out)["findings"]
    assert (ended.code, told["id"], told["path"], told["line"]) == (1, "RK616", LOG, 1)


def test_a_signature_that_is_in_no_commit_yet_is_told_so(call: Call, root: Path) -> None:
    (root / SIGNED).write_text(signed(SELF, DEPARTMENT)[SIGNED], "utf-8")
    out = call("diff", cwd=root).out
    assert out.count("签字新增：") == 1 and "还没有提交" in out


def test_a_comment_taken_out_stands_first_and_fails_where_asked(call: Call, root: Path) -> None:
    committed(root, {**steps()}, "排版")
    for words in (("--fail-on", "loosened"), ("--fail-on", "record-removed")):
        ended = call("diff", "HEAD~1..HEAD", *words, cwd=root)
        assert ended.code == 1
    lines = ended.out.splitlines()
    assert lines[1].startswith("注意：这次改动删去或改写了已有的年度记录（1 处）")
    assert lines[3] == "年度记录删改（1）" and "抽查比例偏低" in lines[5] and f"{LOG}:2" in lines[5]


def test_where_a_clone_does_not_reach_back_nobody_is_named(call: Call, root: Path, tmp_path: Path) -> None:
    forged(root)
    committed(root, {"notes.txt": "甲"}, "后来")
    shallow = tmp_path / "浅"
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), str(shallow))
    (shallow / SIGNED).write_text(signed(SELF)[SIGNED], "utf-8")
    git(shallow, "add", "-A")
    git(shallow, "commit", "-q", "-m", "删")
    (shallow / SIGNED).write_text(signed()[SIGNED], "utf-8")
    out = call("diff", cwd=shallow).out
    assert out.count("签字新增：") == 4 and "登记员" not in out and "马某" not in out
