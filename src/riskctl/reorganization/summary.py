"""A reorganisation told in words: what becomes what, which files follow, what stays and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.base.messages import Said, Words
from riskctl.corpus.context import Context
from riskctl.reorganization.draft import DraftedFile
from riskctl.reorganization.reorganization import Reorganization

WORDS: Words = {
    "renamed": ("{old} 改为 {new}", "{old} becomes {new}"),
    "named": ("{old} 改称{name}", "{old} is called {name} now"),
    "renamed-named": ("{old} 改为 {new}，称{name}", "{old} becomes {new}, called {name}"),
    "merged": ("{old} 并入 {new}", "{old} becomes part of {new}"),
    "given": ("{old} 划给 {new}", "{old} goes to {new}"),
    "closed": ("{old} 撤销", "{old} is closed"),
    "files": (
        "共 {n} 个文件：登记表 {registers}，全年记录 {logs}，其他 {others}",
        "{n} files: registers {registers}, records of the year {logs}, others {others}",
    ),
    "kept": (
        "{files} 照公布、抽取时的样子留着，读的时候按新编号算",
        "{files} stay as they were published or drawn, and are read by the new names",
    ),
    "kept-more": (
        "{files} 等 {n} 个文件照公布、抽取时的样子留着，读的时候按新编号算",
        "{n} files such as {files} stay as they were published or drawn, and are read by the new names",
    ),
}
PUBLISHED = ("notice", "published", "sample")
SHOWN = 3


def told(act: Reorganization, changed: Sequence[DraftedFile], context: Context) -> Iterator[Said]:
    """Yield the sentences of a summary, in their order."""
    for one in act.steps:
        name = act.names.get(one.old, "")
        key: str = one.kind
        if one.kind == "renamed" and name:
            key = "named" if one.old == one.new else "renamed-named"
        yield Said(WORDS[key], {"old": one.old, "new": one.new, "name": name})
    places = [one.now or one.was or "" for one in changed]
    registers = sum(place.startswith("registers/") for place in places)
    logs = sum(place.startswith("cycles/") for place in places)
    fields = {"n": len(places), "registers": registers, "logs": logs}
    yield Said(WORDS["files"], fields | {"others": len(places) - registers - logs})
    yield from _kept(act, context)


def _kept(act: Reorganization, context: Context) -> Iterator[Said]:
    """Which papers of the year name what is called otherwise now, and stay as they are."""
    names = [step.old for step in act.steps if step.old != step.new]
    papers = ((f, d.text) for f, d in context.documents.items() if d.kind in PUBLISHED and d.text)
    found = [file for file, text in papers if any(name in text for name in names)]
    if found:
        fields = {"files": ", ".join(found[:SHOWN]), "n": len(found)}
        yield Said(WORDS["kept" if len(found) <= SHOWN else "kept-more"], fields)
