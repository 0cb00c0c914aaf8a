"""RK008 unsafe-path: a link, a file of an odd kind, a reserved or colliding name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from riskctl.check.example import CLERK, REPOSITORY, unchanged
from riskctl.check.finding import Finding
from riskctl.check.rule import Rule

if TYPE_CHECKING:
    from riskctl.corpus.context import Context
    from riskctl.corpus.document import Document

RULE = Rule(
    id="RK008",
    name="unsafe-path",
    severity="error",
    scope="register",
    title=("文件或文件名不安全", "A file or a name that is not safe"),
    why=(
        "链接会把库外的文件带进来；有的名字在 Windows 上打不开，有的两个名字在那里是同一个文件。",
        "A link brings in files from outside; some names cannot be opened on Windows, and some pairs are "
        "one file there.",
    ),
    words={
        "link": ("这里是一个链接，不跟随", "This is a link; it is not followed"),
        "not-a-file": ("这里不是普通文件", "This is no plain file"),
        "reserved": ("“{name}”在 Windows 上不能用作文件名", "“{name}” cannot be a file name on Windows"),
        "unprintable": ("文件名里有看不见的字符：{name}", "The name holds invisible characters: {name}"),
        "collision": (
            "“{name}”与“{other}”在有的系统上是同一个文件名",
            "“{name}” and “{other}” are one name on some systems",
        ),
        "help": ("换成普通文件，放在登记库里面。", "Put a plain file inside the repository in its place."),
        "help-reserved": (
            "改用岗位编号作文件名，如 clerk.yaml。",
            "Use the post's id as the name, such as clerk.yaml.",
        ),
        "help-unprintable": ("重新命名，只用看得见的字符。", "Rename it with visible characters only."),
        "help-collision": (
            "改掉其中一个名字，不要只差大小写或全角半角。",
            "Rename one of them; let them differ in more than case or width.",
        ),
    },
    bad={"registers/bureau/registration/NUL.yaml": REPOSITORY[CLERK]},
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such fault of the file."""
    return RULE.from_faults(document.file, document.faults)
