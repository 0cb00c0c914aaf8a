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
