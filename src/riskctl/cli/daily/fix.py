"""`riskctl fix`: mends what findings offer to mend, after showing it."""

from __future__ import annotations

from typing import Annotated

import typer

from riskctl import catalog
from riskctl.base.messages import Said, Words
from riskctl.check.fixes import changes
from riskctl.check.run import run
from riskctl.cli.daily.patch import as_patch
from riskctl.cli.options import People, Root, Today
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import say
from riskctl.cli.workspace import opened
from riskctl.corpus.load import registers
from riskctl.corpus.rewrite import rewritten
from riskctl.sources.replace import replace_all

EXAMPLES = (
    ("riskctl fix --diff", say("先看会改什么", "see first what would change")),
    ("riskctl fix registers/suzhou", say("修正一个单位的登记表", "mend one unit's registers")),
)
DETAILS = say(
    "只改有把握的地方，例如按政策算得出的等级；“是不是想写……”这样的猜测留给人改。",
    "Changes only what is sure, such as a level that follows from the policy; guesses are left to people.",
)
WORDS: Words = {
    "nothing": ("没有可以自动修正的问题。", "There is nothing to mend by itself."),
    "done": ("修正了 {n} 处，改动 {files} 个文件。", "Mended: {n}, in files: {files}."),
    "would": (
        "可以修正 {n} 处，在 {files} 个文件里；去掉 --diff 就写入。",
        "Can be mended: {n}, in files: {files}; without --diff it is written.",
    ),
}


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("[路径]...", "[PATH]..."),
            help=say("文件或文件夹；不写就是全部", "files or folders; all without it"),
        ),
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help=say("显示会改什么，不写", "show what would change, write nothing"))
    ] = False,
    root: Root = None,
    today: Today = None,
    people: People = None,
) -> int:
    """Mend findings."""
    one = opened(paths, root, today, people, writes=not diff)
    outcome = run(one.repository, one.context, catalog.rules(), one.shows)
    documents = list(registers(one.repository, one.context))
    found = changes((located.finding for located in outcome.findings), documents)
    if not found:
        streams.note(Said(WORDS["nothing"]))
        return 0
    replacements = [rewritten(each, one.repository) for each in found.values()]
    n = sum(map(len, found.values()))
    if diff:
        streams.write_text("".join(map(as_patch, replacements)))
        streams.note(Said(WORDS["would"], {"n": n, "files": len(found)}))
        return 1
    replace_all(one.repository.root, replacements)
    streams.note(Said(WORDS["done"], {"n": n, "files": len(found)}))
    return 0
