"""RK002 invalid-yaml: the syntax is wrong, with the place and the nearest cause."""

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
    id="RK002",
    name="invalid-yaml",
    severity="error",
    scope="register",
    title=("YAML 写法有误", "The YAML is wrong"),
    why=(
        "写法一错，后面的内容就可能错位：一个风险点的措施会跑到另一个风险点名下。",
        "One slip shifts what follows: the measure of one point would land under another.",
    ),
    words={
        "syntax": ("从这里起读不下去了", "The text cannot be read on from here"),
        "empty": ("文件是空的", "The file is empty"),
        "no-mapping": ("文件的内容不是“字段: 值”的样子", "The file does not hold “field: value” lines"),
        "conflict": (
            "两个分支的改动还没有合好：{line}",
            "Two branches were merged and this is still undecided: {line}",
        ),
        "tab": ("这里用了制表符（Tab）", "A tab stands here"),
        "wide-colon": ("字段名后面用了全角冒号：{line}", "A full-width colon stands after the field: {line}"),
        "no-space": ("冒号后面少一个空格：{line}", "A blank is missing after the colon: {line}"),
        "no-colon": (
            "这一行没有冒号，不是“字段: 值”：{line}",
            "This line has no colon, so it is no “field: value”: {line}",
        ),
        "colon-inside": (
            "内容里又有“冒号加空格”，分不清哪里是值：{line}",
            "The value holds a colon and a blank of its own: {line}",
        ),
        "quote": ("引号没有成对：{line}", "A quote is not closed: {line}"),
        "in-brackets": (
            "括号里的文字带着“:”或“?”，分不清哪里是值：{line}",
            "Text in brackets holds a : or ? of its own: {line}",
        ),
        "bracket": ("括号没有成对：{line}", "A bracket is not closed: {line}"),
        "reserved": ("值不能以 @ 或 ` 开头：{line}", "A value cannot begin with @ or `: {line}"),
        "indent": ("缩进对不齐：{line}", "The indentation does not line up: {line}"),
        "empty-key": ("冒号前面没有字段名", "There is no field name before the colon"),
        "block-header": (
            "| 或 > 之后的空行里有空格，不同的程序会读出不同的内容",
            "A blank line after | or > holds spaces; programs read it differently",
        ),
        "touching": (
            "“#”前面少一个空格，有的程序不把它当注释，整个文件读不了",
            "A blank is missing before the #; some programs take it for no comment and read nothing",
        ),
        "dash": (
            "括号里单独一个“-”，有的程序读不了",
            "A lone - in brackets is a text to some programs and an error to others",
        ),
        "help": (
            "对照 examples/jiuquan 里的登记表，看这一行和上一行的缩进、冒号、引号。",
            "Compare with a register in examples/jiuquan: indentation, colons and quotes of this line "
            "and the one above.",
        ),
        "help-empty": (
            "写上内容；暂时没有内容就删去这个文件。",
            "Write its content, or delete the file as long as there is none.",
        ),
        "help-no-mapping": (
            "第一行写 schema:，下面一行一个字段，如 unit: suzhou。",
            "Begin with schema:, then a field a line, such as unit: suzhou.",
        ),
        "help-conflict": (
            "<<<<<<< 到 ======= 是我方的，======= 到 >>>>>>> 是对方的："
            "留下要的，删去这三行标记，再 git add。",
            "From <<<<<<< to ======= is ours, from ======= to >>>>>>> theirs: keep what holds, delete "
            "the three marks, then git add.",
        ),
        "help-tab": ("改成空格，每一级缩进两个。", "Write spaces instead, two for each step."),
        "help-wide-colon": ("改成半角冒号，后面加一个空格。", "Write a plain colon and a blank after it."),
        "help-no-space": ("在冒号后面加一个空格。", "Write a blank after the colon."),
        "help-no-colon": (
            "写成“字段: 值”；接着上一行的文字，要比上一行多缩进。",
            "Write “field: value”; a text that goes on from the line above is indented further.",
        ),
        "help-colon-inside": (
            "给整个值加上引号，或把里面的冒号改成全角“：”。",
            "Put the whole value in quotes, or use the full-width colon inside it.",
        ),
        "help-quote": (
            "补上另一半引号；内容里本来有引号的，用中文引号“”。",
            "Close the quote; quotes inside a text are best written “ ”.",
        ),
        "help-in-brackets": (
            "“字段: 值”在冒号后面加空格；文字里本来就有 : 或 ? 的，加上引号。",
            "Write a blank after the colon of “field: value”; put text that holds : or ? in quotes.",
        ),
        "help-bracket": (
            "补上另一半括号，或改成一行一项、前面加“- ”。",
            "Close the bracket, or write an item a line with “- ” before each.",
        ),
        "help-touching": ("在 # 前面加一个空格。", "Write a blank before the #."),
        "help-dash": ("加上引号：'-'。", "Put it in quotes: '-'."),
        "help-reserved": ("给整个值加上引号。", "Put the whole value in quotes."),
        "help-indent": (
            "同一级的字段要从同一列开始，只用空格。",
            "Fields of one level begin in one column; use spaces only.",
        ),
        "help-empty-key": ("补上字段名，或删去这一行。", "Write the field's name, or delete the line."),
        "help-block-header": ("把那一行清成真正的空行。", "Empty that line altogether."),
    },
    bad=changed(CLERK, ("severity: 严重", "severity:严重")),
    good=unchanged(CLERK),
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each such fault of the file."""
    return RULE.from_faults(document.file, document.faults)
