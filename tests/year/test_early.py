"""What was done before its turn is read from its log, by the notice that it was done with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.year.early import Decision, early_step, early_steps, is_early, log_of, of_notice
from tests.year.build import find

HEADINGS = "step,notice,by,day,reason,lacking,recorded\n"
LATER = "issue,bureau,bureau/leading_group,2010-04-14,急用,签字 1 份,2010-04-14\n"
FIRST = "open,bureau,bureau/leading_group,2010-04-08,急用,签字 1 份,2010-04-08\n"
OTHER = "open,bureau-2,bureau/leading_group,2010-04-10,急用,,2010-04-10\n"


def test_it_is_read_in_the_order_of_the_decisions(tmp_path: Path) -> None:
    context = find(tmp_path, {log_of("bureau", 2010): HEADINGS + LATER + OTHER + FIRST}).context
    assert [one.row.day.day for one in early_steps(context)] == [8, 10, 14]
    assert [one.row.step for one in of_notice("bureau", "bureau", context)] == ["open", "issue"]
    assert is_early("open", "bureau-2", "bureau", context)
    assert not is_early("issue", "bureau-2", "bureau", context)
    assert not of_notice("bureau", "county", context)


def test_it_is_recorded_with_its_reason_office_and_day() -> None:
    decided, day = Decision("急用", "bureau/leading_group", date(2010, 4, 8)), date(2010, 4, 9)
    row = early_step("open", "bureau", decided, "签字 1 份", day)
    assert (row.step, row.notice, row.by) == ("open", "bureau", "bureau/leading_group")
    assert (row.day, row.recorded, row.reason, row.lacking) == (decided.day, day, "急用", "签字 1 份")
    with pytest.raises(RiskctlError):
        early_step("open", "不是 编号", decided, "", day)
