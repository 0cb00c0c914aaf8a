"""`riskctl level`: shows levels and monitors, derives one, and writes levels byte for byte or not at all."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from riskctl.check.example import CLERK, ORGANIZATION, PROGRAMME, REPOSITORY
from tests.cli.conftest import Run
from tests.conftest import Call, Ended, lay

CHIEF = "registers/bureau/registration/chief.yaml"
ID = "bureau/registration/clerk#R01"
MISSING = REPOSITORY[CLERK].replace("    level: 3\n", "")
ZH = """\
# 科长的登记表
schema: riskctl/person/v1
单位: bureau
部门: registration
岗位: chief
风险点:
  - 编号: 一
    风险点: 越权核准   # 重点
    风险性质: 廉政风险
    风险类别: 行政审批类
    发生概率: 高
    危害程度: 严重
    风险等级: 二级 # 待审
    防范措施: []
  - {编号: 二, 风险点: 超期, 风险性质: 监管风险, 风险类别: 其他类,
     发生概率: 低, 危害程度: 轻微, 防范措施: []}"""
ZH_WRITTEN = ZH.replace("二级", "3").replace("危害程度: 轻微,", "危害程度: 轻微, 风险等级: 1,")


@pytest.fixture
def unwritten(repository: Path) -> Path:
    """The example with two levels missing and one wrong; a mark, CRLF, Chinese keys, no final line break."""
    return lay(repository, {CLERK: b"\xef\xbb\xbf" + MISSING.replace("\n", "\r\n").encode(), CHIEF: ZH})


def state(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_every_point_is_listed(call: Call, unwritten: Path) -> None:
    ended = call("level", cwd=unwritten)
    assert (ended.code, ended.err) == (0, "")
    assert "\n" + ended.out == snapshot("""\

编号                           概率×危害  指数  等级  监控责任人（部门）
bureau/registration/chief#一   高×严重    9     三级  局党组、纪检组
bureau/registration/chief#二   低×轻微    2     一级  副局长
bureau/registration/clerk#R01  高×严重    9     三级  局党组、纪检组
""")


def test_a_path_limits_what_is_listed(call: Call, unwritten: Path) -> None:
    assert [line.split()[0] for line in call("level", CLERK, cwd=unwritten).out.splitlines()] == ["编号", ID]
    empty = call("level", "registers/bureau/leadership", cwd=unwritten)
    assert (empty.code, empty.out, empty.err) == (0, "", "没有风险点。\n")
    for path in ("organization.yaml", "flows"):
        assert call("level", path, cwd=unwritten).code == 2


def test_one_level_is_derived(call: Call, repository: Path) -> None:
    ended = call("level", "--explain", ID, cwd=repository)
    assert (ended.code, ended.err) == (0, "")
    assert "\n" + ended.out == snapshot("""\

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. 发生概率“高”（3）× 危害程度“严重”（3）= 风险指数 9。
  2. 按政策“jiuquan-2010”，这一格是三级；依据：方案原文。
  3. 理由：腐败风险发生概率高，且风险发生后造成危害程度严重的定为三级。
  4. 三级由党组、纪检组（监察室）监控。
  5. 党组：局党组，由其监控。
  6. 纪检组（监察室）：纪检组，由其监控。
等级：三级；监控责任人（部门）：局党组、纪检组
  发生概率“高”的标准：近三年发生过，或者一个人就能办成、当时没有人看得见（本项目补定）。
  危害程度“严重”的标准：可能构成违法犯罪，或者损失和影响难以挽回（本项目补定）。
  多久看一次：三级每月（本项目补定）。
""")
    assert "\n" + call("level", "--explain", ID, cwd=repository, lang="en").out == snapshot("""\

bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理
  1. Probability “高” (3) × severity “严重” (3) = risk index 9.
  2. Under the policy “jiuquan-2010” this cell is 三级; basis: the plan's own words.
  3. Grounds: 腐败风险发生概率高，且风险发生后造成危害程度严重的定为三级.
  4. 三级 is watched by: party group, discipline office.
  5. party group: 局党组; this body watches.
  6. discipline office: 纪检组; this body watches.
Level: 三级; monitors: 局党组, 纪检组
  Criteria of probability “高”: 近三年发生过，或者一个人就能办成、当时没有人看得见 (our completion of it).
  Criteria of severity “严重”: 可能构成违法犯罪，或者损失和影响难以挽回 (our completion of it).
  How often: 三级 every month (our completion of it).
""")


@pytest.mark.parametrize(
    ("id", "hint"),
    [
        ("bureau/registration/clark#R01", f"是不是想写 {ID}？"),
        ("R99", "完整编号写作 单位/部门/岗位#编号；riskctl level 列出全部。"),
    ],
)
def test_an_unknown_point_exits_2_with_the_nearest(call: Call, repository: Path, id: str, hint: str) -> None:
    ended = call("level", "--explain", id, cwd=repository)
    assert ended == Ended(2, "", f"错误：没有这个风险点：{id}\n  = 提示：{hint}\n")


def test_json_for_programs_with_names_only_when_asked(call: Call, repository: Path) -> None:
    (repository / CLERK).write_text(
        REPOSITORY[CLERK].replace("概率: 高", "概率: 低").replace("probability: 高", "probability: 低")
    )
    ended = call("level", "--format", "json", cwd=repository)
    whole = json.loads(ended.out)
    assert (ended.code, ended.err, list(whole)) == (0, "", ["version", "policy", "points"])
    assert [point["subject"] for point in whole["points"]] == [ID]
    assert "钱乙二" not in ended.out + call("level", cwd=repository).out
    for words in ((), ("--format", "json"), ("--explain", ID)):
        assert "钱乙二" in call("level", "--names", *words, cwd=repository).out
    one = json.loads(call("level", "--explain", ID, "--format", "json", cwd=repository).out)
    assert one == whole


def test_write_touches_the_levels_alone(call: Call, unwritten: Path) -> None:
    before = state(unwritten)
    ended = call("level", "--write", cwd=unwritten)
    assert ended == Ended(0, "", "写好了 3 个等级，改动 2 个文件。\n")
    whole = b"\xef\xbb\xbf" + REPOSITORY[CLERK].replace("\n", "\r\n").encode()
    assert state(unwritten) == before | {CLERK: whole, CHIEF: ZH_WRITTEN.encode()}
    assert call("check", "--select", "RK301,RK302", cwd=unwritten).code == 0


def test_a_second_write_changes_nothing(call: Call, unwritten: Path) -> None:
    call("level", "--write", cwd=unwritten)
    before = {path: path.stat().st_mtime_ns for path in unwritten.rglob("*")}
    assert call("level", "--write", cwd=unwritten) == Ended(0, "", "等级都已写好，没有要改的。\n")
    assert {path: path.stat().st_mtime_ns for path in unwritten.rglob("*")} == before


def test_write_keeps_to_its_paths(call: Call, unwritten: Path) -> None:
    before = state(unwritten)
    assert call("level", "--write", CHIEF, cwd=unwritten).code == 0
    assert state(unwritten) == before | {CHIEF: ZH_WRITTEN.encode()}


def test_write_keeps_the_mode_of_a_file(call: Call, unwritten: Path) -> None:
    (unwritten / CLERK).chmod(0o640)
    call("level", "--write", cwd=unwritten)
    assert stat.S_IMODE((unwritten / CLERK).stat().st_mode) == 0o640


def test_check_says_whether_anything_would_change(call: Call, unwritten: Path) -> None:
    before = state(unwritten)
    ended = call("level", "--check", cwd=unwritten)
    assert ended == Ended(1, "", "3 个等级没有写或写得不对，在 2 个文件里；用 --write 写入。\n")
    assert state(unwritten) == before
    call("level", "--write", cwd=unwritten)
    assert call("level", "--check", cwd=unwritten) == Ended(0, "", "等级都已写好，没有要改的。\n")


def test_diff_shows_what_would_change(call: Call, unwritten: Path) -> None:
    before = state(unwritten)
    ended = call("level", "--diff", cwd=unwritten)
    assert ended.code == 1 and state(unwritten) == before
    assert "\n" + ended.out.replace("\r", "␍") == snapshot("""\

--- a/registers/bureau/registration/chief.yaml
+++ b/registers/bureau/registration/chief.yaml
@@ -10,7 +10,7 @@
     风险类别: 行政审批类
     发生概率: 高
     危害程度: 严重
-    风险等级: 二级 # 待审
+    风险等级: 3 # 待审
     防范措施: []
   - {编号: 二, 风险点: 超期, 风险性质: 监管风险, 风险类别: 其他类,
-     发生概率: 低, 危害程度: 轻微, 防范措施: []}
\\ No newline at end of file
+     发生概率: 低, 危害程度: 轻微, 风险等级: 1, 防范措施: []}
\\ No newline at end of file
--- a/registers/bureau/registration/clerk.yaml
+++ b/registers/bureau/registration/clerk.yaml
@@ -11,6 +11,7 @@
     flow: registration/accept␍
     probability: 高␍
     severity: 严重␍
+    level: 3␍
     measures:␍
       - text: 科长每周抽查受理件的一成，在复核记录上签名␍
         type: supervision␍
""")
    call("level", "--write", cwd=unwritten)
    assert call("level", "--diff", cwd=unwritten) == Ended(0, "", "等级都已写好，没有要改的。\n")


def test_a_read_only_file_leaves_every_file_as_it_was(call: Call, unwritten: Path) -> None:
    before = state(unwritten)
    (unwritten / CLERK).chmod(0o444)
    ended = call("level", "--write", cwd=unwritten)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"错误：{CLERK} 是只读的，什么都没有写。\n  = 提示：去掉只读属性后再运行。\n"
    assert state(unwritten) == before


def test_a_level_that_cannot_be_cut_in_leaves_every_file_as_it_was(call: Call, unwritten: Path) -> None:
    (unwritten / CLERK).write_text(REPOSITORY[CLERK].replace("level: 3", "level: |\n      一级"))
    before = state(unwritten)
    ended = call("level", "--write", cwd=unwritten)
    assert (ended.code, ended.out) == (2, "") and state(unwritten) == before
    assert ended.err == snapshot("""\
错误：registers/bureau/registration/clerk.yaml：第 14 行的写法没法只改这一处而不动别的，所以什么都没有写：level: |
  = 提示：请手工把 level 改成 3。
""")  # noqa: E501 - what is printed, as it is printed


def test_write_check_and_diff_exclude_each_other(call: Call, unwritten: Path) -> None:
    for words in (("--write", "--check"), ("--check", "--diff"), ("--write", "--diff")):
        assert call("level", *words, cwd=unwritten) == Ended(
            2, "", "错误：--write、--check、--diff 一次只用一个。\n"
        )


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        (PROGRAMME, "甲: [", "riskctl.yaml"),
        (PROGRAMME, REPOSITORY[PROGRAMME].replace("jiuquan-2010", "jiuquan"), "riskctl.yaml"),
        (PROGRAMME, REPOSITORY[PROGRAMME].replace("jiuquan-2010", "own.yaml"), "own.yaml"),
        (ORGANIZATION, "甲: [", "organization.yaml"),
        (ORGANIZATION, None, "organization.yaml"),
        (
            ORGANIZATION,
            REPOSITORY[ORGANIZATION].replace("party_group: 局", "party_grup: 局"),
            "organization.yaml",
        ),
        ("matters.yaml", "甲: [", "matters.yaml"),
    ],
)
def test_from_half_its_grounds_it_computes_and_writes_nothing(
    call: Call, unwritten: Path, file: str, text: str | None, named: str
) -> None:
    (unwritten / "own.yaml").write_text("schema: riskctl/policy/v1\nextends: jiuquan-2010\nmatrix: []\n")
    (unwritten / file).write_text(text) if text else (unwritten / file).unlink()
    before = state(unwritten)
    for words in ((), ("--write",), ("--format", "json"), ("--explain", ID)):
        ended = call("level", *words, cwd=unwritten)
        assert (ended.code, ended.out) == (1, "") and state(unwritten) == before
        assert ended.err == f"什么都没有做：{named} 缺失或有错。运行 riskctl check 看问题在哪里。\n"


def test_points_that_cannot_be_graded_are_counted(call: Call, repository: Path) -> None:
    (repository / CLERK).write_text(REPOSITORY[CLERK].replace("probability: 高", "probability: 中"))
    ended = call("level", cwd=repository)
    assert ended == Ended(0, "", f"{CLERK} 有错，读不出来的没有算进去。运行 riskctl check 看问题在哪里。\n")


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252"])
def test_no_locale_crashes_it(run: Run, unwritten: Path, encoding: str) -> None:
    ended = run("level", "--diff", cwd=unwritten, PYTHONIOENCODING=encoding)
    assert ended.returncode == 1 and b"Traceback" not in ended.stderr
    whole = run("level", "--format", "json", cwd=unwritten, PYTHONIOENCODING=encoding)
    assert json.loads(whole.stdout.decode())["points"][0]["probability"] == "高"


@pytest.mark.parametrize("words", [("level",), ("level", "--write"), ("render", "annex-5"), ("due",)])
def test_under_a_policy_whose_floor_is_under_an_unknown_matter_nothing_is_computed(
    call: Call, repository: Path, words: tuple[str, ...]
) -> None:
    floor = (
        "schema: riskctl/policy/v1\nextends: jiuquan-2010\nfloors: [{matter: 受理, level: 3, reason: 甲}]\n"
    )
    own = REPOSITORY[PROGRAMME].replace("policy: jiuquan-2010", "policy: policy.yaml")
    lay(repository, {PROGRAMME: own, "policy.yaml": floor})
    before = state(repository)
    ended = call(*words, cwd=repository)
    assert (ended.code, ended.out) == (1, "") and "policy.yaml" in ended.err
    assert state(repository) == before
