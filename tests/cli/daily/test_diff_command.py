"""`riskctl diff` on real commits of the example of Jiuquan: what a reviewer reads, and the exit codes."""

# ruff: noqa: E501 (the lines are those of the output)

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from inline_snapshot import snapshot

from riskctl.base.messages import Language
from riskctl.history.git import SETTINGS
from tests.architecture.source import ROOT
from tests.conftest import Call
from tests.history.history import committed, git, without_git_settings

CLERK = "registers/suzhou/registration/clerk.yaml"
R01 = "suzhou/registration/clerk#R01"
POLICY = """\
schema: riskctl/policy/v1
extends: jiuquan-2010
floors: [{matter: annual-inspection, level: 3, reason: 局务会定为重点}]
"""


def edited(root: Path, file: str, *changes: tuple[str, str]) -> dict[str, str | bytes | None]:
    """Return a file of the repository with each old text made the new one, where it first stands."""
    text = (root / file).read_text("utf-8")
    for old, new in changes:
        assert old in text, f"{file} has no {old!r}"
        text = text.replace(old, new, 1)
    return {file: text}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example under git, in its first commit."""
    without_git_settings(monkeypatch)
    root = tmp_path / "登记库"
    shutil.copytree(ROOT / "examples/jiuquan", root, ignore=shutil.ignore_patterns("signoffs"))
    committed(root, {}, "初始")
    return root


def shown(call: Call, root: Path, *words: str, lang: Language = "zh") -> str:
    """Return what the command says, with the names of commits masked."""
    ended = call("diff", *words, cwd=root, lang=lang)
    assert (ended.code, ended.err) == (0, "")
    return re.sub(r"\b[0-9a-f]{8}\b", "········", ended.out)


def test_a_lighter_probability_and_a_weaker_measure(call: Call, root: Path) -> None:
    lighter = ("probability: 高\n    severity: 严重", "probability: 低\n    severity: 严重")
    later = ("        owner: registration/chief\n        due: 2010-05-31\n", "        due: 2010-06-30\n")
    committed(root, edited(root, CLERK, lighter, later))
    assert shown(call, root, "HEAD~1..HEAD") == snapshot("""\
比较：HEAD~1（········） → HEAD（········）

等级（1）
  suzhou/registration/clerk#R01 一人受理又审查，收好处后对不符合条件的申请放行
    等级降低：三级 → 二级，因为登记表改了  registers/suzhou/registration/clerk.yaml:20

措施变弱或删去（2）
  suzhou/registration/clerk#R01 一人受理又审查，收好处后对不符合条件的申请放行
    措施变弱：“股长每日下班前从当日受理件中随机抽十分之一（不足十件的抽一件），对照原件复核，…”，措施责任人：suzhou/registration/chief → （无）  registers/suzhou/registration/clerk.yaml:22
    措施变弱：“股长每日下班前从当日受理件中随机抽十分之一（不足十件的抽一件），对照原件复核，…”，完成时限：2010-05-31 → 2010-06-30  registers/suzhou/registration/clerk.yaml:25

监控责任人（1）
  suzhou/registration/clerk#R01 一人受理又审查，收好处后对不符合条件的申请放行
    监控责任人变动：肃州分局党组、肃州分局纪检组 → 分管登记副局长，因为登记表改了  registers/suzhou/registration/clerk.yaml:20

概率、危害、类别、事项、环节（1）
  suzhou/registration/clerk#R01 一人受理又审查，收好处后对不符合条件的申请放行
    发生概率改动：高 → 低  registers/suzhou/registration/clerk.yaml:18

共 5 处变化：等级降低 1、措施变弱 2、监控责任人变动 1、发生概率改动 1。
""")
    assert shown(call, root, "HEAD~1..", lang="en") == snapshot("""\
Compared: HEAD~1 (········) → HEAD (········)

Levels (1)
  suzhou/registration/clerk#R01 一人受理又审查，收好处后对不符合条件的申请放行
    level lowered: 三级 → 二级, because the register changed  registers/suzhou/registration/clerk.yaml:20

Measures weakened or removed (2)
  suzhou/registration/clerk#R01 一人受理又审查，收好处后对不符合条件的申请放行
    measure weakened: “股长每日下班前从当日受理件中随机抽十分之一（不足十件的抽一件），对照原件复核，…”, owner: suzhou/registration/chief → (none)  registers/suzhou/registration/clerk.yaml:22
    measure weakened: “股长每日下班前从当日受理件中随机抽十分之一（不足十件的抽一件），对照原件复核，…”, due: 2010-05-31 → 2010-06-30  registers/suzhou/registration/clerk.yaml:25

Monitors (1)
  suzhou/registration/clerk#R01 一人受理又审查，收好处后对不符合条件的申请放行
    monitor changed: 肃州分局党组, 肃州分局纪检组 → 分管登记副局长, because the register changed  registers/suzhou/registration/clerk.yaml:20

Probability, severity, category, matter, workflow (1)
  suzhou/registration/clerk#R01 一人受理又审查，收好处后对不符合条件的申请放行
    probability changed: 高 → 低  registers/suzhou/registration/clerk.yaml:18

Changes: 5 (level lowered: 1, measure weakened: 2, monitor changed: 1, probability changed: 1).
""")


def test_a_floor_an_ignore_and_a_severity(call: Call, root: Path) -> None:
    rules = "policy: policy.yaml\nrules: {copied-measure: 'off'}\n"
    ignore = rules + "ignore: [{rule: RK404, at: aksay, reason: 编制未满}]"
    programme = edited(root, "riskctl.yaml", ("policy: jiuquan-2010", ignore))
    committed(root, programme | {"policy.yaml": POLICY})
    assert shown(call, root, "HEAD~1..HEAD") == snapshot("""\
比较：HEAD~1（········） → HEAD（········）
注意：这次改动放松了检查它自己的规矩（2 处），列在最前面，请先看。

放松检查的改动（2）
  copied-measure 同一段话抄在许多地方
    忽略和轻重改动：规则本来的轻重 → 不查  riskctl.yaml:6
  RK404 aksay 岗位没有个人登记表
    忽略和轻重改动：（无） → 忽略，理由：编制未满  riskctl.yaml:7

等级（6）
  aksay/business/chief#R02 封山期不到户，照着旧名单盖年检验照章
    等级提高：一级 → 三级，因为底线改了  registers/aksay/business/chief.yaml:34
  guazhou/柳园所/所长#R02 验照时代收会费、代订报刊，不交不验
    等级提高：二级 → 三级，因为底线改了  registers/guazhou/柳园所/所长.yaml:41
  guazhou/柳园所/管片员#R01 巡查签到不到户，验照照片一张用几年
    等级提高：一级 → 三级，因为底线改了  registers/guazhou/柳园所/管片员.yaml:18
  jiuquan/enterprise/chief#R02 年检高峰期只求进度，对各县局年检质量不抽查
    等级提高：一级 → 三级，因为底线改了  registers/jiuquan/enterprise/chief.yaml:34
  jiuquan/enterprise/inspector#R01 指定会计师事务所出年检审计报告，收介绍费
    等级提高：二级 → 三级，因为底线改了  registers/jiuquan/enterprise/inspector.yaml:18
  suzhou/market/chief#R01 年检验照一章盖完，不看经营者还在不在
    等级提高：一级 → 三级，因为底线改了  registers/suzhou/market/chief.yaml:18

监控责任人（6）
  aksay/business/chief#R02 封山期不到户，照着旧名单盖年检验照章
    监控责任人变动：局长 → 阿克塞县局党支部、市局纪检组（监察室）（酒泉市工商行政管理局），因为底线改了  registers/aksay/business/chief.yaml:34
  guazhou/柳园所/所长#R02 验照时代收会费、代订报刊，不交不验
    监控责任人变动：副局长 → 瓜州县局党组、瓜州县局纪检组，因为底线改了  registers/guazhou/柳园所/所长.yaml:41
  guazhou/柳园所/管片员#R01 巡查签到不到户，验照照片一张用几年
    监控责任人变动：所长 → 瓜州县局党组、瓜州县局纪检组，因为底线改了  registers/guazhou/柳园所/管片员.yaml:18
  jiuquan/enterprise/chief#R02 年检高峰期只求进度，对各县局年检质量不抽查
    监控责任人变动：分管登记监管副局长 → 市局党组、市局纪检组（监察室），因为底线改了  registers/jiuquan/enterprise/chief.yaml:34
  jiuquan/enterprise/inspector#R01 指定会计师事务所出年检审计报告，收介绍费
    监控责任人变动：分管登记监管副局长 → 市局党组、市局纪检组（监察室），因为底线改了  registers/jiuquan/enterprise/inspector.yaml:18
  suzhou/market/chief#R01 年检验照一章盖完，不看经营者还在不在
    监控责任人变动：分管登记副局长 → 肃州分局党组、肃州分局纪检组，因为底线改了  registers/suzhou/market/chief.yaml:18

政策、忽略和设置（1）
  floors annual-inspection 底线“年检验照”
    政策改动：（无） → 三级  policy.yaml:3

共 15 处变化：等级提高 6、监控责任人变动 6、政策改动 1、忽略和轻重改动 2。
""")


def test_another_leader_moves_the_monitors_of_registers_nobody_touched(call: Call, root: Path) -> None:
    file = "organization.yaml"
    text = (root / file).read_text("utf-8")
    unit = text.index("id: suzhou")
    leader = "leader_in_charge: leadership/deputy-registration"
    committed(
        root, {file: text[:unit] + text[unit:].replace(leader, "leader_in_charge: leadership/director", 1)}
    )
    assert shown(call, root, "HEAD~1..HEAD") == snapshot("""\
比较：HEAD~1（········） → HEAD（········）

监控责任人（3）
  suzhou/registration/chief#R01 给餐饮、网吧等须前置审批的行业“先照后证”
    监控责任人变动：分管登记副局长 → 分局长，因为组织机构改了  registers/suzhou/registration/chief.yaml:18
  suzhou/registration/chief#R02 一审一核变成一人操作，股长把核准口令交给受理员
    监控责任人变动：分管登记副局长 → 分局长，因为组织机构改了  registers/suzhou/registration/chief.yaml:35
  suzhou/registration/clerk#R02 个体验照、换照时搭车收取会费、资料费
    监控责任人变动：分管登记副局长 → 分局长，因为组织机构改了  registers/suzhou/registration/clerk.yaml:42

组织机构（1）
  suzhou/registration 注册登记股
    组织机构改动：主管领导：suzhou/leadership/deputy-registration → suzhou/leadership/director  organization.yaml:170

共 4 处变化：监控责任人变动 3、组织机构改动 1。
""")


def test_a_register_moves_and_a_point_is_closed(call: Call, root: Path) -> None:
    moved = edited(
        root, CLERK, ("post: clerk", "post: archivist"), ("    level: 2\n", "    status: closed\n")
    )
    archivist = CLERK.replace("clerk", "archivist")
    committed(root, {CLERK: None, archivist: moved[CLERK]})
    assert shown(call, root, "HEAD~1..HEAD") == snapshot("""\
比较：HEAD~1（········） → HEAD（········）

风险点增减（3）
  suzhou/registration/archivist#R01 拆迁补偿期间，替人补造旧执照、更改登记时间
    风险点删去  registers/suzhou/registration/archivist.yaml:8
  suzhou/registration/archivist#R02 个体验照、换照时搭车收取会费、资料费
    风险点关闭：状态：在防 → 已关闭  registers/suzhou/registration/archivist.yaml:42
  suzhou/registration/clerk → suzhou/registration/archivist
    风险点移动：2 个：R01、R02  registers/suzhou/registration/archivist.yaml:8

事项和环节的覆盖（1）
  suzhou 酒泉市工商行政管理局肃州分局
    不再覆盖：档案管理  organization.yaml:151

其他文字（2）
  suzhou/registration/archivist
    文字改动：职责：个体和企业登记档案的保管、查询、空白执照的保管 → 一次性告知、企业和个体工商户登记申请的受理和审查、打印发放营业执照  registers/suzhou/registration/archivist.yaml:5
    文字改动：法定权限：登记档案查询的接待权 → 《企业登记程序规定》规定的审查权、《行政许可法》第三十二条规定的受理、补正告知权  registers/suzhou/registration/archivist.yaml:6

共 7 处变化：不再覆盖 1、风险点删去 1、风险点移动 2、文字改动 2、风险点关闭 1。
""")


def test_another_form_of_the_same_registers_is_no_change(call: Call, root: Path) -> None:
    call("convert", "registers/suzhou", "--to", "csv", "--write", "--drop-comments", cwd=root)
    assert not (root / CLERK).exists()
    assert shown(call, root) == snapshot("""\
比较：HEAD（········） → 工作区

没有实质变化。
""")


def test_markdown_is_marked_and_folded(call: Call, root: Path) -> None:
    evil = "见 @octocat #12 </details> | `x` <script>\\n\\n# 标题 https://evil.example"
    committed(root, edited(root, CLERK, ("level: 3", f'level: 3\n    note: "{evil}"')))
    assert shown(call, root, "HEAD~1..HEAD", "--format", "md") == snapshot("""\
<!-- riskctl:diff -->
### 廉政风险点登记变化：HEAD\\~1（········） → HEAD（········）

共 1 处变化：文字改动 1。

#### 其他文字（1）

| 变化 | 哪里 | 内容 | 位置 |
|---|---|---|---|
| 文字改动 | `suzhou/registration/clerk#R01` 一人受理又审查，收好处后对不符合条件的申请放行 | 备注：（无） → 见 @&#8203;octocat \\#&#8203;12 \\</details\\> \\| \\`x\\` \\<script\\>\\\\u\\{A\\}\\\\u\\{A\\}\\# 标题 https:&#8203;//evil.example | `registers/suzhou/registration/clerk.yaml:21` |
""")


def found(call: Call, root: Path, *words: str) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(call("diff", "--format", "json", *words, cwd=root).out)
    return whole


def test_json_is_as_promised(call: Call, root: Path) -> None:
    (root / CLERK).write_text(
        str(edited(root, CLERK, ("probability: 高", "probability: 低"))[CLERK]), "utf-8"
    )
    whole = found(call, root)
    assert list(whole) == ["version", "base", "head", "complete", "loosened", "changes"]
    assert (whole["version"], whole["base"]) == (1, git(root, "rev-parse", "HEAD"))
    assert (whole["head"], whole["complete"]) == ("working-tree", True)
    (level,) = [c for c in whole["changes"] if c["kind"] == "level-lowered"]
    assert list(level.items()) == [
        *(("kind", "level-lowered"), ("subject", R01), ("path", CLERK), ("line", 20)),
        *(("from", 3), ("to", 2), ("cause", "register")),
    ]
    (monitor,) = [c for c in whole["changes"] if c["kind"] == "monitor-changed"]
    assert monitor["to"] == ["suzhou/leadership/deputy-registration"]


def test_exit_codes_and_what_a_path_shows(call: Call, root: Path) -> None:
    (root / CLERK).write_text(
        str(edited(root, CLERK, ("probability: 高", "probability: 低"))[CLERK]), "utf-8"
    )
    assert call("diff", cwd=root).code == 0
    assert call("diff", "--fail-on", "level-raised", cwd=root).code == 0
    assert call("diff", "--fail-on", "level-raised", "--fail-on", "level-lowered", cwd=root).code == 1
    assert found(call, root, "HEAD", "registers/guazhou")["changes"] == []
    assert call("diff", "HEAD", "registers/guazhou", "--fail-on", "level-lowered", cwd=root).code == 0
    assert len(found(call, root, "HEAD", CLERK)["changes"]) == 3
    assert call("diff", "--fail-on", "level-lowred", cwd=root).code == 2
    (root / CLERK).write_text("risk_points: [")
    broken = call("diff", "--format", "json", cwd=root)
    assert broken.code == 1 and not json.loads(broken.out)["complete"] and CLERK in broken.err


def test_an_ignore_in_a_comment_is_told_first_of_all(call: Call, root: Path) -> None:
    ignored = edited(root, CLERK, ("level: 3", "level: 3 # riskctl: ignore[RK301] 另行审定"))
    committed(root, ignored)
    (change,) = found(call, root, "HEAD~1..HEAD")["changes"]
    assert [change[key] for key in ("kind", "subject", "path", "line", "from", "to")] == [
        *("ignore-changed", "RK301 suzhou/registration/clerk", CLERK, 20, None, "另行审定")
    ]
    assert change["loosens"] and "请先看" in shown(call, root, "HEAD~1..HEAD").splitlines()[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["无此"], "没有这个提交、分支或标签：无此"),
        (["registers/suzhou"], "路径要写在提交后面"),
        (["HEAD..--output=x"], "没有这个提交、分支或标签：--output=x"),
        (["HEAD", "registers/无"], "没有这个文件或文件夹：registers/无"),
        (["HEAD", "HEAD"], "HEAD 是提交，不是文件\n  = 提示：比较两个提交，写成 riskctl diff HEAD..HEAD。"),
        (["main", "HEAD", "registers"], "写成 riskctl diff main..HEAD。"),
        (["main..HEAD", "HEAD"], "没有这个文件或文件夹：HEAD"),
        (["HEAD", "--fail-on", "lower"], "可以写：level-lowered、"),
    ],
)
def test_a_name_that_leads_nowhere_exits_2(call: Call, root: Path, words: list[str], said: str) -> None:
    ended = call("diff", *words, cwd=root)
    assert (ended.code, ended.out) == (2, "") and said in ended.err


def test_two_commits_in_english(call: Call, root: Path) -> None:
    said = call("diff", "HEAD", "main", cwd=root, lang="en").err
    assert said == (
        "error: main is a commit, not a file\n"
        "  = hint: To compare two commits, write riskctl diff HEAD..main.\n"
    )


@pytest.mark.parametrize("words", [("diff",), ("diff", "HEAD", "main"), ("git", "install")])
def test_a_folder_of_another_owner_names_the_way_out(
    call: Call, root: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setitem(SETTINGS, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    zh, en = (call(*words, cwd=root, lang=lang) for lang in ("zh", "en"))
    assert (zh.code, en.code) == (2, 2)
    way = f"git config --global --add safe.directory '{root}'\n"
    assert "这个文件夹属于别的用户，git 不肯打开它的历史" in zh.err and zh.err.endswith(way)
    assert "belongs to another user, so git does not open its history" in en.err and en.err.endswith(way)
    assert "dubious" not in zh.err


def test_three_dots_compare_with_where_the_two_parted(call: Call, root: Path) -> None:
    git(root, "switch", "-q", "-c", "改")
    committed(root, edited(root, CLERK, ("probability: 高", "probability: 低")))
    git(root, "switch", "-q", "main")
    committed(root, edited(root, "riskctl.yaml", ("policy:", "rules: {copied-measure: 'off'}\npolicy:")))
    kinds = {change["kind"] for change in found(call, root, "main...改")["changes"]}
    assert kinds == {"level-lowered", "monitor-changed", "probability-changed"}
    assert "ignore-changed" in {change["kind"] for change in found(call, root, "main..改")["changes"]}


def test_a_repository_within_a_repository_and_without_git(call: Call, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples/jiuquan", tmp_path / "外/登记库")
    ended = call("diff", cwd=tmp_path / "外/登记库")
    assert ended.code == 2 and "不在 git 仓库里" in ended.err
    committed(tmp_path / "外", {}, "初始")
    assert call("diff", cwd=tmp_path / "外/登记库").code == 0


def test_what_loosens_the_checks_can_fail_the_call(call: Call, root: Path) -> None:
    (root / ".github/workflows").mkdir(parents=True)
    committed(root, {".github/workflows/riskctl.yml": "on: pull_request\n"}, "CI")
    assert call("diff", "--fail-on", "loosened", cwd=root).code == 0
    (root / ".github/workflows/riskctl.yml").write_text("on: push\n", "utf-8")
    ended = call("diff", "--fail-on", "loosened", cwd=root)
    assert ended.code == 1
    assert "放松检查的改动（1）\n  .github/workflows/riskctl.yml\n    把关文件改动：内容改了" in ended.out
    whole = found(call, root)
    assert (whole["loosened"], [c["kind"] for c in whole["changes"]]) == (1, ["guard-changed"])
