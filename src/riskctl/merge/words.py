"""What a merge says: each conflict by the point and field it is about, with what either side wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from riskctl.base.messages import Said, Words, term
from riskctl.merge.plan import ABSENT, Part, Plan, Value

WORDS: Words = {
    "differs": (
        "{place}：我方写的是“{ours}”，对方写的是“{theirs}”。",
        "{place}: ours says “{ours}”, theirs “{theirs}”.",
    ),
    "ours-removed": (
        "{place}：我方删掉了，对方改过。",
        "{place}: ours removed it, theirs changed it.",
    ),
    "theirs-removed": (
        "{place}：对方删掉了，我方改过。",
        "{place}: theirs removed it, ours changed it.",
    ),
    "added-twice": (
        "{place}：两边都用了这个编号，内容不同；两个都要，就给其中一个换编号。",
        "{place}: both gave this id to something of their own; to keep both, give one another id.",
    ),
    "level": (
        "{place}：两边的等级不同，随便留一个，再运行 riskctl level --write 重算。",
        "{place}: the levels differ; keep either, then run riskctl level --write.",
    ),
    "of-item": ("{item} 的 {field}", "{field} of {item}"),
    "marked": (
        "{file} 有 {n} 处冲突，用 <<<<<<< 和 >>>>>>> 标在文件里，其余已经合并；"
        "留下要的，删去标记，再 git add。",
        "{file}: conflicts: {n}, marked with <<<<<<< and >>>>>>>; all else is merged. "
        "Keep what holds, remove the marks, then git add.",
    ),
    "comment": (
        "{file}：对方在这里加的注释没有带过来，要留就手工补上：{comment}",
        "{file}: a comment that theirs added was not taken over; to keep it, add it by hand: {comment}",
    ),
    "by-line": (
        "{file} 没法按意思合并，按行合并后有冲突，标在文件里；改好后 git add。",
        "{file} could not be merged by meaning; its lines conflict where marked. Mend them, then git add.",
    ),
    "unsound": (
        "{file} 没法按意思合并；按行合并没有冲突，但合出来的读不通或编号重复。"
        "运行 riskctl check 看问题，改好后 git add。",
        "{file} could not be merged by meaning; its lines merged, but give no sound file, or an id twice. "
        "See riskctl check, mend it, then git add.",
    ),
    "no-text": (
        "{file} 合并不了，保留了我方的内容；对方的内容用 git show 看。",
        "{file} cannot be merged; ours was kept. See theirs with git show.",
    ),
}


def said(key: str, **fields: object) -> Said:
    """Return one of these messages."""
    return Said(WORDS[key], fields)


def conflicts(plan: Plan) -> Iterator[Said]:
    """Yield what is said of each conflict."""
    for path, found in plan.conflicts():
        fields = {"place": _place(path), "ours": _shown(found.ours), "theirs": _shown(found.theirs)}
        yield Said(WORDS[_kind(path, found)], fields)


def _kind(path: Sequence[Part], plan: Plan) -> str:
    if plan.ours is ABSENT:
        return "ours-removed"
    if plan.theirs is ABSENT:
        return "theirs-removed"
    if plan.base is ABSENT and isinstance(plan.ours, dict):
        return "added-twice"
    return "level" if path[-1].name == "level" and len(path) > 1 else "differs"


def _place(path: Sequence[Part]) -> Said:
    """The point or other item by its id, and the field of it."""
    items = [part.name for part in path if not isinstance(part.key, str) and part.name]
    keys = [part.key for part in path if isinstance(part.key, str)]
    if not items:
        return term((str(keys[-1]),) * 2)
    if not isinstance(path[-1].key, str) and path[-1].name:
        return term((items[-1],) * 2)
    return Said(WORDS["of-item"], {"item": items[-1], "field": str(keys[-1])})


def _shown(value: Value) -> str:
    if value is ABSENT or value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "；".join(map(str, value))
    return json.dumps(value, ensure_ascii=False)
