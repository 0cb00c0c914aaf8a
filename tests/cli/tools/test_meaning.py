"""`riskctl explain` says what a word of the repository means, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from inline_snapshot import snapshot

from riskctl.check.example import CLERK, ORGANIZATION, PROGRAMME, REGULATIONS, changed
from tests.conftest import Call, lay


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("三级", "等级“三级”，编号 3（最重）"),
        ("3", "由党组、纪检组（监察室）监控。"),
        ("红", "概率“高”×危害“严重”定为它（方案原文）。"),
        ("较低", "发生概率“较低”，分值 1"),
        ("严重", "标准：可能构成违法犯罪，或者损失和影响难以挽回（本项目补定）"),
        ("受理审查", "权力事项“受理审查”（acceptance-review），属于行政审批权"),
        ("acceptance-review", "现有 1 个风险点：bureau/registration/clerk#R01"),
        ("registration-review", "制度《登记审查办法》（registration-review），现行"),
        ("registration-review", "现在没有风险点。"),
        ("bureau", "单位“示例局”（bureau）"),
        ("bureau", "党组：局党组；纪检监察：纪检组"),
        ("bureau/registration", "“示例局”的部门“注册登记科”（bureau/registration）"),
        ("bureau/registration/clerk", "“注册登记科”的岗位“科员”（bureau/registration/clerk）"),
        ("bureau/registration/clerk#R01", "等级：三级；监控责任人（部门）：局党组、纪检组"),
    ],
)
def test_a_word_is_explained(repository: Path, call: Call, word: str, said: str) -> None:
    ended = call("explain", word, cwd=repository)
    assert (ended.code, ended.err) == (0, "")
    assert said in ended.out.replace("\n  ", "\n").splitlines()


def test_a_regulation_to_come_says_who_answers(tmp_path: Path, call: Call) -> None:
    plan = (
        "state: in_force\n    from: 2009-03-01",
        "state: to_revise\n    owner: bureau/registration/chief\n    due: 2010-05-31",
    )
    lay(tmp_path, changed(REGULATIONS, plan))
    out = call("explain", "registration-review", cwd=tmp_path, lang="en").out
    assert "Regulation “登记审查办法” (registration-review), to revise" in out
    assert "bureau/registration/chief answers for it, due 2010-05-31." in out


def test_no_level_is_derived_from_half_its_grounds(tmp_path: Path, call: Call) -> None:
    lay(tmp_path, changed(ORGANIZATION, ("units:\n", "unit_count: 2\nunits:\n")))
    refused = call("level", "--explain", "bureau/registration/clerk#R01", cwd=tmp_path)
    assert refused.code == 1 and refused.err.startswith("什么都没有做：organization.yaml 缺失或有错")
    assert call("explain", "bureau/registration/clerk#R01", cwd=tmp_path) == refused


def test_a_point_without_a_level_is_told_what_to_choose_and_where(tmp_path: Path, call: Call) -> None:
    grave = ("    severity: 严重\n", "    severity: 极重\n")
    lay(tmp_path, changed(CLERK, ("    probability: 高\n", ""), grave))
    ended = call("explain", "bureau/registration/clerk#R01", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == snapshot("""\
bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理：还没有定级
  在 registers/bureau/registration/clerk.yaml 第 6 行这一条里写发生概率
  （probability）、危害程度（severity），写好运行 riskctl level --write，等级由
  它算。
  发生概率，由低到高，选一个：
  - 较低：最低的一档：近三年没有发生过，而且有制度管住（本项目补定）
  - 低：近三年偶有苗头或投诉，或者制度还留有空子（本项目补定）
  - 高：近三年发生过，或者一个人就能办成、当时没有人看得见（本项目补定）
  危害程度，由轻到重，选一个：
  - 轻微：当场可以纠正，没有给群众和单位造成损失（本项目补定）
  - 较严重：够得上纪律处理，或者给当事人、单位造成损失（本项目补定）
  - 严重：可能构成违法犯罪，或者损失和影响难以挽回（本项目补定）
  现在写的“极重”不是其中的一个。
""")
    english = call("explain", "bureau/registration/clerk#R01", cwd=tmp_path, lang="en").out
    assert english == snapshot("""\
bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理: not graded yet
  In registers/bureau/registration/clerk.yaml, line 6, write its probability,
  severity; then riskctl level --write computes the level.
  How probable, lowest first; choose one:
  - 较低: 最低的一档：近三年没有发生过，而且有制度管住 (our completion of it)
  - 低: 近三年偶有苗头或投诉，或者制度还留有空子 (our completion of it)
  - 高: 近三年发生过，或者一个人就能办成、当时没有人看得见 (our completion of
  it)
  How grave, lightest first; choose one:
  - 轻微: 当场可以纠正，没有给群众和单位造成损失 (our completion of it)
  - 较严重: 够得上纪律处理，或者给当事人、单位造成损失 (our completion of it)
  - 严重: 可能构成违法犯罪，或者损失和影响难以挽回 (our completion of it)
  “极重”, which stands there, is none of them.
""")


def test_a_point_that_lacks_its_criteria_is_told_them(tmp_path: Path, call: Call) -> None:
    criteria = "[{id: A1, text: 直接收费, level: 3, note: 甲}, {id: B1, text: 涉及许可, level: 2}]"
    own = f"schema: riskctl/policy/v1\nextends: jiuquan-2010\nmethod: criteria\ncriteria: {criteria}\n"
    lay(tmp_path, {**changed(PROGRAMME, ("policy: jiuquan-2010", "policy: policy.yaml")), "policy.yaml": own})
    out = call("explain", "bureau/registration/clerk#R01", cwd=tmp_path).out
    assert out == snapshot("""\
bureau/registration/clerk#R01 受理时对材料不齐的熟人企业先行受理：还没有定级
  在 registers/bureau/registration/clerk.yaml 第 6 行这一条里写符合标准
  （criteria），写好运行 riskctl level --write，等级由它算。
  符合哪几条就写哪几条的编号；都不符合写 []：
  - A1：直接收费（政策文件）
  - B1：涉及许可（政策文件）
""")


def test_an_unknown_word_is_told_with_the_nearest(repository: Path, call: Call) -> None:
    ended = call("explain", "bureau/registration/clark", cwd=repository)
    assert ended.code == 2 and "不知道“bureau/registration/clark”是什么" in ended.err
    assert "是不是想写 bureau/registration/clerk？" in ended.err


def test_no_point_is_denied_while_what_grades_it_is_broken(tmp_path: Path, call: Call) -> None:
    floor = "floors: [{matter: 没有这个事项, level: 3, reason: 甲}]\n"
    own = f"schema: riskctl/policy/v1\nextends: jiuquan-2010\n{floor}"
    programme = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: policy.yaml"))
    root = lay(tmp_path, {**programme, "policy.yaml": own})
    refused = call("explain", "bureau/registration/clerk#R01", cwd=root)
    assert refused.code == 1 and refused.err.startswith("什么都没有做：policy.yaml")


def test_a_rule_needs_no_repository_and_other_words_do(tmp_path: Path, call: Call) -> None:
    assert call("explain", "RK301", cwd=tmp_path).code == 0
    ended = call("explain", "三级", cwd=tmp_path)
    assert ended.code == 2 and "要在登记库里才能说明" in ended.err
    assert call("explain", "三级", "-C", str(tmp_path / "无"), cwd=tmp_path).code == 2


@pytest.mark.parametrize(
    "word", ["三级", "高", "acceptance-review", "registration-review", "bureau", "x", "x#y"]
)
@pytest.mark.parametrize("file", ["organization.yaml", "riskctl.yaml"])
def test_nothing_is_said_of_a_word_while_what_grades_is_broken(
    call: Call, repository: Path, file: str, word: str
) -> None:
    (repository / file).write_text("x: [")
    ended = call("explain", word, cwd=repository)
    assert (ended.code, ended.out) == (1, "") and f"什么都没有做：{file}" in ended.err
