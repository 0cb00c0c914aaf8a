"""`riskctl suggest`: records suggestions for a register, and what came of them."""

from __future__ import annotations

from riskctl.cli.shell.language import say
from riskctl.cli.shell.subcommands import Spellings

REF = "suzhou/registration/clerk"
SPELLINGS = Spellings(unnamed="add", options={"--answer": "answer"})
EXAMPLES = (
    (
        f"riskctl suggest {REF} 窗口没有公开收费标准 --from staff",
        say("记下群众的一条建议", "what staff suggest"),
    ),
    (
        f"riskctl suggest {REF} --answer S3fa9c1 --adopted R02",
        say("采纳了，写进风险点 R02", "adopted, into the point R02"),
    ),
)
DETAILS = say(
    "只记来自哪一方（staff 群众帮、leaders 领导提、peers 互查），不记姓名。add 可以不写；answer 也可以写作 "
    "--answer 编号。",
    "Only the side it came from is kept (staff, leaders, peers), never a name. The word add may be left "
    "out; answer may be written --answer ID.",
)
