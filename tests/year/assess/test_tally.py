"""The totals of sheets go into the inspection's file where they fit, and nothing else is touched."""

from __future__ import annotations

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.corpus.document import Document, document_of
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.inspection import Inspection, SheetTotals
from riskctl.sources.gate import Limits
from riskctl.year.assess.tally import tallied

TEXT = """schema: riskctl/inspection/v1
unit: bureau
day: 2010-04-15
by: province
ways: [survey, appraisal] # 两种
questions:
  - {id: procedure}
"""
ROW = "  - {sheet: survey, sent: 60, returned: 54, good: 41, fair: 10, poor: 3}\n"


def inspection(text: str = TEXT) -> Document:
    found = document_of(text.encode(), "i.yaml", kind_named("inspection"), {}, Limits())
    assert not found.faults
    return found


def tally(document: Document, made: SheetTotals) -> str:
    assert isinstance(document.record, Inspection) and document.text is not None
    return tallied(document.file, document.text, document.record, made)


def totals(sheet: str = "survey", sent: int = 60, returned: int = 54, good: int = 41) -> SheetTotals:
    numbers = {"sent": sent, "returned": returned, "good": good, "fair": 10, "poor": 3}
    return SheetTotals.model_validate({"sheet": sheet} | {name: str(n) for name, n in numbers.items()})


@pytest.mark.parametrize("end", ["", "# findings: []\n"])
def test_the_totals_stand_at_the_end_and_all_else_stays(end: str) -> None:
    text = tally(inspection(TEXT + end), totals())
    assert text == f"{TEXT}{end}totals:\n{ROW}"
    record = inspection(text).record
    assert isinstance(record, Inspection) and record.totals == (totals(),)


def test_a_second_sheet_stands_in_the_same_list() -> None:
    first = tally(inspection(), totals())
    both = tally(inspection(first), totals("appraisal"))
    record = inspection(both).record
    assert isinstance(record, Inspection) and {one.sheet for one in record.totals} == {"survey", "appraisal"}
    assert all(line in both for line in first.splitlines())


@pytest.mark.parametrize("wrong", [totals(returned=61), totals(good=42), totals(sent=53)])
def test_numbers_that_do_not_fit_are_refused(wrong: SheetTotals) -> None:
    with pytest.raises(RiskctlError, match="do not fit"):
        tally(inspection(), wrong)


def test_every_sheet_that_was_sent_may_have_come_back_and_been_answered() -> None:
    assert "sent: 54, returned: 54, good: 41" in tally(inspection(), totals(sent=54))


def test_a_sheet_has_its_totals_once_and_a_list_in_brackets_is_left_to_people() -> None:
    with pytest.raises(RiskctlError, match="has totals of the"):
        tally(inspection(TEXT + "totals:\n" + ROW), totals())
    other = "totals: [{sheet: appraisal, sent: 1, returned: 1}]\n"
    with pytest.raises(RiskctlError, match="write them there by hand"):
        tally(inspection(TEXT + other), totals())
