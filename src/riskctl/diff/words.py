"""The words for kinds of change, causes and fields, in the order in which one should read them."""

from __future__ import annotations

from collections.abc import Mapping

from riskctl.base.messages import Pair, Said, Words, term
from riskctl.diff.change import Change, Kind
from riskctl.records.kinds.person import PersonRegister
from riskctl.records.measure import Measure
from riskctl.records.risk_point import RiskPoint
from riskctl.records.told import told
from riskctl.records.vocabulary import CODES

KINDS: Words = {
    "record-removed": ("年度记录删去", "record of the year removed"),
    "record-changed": ("年度记录改动", "record of the year altered"),
    "level-lowered": ("等级降低", "level lowered"),
    "level-raised": ("等级提高", "level raised"),
    "measure-weakened": ("措施变弱", "measure weakened"),
    "measure-removed": ("措施删去", "measure removed"),
    "measure-added": ("措施新增", "measure added"),
    "measure-changed": ("措施修改", "measure changed"),
    "coverage-lost": ("不再覆盖", "no longer covered"),
    "coverage-gained": ("补上覆盖", "now covered"),
    "override-added": ("审定等级新增", "override added"),
    "override-removed": ("审定等级撤去", "override removed"),
    "monitor-changed": ("监控责任人变动", "monitor changed"),
    "point-removed": ("风险点删去", "point removed"),
    "point-added": ("风险点新增", "point added"),
    "point-moved": ("风险点移动", "point moved"),
    "probability-changed": ("发生概率改动", "probability changed"),
    "severity-changed": ("危害程度改动", "severity changed"),
    "category-changed": ("风险类别改动", "category changed"),
    "matter-changed": ("权力事项改动", "matter changed"),
    "flow-changed": ("流程改动", "workflow changed"),
    "regulation-state-changed": ("制度状态变动", "regulation's state changed"),
    "text-changed": ("文字改动", "text changed"),
    "signoff-stale": ("签字失效", "sign-off stale"),
    "signoff-added": ("签字新增", "sign-off added"),
    "record-added": ("年度记录新增", "record of the year added"),
    "policy-changed": ("政策改动", "policy changed"),
    "organization-changed": ("组织机构改动", "organisation changed"),
    "ignore-changed": ("忽略和轻重改动", "ignores and severities changed"),
    "programme-changed": ("登记库设置改动", "settings changed"),
    "guard-changed": ("把关文件改动", "safeguard changed"),
}
SECTIONS: Words = {
    "altered": ("年度记录删改", "Records of the year taken away or rewritten"),
    "loosened": ("放松检查的改动", "What loosens the checks"),
    "levels": ("等级", "Levels"),
    "weakened": ("措施变弱或删去", "Measures weakened or removed"),
    "points": ("风险点增减", "Points added, removed, moved or closed"),
    "signoffs": ("签字", "Sign-offs"),
    "monitors": ("监控责任人", "Monitors"),
    "coverage": ("事项和环节的覆盖", "Coverage of matters and workflow nodes"),
    "overrides": ("审定等级", "Overrides"),
    "policy": ("政策、忽略和设置", "Policy, ignores and settings"),
    "judgement": ("概率、危害、类别、事项、环节", "Probability, severity, category, matter, workflow"),
    "measures": ("措施新增和修改", "Measures added and changed"),
    "regulations": ("制度", "Regulations"),
    "organization": ("组织机构", "Organisation"),
    "texts": ("其他文字", "Other texts"),
    "records": ("年度记录新增", "Records of the year added"),
}
FIRST = ("altered", "loosened")  # sections of what loosens, which nothing may push aside
_SECTION: Mapping[Kind, str] = {
    "level-lowered": "levels",
    "level-raised": "levels",
    "measure-weakened": "weakened",
    "measure-removed": "weakened",
    "measure-added": "measures",
    "measure-changed": "measures",
    "coverage-lost": "coverage",
    "coverage-gained": "coverage",
    "override-added": "overrides",
    "override-removed": "overrides",
    "monitor-changed": "monitors",
    "point-removed": "points",
    "point-added": "points",
    "point-moved": "points",
    "probability-changed": "judgement",
    "severity-changed": "judgement",
    "category-changed": "judgement",
    "matter-changed": "judgement",
    "flow-changed": "judgement",
    "regulation-state-changed": "regulations",
    "text-changed": "texts",
    "signoff-stale": "signoffs",
    "signoff-added": "signoffs",
    "record-removed": "records",
    "record-changed": "records",
    "record-added": "records",
    "policy-changed": "policy",
    "organization-changed": "organization",
    "ignore-changed": "policy",
    "programme-changed": "policy",
    "guard-changed": "policy",
}
STATUS: Words = {
    "closed": ("风险点关闭", "point closed"),
    "open": ("风险点重新列入", "point opened again"),
    "example": ("风险点改成了示例", "point made an example"),
    "replaced": ("示例换成了风险点", "example replaced"),
}
CAUSES: Words = {
    "register": ("登记表改了", "the register changed"),
    "override": ("审定改了", "the override changed"),
    "policy": ("政策改了", "the policy changed"),
    "floor": ("底线改了", "the floors changed"),
    "organization": ("组织机构改了", "the organisation changed"),
    "people": ("任职改了", "the holders changed"),
}
NAMES: Words = {
    "name": ("名称", "name"),
    "parent": ("上级单位", "parent"),
    "supervised_by": ("纪检上级", "supervised by"),
    "external": ("登记库外的单位", "external"),
    "head": ("负责人", "head"),
    "leader_in_charge": ("主管领导", "leader in charge"),
    "powers": ("权力", "powers"),
    "letter_code": ("机关代字", "letter code"),
    "seats": ("人数", "seats"),
    "key": ("重点", "key"),
    "actor": ("承办人", "actor"),
    "edges": ("流向", "edges"),
    "matters": ("权力事项", "matters"),
    "title": ("名称", "title"),
    "criteria": ("符合标准", "criteria met"),
    "number": ("文号", "number"),
    "direction": ("等级由轻到重", "levels, lightest first"),
    "policy": ("所用政策", "policy"),
    "until": ("期限", "until"),
    "approved_by": ("批准人", "approved by"),
    "methods": ("监控方式", "methods"),
    "since": ("出现日期", "since"),
    "holders": ("任职", "holders"),
    "contact": ("联系方式", "contact"),
    "language": ("语言", "language"),
    "cycle": ("年度", "year"),
    "layout": ("文件的写法", "layout of files"),
    "monitoring_frequency": ("多久看一次的期限", "periods of monitoring"),
    "as_of": ("按哪天算", "day judged by"),
    "templates": ("自己的模板", "own templates"),
    "yaml_bytes": ("YAML 字节数", "bytes of YAML"),
    "depth": ("嵌套层数", "depth"),
    "csv_bytes": ("CSV 字节数", "bytes of CSV"),
    "csv_rows": ("CSV 行数", "rows of CSV"),
    "csv_columns": ("CSV 列数", "columns of CSV"),
    "csv_cell": ("CSV 单元格字节数", "bytes of a cell"),
    "owners": ("审改动的人", "reviewers"),
    "method": ("定级方法", "method"),
    "default": ("没有符合的标准时的等级", "level where no criterion is met"),
    "aliases": ("别名", "aliases"),
    "value": ("分值", "value"),
    "below": ("上限（不含）", "below"),
    "question": ("检查项目", "question"),
    "basis": ("出处", "basis"),
    "months": ("隔几个月", "months between"),
    "days": ("隔几天", "days between"),
    "weight": ("抽中的份数", "lots"),
    "points": ("分值", "points"),
    "from": ("起", "from"),
    "to": ("至", "to"),
    "copied": ("相同措辞问到几处", "copies asked about"),
    "bulk_signoffs": ("一天补记多少签字要问", "sign-offs of one day asked about"),
    "bulk_after": ("隔几天补记算补签", "days until a signature counts as late"),
    "notice_days": ("公示的工作日", "working days of a notice"),
    "draw_days": ("抽中后几个工作日内看", "working days to look at what was drawn"),
    "notice_basis": ("公示天数的出处", "basis of the days of a notice"),
    "draw_basis": ("抽查期限的出处", "basis of the time for what was drawn"),
    "owner_asked": ("问谁来看自己落实的等级", "levels at which it is asked who watches the owner"),
    "recusal_basis": ("回避的出处", "basis of recusal"),
    "publish_single_posts": ("对外公布单人岗位的等级", "levels of single posts are public"),
    "category_offices": ("归口部门", "departments in charge"),
    "origins": ("风险来源", "origins"),
    "slogans": ("空话", "slogans"),
    "frequencies": ("多久一次的说法", "frequencies"),
    "signs": ("具体的标志", "signs of a measure"),
    "replace": ("代替自带的", "instead of those shipped"),
    "power": ("权力", "power"),
    "reason": ("理由", "reason"),
}
_OF_REGISTERS = {
    name: told(field).zh
    for model in (PersonRegister, Measure, RiskPoint)
    for name, field in model.model_fields.items()
}


def kind_word(change: Change) -> Pair:
    """Return what a change is called: a point closed or opened again is no mere change of a text."""
    if change.field == "status":
        return STATUS["replaced" if change.before == "example" else str(change.after)]
    return KINDS[change.kind]


def section(change: Change) -> str:
    """Return under which heading a change is read: what alters records or loosens the checks under the first
    of all, and a point closed as one that goes."""
    if change.loosens:
        return "altered" if change.kind in ("record-removed", "record-changed") else "loosened"
    return "points" if change.field in ("status", "closed") else _SECTION[change.kind]


def field_word(change: Change) -> Said | None:
    """Return the word for the field that changed; what has none keeps its code."""
    if change.word:
        return term(change.word)
    if change.field is None:
        return None
    code, _, rest = change.field.partition(" ")
    if change.kind == "ignore-changed" and code == "severity":
        return term(("轻重", "severity"))
    pair: Pair = NAMES.get(code) or CODES["office"].get(code) or (_OF_REGISTERS.get(code) or code, code)
    return (
        Said(("{word}“{rest}”", "{word} “{rest}”"), {"word": term(pair), "rest": rest})
        if rest
        else term(pair)
    )
