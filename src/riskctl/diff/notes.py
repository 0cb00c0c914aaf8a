"""What has to be known beside the changes: what could not be compared, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.base.messages import Said, Words, listed, term
from riskctl.corpus.context import Context
from riskctl.diff.contents import Contents
from riskctl.diff.grades import Grades
from riskctl.diff.grounds import Grounds

WORDS: Words = {
    "new-repository": (
        "{base} 里还没有登记库，全部算作新增。",
        "There was no register repository in {base}; everything counts as added.",
    ),
    "unsound": (
        "{side}的 {files} 缺失或有错，等级和监控责任人没有比较。",
        "{files} of {side} is missing or has a fault, so levels and monitors were not compared.",
    ),
    "unread": (
        "{side}有 {n} 个文件读不全，里面的登记表没有比较：{files}。运行 riskctl check 看问题在哪里。",
        "Files of {side} that cannot be read whole, whose registers were not compared: {n} ({files}). "
        "Run riskctl check to see what is wrong.",
    ),
    "unread-records": (
        "{side}有 {n} 份年度记录读不全，里面只比较了读得懂的：{files}。运行 riskctl check 看问题在哪里。",
        "Records of the year of {side} that cannot be read whole, of which only what can be read was "
        "compared: {n} ({files}). Run riskctl check to see what is wrong.",
    ),
    "ungraded": (
        "有 {n} 个风险点只有一边算得出等级，没有比较：{ids}。",
        "Points of which only one side has a level, so that it was not compared: {n} ({ids}).",
    ),
    "direction": (
        "两边政策的等级方向不同（原来 {old}，现在 {new}），等级没有比较。",
        "The levels of the two policies go in different directions (before: {old}; now: {new}), so levels "
        "were not compared.",
    ),
    "commit": ("“{rev}”", "“{rev}”"),
    "working-tree": ("工作区", "the working tree"),
}
SHOWN = 5  # files or points named


def notes(
    old: Contents, new: Contents, grounds: Grounds, grades: Grades, records: Sequence[str] = ()
) -> Iterator[Said]:
    """Yield the sentences; `records` are those of the year that cannot be read whole in the new state."""
    is_new = not old.side.is_there
    if is_new:
        yield Said(WORDS["new-repository"], {"base": old.side.name})
    for read in (new,) if is_new else (old, new):
        name = (
            Said(WORDS["commit"], {"rev": read.side.name}) if read.side.name else term(WORDS["working-tree"])
        )
        if files := read.side.context.unsound():
            yield Said(WORDS["unsound"], {"side": name, "files": listed([*files])})
        if read.unread:
            fields = {"side": name, "n": len(read.unread), "files": _some(sorted(read.unread))}
            yield Said(WORDS["unread"], fields)
    if records:
        yield Said(WORDS["unread-records"], {"side": name, "n": len(records), "files": _some(records)})
    if grades.ungraded:
        yield Said(WORDS["ungraded"], {"n": len(grades.ungraded), "ids": _some(grades.ungraded)})
    if not grades.comparable and grounds.are_sound:
        yield Said(WORDS["direction"], {"old": _direction(grounds.old), "new": _direction(grounds.new)})


def _some(names: Sequence[str]) -> Said:
    return listed([*names[:SHOWN], *(["…"] if len(names) > SHOWN else [])])


def _direction(context: Context) -> str:
    return " < ".join(level.name for level in context.grading.ladder.levels) if context.grading else ""
