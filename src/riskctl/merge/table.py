"""Three states of a table of registers: its plan by groups of rows, and the rows that change written anew.

Encoding, byte order mark, line breaks, and every row that only ours has a say in stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from riskctl.base.messages import Said
from riskctl.merge import words
from riskctl.merge.align import NotMergeable
from riskctl.merge.cuts import Cuts, breaks
from riskctl.merge.plan import ABSENT, Part, Plan, Side, Value, plan
from riskctl.merge.result import Merged
from riskctl.merge.row_text import GroupPair
from riskctl.merge.rows import RowGroup, Rows, grouped, rows_of, told
from riskctl.sources.csv.patch import Column, set_cells
from riskctl.sources.gate import BOM
from riskctl.sources.tree import Data

SIDES: tuple[Side, ...] = ("ours", "theirs")


class TableMeaning:
    """A table in three states; satisfies `Meaning`. Raises NotMergeable for one that is no register."""

    def __init__(self, base: bytes, ours: bytes, theirs: bytes, file: str) -> None:
        self.file = file
        self.base = rows_of(base, file) if base.strip() else None
        self.theirs, self._mine = rows_of(theirs, file), rows_of(ours, file)

    @cached_property
    def plan(self) -> Plan:
        """What becomes of each group of rows."""
        old: list[Data] = self.base.items if self.base else []
        return plan(old, self._mine.items, self.theirs.items, free=True)

    @cached_property
    def conflicts(self) -> tuple[Said, ...]:
        """What is said of each conflict."""
        return tuple(words.conflicts(self.plan))

    @cached_property
    def ours(self) -> Rows:
        """Ours with the columns of theirs that what is merged needs."""
        return self._widened(self._mine)

    def _widened(self, ours: Rows) -> Rows:
        items: list[Any] = [item for side in SIDES for item in _items(self.plan.merged(side))]
        needed = {code for item in items for cells in (item["cells"], *item["measures"]) for code in cells}
        table = ours.table
        for n, code in enumerate(self.theirs.codes):
            if code in needed and code not in ours.codes:
                table = set_cells(table, Column(None, self.theirs.table.rows[0][n]), {})
        return grouped(replace(ours.form, text=table.text), self.file)

    def holds(self, data: bytes) -> bool:
        try:
            found = rows_of(data, self.file)
        except NotMergeable:
            return False
        form, ours = found.form, self.ours.form
        alike = (form.encoding, form.bom) == (ours.encoding, ours.bom) and breaks(form.text) <= breaks(
            ours.text
        )
        known = {*self.ours.codes} <= {*found.codes} <= {*self.ours.codes, *self.theirs.codes}
        same = known and found.told == told(self.plan.merged("ours"))
        return alike and same and not self.conflicts

    def merged(self) -> Merged:
        cuts = self._cuts()
        text = cuts.marked() if self.conflicts else cuts.written("ours")
        form = self.ours.form
        data = (BOM if form.bom else b"") + text.encode(form.encoding)
        n = len(self.conflicts)
        notes = (words.said("marked", file=self.file, n=n),) if n else ()
        return Merged(data, self.conflicts, notes)

    def is_sound(self, data: bytes) -> bool:
        try:
            rows_of(data, self.file)
        except NotMergeable:
            return False
        return True

    def _cuts(self) -> Cuts:
        """The cuts that give what the plan says, read back for either side of the conflicts."""
        cuts = Cuts(self.ours.table.text, self.ours.line_break)
        if self.plan.take == "theirs":
            raise NotMergeable
        behind: RowGroup | None = None
        for part in self.plan.parts:
            mine = self.ours.group(part.ours)
            start, end = self._span(mine) if mine else (self._behind(behind),) * 2
            behind = mine or behind
            ours, theirs = (self._lines(part, side, cuts.line_break) for side in SIDES)
            if [*part.plan.conflicts()]:
                cuts.dispute(start, end, ours, theirs, None)
            elif ours != cuts.text[start:end] and not self._is_needless(part):
                cuts.put(start, end, ours, None)
        for side in SIDES:
            form = replace(self.ours.form, text=cuts.written(side))
            if grouped(form, self.file).told != told(self.plan.merged(side)):
                raise NotMergeable
        return cuts

    def _is_needless(self, part: Part) -> bool:
        """Whether theirs has a row that only says whose it is, as the rows of its points do."""
        item: Any = part.plan.theirs
        if part.ours is not None or told([item]):
            return False
        kept = [one.name for one in self.plan.parts if one.plan.merged("ours") is not ABSENT]
        return any(name.startswith(f"{part.name}#") for name in kept)

    def _lines(self, part: Part, side: Side, line_break: str) -> str:
        """The rows of a group as they shall be."""
        item: Any = part.plan.merged(side)
        mine, other = self.ours.group(part.ours), self.theirs.group(part.theirs)
        if item is ABSENT:
            return ""
        if mine and item == mine.item:
            start, end = self._span(mine)
            return self.ours.table.text[start:end]
        laid = GroupPair(self.ours, self.theirs, mine, other)
        return "".join(line + line_break for line in laid.lines(item, self._measures(part, side)))

    def _measures(self, part: Part, side: Side) -> Iterator[tuple[int | None, int | None]]:
        """The place of each measure of the result among those of ours and of theirs."""
        item: Any = part.plan.merged(side)
        taken = part.plan.take
        if taken == "inside":
            (measures,) = (one.plan for one in part.plan.parts if one.name == "measures")
            taken = measures.take
            if taken == "inside":
                for one in measures.parts:
                    if one.plan.merged(side) is not ABSENT:
                        yield _place(one.ours), _place(one.theirs)
                return
        theirs = (side if taken == "conflict" else taken) == "theirs"
        for n in range(len(item["measures"])):
            yield (None, n) if theirs else (n, None)

    def _span(self, group: RowGroup) -> tuple[int, int]:
        """From the start of a group's first row to the end of its last, with the line break."""
        table = self.ours.table
        end = table.line_end(group.rows[-1])
        end += 2 if table.text[end : end + 2] == "\r\n" else 1 if end < len(table.text) else 0
        return table.starts[group.rows[0]], end

    def _behind(self, group: RowGroup | None) -> int:
        if group:
            return self._span(group)[1]
        return self.ours.table.starts[1] if len(self.ours.table.rows) > 1 else len(self.ours.table.text)


def _items(value: Value) -> list[Data]:
    return value if isinstance(value, list) else []


def _place(key: int | str | None) -> int | None:
    return key if isinstance(key, int) else None
