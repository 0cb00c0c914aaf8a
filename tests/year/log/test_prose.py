"""What people say is looked at before a file keeps it, in every field of every record where they say it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.errors import RiskctlError, UnsoundError
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.holder_names import MASK, masked
from riskctl.corpus.people import PeopleIndex
from riskctl.records.decisions import Review
from riskctl.records.fields import is_prose
from riskctl.records.kinds import kinds
from riskctl.records.kinds.assessment import Entry
from riskctl.records.kinds.inspection import AskedQuestion
from riskctl.records.kinds.notice import Notice
from riskctl.records.kinds.people import People
from riskctl.records.kinds.preparation import PreparationStep
from riskctl.records.kinds.published import PublishedMeasure
from riskctl.records.log import Log, row_of
from riskctl.records.measure import Measure
from riskctl.records.record import Record
from riskctl.sources.fault import Fault
from riskctl.sources.gate import Limits
from riskctl.year.log.prose import refuse_row, refuse_unfit

NAME = "李丁四"
HELD = {"bureau/office/clerk": [{"name": NAME, "from": "2008-01-01"}]}
PEOPLE = People.model_validate({"schema": "riskctl/people/v1", "holders": HELD})
DAY = date(2010, 4, 15)
CONTEXT = Context(Path(), DAY, 2010, people=PeopleIndex(PEOPLE, DAY))
ROWS = [row_of(kind.model) for kind in kinds() if issubclass(kind.model, Log)]
PROSE = [(kind, name) for kind in ROWS for name, field in kind.model_fields.items() if is_prose(field)]
# What of a row no person writes freely: references that a command looks up, and what riskctl makes itself.
MADE = {
    *("Check.point", "Check.by", "Check.sample", "Suggestion.id", "Suggestion.subject", "Suggestion.point"),
    *("Signoff.subject", "Signoff.by", "Signoff.recorded_by", "Signoff.fingerprint", "Signoff.parts"),
    *("WarningLetter.number", "WarningLetter.to", "WarningLetter.point"),
    *("RectificationNotice.number", "RectificationNotice.to"),
    *("EarlyStep.notice", "EarlyStep.by", "EarlyStep.lacking"),
    *("Carried.point", "Carried.level", "Carried.fingerprint"),
    *("WarningLetter.addressee", "WarningLetter.issuer", "WarningLetter.sender"),
    *("WarningLetter.place", "WarningLetter.title"),
    *("RectificationNotice.addressee", "RectificationNotice.issuer", "RectificationNotice.sender"),
    *("Move.old", "Move.new", "Move.old_name"),
    *("GroupMember.post", "Correction.point", "Correction.by", "Correction.before", "Correction.after"),
}
# The words that a notice publishes are those of the registers, where they are looked at (RK701–RK703).
COPIED = PublishedMeasure
ELSEWHERE = [
    (Measure, "effect"),
    (Review, "basis"),
    (AskedQuestion, "basis"),
    (Entry, "reason"),
    (Entry, "basis"),
    (Notice, "channels"),
]


def said(kind: type[Record], name: str, text: str) -> str:
    """Return what is said against `text` in a field, blank where nothing is."""
    try:
        refuse_unfit(kind, {name: text}, CONTEXT)
    except RiskctlError as error:
        return error.said.text("zh")
    return ""


def test_a_text_of_a_log_is_prose_or_made_by_a_command() -> None:
    texts = {(kind, n) for kind in ROWS for n, field in kind.model_fields.items() if field.annotation is str}
    coded = {(kind, name) for kind in ROWS for name in getattr(kind, "CODED", ())}
    plain = {one for one in texts - coded - {*PROSE} if one[0] is not COPIED}
    assert {f"{kind.__name__}.{name}" for kind, name in plain} == MADE


@pytest.mark.parametrize(("kind", "name"), [*PROSE, *ELSEWHERE])
def test_no_field_keeps_a_name_or_blanks_or_what_cannot_be_read(kind: type[Record], name: str) -> None:
    assert said(kind, name, "写岗位，不写姓名") == ""
    told = said(kind, name, f"由{NAME}补签")
    assert "写了任职人员的姓名（李○○）" in told and NAME not in told
    assert "只有空格" in said(kind, name, "\u3000 ")
    assert "U+200B" in said(kind, name, "复\u200b核")
    assert "太长" in said(kind, name, "核" * (Limits().csv_cell + 1))


def test_the_field_is_said_by_the_word_of_each_language() -> None:
    with pytest.raises(RiskctlError) as caught:
        refuse_unfit(Measure, {"effect": NAME}, CONTEXT)
    assert "“落实效果”" in caught.value.said.text("zh") and "“effect”" in caught.value.said.text("en")
    with pytest.raises(RiskctlError) as other:  # a field of papers has no zh key: what it means, then
        refuse_unfit(Notice, {"channels": ("办公\u200b网",)}, CONTEXT)
    assert "“在哪里公示”" in other.value.said.text("zh") and "“channels”" in other.value.said.text("en")


def test_each_of_several_texts_is_looked_at() -> None:
    with pytest.raises(RiskctlError, match="name of a holder"):
        refuse_unfit(Notice, {"channels": ("办公网", f"{NAME}的邮箱")}, CONTEXT)


def test_a_name_that_may_be_part_of_a_word_is_asked_about() -> None:
    people = People.model_validate({"schema": "riskctl/people/v1", "holders": {"b/o/c": [{"name": "高峰"}]}})
    context = replace(CONTEXT, people=PeopleIndex(people, DAY))
    with pytest.raises(RiskctlError) as error:
        refuse_unfit(Measure, {"effect": "避开高峰时段"}, context)
    assert error.value.said.text("zh").endswith("里的“高○”是指任职人员，还是一个词的一部分？")
    assert error.value.hint and "ambiguous: true" in error.value.hint.text("zh")
    people = People.model_validate(
        {"schema": "riskctl/people/v1", "holders": {"b/o/c": [{"name": "高峰", "ambiguous": "是"}]}}
    )
    refuse_unfit(Measure, {"effect": "避开高峰时段"}, replace(CONTEXT, people=PeopleIndex(people, DAY)))


def test_a_field_that_is_no_prose_may_hold_what_is_a_name_elsewhere() -> None:
    row = PreparationStep.model_validate({"kind": "plan", "day": "2010-03-05"})
    refuse_row(row, CONTEXT)
    assert said(Measure, "owner", NAME) == "" and "U+200B" in said(Measure, "owner", "处\u200b长")


@given(st.text("赵钱孙李abc ·", min_size=1).filter(lambda name: len(name.strip()) > 1))
def test_of_a_name_only_the_first_character_is_shown(name: str) -> None:
    shown = masked(name)
    assert len(shown) == len(name) and shown[0] == name[0]
    assert {*shown[1:]} <= {MASK, " "}


@pytest.mark.parametrize(("kind", "name"), [*PROSE, *ELSEWHERE])
def test_where_names_cannot_be_known_free_text_is_not_taken(kind: type[Record], name: str) -> None:
    broken = Document("people.yaml", "people", faults=(Fault("RK004", "twice"),))
    context = replace(CONTEXT, documents={"people.yaml": broken})
    for one in (context, replace(context, people=None)):
        with pytest.raises(UnsoundError) as error:
            refuse_unfit(kind, {name: "窗口排队"}, one)
        assert "people.yaml 有错" in error.value.said.text("zh")
    refuse_unfit(Measure, {"owner": "chief"}, context)
