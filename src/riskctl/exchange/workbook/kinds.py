"""The kinds of answers that a row of a workbook gets, and which of them somebody has to look at again."""

from __future__ import annotations

from typing import Literal

from riskctl.base.messages import Pair

Kind = Literal["unchanged", "changed", "added", "removed", "closed", "left", "refused", "conflict"]
KINDS: dict[Kind, Pair] = {
    "unchanged": ("未改", "unchanged"),
    "changed": ("已改", "changed"),
    "added": ("新增", "added"),
    "removed": ("删除", "deleted"),
    "closed": ("关闭", "closed"),
    "left": ("没有采纳", "not taken"),
    "refused": ("未接受", "not accepted"),
    "conflict": ("冲突", "conflict"),
}
TO_MEND: frozenset[Kind] = frozenset({"refused", "conflict"})
