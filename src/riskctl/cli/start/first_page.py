"""`riskctl` alone: what to do next. Where the year stands inside a repository, how to begin outside one, and
the commands by what they are for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from riskctl.base.cells import wrap
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.cli.options import People, Root, Today
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.cli.start import outside
from riskctl.corpus.repository import find_root

EXAMPLES = (("riskctl", say("接下来办什么", "what to do next")),)
WORDS: Words = {
    "more": ("…还有 {n} 项", "… and {n} more"),
    "see": (
        "一年的事全部列出：riskctl status；全部命令：riskctl --help；方案里的词找命令：riskctl help 公示",
        "The whole year: riskctl status; all commands: riskctl --help; commands for a word of the plan: "
        "riskctl help training",
    ),
}
SHOWN = 4  # lines of what is overdue


def command(root: Root = None, today: Today = None, people: People = None) -> int:
    """Show what to do next."""
    if _is_outside(root):
        return outside.show()
    width = outside.page_width()
    lines = [*_year(root, today, people, width), "", *outside.panels(width), ""]
    lines += outside.wrapped(Said(WORDS["see"]), width)
    streams.write_text("".join(f"{line}\n" for line in lines))
    return 0


def _is_outside(root: Path | None) -> bool:
    """Whether no repository is meant: one that is named has to be there."""
    if root:
        return False
    try:
        find_root(Path.cwd())
    except RiskctlError:
        return True
    return False


def _year(root: Path | None, today: date | None, people: Path | None, width: int) -> Iterator[str]:
    """The phase, what to do first, and what is overdue."""
    from riskctl.cli.graded import at_work
    from riskctl.year.status.status import status
    from riskctl.year.status.words import head, heading, still_open

    one, found = at_work(root, today, people)
    year = status(found.documents, found.graded, one.context)
    for said in (heading(year), *head(year, one.context)):
        yield said.text(current())  # not wrapped: a command is copied whole
    for title, lines in still_open(year, one.context, groups=("overdue",)):
        yield from ("", title.text(current()))
        more = [Said(WORDS["more"], {"n": len(lines) - SHOWN})] if len(lines) > SHOWN else []
        for line in (*lines[:SHOWN], *more):
            yield from (f"  {text}" for text in wrap(line.text(current()), width - 2))
