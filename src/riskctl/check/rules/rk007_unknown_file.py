"""RK007 unknown-file: a file under registers/, flows/ or cycles/ that is no known record.

A YAML or CSV file in any of them; under registers/ also a workbook or a document of another program.
"""

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
        "hidden": (
            "文件名或所在文件夹以点开头，没有人读它：{file}",
            "The name of the file, or of its folder, begins with a dot, so nobody reads it: {file}",
        ),
        "outside": (
            "像是登记表，却不在 registers/ 下，没有人读它：{file}",
            "This looks like a register, but lies outside registers/, where nobody reads it: {file}",
        ),
        "yml": (
            "文件名要以小写的 .yaml 结尾，不然没有人读它：{file}",
            "The name has to end in .yaml, in small letters, or nobody reads it: {file}",
        ),
        "people": (
            "像是任职名单，却不是最上一层的 people.yaml，没有人读它，姓名也就没有人查：{file}",
            "This looks like the file of holders, but is not people.yaml at the top, so nobody reads it and "
            "no name is looked for: {file}",
        ),
        "help-people": (
            "改名为 people.yaml，放在 riskctl.yaml 旁边；另外保管的名单，用 --people 或 "
            "RISKCTL_PEOPLE 指明。",
            "Call it people.yaml and put it beside riskctl.yaml; where it is kept elsewhere, name it with "
            "--people or RISKCTL_PEOPLE.",
        ),
        "ending": (
            "像是登记表，文件名却不以 .yaml 或 .csv 结尾，没有人读它：{file}",
            "This looks like a register, but its name ends neither in .yaml nor in .csv, so nobody reads it: "
            "{file}",
        ),
        "workbook": (
            "这是电子表格的工作簿，riskctl 不读，里面的内容一处也没有检查：{file}",
            "A spreadsheet's workbook is not read, and nothing in it was checked: {file}",
        ),
        "document": (
            "这是 Word、WPS 文档，riskctl 不读，里面的内容一处也没有检查：{file}",
            "A word processor's document is not read, and nothing in it was checked: {file}",
        ),
        "page": (
            "这是 PDF 或 OFD 版式文件，riskctl 不读，里面的内容一处也没有检查：{file}",
            "A PDF or OFD file is not read, and nothing in it was checked: {file}",
        ),
        "help-workbook": (
            "移到 registers/ 外面，用 riskctl import 导入；标题和本库一样的，也可以在 Excel 或 WPS 里另存为"
            "“CSV UTF-8（逗号分隔）”，存在这个文件夹。",
            "Move it out of registers/ and take it in with riskctl import; where its headings are those of a "
            "register it can also be saved as “CSV UTF-8” in this folder.",
        ),
        "help-document": (
            "移到 registers/ 外面，用 riskctl import 导入其中的表格；旧的 .doc 和 .wps 先另存为 .docx，或把"
            "表格复制到电子表格里，另存为“CSV UTF-8（逗号分隔）”。",
            "Move it out of registers/ and take its tables in with riskctl import; save an old .doc or .wps "
            "as .docx first, or copy the table into a sheet and save that as “CSV UTF-8”.",
        ),
        "help-page": (
            "是登记表的，找到导出它的表格或文档，从那里另存为“CSV UTF-8（逗号分隔）”；只是附件的，移到 "
            "registers/ 外面。",
            "Where it is a register, find the workbook or document it was made from and save that as "
            "“CSV UTF-8”; where it is only a copy for the file, move it out of registers/.",
        ),
        "help": (
            "登记表放在 registers/单位/unit.yaml、registers/单位/部门/department.yaml 或 registers/单位/"
            "部门/岗位.yaml；流程图放在 flows/。",
            "Registers lie at registers/unit/unit.yaml, registers/unit/department/department.yaml or "
            "registers/unit/department/post.yaml; charts in flows/.",
        ),
        "help-yml": ("把文件名的结尾改成 .yaml。", "Rename it, so that it ends in .yaml."),
        "help-ending": (
            "是登记表，把文件名的结尾改成 .yaml（表格改成 .csv）；旧稿、备份不用了就删去，git 里都有。",
            "Where it is a register, rename it to end in .yaml (a table in .csv); delete an old state or a "
            "backup: git has them all.",
        ),
        "help-hidden": (
            "是登记表，就去掉名称前面的点；不用了，就删去。",
            "Where it is a register, take the dot off; else delete it.",
        ),
        "help-outside": (
            "是登记表，就移到 registers/单位/部门/岗位.yaml；旧稿、底稿放在登记库之外，或在 riskctl.yaml 的 "
            "ignore 里写明理由。",
            "Where it is a register, move it to registers/unit/department/post.yaml; keep old states and "
            "drafts outside the repository, or give a reason under ignore in riskctl.yaml.",
        ),
    },
    bad={"registers/bureau/notes.yaml": "schema: riskctl/person/v1\n"},
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such fault of the file."""
    return RULE.from_faults(document.file, document.faults)
