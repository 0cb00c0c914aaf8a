"""What the page of the Jiuquan example is counted from, and its words."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.base.messages import Language, Said
from riskctl.corpus.document import Document
from riskctl.corpus.sound import Sound
from riskctl.level.grade import GradedPoint
from riskctl.records.kinds.organization import Unit
from riskctl.records.vocabulary import CODES

WORDS = {
    "title": ("示例里有什么", "What the example holds"),
    "other": ("[English](example.md)", "[中文](example.zh-CN.md)"),
    "lead": (
        "由 `make regen` 从 [`examples/jiuquan`](../examples/jiuquan) 数出来。数目只说明示例写到了什么："
        "多不是成绩，少不是问题，单位之间也不能比。",
        "Counted by `make regen` from [`examples/jiuquan`](../examples/jiuquan). The numbers say what the "
        "example touches: more is no merit, fewer is no fault, and units are not to be compared by them.",
    ),
    "sizes": (
        "{units} 个单位、{departments} 个部门、{posts} 个岗位；{registers} 份登记表，其中 {tables} 份写在 "
        "CSV 表格里；{points} 个风险点、{measures} 条措施；{flows} 张流程图、{regulations} 项制度。",
        "{units} units, {departments} departments, {posts} posts; {registers} registers, {tables} of them in "
        "CSV tables; {points} risk points, {measures} measures; {flows} workflow charts, {regulations} "
        "regulations.",
    ),
    "by-power": ("按权力", "By power"),
    "by-unit": ("按单位", "By unit"),
    "matters": ("权力事项", "Matters"),
    "matters-lead": (
        "数字是这个事项的风险点数；“不适用”的原因写在表下；空格是本单位没有这项权力。",
        "A number is that of the matter's risk points; “declined” has its reason below the table; a blank "
        "means that the unit does not hold the power.",
    ),
    "points": ("风险点", "points"),
    "power": ("权力", "power"),
    "unit": ("单位", "unit"),
    "matter": ("事项", "matter"),
    "no-matter": ("没有挂权力事项", "no matter named"),
    "all": ("合计", "all"),
    "declined": ("不适用", "declined"),
    "reason": ("- {unit}　{matter}：{reason}", "- {unit}, {matter}: {reason}"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """The example: its shared part, its registers and their points, and the language it is told in."""

    context: Sound
    documents: tuple[Document, ...]
    points: tuple[GradedPoint, ...]
    language: Language

    def say(self, key: str, **fields: object) -> str:
        """Return one of WORDS."""
        return Said(WORDS[key], fields).text(self.language)

    def word(self, group: str, code: str) -> str:
        """Return the word of a code."""
        return Said(CODES[group][code]).text(self.language)

    def units(self) -> list[Unit]:
        """Return the units that keep registers here."""
        return [unit for unit in self.context.organization.record.units if not unit.external]

    def power(self, point: GradedPoint) -> str:
        """Return the power of the matter that a point names."""
        matter = self.context.matter(point.point.matter)
        return matter.power if matter else ""
