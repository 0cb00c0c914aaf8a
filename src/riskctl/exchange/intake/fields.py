"""What a column may hold: fields of registers, and what is left out with its reason."""

from __future__ import annotations

from riskctl.base.messages import Words

# A field, and what the clerk reads where she has to choose.
FIELDS: Words = {
    "title": ("风险点", "risk point"),
    "manifestations": ("表现形式", "how it shows"),
    "measure": ("防范措施", "measure"),
    "owner": ("措施责任人", "owner of the measure"),
    "monitor": ("监控责任人", "monitor"),
    "level": ("风险等级（作为原定等级保留）", "level (kept as the level claimed)"),
    "category": ("风险类别", "category"),
    "origin": ("风险来源", "origin"),
    "kind": ("风险性质", "kind"),
    "matter": ("权力事项", "matter"),
    "flow": ("流程环节", "node of a chart"),
    "probability": ("发生概率", "probability"),
    "severity": ("危害程度", "severity"),
    "unit": ("单位", "unit"),
    "department": ("部门", "department"),
    "post": ("岗位", "post"),
    "regulation": ("对应制度", "regulation"),
    "due": ("完成时限", "due date"),
    "since": ("起始日期", "watched from"),
    "duties": ("职责", "duties"),
    "id": ("编号", "id"),
    "note": ("备注", "note"),
    "number": ("序号（不要）", "a running number (left out)"),
    "skip": ("不要", "leave it out"),
}
# Columns of other systems that are left out without asking, and why.
LEFT_OUT: Words = {
    "number": ("序号不写进登记表", "running numbers do not go into registers"),
    "name": ("姓名不写进登记表", "names of people do not go into registers"),
    "computed": ("分值由 riskctl 计算", "values are computed by riskctl"),
    "clerical": ("录入信息不写进登记表", "when and by whom it was typed does not go into registers"),
    "skip": ("按对应表不要", "left out by the mapping"),
}
# A blank cell of these is as the one above it, where nothing left of it begins anew: it was merged.
CARRIED = ("unit", "department", "post", "matter", "flow", "category", "origin", "kind", "owner", "monitor")
GROUPING = ("unit", "department", "post", "matter")
