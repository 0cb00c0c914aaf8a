"""What each body did to prepare is told by unit, in the order of days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from riskctl.year.preparation import log_of, preparation, prepared
from tests.year.build import find

HEAD = "kind,day,number\n"


def test_what_was_done_comes_in_the_order_of_days_whatever_that_of_rows(tmp_path: Path) -> None:
    rows = "training,2010-03-20,\nplan,2010-03-05,一号\nmobilization,2010-03-12,\n"
    files = {log_of("bureau", 2010): HEAD + rows, log_of("province", 2010): f"{HEAD}plan,2010-03-01,\n"}
    found = prepared(find(tmp_path, files | {log_of("bureau", 2009): f"{HEAD}plan,2009-03-05,\n"}).context)
    kinds = {unit: [one.row.kind for one in each] for unit, each in found.items()}
    assert kinds == {"bureau": ["plan", "mobilization", "training"], "province": ["plan"]}


def test_a_step_holds_what_is_said_of_it() -> None:
    row = preparation("training", date(2010, 3, 20), "", "培训十二人")
    assert (row.kind, row.day, row.number, row.note) == ("training", date(2010, 3, 20), "", "培训十二人")
