"""A small register repository that checks clean: what the examples of all rules are changes of.

A rule's bad example says what it changes here, so that the change is what one reads.
"""

from __future__ import annotations

PROGRAMME = "riskctl.yaml"
ORGANIZATION = "organization.yaml"
PEOPLE = "people.yaml"
REGULATIONS = "regulations.yaml"
FLOW = "flows/registration.yaml"
CYCLE = "cycles/2010/cycle.yaml"
UNIT = "registers/bureau/unit.yaml"
CLERK = "registers/bureau/registration/clerk.yaml"

REPOSITORY: dict[str, str] = {
    PROGRAMME: """\
schema: riskctl/programme/v1
name: 示例局廉政风险点防范管理
language: zh
contact: 领导小组办公室
policy: jiuquan-2010
cycle: 2010
as_of: 2010-04-15
""",
    ORGANIZATION: """\
schema: riskctl/organization/v1
units:
  - {id: province, name: 省局, party_group: 省局党组, discipline_office: 省局纪检组, external: true}
  - id: bureau
    name: 示例局
    parent: province
    head: leadership/director
    party_group: 局党组
    discipline_office: {name: 纪检组, department: discipline}
    leading_group: 领导小组
    leading_group_office: {name: 领导小组办公室, department: discipline}
    departments:
      - id: leadership
        name: 局领导
        posts: [{id: director, name: 局长}, {id: deputy, name: 副局长}]
      - id: registration
        name: 注册登记科
        head: chief
        leader_in_charge: leadership/deputy
        powers: [approval]
        posts:
          - {id: chief, name: 科长}
          - {id: clerk, name: 科员, key: true}
      - id: discipline
        name: 纪检组
        head: inspector
        leader_in_charge: leadership/director
        posts: [{id: inspector, name: 纪检组长}]
""",
    PEOPLE: """\
schema: riskctl/people/v1
holders:
  bureau/leadership/director: [{name: 赵甲一, from: 2008-01-01}]
  bureau/leadership/deputy: [{name: 钱乙二, from: 2008-01-01}]
  bureau/registration/chief: [{name: 孙丙三, from: 2008-01-01}]
  bureau/registration/clerk: [{name: 李丁四, from: 2008-01-01}]
  bureau/discipline/inspector: [{name: 周戊五, from: 2008-01-01}]
""",
    REGULATIONS: """\
schema: riskctl/regulations/v1
regulations:
  - id: registration-review
    title: 登记审查办法
    number: 示局发〔2009〕12号
    state: in_force
    from: 2009-03-01
""",
    FLOW: """\
schema: riskctl/flow/v1
name: 企业登记
department: bureau/registration
matters: [acceptance-review]
nodes:
  - {id: accept, name: 受理, kind: start, actor: clerk, none: {regulatory: 受理窗口不承担监管职责}}
  - {id: archive, name: 归档, kind: end, actor: clerk, none: 材料由系统自动归档，无人经手}
edges:
  - {from: accept, to: archive}
""",
    CYCLE: """\
schema: riskctl/cycle/v1
year: 2010
phases:
  - {id: identification, name: 界定职责、查找风险, from: 2010-04-01, to: 2010-04-30}
""",
    UNIT: """\
schema: riskctl/unit/v1
unit: bureau
declined:
  - {matter: approval-registration, reason: 核准由省局统一办理}
  - {matter: archive-management, reason: 登记档案由市档案馆代管}
  - {matter: annual-inspection, reason: 年检由分局办理}
  - {matter: chattel-mortgage, reason: 动产抵押由市场科登记}
  - {matter: special-advertising, reason: 本局没有广告登记权限}
  - {matter: famous-trademark, reason: 商标事项由商标科推荐}
none: 单位层面的风险点都已列在部门和个人登记表中
""",
    CLERK: """\
schema: riskctl/person/v1
unit: bureau
department: registration
post: clerk
risk_points:
  - id: R01
    title: 受理时对材料不齐的熟人企业先行受理
    kind: integrity
    category: approval
    matter: acceptance-review
    flow: registration/accept
    probability: 高
    severity: 严重
    level: 3
    measures:
      - text: 科长每周抽查受理件的一成，在复核记录上签名
        type: supervision
        owner: registration/chief
        due: 2010-05-31
""",
}

_NO_POINTS = """\
schema: riskctl/person/v1
unit: bureau
department: {department}
post: {post}
none: 本例不展开{title}的风险点
"""
for _post, _title in {
    "leadership/director": "局长",
    "leadership/deputy": "副局长",
    "registration/chief": "这个岗位",
    "discipline/inspector": "纪检组长",
}.items():
    _department, _, _name = _post.partition("/")
    REPOSITORY[f"registers/bureau/{_post}.yaml"] = _NO_POINTS.format(
        department=_department, post=_name, title=_title
    )


def changed(file: str, *changes: tuple[str, str]) -> dict[str, str]:
    """Return `file` of the repository with each old text, which stands there once, made the new one."""
    text = REPOSITORY[file]
    for old, new in changes:
        if text.count(old) != 1:
            raise ValueError(f"{file}: {old!r} stands there {text.count(old)} times")
        text = text.replace(old, new)
    return {file: text}


def unchanged(file: str) -> dict[str, str]:
    """Return `file` of the repository as it is."""
    return {file: REPOSITORY[file]}
