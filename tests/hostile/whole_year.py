"""A small repository in the middle of its year, with a file of every kind: what hostile tests break.

It is the example of the rules, with a second unit in a table and the logs that commands themselves wrote.
"""

from __future__ import annotations

from pathlib import Path

from riskctl.check.example import changed
from riskctl.check.example_logs import ANSWER, COMMENT, noticed, signed, steps
from tests.conftest import Call, lay

DAY = "2010-04-15"
POINT = "bureau/registration/clerk#R01"
CHECKER = "bureau/discipline/inspector"
INSPECTION = "bureau-2010-04-15"
SAMPLE = "bureau-2010-04-15-1"

COUNTY = """\
  - id: county
    name: 县局
    parent: bureau
    head: office/head
    party_group: 县局党组
    discipline_office: {name: 县局纪检组, department: office}
    departments:
      - id: office
        name: 办公室
        head: head
        leader_in_charge: head
        posts: [{id: head, name: 局长}, {id: cashier, name: 出纳}]
"""
TABLE = """\
部门,岗位,编号,风险点,风险性质,风险类别,权力事项,表现形式,发生概率,危害程度,风险等级,防范措施,措施类型,对应制度,措施责任人,完成时限,无风险原因
办公室,出纳,R01,收的钱先存自己折子,廉政风险,财务、资产管理类,revenue,进账单日期都是十五日,低,较严重,2,每周一到银行打印到账明细与票据号勾对,制度,registration-review,office/head,2010-05-31,
办公室,局长,,,,,,,,,,,,,,,本例不展开局长的风险点
"""
POLICY = """\
schema: riskctl/policy/v1
name: 示例局的政策
extends: jiuquan-2010
notice_days: 5
"""
MATTERS = """\
schema: riskctl/matters/v1
matters:
  - {id: seal-management, name: 印章管理, power: finance}
"""
WORDING = """\
schema: riskctl/wording/v1
slogans: [加强领导]
signs: [每周]
"""
CYCLE = """\
schema: riskctl/cycle/v1
year: 2010
phases:
  - {id: identification, name: 界定职责、查找风险, from: 2010-04-01, to: 2010-04-10}
  - {id: supervision, role: supervision, name: 监督防范, from: 2010-04-11, to: 2010-11-30}
"""
RECORDED = (  # what is recorded of the year by the commands themselves
    ("prepare", "plan", "bureau", "--number", "示局发〔2010〕3号"),
    ("suggest", "add", "bureau/registration/clerk", "窗口没有公开收费标准", "--from", "staff"),
    ("record", POINT, "spot_check", "--by", CHECKER, "--finding", "抽查二十件"),
    ("record", "bureau", "warning_education", "--by", CHECKER, "--finding", "看警示片"),
    ("warn", POINT, "--sign", "三件没有照片", "--due", "2010-05-18"),
    ("sample", "bureau", "--size", "1"),
    ("inspect", "bureau", "--ways", "files,survey"),
    ("inspect", INSPECTION, "--question", "effective", "--answer", "partly", "--basis", "两条措施没有落实"),
    ("tally", INSPECTION, "survey", "--sent", "60", "--returned", "54", "--good", "54"),
    ("rectify", "bureau/registration", "--basis", "专项检查", "--demand", "逐件存档", "--due", "2010-05-30"),
    ("respond", "bureau", "警示提醒", "--reference", "示局纪〔2010〕5号"),
    ("assess", "bureau", "--new"),
)


LEADER = """\
schema: riskctl/person/v1
unit: bureau
department: {department}
post: {post}
risk_points:
  - id: R01
    title: {title}
    kind: regulatory
    category: approval
    matter: approval-registration
    probability: {probability}
    severity: {severity}
    level: {level}
    monitor: [{monitor}]
    measures:
      - {{text: 每季抽查登记档案二十份, type: supervision, owner: registration/chief, due: 2010-06-30}}
      - {{text: 修订登记办法, type: institution, regulation: registration-review, owner: registration/chief}}
"""
LEADERS = (  # those who lead, at every level: the climb to who watches them is the longest
    ("leadership", "director", "登记工作只听汇报", "高", "严重", 3, "province/party_group"),
    ("leadership", "deputy", "分管的科室一年没有检查", "低", "较严重", 2, "leadership/director"),
    ("registration", "chief", "科内档案无人核对", "较低", "轻微", 1, "leadership/deputy"),
)
FIELDS = ("department", "post", "title", "probability", "severity", "level", "monitor")


def written_year(root: Path, call: Call) -> Path:
    """Write the repository below `root`, its logs by `call`; return its root."""
    overlay: dict[str, str] = {
        **changed("organization.yaml"),
        **changed("riskctl.yaml", ("policy: jiuquan-2010", "policy: policy.yaml")),
        **{"policy.yaml": POLICY, "matters.yaml": MATTERS, "wording.yaml": WORDING},
        **{"registers/county/registers.csv": TABLE, "registers/county/unit.yaml": UNIT},
        **signed(),
        **noticed("2010-04-14"),
        **steps(COMMENT, ANSWER),
    }
    overlay["organization.yaml"] += COUNTY
    for one in LEADERS:
        overlay[f"registers/bureau/{one[0]}/{one[1]}.yaml"] = LEADER.format(
            **dict(zip(FIELDS, one, strict=True))
        )
    overlay["cycles/2010/cycle.yaml"] = CYCLE
    lay(root, overlay)
    for words in RECORDED:
        ended = call(*words, "--today", DAY, cwd=root)
        assert ended.code == 0, (words, ended.err)
    return root


UNIT = """\
schema: riskctl/unit/v1
unit: county
none: 单位层面的风险点都已列在个人登记表中
"""
