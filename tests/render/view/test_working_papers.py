"""Working papers: what a point is graded by and whose word, what became of its measures, and how
it is watched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from riskctl.check.example import CLERK, CYCLE, REPOSITORY, changed
from riskctl.render.blocks import Edition, texts
from tests.render.build import Laid, Overlay

Lay = Callable[[Overlay], Laid]
POINT = "bureau/registration/clerk#R01"
DONE = (
    "due: 2010-05-31\n",
    "due: 2010-05-31\n        done: 2010-05-20\n        effect: 抽查六十件，退回两件\n",
)
WATCH: Overlay = {
    CYCLE: REPOSITORY[CYCLE]
    + "  - {id: watch, name: 监督防范, role: supervision, from: 2010-05-01, to: 2010-11-30}\n"
}
CHECKS: Overlay = {
    **WATCH,
    "cycles/2010/checks/bureau/registration.csv": "day,method,point,by,finding,sign\n"
    f"2010-06-10,spot_check,{POINT},bureau/discipline_office,,\n"
    f"2010-07-12,information,{POINT},bureau/party_group,两件没有签名,true\n"
    "2010-07-13,integrity_talk,,bureau/party_group,,\n",
}


def said(laid: Laid, kind: str, *refs: str, today: date = date(2010, 7, 20)) -> str:
    (document,) = laid.made(kind, *refs, today=today)
    return "\n".join(texts(document))


def test_the_worksheet_says_by_which_criteria_and_why_and_no_code(laid: Lay) -> None:
    grounds = ("    severity: 严重\n", "    severity: 严重\n    grounds: 去年两起投诉属实\n")
    shown = said(laid(changed(CLERK, grounds)), "worksheet", "bureau")
    assert "近三年发生过，或者一个人就能办成、当时没有人看得见" in shown
    assert "可能构成违法犯罪，或者损失和影响难以挽回" in shown
    assert "去年两起投诉属实" in shown and "概率高 × 危害严重 = 9" in shown
    assert "R01" not in shown and "jiuquan-2010" not in shown


def test_the_worksheet_tells_beside_a_point_only_what_the_tables_do_not(laid: Lay) -> None:
    plain = said(laid({}), "worksheet", "bureau")
    assert "由其监控" not in plain and "风险指数 9" not in plain
    named = changed(CLERK, ("level: 3", "level: 3\n    monitor: [province/discipline_office]"))
    assert "登记表另外写明由省局纪检组（省局）监控。" in said(laid(named), "worksheet", "bureau")


def test_the_ledger_says_what_was_done_to_what_effect_and_how_often_it_was_watched(laid: Lay) -> None:
    shown = said(laid({**changed(CLERK, DONE), **CHECKS}), "ledger")
    assert "2010-05-20" in shown and "抽查六十件，退回两件" in shown
    assert "2次" in shown and "2010-07-12" in shown and "每月一次" in shown
    assert "在防" in shown and "有苗头1次" in shown
    assert "监控逾期" not in shown and "措施逾期" not in shown


def test_the_ledger_says_what_is_late(laid: Lay) -> None:
    shown = said(laid(WATCH), "ledger")
    assert "措施逾期" in shown and "监控逾期" in shown and "0次" in shown


@pytest.mark.parametrize("edition", ["staff", "public"])
def test_what_was_done_and_seen_stays_inside(laid: Lay, edition: Edition) -> None:
    root = laid({**changed(CLERK, DONE), **CHECKS})
    (document,) = root.made("ledger", edition=edition)
    assert "抽查六十件" not in "".join(texts(document)) and "苗头" not in "".join(texts(document))


def test_a_closed_point_stands_in_the_ledger_with_its_reason(laid: Lay) -> None:
    closed = (
        "    matter:",
        "    status: closed\n    closed: {date: 2010-07-01, reason: 不再受理}\n    matter:",
    )
    shown = said(laid(changed(CLERK, closed)), "ledger")
    assert "已关闭的风险点" in shown and "不再受理" in shown and "2010-07-01" in shown


def test_ledgers_by_category_and_by_monitor(laid: Lay) -> None:
    assert "行政审批类（1个）" in said(laid({}), "ledger-by-category")
    by_monitor = said(laid({}), "ledger-by-monitor")
    assert "局党组（1个）" in by_monitor and "纪检组（1个）" in by_monitor


def test_duties_say_how_often_how_and_when_one_looked_last(laid: Lay) -> None:
    shown = said(laid(CHECKS), "duties", "bureau/discipline")
    assert "每月一次" in shown and "随机抽查、信息监测" in shown
    assert "2010-07-12" in shown and "2010-08-12" in shown
    assert "还没有" in said(laid({}), "duties", "bureau/discipline")


def test_a_document_that_reads_no_logs_tells_nothing_of_them(laid: Lay) -> None:
    (view,) = laid(CHECKS).views("worksheet")
    assert (view["points"][0]["times"], view["points"][0]["often"]) == ("", "")
