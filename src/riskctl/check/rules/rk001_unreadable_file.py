"""RK001 unreadable-file: not decodable, holds NUL or control characters, or cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from riskctl.check.example import CLERK, changed, unchanged
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule

if TYPE_CHECKING:
    from riskctl.corpus.context import Context
    from riskctl.corpus.document import Document

_SAVE = (
    "在 Excel 或 WPS 里打开，另存为“CSV UTF-8（逗号分隔）”；光改文件名不行。",
    "Open it in a spreadsheet and save it as “CSV UTF-8”; another name alone does not do it.",
)

RULE = Rule(
    id="RK001",
    name="unreadable-file",
    severity="error",
    scope="register",
    title=("文件读不出来", "A file that cannot be read"),
    why=(
        "读不出来的登记表等于没有登记：里面的风险点没有人看，也没有人监控。",
        "A register nobody can read is no register: its points are seen and watched by nobody.",
    ),
    words={
        "unopened": ("文件打不开：{reason}", "The file cannot be opened: {reason}"),
        "help-unopened": (
            "看看文件的权限，或者是不是正被别的程序占用。",
            "Look at the file's permissions, or whether another program holds it.",
        ),
        "undecodable": (
            "第 {line} 行有不是 UTF-8 的字节，整个文件读不出来",
            "Line {line} holds bytes that are not UTF-8, so the file cannot be read",
        ),
        "gb18030": (
            "第 {line} 行起不是 UTF-8，看样子是 GBK 或 GB18030 编码",
            "From line {line} on this is not UTF-8; it looks like GBK or GB18030",
        ),
        "utf-16": (
            "整个文件是 UTF-16 编码（记事本里叫 Unicode）",
            "The file is encoded as UTF-16, which Notepad calls Unicode",
        ),
        "nul": (
            "文件里有空字符（NUL），多半是传输或保存时损坏了",
            "The file holds a NUL character; it was probably damaged when it was copied or saved",
        ),
        "workbook": (
            "文件名像登记表，内容却是电子表格（Excel、WPS）的工作簿，读不出来",
            "The name is that of a register, but the content is a spreadsheet's workbook, which is not read",
        ),
        "document": (
            "文件名像登记表，内容却是 Word、WPS 文档，读不出来",
            "The name is that of a register, but the content is a word processor's document and is not read",
        ),
        "old-office": (
            "文件名像登记表，内容却是旧格式的 Excel、Word 或 WPS 文件（.xls、.doc、.et、.wps），读不出来",
            "The name is that of a register, but the content is a workbook or document in the old format of "
            "Office (.xls, .doc) and is not read",
        ),
        "page": (
            "文件名像登记表，内容却是 PDF 或 OFD 版式文件，读不出来",
            "The name is that of a register, but the content is a PDF or OFD file, which is not read",
        ),
        "archive": (
            "文件名像登记表，内容却是压缩包，读不出来",
            "The name is that of a register, but the content is an archive, which is not read",
        ),
        "web": (
            "文件名像登记表，内容却是网页或 XML，读不出来；有的系统导出的表就是这样",
            "The name is that of a register, but the content is a web page or XML, as some systems export "
            "tables, and it is not read",
        ),
        "help-workbook": _SAVE,
        "help-web": _SAVE,
        "help-old-office": (
            "改回原来的文件名，在 Excel 或 WPS 里打开，另存为“CSV UTF-8（逗号分隔）”；是文档的，先把表格"
            "复制到电子表格里。",
            "Give it its own ending back, open it, and save it as “CSV UTF-8”; the table of a document is "
            "copied into a sheet first.",
        ),
        "help-document": (
            "在 Word 或 WPS 里打开，把其中的表格复制到电子表格里，再另存为“CSV UTF-8（逗号分隔）”；"
            "光改文件名不行。",
            "Open it, copy the table into a sheet, and save that as “CSV UTF-8”; another name alone does "
            "not do it.",
        ),
        "help-page": (
            "找到导出它的表格或文档，从那里另存为“CSV UTF-8（逗号分隔）”；光改文件名不行。",
            "Find the workbook or document it was made from, and save that as “CSV UTF-8”; another name "
            "alone does not do it.",
        ),
        "help-archive": (
            "解压，里面的表格另存为“CSV UTF-8（逗号分隔）”，放在这里。",
            "Unpack it, and save the table inside as “CSV UTF-8” in its place.",
        ),
        "control": ("这里有看不见的控制字符 {code}", "An invisible control character, {code}, stands here"),
        "help": (
            "用编辑器打开，删去这个字符，再存一次。",
            "Open the file in an editor, delete the character and save it again.",
        ),
        "help-undecodable": (
            "用记事本或 VS Code 打开核对，另存为 UTF-8 编码。",
            "Open it in an editor, look it over, and save it as UTF-8.",
        ),
        "help-gb18030": (
            "用记事本或 VS Code 打开，另存为 UTF-8 编码。",
            "Open it in an editor and save it as UTF-8.",
        ),
        "help-utf-16": (
            "用记事本或 VS Code 打开，另存为 UTF-8 编码。",
            "Open it in an editor and save it as UTF-8.",
        ),
        "help-nul": ("从备份或 git 历史里取回这个文件。", "Take the file back from a backup or from git."),
    },
    bad=changed(CLERK, ("熟人企业", "熟人\u0008企业")),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such fault of the file."""
    return RULE.from_faults(document.file, document.faults)
