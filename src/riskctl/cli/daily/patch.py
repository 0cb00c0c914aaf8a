"""What a command would write, as a patch that people read and `git apply` takes."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from riskctl.base.messages import Said, Words
from riskctl.cli.shell import language
from riskctl.corpus.context import PEOPLE
from riskctl.reorganization.draft import DraftedFile
from riskctl.sources.replace import Replacement

HEADS = 2  # lines of a patch that name its sides
WORDS: Words = {
    "hidden": ("增减 {n} 行，里面有姓名，不显示", "{n} lines, which hold names and are not shown"),
}


def as_patch(change: Replacement) -> str:
    """Return the unified diff of one file, its lines as they are but for the line breaks."""
    before, after = _lines(change.before or b""), _lines(change.after)
    return "".join(_ended(unified_diff(before, after, f"a/{change.file}", f"b/{change.file}")))


def as_moved_patch(one: DraftedFile) -> str:
    """Return what becomes of one file as git writes it, with its new name, or that it came or goes.

    Lines of the file of holders are counted and not shown.
    """
    old, new = one.was or one.now, one.now or one.was
    head = f"diff --git a/{old} b/{new}\n"
    if one.was and one.now and old != new:
        head += f"rename from {old}\nrename to {new}\n"
    elif one.was is None or one.now is None:
        head += f"{'deleted' if one.now is None else 'new'} file mode 100644\n"
    before, after = _lines(one.before or b""), _lines(one.after or b"")
    if new == PEOPLE:
        n = sum(line[0] in "+-" for line in unified_diff(before, after, n=0, lineterm="")) - HEADS
        return head + f"# {Said(WORDS['hidden'], {'n': n}).text(language.current())}\n"
    sides = (f"a/{one.was}" if one.was else "/dev/null", f"b/{one.now}" if one.now else "/dev/null")
    return head + "".join(_ended(unified_diff(before, after, *sides)))


def _lines(data: bytes) -> list[str]:
    try:
        return data.decode("utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError:  # the other encoding of tables
        return data.decode("gb18030").splitlines(keepends=True)


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
