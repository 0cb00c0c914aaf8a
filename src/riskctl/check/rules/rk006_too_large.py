"""RK006 too-large: over a limit of size, depth or count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule

if TYPE_CHECKING:
    from riskctl.corpus.context import Context
    from riskctl.corpus.document import Document

RULE = Rule(
    id="RK006",
    name="too-large",
    severity="error",
    scope="register",
    title=("超出大小限制", "Over a limit of size"),
    why=(
        "登记表是给人看的；异常大的文件多半放错了，也会拖垮检查。",
        "Registers are for people to read; an outsized file is mostly a mistake, and would choke a check.",
    ),
    words={
        "bytes": ("文件超过 {limit} 字节", "The file is larger than {limit} bytes"),
        "depth": ("嵌套超过 {limit} 层", "Nested deeper than {limit} levels"),
        "folders": ("文件夹嵌套超过 {limit} 层", "Folders nested deeper than {limit}"),
        "entries": (
            "文件夹里的文件超过 {limit} 个，没有全部读",
            "There are more than {limit} files; not all were read",
        ),
        "rows": ("表格超过 {limit} 行", "The table has more than {limit} rows"),
        "columns": ("表格超过 {limit} 列", "The table has more than {limit} columns"),
        "cell": (
            "这一行起有一格超过 {limit} 个字符",
            "From this row on a cell has more than {limit} characters",
        ),
        "help": (
            "按部门或岗位拆成几个文件；确有需要，在 riskctl.yaml 的 limits 里放宽。",
            "Split it by department or post; where it must be, raise the limit under limits in riskctl.yaml.",
        ),
        "help-folders": (
            "登记表放在 registers/单位/部门/岗位.yaml，不用更深。",
            "Registers lie at registers/unit/department/post.yaml, no deeper.",
        ),
        "help-entries": ("把不是登记表的文件移出去。", "Move out what is no register."),
    },
    bad=changed(CLERK, ("    due: 2010-05-31", "    due: " + "[" * 70 + "]" * 70)),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such fault of the file."""
    return RULE.from_faults(document.file, document.faults)
