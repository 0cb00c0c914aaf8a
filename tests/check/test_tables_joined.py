"""What a merge by lines makes of a table or a log is one finding with its cure, never a chain of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example_logs import ALL, SIGNED, SIGNOFF_HEADINGS
from tests.check.overlay import check, outcome
from tests.check.test_tables_read_whole import FIRST, HEAD, MORE, OTHER, TABLE, found, table
from tests.conftest import Call

BOM = "\ufeff"
LOG = SIGNOFF_HEADINGS + "".join(ALL)
CLEAN = {SIGNED: LOG}


def seen(root: Path, text: str) -> list[tuple[str, int]]:
    return [(one.rule, one.line) for one in check(root, {SIGNED: text}) if one.file == SIGNED]


def test_the_log_is_clean(tmp_path: Path) -> None:
    assert check(tmp_path, CLEAN) == []


@pytest.mark.parametrize("mark", ["", BOM])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_doubled_log_is_one_finding(tmp_path: Path, end: str, mark: str) -> None:
    text = LOG + mark + LOG.replace("\n", end)
    (one,) = outcome(tmp_path, {SIGNED: text}).findings
    assert (one.finding.rule, one.spot.position.line) == ("RK005", len(ALL) + 2)
    help = one.finding.help.text("zh")
    assert "删去" in help and str(len(ALL)) in one.finding.message.text("zh")
    assert ("CRLF" in one.finding.message.text("zh")) == (end == "\r\n")


def test_a_heading_in_the_middle_is_one_finding_and_all_rows_are_read(tmp_path: Path) -> None:
    text = SIGNOFF_HEADINGS + ALL[0] + SIGNOFF_HEADINGS + "".join(ALL[1:])
    assert (
        seen(tmp_path, text) == [("RK005", 3)] == [(o.rule, o.line) for o in check(tmp_path, {SIGNED: text})]
    )


def test_rows_doubled_by_their_line_ends_are_one_finding(tmp_path: Path) -> None:
    again = "".join(row.replace("\n", "\r\n") for row in ALL)
    assert seen(tmp_path, LOG + again) == [("RK614", len(ALL) + 2)]
    rows = "".join(f"{row}\n" for row in (HEAD, FIRST, MORE, OTHER))
    crlf = "".join(f"{row}\r\n" for row in (FIRST, MORE, OTHER))
    assert found(tmp_path / "table", dict(table()) | {TABLE: rows + crlf}) == [("RK005", 5, FIRST)]


def test_mixed_line_ends_alone_are_read_as_any(tmp_path: Path) -> None:
    rows = [row.replace("\n", "\r\n") if n % 2 else row for n, row in enumerate(ALL)]
    assert check(tmp_path, {SIGNED: SIGNOFF_HEADINGS + "".join(rows)}) == []


def test_another_heading_in_the_middle_is_one_finding(tmp_path: Path) -> None:
    fewer = ",".join(SIGNOFF_HEADINGS.strip().split(",")[:-1]) + "\n"
    rows = "".join(row.rstrip("\n").rpartition(",")[0] + "\n" for row in ALL)
    assert seen(tmp_path, LOG + fewer + rows) == [("RK005", len(ALL) + 2)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_doubled_table_is_one_finding(tmp_path: Path, end: str) -> None:
    rows = "".join(f"{row}\n" for row in (HEAD, FIRST, MORE, OTHER))
    overlay = dict(table()) | {TABLE: rows + rows.replace("\n", end)}
    assert found(tmp_path, overlay) == [("RK005", 5, HEAD)]


def test_below_a_heading_in_the_middle_the_same_measure_of_another_point_is_kept(tmp_path: Path) -> None:
    other = OTHER.replace("R01", "R02").replace("超期未办", "一再退件")
    text = "".join(f"{row}\n" for row in (HEAD, FIRST, MORE, HEAD, FIRST, MORE, other, MORE))
    ended = outcome(tmp_path, dict(table()) | {TABLE: text})
    assert [(one.finding.rule, one.spot.position.line) for one in ended.findings] == [("RK005", 4)]
    assert "2" in ended.findings[0].finding.message.text("en") and ended.points == 2


def test_nothing_is_written_into_a_table_that_is_joined(tmp_path: Path, call: Call) -> None:
    text = "".join(f"{row}\n" for row in (HEAD, FIRST.replace(",3,", ",1,"), HEAD, OTHER))
    overlay = dict(table()) | {TABLE: text}
    outcome(tmp_path, overlay)
    ended = call("level", "--write", cwd=tmp_path)
    assert ended.code == 2 and "riskctl check" in ended.err
    assert (tmp_path / TABLE).read_text("utf-8") == text
