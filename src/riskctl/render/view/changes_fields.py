"""What a template sees of two states compared; how a level came about stays inside."""

from __future__ import annotations

from riskctl.render.view.field import Field
from riskctl.render.view.field import inside as _in
from riskctl.render.view.field import outside as _out

_STATE = {
    "commit": _out("提交的短名", "the commit's short name"),
    "of_day": _out("提交的日期，已写成文字", "the day of the commit, in words"),
    "draft": _out("还没有提交的，说明这一点，否则是空的", "that it is not committed yet, else blank"),
}
_SECTION = {
    "name": _out("这一类的代号", "the code of the section"),
    "heading": _out("这一类的名称", "its heading"),
    "rows": _out("每处变化一行", "a row for each change"),
}
CHANGES: dict[str, dict[str, Field]] = {
    "changes": {
        "old": _out("原版本", "the state before"),
        "new": _out("现版本", "the state now"),
        "count": _out("变化的处数", "how many changes"),
        "counted": _out("每种变化各几处，一句话", "how many of each kind, in one line"),
        "notes": _out("没法比较的，列表", "what could not be compared, a list"),
        "reworded": _out("其中只改文字的几处", "how many of them are rewordings alone"),
        "sections": _out("变化，一类一组", "the changes, a group for each section"),
        "wordings": _out("只改文字的，一组", "the group of rewordings alone"),
        "judged": _in("概率、危害等依据的变化，一组", "the group of what levels follow from"),
    },
    "old": _STATE,
    "new": _STATE,
    "sections": _SECTION,
    "judged": _SECTION,
    "wordings": _SECTION,
    "rows": {
        "number": _out("序号", "its number"),
        "whose": _out("单位、部门、岗位的名称", "unit, department and post by name"),
        "code": _out("编号", "its id"),
        "title": _out("风险点或事项的名称", "the name of the point or thing"),
        "what": _out("怎么变了", "how it changed"),
        "measure": _out("是哪一条措施", "which measure is meant"),
        "before": _out("原来", "what was"),
        "after": _out("现在", "what is"),
        "cause": _in("原因", "why"),
    },
}
