"""The three sides of a comparison: what was sent, what came back, and what the registers have now."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from riskctl.corpus.wording import folded
from riskctl.exchange.workbook.baseline import plain
from riskctl.exchange.workbook.columns import BookColumn
from riskctl.exchange.workbook.returned import Returned
from riskctl.exchange.workbook.rows import KEPT, BookRow, RowKey, open_points, value_at
from riskctl.exchange.workbook.scope import BookScope
from riskctl.exchange.workbook.values import Cells

NO_CELLS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Sides:
    """What a workbook is compared with. Points of `kept`, by whole ids, may only be closed."""

    returned: Returned
    scope: BookScope
    columns: tuple[BookColumn, ...]
    rows: Sequence[BookRow]
    kept: Collection[str]

    @property
    def sent(self) -> Mapping[RowKey, Mapping[str, str]]:
        """The rows as they were sent."""
        return self.returned.sent.rows

    @cached_property
    def now(self) -> dict[RowKey, Mapping[str, str]]:
        """The rows of the registers as they stand."""
        return {row.key: row.cells for row in self.rows if row.key}

    @cached_property
    def points(self) -> dict[tuple[str, str], list[RowKey]]:
        """The rows that each point has in the registers, by its subject and id."""
        found: dict[tuple[str, str], list[RowKey]] = {}
        for key in self.now:
            found.setdefault((key.subject, key.point), []).append(key)
        return found

    @cached_property
    def titles(self) -> dict[tuple[str, str], RowKey]:
        """The points of the registers by their subject and what their title says."""
        heads = ((key, cells) for key, cells in self.now.items() if key.heads)
        return {(key.subject, folded(cells.get("title", ""))): key for key, cells in heads}

    @cached_property
    def compared(self) -> list[BookColumn]:
        """The columns whose cells a register holds and the workbook still has."""
        return [c for c in self.columns if c.of in KEPT and c.code in self.returned.codes]

    @cached_property
    def cells(self) -> Cells:
        """What cells mean."""
        return Cells(self.scope)

    def word(self, code: str) -> str:
        """Return what stands above a column."""
        return self.returned.sent.headings.get(code, code)

    def place(self, key: RowKey) -> int | None:
        """Return where the measure of a row that was sent stands now; None where it is gone."""
        return self._places.get(key)

    @cached_property
    def _places(self) -> dict[RowKey, int | None]:
        sent: dict[RowKey, list[RowKey]] = {}
        for key in self.sent:
            sent.setdefault(RowKey(key.subject, key.point), []).append(key)
        found: dict[RowKey, int | None] = {}
        for head, keys in sent.items():
            found |= self._matched(keys, self.points.get((head.subject, head.point), []))
        return found

    def _matched(self, sent: Sequence[RowKey], now: Sequence[RowKey]) -> dict[RowKey, int | None]:
        """Measures by what they say; those that nothing is like, by their place where that is free."""
        left = list(now)
        found: dict[RowKey, int | None] = {}
        for key in sent:
            text = plain(self.sent[key].get("measure", ""))
            like = next((o for o in left if plain(self.now[o].get("measure", "")) == text), None)
            if like:
                left.remove(like)
                found[key] = like.measure
        for key in sent:
            if key not in found:
                same = next((one for one in left if one.measure == key.measure), None)
                found[key] = same.measure if same else None
                left = [one for one in left if one is not same]
        return found

    def has_broken_items(self, key: RowKey, column: BookColumn) -> bool:
        """Return whether an item of a list in the register holds a line break itself."""
        document = self.scope.document(key.subject)
        points = open_points(document) if document else ()
        point = next((one for one in points if one.id == key.point), None)
        return any("\n" in item for item in value_at(point, column.path) or ())
