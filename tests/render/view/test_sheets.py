"""Sheets for the desk: a month's record, suggestions, the plan of regulations, what is written on by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from riskctl.check.example import CLERK, CYCLE, REPOSITORY, changed
from riskctl.render.blocks import texts
from riskctl.render.make import make
from tests.render.build import DEPARTMENT, Laid, Overlay, register

Lay = Callable[[Overlay], Laid]
POINT = "bureau/registration/clerk#R01"
TITLE = "受理时对材料不齐的熟人企业先行受理"
DAY = date(2010, 6, 20)
WATCH: Overlay = {
    CYCLE: REPOSITORY[CYCLE]
    + "  - {id: watch, name: 监督防范, role: supervision, from: 2010-05-01, to: 2010-11-30}\n"
}
CHECKS = "cycles/2010/checks/bureau/registration.csv"
CHECKED: Overlay = {
    **WATCH,
    CHECKS: "day,method,point,by,finding,sign\n"
    f"2010-05-12,spot_check,{POINT},bureau/discipline_office,,\n"
    f"2010-06-11,information,{POINT},bureau/party_group,两件没有签名,true\n"
    "2010-06-13,integrity_talk,,bureau/party_group,新进人员三人,\n",
}


def said(laid: Laid, kind: str, *refs: str, today: date | None = DAY) -> str:
    (document,) = laid.made(kind, *refs, today=today)
    return "\n".join(texts(document))


def test_a_months_record_holds_what_was_looked_at_in_it_and_what_was_done_to_prevent(laid: Lay) -> None:
    shown = said(laid(CHECKED), "monitoring")
    assert "2010年6月廉政风险监控记录表" in shown
    assert "2010-06-11" in shown and "两件没有签名" in shown and "局党组" in shown
    assert "新进人员三人" in shown and "廉政谈话" in shown
    assert "2010-05-12" not in shown, "another month's"
    assert "R01" not in shown and "bureau/registration" not in shown


def test_what_is_to_be_looked_at_has_blank_cells_and_boxes(laid: Lay) -> None:
    shown = said(laid(WATCH), "monitoring")
    assert "□有　□无" in shown and TITLE in shown and "随机抽查、信息监测" in shown
    assert "（2010-06-01，逾期）" in shown
    assert "科长每周抽查受理件的一成，在复核记录上签名" in shown, "a measure due by the end of the month"
    assert "本月没有要看的风险点" in said(laid({}), "monitoring")


def test_the_month_asked_for_is_the_one_printed(laid: Lay) -> None:
    found, scope = laid(CHECKED).read("monitoring", today=DAY)
    document = make(found[0], "internal", replace(scope, month=date(2010, 5, 1)))
    shown = "\n".join(texts(document))
    assert "2010年5月" in shown and "2010-05-12" in shown and "2010-06-11" not in shown


def test_suggestions_tell_from_which_side_and_what_came_of_each(laid: Lay) -> None:
    log = (
        "id,day,subject,side,text,disposition,reason,point\n"
        "S1,2010-04-02,bureau/registration/clerk,staff,窗口一个人收件,,,\n"
        f"S1,2010-04-05,bureau/registration/clerk,staff,窗口一个人收件,adopted,,{POINT}\n"
        "S2,2010-04-03,bureau/registration,leaders,多设一个窗口,declined,人手不够,\n"
        "S3,2010-04-04,bureau/registration/clerk,peers,查一查代办,,,\n"
    )
    shown = said(laid({"cycles/2010/suggestions/bureau/registration.csv": log}), "suggestions")
    assert "3 条，采纳 1 条，不采纳 1 条" in shown
    assert TITLE in shown and "人手不够" in shown and "还没有答复" in shown
    assert "群众帮" in shown and "领导提" in shown and "注册登记科" in shown
    assert "S1" not in shown and "R01" not in shown


REGULATIONS: Overlay = {
    "regulations.yaml": "schema: riskctl/regulations/v1\nregulations:\n"
    "  - {id: accept, title: 受理办法, number: 局发〔2008〕3号, state: to_revise, "
    "owner: bureau/registration/chief, due: 2010-05-31, note: 没有写谁复核}\n"
    "  - {id: agents, title: 代办管理办法, state: to_draft, owner: province/head}\n"
    "  - {id: registration-review, title: 登记审查办法, state: in_force}\n",
    **changed(CLERK, ("type: supervision", "type: institution\n        regulation: accept")),
}


def test_the_plan_of_regulations_names_the_points_that_hang_on_each(laid: Lay) -> None:
    shown = said(laid(REGULATIONS), "revision-plan")
    assert "修订 1 项，制定 0 项" in shown, "what another unit answers for and no point hangs on is not here"
    assert {"《受理办法》", "局发〔2008〕3号", "没有写谁复核", TITLE, "已过期"} <= set(shown.split("\n"))
    assert "科长" in shown and "登记审查办法" not in shown
    assert "没有要修订、制定的制度" in said(laid({}), "revision-plan")


def test_survey_and_appraisal_ask_for_what_tally_counts(laid: Lay) -> None:
    for kind in ("survey", "appraisal"):
        shown = said(laid({}), kind).split("\n")
        answers = ["好", "一般", "差", "不了解"]
        assert [word for word in shown if word in answers] == answers
        assert "总体评价" in shown


INSPECTION = (
    "schema: riskctl/inspection/v1\nunit: bureau\ndepartment: registration\nday: 2010-07-13\n"
    "by: province/leading_group_office\nways: [files, survey]\n"
    "questions:\n  - {id: identified, answer: partly, basis: 看了三份}\n"
)


def test_an_inspection_sheet_can_be_written_on(laid: Lay) -> None:
    blank = said(laid({}), "inspection")
    assert "□听汇报　□查资料　□走访　□民主评议　□调查表" in blank and "□基本" in blank
    assert "发出" in blank and "收回" in blank
    filled = said(laid({"cycles/2010/inspections/i1.yaml": INSPECTION}), "inspection", "i1")
    assert "示例局注册登记科廉政风险点防范管理检查表" in filled
    assert "√查资料" in filled and "√基本" in filled and "□听汇报" in filled and "看了三份" in filled


def test_all_of_them_are_made_of_the_registers_below(laid: Lay) -> None:
    root = laid({**CHECKED, DEPARTMENT: register("bureau/registration")})
    assert TITLE in said(root, "monitoring", "bureau/registration")
