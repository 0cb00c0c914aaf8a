"""RK003 yaml-subset: an anchor, alias, tag, merge key, directive, complex key or second document."""

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
    id="RK003",
    name="yaml-subset",
    severity="error",
    scope="register",
    title=("用了登记表不允许的 YAML 写法", "YAML that registers do not use"),
    why=(
        "登记表要人人看得懂、逐行比得出改动：每一处写全，不引用别处。",
        "Registers are read and compared by everyone: each place is written out and refers to no other.",
    ),
    words={
        "anchor": ("这里用了锚点（&）", "An anchor (&) stands here"),
        "alias": ("这里用了引用（*），内容在别处", "An alias (*) stands here; its content is elsewhere"),
        "tag": ("这里用了类型标记（!）", "A tag (!) stands here"),
        "merge": ("这里用了合并键（<<）", "A merge key (<<) stands here"),
        "second-document": ("一个文件里有两份内容（---）", "A second document (---) begins here"),
        "directive": ("这里用了 YAML 指令（%）", "A YAML directive (%) stands here"),
        "complex-key": ("字段名的写法太复杂", "The field name is written in a way registers do not use"),
        "help": (
            "把内容在这里写全；以 & * ! 开头的普通文字，加上引号。",
            "Write the content out here; put plain text that begins with & * ! in quotes.",
        ),
        "help-second-document": (
            "一个文件只写一个主体，另一份放进自己的文件。",
            "One file holds one subject; put the other into a file of its own.",
        ),
        "help-directive": (
            "删去这一行；普通文字以 % 开头的，加上引号。",
            "Delete the line; put plain text that begins with % in quotes.",
        ),
        "help-complex-key": (
            "写成“字段: 值”，字段名在一行之内。",
            "Write “field: value”, the field on one line.",
        ),
    },
    bad=changed(CLERK, ("probability: 高", "probability: &p 高")),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such fault of the file."""
    return RULE.from_faults(document.file, document.faults)
