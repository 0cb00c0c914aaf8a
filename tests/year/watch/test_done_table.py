"""The table of measures has those that are not done, and a row of it says one of them is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from riskctl.check.example import CLERK, changed
from riskctl.year.log.filled_table import FilledRow, RowRefusals
from riskctl.year.watch.done_table import FORM, blank, changes_of, filled
from tests.year.build import POINT, find

DAY = date(2010, 4, 15)


def test_what_is_done_is_asked_no_more(tmp_path: Path) -> None:
    found = find(tmp_path / "before")
    assert len(blank([found.point()], None, "zh").decode().splitlines()) == 2
    assert len(blank([found.point()], date(2010, 5, 30), "zh").decode().splitlines()) == 1
    done = changed(CLERK, ("due: 2010-05-31", "due: 2010-05-31\n        done: 2010-04-12"))
    assert len(blank([find(tmp_path / "after", done).point()], None, "zh").decode().splitlines()) == 1


def test_a_row_needs_a_day_or_an_effect(tmp_path: Path) -> None:
    head = "point,measure,done,effect\n"
    rows = filled(f"{head}{POINT},1,,\n{POINT},1,2010/4/12,\n{POINT},1,,台账已建\n".encode(), "表.csv")
    assert [(row.line, row.cells.get("done")) for row in rows] == [(3, "2010-04-12"), (4, None)]


def test_it_is_written_as_of_its_day_else_of_the_day_given(tmp_path: Path) -> None:
    found = find(tmp_path)
    for cells, day in (({"done": "2010-04-12"}, "2010-04-12"), ({"effect": "台账已建"}, "2010-04-15")):
        row = FilledRow(2, {"point": POINT, **cells})
        made = changes_of(row, DAY, RowRefusals(FORM), found.graded, found.documents, found.context)
        assert [change.value for change in made] == [day, *([cells["effect"]] if "effect" in cells else [])]
