"""The table of reviews has the points carried over as they are, and a row of it says what was looked at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from riskctl.check.example_logs import DIGEST
from riskctl.year.close.review_table import FORM, blank, changes_of, filled
from riskctl.year.log.filled_table import FilledRow, RowRefusals
from tests.year.build import POINT, find

DAY = date(2010, 4, 15)
CARRIED = {"cycles/2010/carried.csv": f"point,level,fingerprint\n{POINT},3,{DIGEST}\n"}


def test_only_what_was_carried_waits_for_a_review(tmp_path: Path) -> None:
    for name, overlay, asked in (("new", {}, []), ("carried", CARRIED, [POINT])):
        found = find(tmp_path / name, overlay)
        data = blank(found.graded, found.graded, found.documents, found.context, "zh")
        assert [line.split(",")[0] for line in data.decode("utf-8-sig").splitlines()[1:]] == asked
        assert filled(data, "表.csv") == []


def test_what_is_written_already_is_written_once(tmp_path: Path) -> None:
    found = find(tmp_path)
    row = FilledRow(2, {"point": POINT, "review_basis": "看了三月的记录"})
    (change,) = changes_of(row, DAY, RowRefusals(FORM), found.graded, found.documents, found.context)
    assert change.value == {"date": "2010-04-15", "basis": "看了三月的记录"}
