"""What is written down once supervision has begun is watched from that day on, and not late at once."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from riskctl.check.example import CYCLE, PROGRAMME, REPOSITORY, changed
from riskctl.corpus.load import load, registers
from riskctl.year.watch.monitoring import since_of_new
from tests.conftest import Call, lay
from tests.exchange.sheets import files
from tests.exchange.workbook.books import Desk
from tests.exchange.workbook.test_tables import FILE, TABLE

OCTOBER = date(2010, 10, 12)
_PHASE = "  - {id: supervision, name: 监督防范, from: 2010-05-01, to: 2010-11-30}\n"
AUTUMN = changed(PROGRAMME, ("as_of: 2010-04-15", f"as_of: {OCTOBER}")) | {CYCLE: REPOSITORY[CYCLE] + _PHASE}
TITLES = ["单位", "部门", "岗位", "风险点", "风险性质", "风险类别", "发生概率", "危害程度", "防范措施"]
ROW = [
    "bureau",
    "registration",
    "chief",
    "不看批件就核准",
    "廉政风险",
    "行政审批类",
    "高",
    "严重",
    "副局长每月抽查",
]
NEW = {"风险点": "不看批件", "风险性质": "廉政风险", "风险类别": "行政审批类"}
NEW |= {"发生概率": "低", "危害程度": "轻微", "防范措施": "副局长每月抽查十件"}


def since(root: Path) -> dict[str, date | None]:
    """The day from which each point is watched, by its title."""
    found = (document.register for document in registers(*load(root)))
    return {point.title: point.since for register in found if register for point in register.risk_points}


@pytest.mark.parametrize(
    ("day", "wanted"),
    [("2010-04-30", None), ("2010-05-01", None), ("2010-05-02", "2010-05-02"), ("2010-12-01", None)],
)
def test_before_the_phase_and_after_it_nothing_is_said(tmp_path: Path, day: str, wanted: str | None) -> None:
    _, context = load(lay(tmp_path, AUTUMN), date.fromisoformat(day))
    assert str(since_of_new(context) or "None") == str(wanted)


def test_where_the_year_has_no_such_phase_nothing_is_said(repository: Path) -> None:
    assert since_of_new(load(repository, OCTOBER)[1]) is None


def test_a_new_register_says_it_where_it_is_filled_in(tmp_path: Path, call: Call) -> None:
    gone = {"registers/bureau/registration/chief.yaml": None}
    words = ("new", "person", "bureau/registration/chief", "--dry-run")
    text = call(*words, cwd=lay(tmp_path / "秋", {**AUTUMN, **gone})).out
    assert text.count("#     since: 2010-10-12 # 从这一天起列入") == 1
    assert "since" not in call(*words, "--today", "2010-04-15", cwd=tmp_path / "秋").out


def test_an_import_says_it_of_every_point_that_is_new(tmp_path: Path, call: Call) -> None:
    root = lay(tmp_path / "库", AUTUMN)
    (tmp_path / "十月.csv").write_bytes(files.csv([TITLES, ROW]))
    assert call("import", "../十月.csv", "--write", "--accept", cwd=root).code == 0
    assert since(root)["不看批件就核准"] == OCTOBER
    found = json.loads(call("check", "--format", "json", cwd=root).out)["findings"]
    assert "bureau/registration/chief#R01" not in {f["subject"] for f in found if f["id"] == "RK609"}


def test_what_a_table_says_of_it_stands(tmp_path: Path, call: Call) -> None:
    root = lay(tmp_path / "库", AUTUMN)
    (tmp_path / "十月.csv").write_bytes(files.csv([[*TITLES, "起始日期"], [*ROW, "2010-07-01"]]))
    assert call("import", "../十月.csv", "--write", "--accept", cwd=root).code == 0
    assert since(root)["不看批件就核准"] == date(2010, 7, 1)
    text = (root / "registers/bureau/registration/chief.yaml").read_text("utf-8")
    assert "since: '2010-07-01'\n" in text and "起始日期" not in text


def test_a_repository_that_begins_with_tables_in_october_has_nothing_overdue(
    tmp_path: Path, call: Call
) -> None:
    (tmp_path / "甲.csv").write_bytes(files.csv([TITLES[1:], ["注册科", "科长", *ROW[3:]]]))
    words = ("--unit", "甲局", "--unit-id", "jia", "--from", "甲.csv", "--accept", "--yes")
    assert call("init", "库", *words, "--today", "2010-10-12", cwd=tmp_path).code == 0
    root = tmp_path / "库"
    assert since(root) == {"不看批件就核准": OCTOBER}
    status = json.loads(call("status", "--format", "json", "--today", "2010-10-20", cwd=root).out)
    assert [one for one in status["items"] if one["group"] == "overdue"] == []


def test_a_row_new_in_a_workbook_says_it(tmp_path: Path) -> None:
    desk = Desk(lay(tmp_path / "库", AUTUMN))
    desk.send()
    desk.fill(("", NEW | {"登记对象": "注册登记科科长"}))
    desk.receive()
    assert since(desk.root)["不看批件"] == OCTOBER


def test_a_row_new_in_a_table_gets_its_column(tmp_path: Path) -> None:
    gone = dict.fromkeys(
        ("registers/bureau/registration/clerk.yaml", "registers/bureau/registration/chief.yaml")
    )
    desk = Desk(lay(tmp_path / "库", {**gone, **AUTUMN, FILE: TABLE.encode("gb18030")}))
    desk.send()
    desk.fill(("", NEW | {"登记对象": "注册登记科科长", "风险点": "证照不核"}))
    desk.receive()
    assert "起始日期" in (desk.root / FILE).read_bytes().decode("gb18030").splitlines()[0]
    assert since(desk.root)["证照不核"] == OCTOBER and since(desk.root)["收好处, 放行"] is None
