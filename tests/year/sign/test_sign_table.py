"""The table of signatures names who signs, and a row of it says one act."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.year.log.filled_table import FilledRow, RowRefusals
from riskctl.year.sign.sheets import sheets
from riskctl.year.sign.sign import Act
from riskctl.year.sign.sign_table import FORM, act_of, blank, filled
from tests.year.build import REF, Found, find

DAY = date(2010, 4, 15)
SELF = Act("self", DAY, reference="签字单3号")
ROW = {"step": "self", "subject": REF, "decision": "agreed"}


def said(found: Found, **cells: str) -> tuple[Act, str, str]:
    row = FilledRow(2, {name: text for name, text in {**ROW, **cells}.items() if text})
    act, subject, point = act_of(row, SELF, RowRefusals(FORM), found.documents, found.context)
    return act, subject.ref, point


def test_a_row_that_decides_nothing_stands_for_nothing(tmp_path: Path) -> None:
    found = find(tmp_path)
    meant = sheets([found.subject()], "self", DAY, False, found.documents, found.context)
    data = blank(SELF, meant, found.context, "zh")
    lines = data.decode("utf-8-sig").splitlines()
    assert lines[1] == f"个人自查,{REF},{REF},,,,签字单3号,,注册登记科科员,1"
    assert filled(data, "表.csv") == []
    assert [
        row.line for row in filled(data.replace(b",,,,", ",2010-04-12,同意,,".encode(), 1), "表.csv")
    ] == [2]


def test_of_a_cross_check_nobody_is_named_before_it_is_said_who(tmp_path: Path) -> None:
    found = find(tmp_path)
    meant = sheets([found.subject()], "cross", DAY, False, found.documents, found.context)
    by = [
        blank(act, meant, found.context, "en").decode()
        for act in (Act("cross", DAY), Act("cross", DAY, (REF,)))
    ]
    assert all(f"cross,{REF},,,,,," in one for one in by), "his own department does not cross-check him"


def test_what_a_row_leaves_blank_is_as_meant(tmp_path: Path) -> None:
    found = find(tmp_path)
    assert said(found) == (Act("self", DAY, (), "", "", "", "签字单3号"), REF, "")
    other = said(found, day="2010-04-12", by=REF, reference="纪要3号", subject=f"{REF}#R01")
    assert other == (Act("self", date(2010, 4, 12), (REF,), "", "", "", "纪要3号"), REF, "R01")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"step": "group"}, "riskctl sign group --from"),
        ({"decision": "returned"}, "needs its reason"),
        ({"subject": "bureau/leadership"}, "has no register"),
        ({"subject": ""}, "blank; write"),
    ],
)
def test_a_row_that_says_no_act_is_refused(tmp_path: Path, cells: dict[str, str], told: str) -> None:
    with pytest.raises(RiskctlError, match=told):
        said(find(tmp_path), **cells)
