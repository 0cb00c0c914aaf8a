"""RK009 hidden-characters: bidirectional or zero-width characters."""

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
    id="RK009",
    name="hidden-characters",
    severity="error",
    scope="register",
    title=("有看不见的字符", "Hidden characters"),
    why=(
        "看不见的字符会让人看到的和程序读到的不一样：同一个名字变成两个，姓名检查也会漏过。",
        "What one sees and what a program reads would differ: one name becomes two, and the name check "
        "misses it.",
    ),
    words={
        "hidden": (
            "这里有看不见的字符 {code}，多半是从网页或聊天软件复制来的",
            "A hidden character, {code}, stands here; it was probably copied from a web page or a chat",
        ),
        "more": (
            "这样的字符在这个文件里还有 {more} 处，没有逐一列出",
            "Such characters stand in {more} more places of this file, which are not listed",
        ),
        "help": (
            "删去这个字符，或把这几个字重新打一遍。",
            "Delete the character, or type these words again.",
        ),
    },
    bad=changed(CLERK, ("熟人企业", "熟人\u200b企业")),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such fault of the file."""
    return RULE.from_faults(document.file, document.faults)
