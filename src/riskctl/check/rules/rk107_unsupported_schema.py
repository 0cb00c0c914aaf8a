"""RK107 unsupported-schema: `schema:` names a kind of file or a version that is not known here."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document

RULE = Rule(
    id="RK107",
    name="unsupported-schema",
    severity="error",
    scope="register",
    title=("schema 写的种类或版本不认识", "A schema of a kind or version not known here"),
    why=(
        "schema 说明这是哪一种表、按哪一版填。单位、部门、个人三种登记表填的内容不同，认错了就会读错。",
        "The schema says which form this is and by which version it was filled in. Registers of units, "
        "departments and persons differ; taken for another, a file would be misread.",
    ),
    words={
        "version": (
            "schema 写的是“{value}”，这一版程序认得的是“{right}”",
            "The schema says “{value}”; this program knows “{right}”",
        ),
        "help-version": (
            "改成 schema: {right}；文件若是新版程序写的，先升级 riskctl。",
            "Write schema: {right}; if a newer program wrote the file, upgrade riskctl first.",
        ),
        "other-kind": (
            "schema 写的是“{value}”，而放在这里的文件应当是“{right}”",
            "The schema says “{value}”, but a file in this place is “{right}”",
        ),
        "help-other-kind": (
            "位置没错，就改成 schema: {right}；种类没错，就把文件移到该放的地方：registers/单位/unit.yaml、"
            "registers/单位/部门/department.yaml 或 registers/单位/部门/岗位.yaml。",
            "If the place is right, write schema: {right}; else move the file: registers/unit/unit.yaml, "
            "registers/unit/department/department.yaml or registers/unit/department/post.yaml.",
        ),
        "unknown": ("没有“{value}”这种 schema", "There is no schema “{value}”"),
        "help-unknown": ("这里的文件写 schema: {right}。", "A file in this place says schema: {right}."),
    },
    bad=changed(CLERK, ("riskctl/person/v1", "riskctl/person/v9")),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such fault of the file."""
    return RULE.from_faults(document.file, document.faults)
