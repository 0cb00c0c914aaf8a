"""`riskctl` alone outside a repository: how to begin, and the commands by what they are for.

Nothing of the command line's own library is loaded for it: nothing is asked, and there is nothing to read.
"""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.cells import table, wrap
from riskctl.base.messages import Said, Words
from riskctl.cli.shell import streams
from riskctl.cli.shell.commands import COMMANDS, PANELS
from riskctl.cli.shell.help import WIDEST
from riskctl.cli.shell.language import current, say

WORDS: Words = {
    "outside": (
        "这里不是登记库。先建一个，再照提示往下办：",
        "This is no register repository. Make one, and go on as it tells you:",
    ),
    "init": (
        "新建一个登记库，有样表，能直接检查",
        "a new repository with a sample register, ready to be checked",
    ),
    "in-it": (
        "登记库在别处的，进那个文件夹，或用 riskctl -C 文件夹。",
        "Where you have one, go into its folder, or say riskctl -C FOLDER.",
    ),
    "see-outside": (
        "全部命令：riskctl --help；方案里的词找命令：riskctl help 公示",
        "All commands: riskctl --help; commands for a word of the plan: riskctl help training",
    ),
}


def show() -> int:
    """Write the page; return the exit code."""
    width = page_width()
    lines = [*_beginning(width), "", *panels(width), "", *wrapped(Said(WORDS["see-outside"]), width)]
    streams.write_text("".join(f"{line}\n" for line in lines))
    return 0


def page_width() -> int:
    """Return how wide the page is."""
    return min(streams.width(), WIDEST)


def panels(width: int) -> list[str]:
    """Return the names of the commands by what they are for; `riskctl --help` has a line for each."""
    names = {panel: [name for name, one in COMMANDS.items() if one[0] == panel] for panel in PANELS}
    return table([(say(*title), " ".join(names[panel])) for panel, title in PANELS.items()], width, indent=0)


def wrapped(said: Said, width: int) -> list[str]:
    """Return the lines of a sentence on the page."""
    return wrap(said.text(current()), width)


def _beginning(width: int) -> Iterator[str]:
    yield from wrapped(Said(WORDS["outside"]), width)
    yield from table([("riskctl init", say(*WORDS["init"]))], width)
    yield from wrapped(Said(WORDS["in-it"]), width)
