"""A new assessment lists every item with its facts, and is read as one of which nothing is assessed."""

from __future__ import annotations

from datetime import date

import pytest

from riskctl.base.messages import Language, Said
from riskctl.corpus.document import document_of
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.assessment import Assessment
from riskctl.records.kinds.policy import Assessing
from riskctl.sources.gate import Limits
from riskctl.year.assess.sheet import assessment_text

RULES = Assessing.model_validate(
    {
        "items": [
            {"id": "a", "name": "甲\u202e项", "points": "20", "question": "effective"},
            {"id": "b", "name": "乙", "points": "80"},
        ],
        "deductions": [{"item": "a", "text": "一处没有落实", "points": "0.5"}],
        "classes": [{"name": "合格", "from": "0"}],
    }
)
FACTS = {
    "effective": [Said(("过期：# 措施 {n} 项", "overdue: # {n}"), {"n": 2})],
    "duties": [Said(("无", "none"))],
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("body", ["bureau", "bureau/registration"])
def test_it_is_read_as_a_sheet_on_which_nothing_stands_yet(body: str, language: Language) -> None:
    text = assessment_text(body, date(2010, 12, 1), "province", RULES, FACTS, language)
    read = document_of(text.encode(), "a.yaml", kind_named("assessment"), {}, Limits())
    record = read.record
    assert read.faults == () and isinstance(record, Assessment)
    assert (record.body, record.by, record.outcomes) == (body, "province", ())
    assert [(one.item, one.points, one.reason) for one in record.entries] == [
        ("a", None, ""),
        ("b", None, ""),
    ]
    assert [one.prefilled for one in record.entries] == [(FACTS["effective"][0].text(language),), ()]


def test_what_may_be_taken_off_stands_above_its_item_and_nothing_steers_the_terminal() -> None:
    text = assessment_text("bureau", date(2010, 12, 1), "province", RULES, {}, "zh")
    assert "  # 乙，满分 80\n  - item: b\n" in text
    assert "  # 每处扣 0.5：一处没有落实\n  - item: a\n" in text and "\u202e" not in text
