"""The rows of one group, laid out in the columns of ours: what did not change keeps the text of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from riskctl.merge.rows import RowGroup, Rows, value
from riskctl.records.headings import SUBJECT, ColumnHeading
from riskctl.sources.csv.patch import cell_text
from riskctl.sources.csv.reader import guarded

Places = tuple[int | None, int | None]  # of a measure, among those of ours and of theirs


@dataclass(frozen=True, slots=True)
class GroupPair:
    """A group as ours and as theirs have it."""

    ours: Rows
    theirs: Rows
    mine: RowGroup | None
    other: RowGroup | None

    def lines(self, item: Mapping[str, Any], measures: Iterable[Places]) -> Iterator[str]:
        """Yield the rows that say `item`, without line breaks; `measures` has where each was before."""
        places = [*measures] or [(None, None)]
        for n, (place, found) in enumerate(zip(item["measures"] or [{}], places, strict=True)):
            row = self._pattern(n, found)
            raw = row.cells(self.ours.codes)
            wanted = [
                self._cell(heading, cell, item["cells"], place, first=n == 0)
                for heading, cell in zip(self.ours.headings, raw, strict=True)
            ]
            written = row.written() or [cell_text(cell) for cell in raw]
            pairs = zip(raw, wanted, written, strict=True)
            yield ",".join(text if old == new else cell_text(new) for old, new, text in pairs)

    def _pattern(self, n: int, measure: Places) -> _Row:
        """The row that the cells of the point and its subject are taken from."""
        if n and self.mine and measure[0]:
            return _Row(self.ours, self.mine, measure[0], True)
        if n and self.other and measure[1]:
            return _Row(self.theirs, self.other, measure[1], False)
        if self.mine:
            return _Row(self.ours, self.mine, 0, True, bare=n > 0)
        assert self.other
        return _Row(self.theirs, self.other, 0, False, bare=n > 0)

    def _cell(
        self,
        heading: ColumnHeading | None,
        raw: str,
        cells: Mapping[str, str],
        measure: Mapping[str, str],
        first: bool,
    ) -> str:
        """The text of a cell: as it is where it says the same."""
        if heading is None or heading.of == "subject":
            return raw
        if heading.of != "measure" and not first and not raw.strip():
            return raw
        wanted = (measure if heading.of == "measure" else cells).get(heading.code, "")
        return raw if value(raw) == wanted else guarded(wanted)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of either side; of a bare one only whose it is counts."""

    rows: Rows
    group: RowGroup
    place: int
    is_ours: bool
    bare: bool = False

    @property
    def number(self) -> int:
        """Which row of its table it is."""
        return self.group.rows[self.place]

    def cells(self, codes: list[str]) -> list[str]:
        """Its cells in the columns of `codes`; the first row of a group of theirs says whose it is."""
        row = dict(zip(self.rows.codes, self.rows.table.rows[self.number], strict=True))
        if self.place == 0 and not self.is_ours:
            row |= {name: row.get(name, "").strip() or word for name, word in self.group.where.items()}
        kept = SUBJECT if self.bare else codes
        return [row.get(code, "") if code in kept and code else "" for code in codes]

    def written(self) -> list[str]:
        """Its cells as they are written; none for a row that is not there yet."""
        if not self.is_ours or self.bare:
            return []
        table = self.rows.table
        return [table.text[span.start : span.end] for span in table.spans(self.number)]
