"""RK102 missing-field: a field that has to be there is not, or is left empty."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document

RULE = Rule(
    id="RK102",
    name="missing-field",
    severity="error",
    scope="register",
    title=("少了必填的字段", "A field that has to be there is missing"),
    why=(
        "必填的只有几项：是谁、什么风险、哪一类、概率和危害、怎么防。少一项，这一条就定不了级，"
        "也没有人监控。",
        "Little has to be filled in: who, which risk, which category, probability and severity, what is "
        "done. Without one of them the entry gets no level and nobody watches it.",
    ),
    words={
        "missing": ("这一条少了“{field}”", "This entry lacks “{field}”"),
        "help": ("补上这个字段，写成“字段: 内容”。", "Add the field, as “field: content”."),
        "missing-in-table": ("这一行少了“{field}”", "This row lacks “{field}”"),
        "help-in-table": ("在这一行的“{field}”列里填上。", "Fill it in, in the column {field} of this row."),
        "no-word": ("这一条少了“{field}”", "This entry lacks “{field}”"),
        "help-no-word": ("补上这个字段，可以写：{allowed}。", "Add the field; it can be: {allowed}."),
        "no-word-in-table": ("这一行少了“{field}”", "This row lacks “{field}”"),
        "help-no-word-in-table": (
            "在这一行的“{field}”列里填上，可以写：{allowed}。",
            "Fill in the column {field} of this row; it can be: {allowed}.",
        ),
        "missing-in-file": ("文件里少了“{field}”", "The file lacks “{field}”"),
        "missing-in-file-in-table": ("这一行少了“{field}”", "This row lacks “{field}”"),
        "no-schema": (
            "文件里没有写这是哪一种表：少了“{field}”",
            "The file does not say which form it is: “{field}” is missing",
        ),
        "help-no-schema": ("在开头加一行 schema: {schema}。", "Add a line schema: {schema} at the top."),
        "no-column": ("表里没有这几列：{columns}", "The table has no column {columns}"),
        "help-no-column": (
            "在标题行加上，每一行照着填；已经有了、叫法不同的，把那一列的标题改过来。",
            "Add it to the headings and fill it in for each row; where it is there under another name, "
            "change that heading.",
        ),
        "to-grade": (
            "有 {points} 个导入的风险点还没有评定：缺{fields}",
            "{points} imported risk points are still to be graded: {fields} is missing",
        ),
        "help-to-grade": (
            "由人逐个评定，写上{fields}；原定等级（claimed）只供对照，评定好了运行 riskctl level --write。",
            "People grade each and write {fields}; the level claimed is only there to compare with. Then run "
            "riskctl level --write.",
        ),
        "empty": ("“{field}”写了字段名，没有内容", "“{field}” is named and left empty"),
        "help-empty": (
            "在“{field}”后面写上内容；不需要的，删去这一行。",
            "Write the content of “{field}”, or delete the line where it is not needed.",
        ),
        "empty-in-table": ("“{field}”这一格里没有写字", "The cell of “{field}” says nothing"),
        "help-empty-in-table": (
            "在这一格里写上内容；不需要的，把这一格清空。",
            "Write its content into the cell, or clear the cell where it is not needed.",
        ),
    },
    bad=changed(CLERK, ("    severity: 严重\n    level: 3\n", "    level: 3\n")),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such fault of the file."""
    return RULE.from_faults(document.file, document.faults)
