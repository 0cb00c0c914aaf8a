"""RK007 unknown-file: a YAML or CSV file under registers/, flows/ or cycles/ that is no known record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from riskctl.check.example import CLERK, unchanged
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule

if TYPE_CHECKING:
    from riskctl.corpus.context import Context
    from riskctl.corpus.document import Document

RULE = Rule(
    id="RK007",
    name="unknown-file",
    severity="warning",
    scope="register",
    title=("不认识的文件", "A file that is no known record"),
    why=(
        "放错地方的登记表没有人读：它的风险点不定级、不监控、不公示。",
        "A register in the wrong place is read by nobody: its points get no level, no monitor, no notice.",
    ),
    words={
        "unknown": ("这里的文件不是任何一种登记表：{file}", "A file here is no known record: {file}"),
        "yml": ("文件名要以 .yaml 结尾：{file}", "The name has to end in .yaml: {file}"),
        "help": (
            "登记表放在 registers/单位/unit.yaml、registers/单位/部门/department.yaml 或 registers/单位/"
            "部门/岗位.yaml；流程图放在 flows/。",
            "Registers lie at registers/unit/unit.yaml, registers/unit/department/department.yaml or "
            "registers/unit/department/post.yaml; charts in flows/.",
        ),
        "help-yml": ("把 .yml 改成 .yaml。", "Rename .yml to .yaml."),
    },
    bad={"registers/bureau/notes.yaml": "schema: riskctl/person/v1\n"},
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such fault of the file."""
    return RULE.from_faults(document.file, document.faults)
