"""`riskctl check` against an earlier state: what a change brought about, and what judges it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, PEOPLE, PROGRAMME, REPOSITORY, UNIT, changed
from tests.conftest import Call, lay
from tests.history.history import committed, git, without_git_settings

VAGUE = changed(CLERK, ("科长每周抽查受理件的一成，在复核记录上签名", "加强学习，提高认识"))
WRONG = ("level: 3", "level: 1")
OFF = changed(PROGRAMME, ("cycle: 2010", "cycle: 2010\nrules: {level-mismatch: 'off'}"))
Overlay = Mapping[str, str]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example repository under git, with a vague measure that was always there."""
    without_git_settings(monkeypatch)
    root = lay(tmp_path / "登记库", VAGUE)
    committed(root, {})
    return root


def found(call: Call, root: Path, *words: str, exits: int = 0) -> tuple[list[str], dict[str, Any]]:
    """Return the rules found, with their files' names, and the summary."""
    ended = call("check", "--format", "json", *words, cwd=root)
    assert ended.code == exits, ended.err
    whole = json.loads(ended.out)
    return [f"{f['id']} {Path(f['path']).name}" for f in whole["findings"]], whole["summary"]


def edit(root: Path, *changes: tuple[str, str]) -> None:
    text = (root / CLERK).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (root / CLERK).write_text(text, "utf-8")


def test_what_was_there_before_is_not_shown_but_counted(call: Call, root: Path) -> None:
    assert found(call, root)[0] == ["RK502 clerk.yaml"]
    edit(root, WRONG, ("risk_points:", "duties: [受理, 审查]\nrisk_points:"))
    rules, summary = found(call, root, "--changed-since", "HEAD", exits=1)
    assert (rules, summary["known"]) == (["RK301 clerk.yaml"], 1)
    text = call("check", "--changed-since", "HEAD", cwd=root).out
    assert "发现 1 个问题" in text and "另有 1 个原来就有，没有列出。" in text


def test_what_a_change_breaks_elsewhere_is_shown(call: Call, root: Path) -> None:
    (root / ORGANIZATION).write_text(REPOSITORY[ORGANIZATION].replace("id: deputy,", "id: vice,"), "utf-8")
    rules, _ = found(call, root, "--changed-since", "HEAD", exits=1)
    assert "RK201 deputy.yaml" in rules and "RK502 clerk.yaml" not in rules


def test_a_finding_that_grew_graver_is_shown_again(call: Call, root: Path) -> None:
    graver = REPOSITORY[PROGRAMME] + "rules: {vague-measure: error}\n"
    (root / PROGRAMME).write_text(graver, "utf-8")
    assert found(call, root, "--changed-since", "HEAD", exits=1)[0] == ["RK502 clerk.yaml"]
    committed(root, {PROGRAMME: REPOSITORY[PROGRAMME]})
    (root / PROGRAMME).write_text(graver.replace("error", "info"), "utf-8")
    assert found(call, root, "--changed-since", "HEAD")[0] == []


def test_a_file_that_nobody_can_read_is_shown_again_where_anything_in_it_changed(
    call: Call, root: Path
) -> None:
    edit(root, ("risk_points:", "risk_points: ["))
    committed(root, {})
    assert found(call, root, "--changed-since", "HEAD")[0] == []
    edit(root, WRONG)
    assert found(call, root, "--changed-since", "HEAD", exits=1)[0] == ["RK002 clerk.yaml"]


def test_a_finding_of_another_value_is_shown_again(call: Call, root: Path, tmp_path: Path) -> None:
    edit(root, ("level: 3", "level: 2"))
    kept = tmp_path / "基线.json"
    call("check", "--format", "json", "--output", str(kept), cwd=root)
    committed(root, {})
    asked = (("--changed-since", "HEAD"), ("--baseline", str(kept)))
    edit(root, ("risk_points:", "duties: [受理, 审查]\nrisk_points:"))
    for words in asked:
        assert found(call, root, *words)[0] == []
    edit(root, ("level: 2", "level: 1"))
    for words in asked:
        assert found(call, root, *words, exits=1)[0] == ["RK301 clerk.yaml"]
    old = json.loads(kept.read_text("utf-8"))
    for one in old["findings"]:
        del one["value"]  # as reports were written before
    kept.write_text(json.dumps(old), "utf-8")
    assert found(call, root, "--baseline", str(kept))[0] == []


def test_another_level_that_is_due_is_shown_again(call: Call, root: Path) -> None:
    edit(root, ("level: 3", "level: 1"))
    committed(root, {})
    edit(root, ("probability: 高", "probability: 低"))
    assert found(call, root, "--changed-since", "HEAD", exits=1)[0] == ["RK301 clerk.yaml"]


def test_of_a_number_that_must_not_be_repeated_no_digest_is_kept(call: Call, root: Path) -> None:
    edit(root, ("risk_points:", "note: 电话13912345678\nrisk_points:"))
    told = json.loads(call("check", "--format", "json", "--select", "RK703", cwd=root).out)["findings"]
    assert [one["value"] for one in told] == [None]
    committed(root, {})
    edit(root, ("13912345678", "13912345679"))
    assert found(call, root, "--select", "RK703", "--changed-since", "HEAD")[0] == ["RK703 clerk.yaml"]


def test_an_ignore_taken_away_shows_what_it_hid(call: Call, root: Path) -> None:
    ignoring = REPOSITORY[PROGRAMME] + "ignore: [{rule: RK502, at: bureau, reason: 另有细则}]\n"
    committed(root, {PROGRAMME: ignoring})
    (root / PROGRAMME).write_text(REPOSITORY[PROGRAMME], "utf-8")
    assert found(call, root, "--changed-since", "HEAD")[0] == ["RK502 clerk.yaml"]


def test_both_states_are_judged_on_one_day(call: Call, root: Path) -> None:
    """What falls due by itself is no fault of the change."""
    rules, _ = found(call, root, "--today", "2010-07-01")
    assert "RK506 clerk.yaml" in rules
    assert found(call, root, "--today", "2010-07-01", "--changed-since", "HEAD")[0] == []


def test_paths_and_rules_limit_it_as_ever(call: Call, root: Path) -> None:
    edit(root, WRONG)
    assert found(call, root, "--changed-since", "HEAD", UNIT)[0] == []
    assert found(call, root, "--changed-since", "HEAD", "--select", "RK502")[0] == []


def test_before_there_was_a_repository_nothing_was_known(call: Call, root: Path) -> None:
    first = git(root, "commit-tree", "-m", "空", git(root, "mktree"))
    assert found(call, root, "--changed-since", first)[0] == ["RK502 clerk.yaml"]


def test_a_wrong_commit_exits_2_also_where_nothing_is_found(call: Call, root: Path) -> None:
    ended = call("check", "--select", "RK301", "--changed-since", "无此", cwd=root)
    assert (ended.code, ended.out) == (2, "") and "没有这个提交、分支或标签：无此" in ended.err


def test_a_baseline_is_a_report_kept(call: Call, root: Path, tmp_path: Path) -> None:
    kept = tmp_path / "基线.json"
    ended = call("check", "--format", "json", "--output", str(kept), cwd=root)
    assert (ended.code, ended.out) == (0, "") and "写好了" in ended.err and "1 个问题" in ended.err
    edit(root, WRONG)
    rules, summary = found(call, root, "--baseline", str(kept), exits=1)
    assert (rules, summary["known"]) == (["RK301 clerk.yaml"], 1)


REPORT = '{"version": 1, "findings": [%s]}'


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", "{", "[]", "[" * 100_000, "甲: 乙"),
        *('{"version": 2, "findings": []}', '{"version": 1}', REPORT % "1"),
        *(REPORT % '{"fingerprint": "a"}', REPORT % '{"fingerprint": "a", "severity": "重"}'),
    ],
)
def test_what_is_no_baseline_is_refused(call: Call, root: Path, tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "b.json").write_text(text, "utf-8")
    ended = call("check", "--baseline", str(tmp_path / "b.json"), cwd=root)
    assert (ended.code, ended.out) == (2, "") and "b.json" in ended.err
    assert "--output known.json" in ended.err  # the file named may be one that must not be written over


def test_a_result_is_not_written_over_a_file_of_the_repository(call: Call, root: Path) -> None:
    before = (root / "riskctl.yaml").read_bytes()
    ended = call("check", "--output", "riskctl.yaml", cwd=root)
    assert ended.code == 2 and "riskctl.yaml" in ended.err and (root / "riskctl.yaml").read_bytes() == before


def test_the_result_goes_to_a_file_in_any_format(call: Call, root: Path, tmp_path: Path) -> None:
    edit(root, WRONG)
    for format, begins in (("text", "错误[RK301]"), ("sarif", "{"), ("junit", "<?xml")):
        ended = call("check", "--format", format, "--output", str(tmp_path / "结果"), cwd=root)
        assert (ended.code, ended.out) == (1, "")
        assert (tmp_path / "结果").read_text("utf-8").startswith(begins)
    ended = call("check", "--output", str(tmp_path / "无/结果"), cwd=root)
    assert ended.code == 2 and "没有这个目录" in ended.err


def test_a_change_cannot_loosen_what_it_is_checked_by(call: Call, root: Path) -> None:
    edit(root, WRONG)
    (root / PROGRAMME).write_text(OFF[PROGRAMME], "utf-8")
    assert found(call, root)[0] == ["RK502 clerk.yaml"]
    assert sorted(found(call, root, "--config-from", "HEAD", exits=1)[0]) == [
        "RK301 clerk.yaml",
        "RK502 clerk.yaml",
    ]
    floor = "floors: [{matter: acceptance-review, level: 3, reason: 重点}]\n"
    policy = "schema: riskctl/policy/v1\nextends: jiuquan-2010\n" + floor
    committed(
        root, {PROGRAMME: REPOSITORY[PROGRAMME].replace("jiuquan-2010", "policy.yaml"), "policy.yaml": policy}
    )
    edit(root, ("probability: 高", "probability: 低"), ("level: 1", "level: 2"))
    (root / "policy.yaml").write_text(policy.replace("level: 3", "level: 1"), "utf-8")
    assert "RK301 clerk.yaml" not in found(call, root)[0]
    assert "RK301 clerk.yaml" in found(call, root, "--config-from", "HEAD", exits=1)[0]


def test_a_change_cannot_hide_a_name_or_a_fault_from_its_own_check(call: Call, root: Path) -> None:
    edit(root, ("加强学习，提高认识", "由孙丙三抽查"))
    for people in (
        REPOSITORY[PEOPLE].replace("name: 孙丙三", "ambiguous: true, name: 孙丙三"),
        REPOSITORY[PEOPLE].replace("name: 孙丙三", "name: 孙丁"),
    ):
        (root / PEOPLE).write_text(people, "utf-8")
        assert "RK701 clerk.yaml" not in found(call, root)[0]
        assert "RK701 clerk.yaml" in found(call, root, "--config-from", "HEAD", exits=1)[0]
        changed = call("diff", "HEAD", "--fail-on", "loosened", cwd=root)
        assert changed.code == 1 and "孙丙三" not in changed.out and "孙○○" in changed.out
        assert ("姓名当作普通的词（ambiguous），少查" in changed.out) == ("ambiguous" in people)
    ended = call("check", "--config-from", "HEAD", cwd=root)
    assert "people.yaml 里改了" in ended.err and "放松检查的 1 处" in ended.err


def test_an_ignore_in_a_comment_holds_only_where_it_stood_already(call: Call, root: Path) -> None:
    edit(root, ("level: 3", "level: 1 # riskctl: 忽略[RK301] 另行审定"))
    assert "RK301 clerk.yaml" not in found(call, root)[0]
    assert "RK301 clerk.yaml" in found(call, root, "--config-from", "HEAD", exits=1)[0]
    committed(root, {})
    assert "RK301 clerk.yaml" not in found(call, root, "--config-from", "HEAD")[0]


def test_a_holder_who_leaves_or_comes_loosens_nothing(call: Call, root: Path) -> None:
    held = REPOSITORY[PEOPLE].replace("name: 孙丙三,", "name: 孙丙三, to: 2010-03-31,")
    (root / PEOPLE).write_text(held, "utf-8")
    assert call("diff", "HEAD", "--fail-on", "loosened", cwd=root).code == 0


def test_another_configuration_that_was_not_used_is_told(call: Call, root: Path) -> None:
    assert "没有采用" not in call("check", "--config-from", "HEAD", cwd=root).err
    (root / PROGRAMME).write_text(OFF[PROGRAMME], "utf-8")
    ended = call("check", "--config-from", "HEAD", cwd=root)
    assert "按“HEAD”的配置检查" in ended.err
    assert "riskctl.yaml 里改了 1 处，其中放松检查的 1 处。看改了什么：riskctl diff HEAD" in ended.err
    ended = call("check", "--config-from", "HEAD", cwd=root, lang="en")
    assert "Checked by the configuration of “HEAD”" in ended.err and "loosen the checks: 1" in ended.err


def test_what_is_checked_is_still_the_change(call: Call, root: Path) -> None:
    (root / ORGANIZATION).write_text(REPOSITORY[ORGANIZATION].replace("id: deputy,", "id: vice,"), "utf-8")
    rules = found(call, root, "--config-from", "HEAD", exits=1)[0]
    assert "RK201 deputy.yaml" in rules


def test_a_commit_without_configuration_is_refused(call: Call, root: Path) -> None:
    first = git(root, "commit-tree", "-m", "空", git(root, "mktree"))
    ended = call("check", "--config-from", first, cwd=root)
    assert ended.code == 2 and "没有 riskctl.yaml" in ended.err


@pytest.mark.parametrize(
    ("words", "file"),
    [
        *(("diff HEAD~1", file) for file in (CLERK, PROGRAMME, ORGANIZATION)),
        *(("check --changed-since HEAD~1", file) for file in (PROGRAMME, ORGANIZATION)),
        ("check --config-from HEAD~1", PROGRAMME),
    ],
)
def test_a_content_that_git_does_not_hold_is_said(call: Call, root: Path, words: str, file: str) -> None:
    committed(root, {file: REPOSITORY[file] + "# 改过\n"})
    id = git(root, "rev-parse", f"HEAD~1:{file}")
    (root / ".git/objects" / id[:2] / id[2:]).unlink()
    ended = call(*words.split(), cwd=root)
    assert (ended.code, ended.out) == (2, "")
    assert f"缺 {id[:8]}" in ended.err and "git fetch --refetch --no-filter" in ended.err
