"""RK616: what went or was rewritten in the records of the year since an earlier state, of every kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from riskctl import catalog
from riskctl.check.example import PROGRAMME, REPOSITORY
from riskctl.check.example_logs import ANSWER, COMMENT, LOG, NOTICE, noticed, steps
from riskctl.check.locator import Located
from riskctl.check.rule import Files
from riskctl.check.run import run
from riskctl.corpus.load import load
from riskctl.records.kinds import FileKind
from tests.conftest import lay
from tests.diff.every_record import OF_THE_YEAR, file_of, whole, written

RECORDS = [kind for kind in OF_THE_YEAR if kind.name != "cycle"]
IGNORE = "ignore: [{rule: RK616, at: bureau, reason: 记错了单位，局办已核, until: 2010-12-31}]\n"


def found(tmp_path: Path, before: Files, now: dict[str, Any], *rules: str) -> list[Located]:
    """What RK616, or the rules named, find now."""
    earlier = load(lay(tmp_path / "before", before))[1]
    loaded = [catalog.rule(rule) for rule in rules or ("RK616",)]
    return list(run(*load(lay(tmp_path / "now", now)), loaded, lambda file: True, earlier).findings)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.name)
def test_a_record_of_any_kind_that_goes_is_found(tmp_path: Path, kind: FileKind) -> None:
    file, data = file_of(kind), whole(kind)
    before = {file: written(kind, data)}
    gone = found(tmp_path / "gone", before, {file: None})
    assert gone and {one.spot.file for one in gone} == {"cycles/2010/cycle.yaml"}
    assert all(file in one.finding.message.text("zh") for one in gone)
    assert not found(tmp_path / "same", before, before)
    if kind.is_log:
        fewer = {"rows": data["rows"][:1] + data["rows"][2:]}
        (less,) = found(tmp_path / "less", before, {file: written(kind, fewer)})
        assert (less.spot.file, less.spot.position.line) == (file, 1)


def test_a_word_changed_in_a_row_is_found_at_its_cell(tmp_path: Path) -> None:
    before = noticed() | steps(COMMENT, ANSWER)
    (one,) = found(tmp_path, before, before | steps(COMMENT, ANSWER.replace("采纳", "不采纳")))
    assert (one.spot.file, one.spot.position.line) == (LOG, 3)
    assert one.finding.message.text("zh") == "这条记录的“处理结果”原来是“采纳”，现在是“不采纳”"


def test_answers_all_turned_to_yes_are_found_and_answers_filled_in_are_not(tmp_path: Path) -> None:
    file = "cycles/2010/inspections/bureau-1.yaml"
    head = "schema: riskctl/inspection/v1\nunit: bureau\nday: 2010-04-10\nby: bureau/discipline_office\n"
    asked = head + "questions:\n  - {id: identified@}\n  - {id: effective@}\n"
    blank, no, yes = (asked.replace("@", said) for said in ("", ", answer: no", ", answer: yes"))
    assert not found(tmp_path / "filled", {file: blank}, {file: no})
    assert len(found(tmp_path / "turned", {file: no}, {file: yes})) == 2


def test_a_period_made_shorter_is_found(tmp_path: Path) -> None:
    (one,) = found(tmp_path, noticed("2010-04-14"), {**noticed("2010-04-09")})
    assert one.spot.file == NOTICE and "2010-04-14" in one.finding.message.text("en")


def test_it_is_cleared_by_an_ignore_with_a_reason_which_is_not_called_unused(tmp_path: Path) -> None:
    before, now = noticed() | steps(COMMENT), noticed() | steps()
    ignoring = {**now, PROGRAMME: REPOSITORY[PROGRAMME] + IGNORE}
    shown = [loaded for loaded in catalog.rules() if loaded.rule.id != "RK619"]  # nobody confirmed the notice
    rules = [loaded.rule.id for loaded in shown]
    assert [one.finding.rule for one in found(tmp_path / "a", before, {**now}, *rules)] == ["RK616"]
    assert found(tmp_path / "b", before, ignoring, *rules) == []
    alone = run(*load(lay(tmp_path / "c", ignoring)), shown, lambda file: True)
    assert [one.finding.rule for one in alone.findings] == []
