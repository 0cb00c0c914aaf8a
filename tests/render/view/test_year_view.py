"""The year of a unit as documents: what is on file is counted, what is not is said to be missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, REPOSITORY
from riskctl.render.blocks import Paragraph, Plot, Table, plain
from riskctl.render.looks import Look
from riskctl.render.writers import md
from tests.conftest import Call
from tests.render.build import Laid

Lay = Callable[..., Laid]
KINDS = ("summary", "annual-report")
CLERK_REF = "bureau/registration/clerk"
POINT = f"{CLERK_REF}#R01"
YEAR = {
    "cycles/2010/preparation/bureau.csv": "kind,day,number\nplan,2010-03-08,示局发〔2010〕1号\n",
    "cycles/2010/suggestions/bureau/registration.csv": (
        "id,day,subject,side,text,disposition,reason,point\n"
        f"S1,2010-04-05,{CLERK_REF},staff,窗口排队插号,,,\n"
        f"S2,2010-04-06,{CLERK_REF},leaders,多设窗口,,,\n"
        f"S1,2010-04-08,{CLERK_REF},staff,窗口排队插号,adopted,,R01\n"
        f"S2,2010-04-08,{CLERK_REF},leaders,多设窗口,declined,没有编制,\n"
    ),
    "cycles/2010/checks/bureau/registration.csv": (
        "day,method,point,by,finding,sign\n"
        f"2010-05-20,spot_check,{POINT},registration/chief,一件没有复核签名,true\n"
        f"2010-06-20,spot_check,{POINT},registration/chief,齐全,\n"
        "2010-06-30,integrity_talk,,discipline/inspector,谈话两人,\n"
    ),
    "cycles/2010/warnings/bureau.csv": (
        "number,day,event,to,due,note,point,sign\n"
        f"1,2010-05-21,issued,bureau/registration/clerk,2010-05-28,,{POINT},一件没有复核签名\n"
    ),
    "cycles/2010/inspections/bureau-2010-11-09.yaml": (
        "schema: riskctl/inspection/v1\nunit: bureau\nday: 2010-11-09\nby: province/party_group\n"
        "ways: [survey]\nquestions: []\nfindings: [两个环节没有排查]\n"
    ),
    "cycles/2010/assessments/bureau.yaml": (
        "schema: riskctl/assessment/v1\nunit: bureau\nday: 2010-12-10\nby: province/party_group\n"
        "entries: [{item: identified, points: 3, reason: 两个环节没有排查}, {item: institutions, points: 0}, "
        "{item: procedure, points: 0}, {item: duties, points: 0}, {item: accountability, points: 0}, "
        "{item: effective, points: 0}]\n"
    ),
}


def text(laid: Laid, kind: str, day: date = date(2010, 12, 20)) -> str:
    (document,) = laid.made(kind, "bureau", today=day)
    return md.write(document).decode()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_on_file_is_counted(laid: Lay, kind: str) -> None:
    found = text(laid(YEAR), kind)
    told = {
        "summary": (
            "| 中期监控 | 随机抽查 | 2 | 1 |",
            "| 前期预防 | 廉政谈话 | 1 | 0 |",
            "扣 3 分：两个环节没有排查",
        ),
        "annual-report": ("随机抽查 2 次（发现苗头 1 次）", "廉政谈话 1 次，", "扣 3 分（两个环节没有排查）"),
    }
    assert all(one in found for one in told[kind])
    assert "发出 1 份，答复 0 份，核实 0 份，过期未答复 1 份。" in found
    assert "2010年11月9日" in found
    assert "97 分（满分 100 分）" in found


@pytest.mark.parametrize("kind", KINDS)
def test_a_day_sees_only_what_had_happened_by_then(laid: Lay, kind: str) -> None:
    found = text(laid(YEAR), kind, date(2010, 5, 25))
    assert ("| 中期监控 | 随机抽查 | 1 | 1 |" in found) or ("随机抽查 1 次（发现苗头 1 次）" in found)
    assert "还没有检查。" in found and "还没有考核。" in found
    assert "过期未答复 0 份" in found


def test_the_report_tells_of_preparation_and_suggestions(laid: Lay) -> None:
    found = text(laid(YEAR), "annual-report")
    assert "2010年3月8日制定方案。没有记录的：动员部署、培训。" in found
    assert "建议 2 条，采纳 1 条，不采纳 1 条" in found


def test_what_is_open_comes_first_in_the_summary(laid: Lay) -> None:
    found = text(laid(YEAR), "summary")
    assert found.index("## 没有办完的") < found.index("## 风险点")
    assert "风险预警通知书 1 份：bureau/1" in found.replace("\\", "")


def test_what_became_of_last_years_points_stands_beside_the_levels(laid: Lay) -> None:
    rows = f"point,level,fingerprint\n{POINT},2,{'0' * 64}\nbureau/registration/clerk#R09,1,{'0' * 64}\n"
    found = text(laid({"cycles/2010/carried.csv": rows}), "summary")
    assert "等级变动 1" in found and "登记表里没有了 1" in found
    assert "| ■ 三级 | 0 | 1 |" in found and "| △ 二级 | 1 | 0 |" in found


def test_a_closed_point_is_not_counted(laid: Lay) -> None:
    closed = REPOSITORY[CLERK].replace(
        "    level: 3\n",
        "    level: 3\n    status: closed\n    closed: {date: 2010-06-01, reason: 事项取消}\n",
    )
    assert "| ■ 三级 | — | 0 |" in text(laid({CLERK: closed}), "summary")


@pytest.mark.parametrize("kind", KINDS)
def test_a_log_that_cannot_be_read_whole_is_not_counted_as_if_it_were(
    repository: Path, call: Call, kind: str
) -> None:
    log = "cycles/2010/checks/bureau/registration.csv"
    (repository / log).parent.mkdir(parents=True)
    (repository / log).write_text(YEAR[log].replace("spot_check", "看了看"), "utf-8")
    ended = call("render", kind, "bureau", cwd=repository)
    assert ended.code == 1 and log in ended.err
    assert not (repository / "rendered").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_none_of_it_leaves_the_office(repository: Path, call: Call, kind: str) -> None:
    assert call("render", kind, "bureau", "--edition", "staff", cwd=repository).code == 2
    assert not (repository / "rendered").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_in_english_nothing_of_the_form_is_chinese(laid: Lay, kind: str) -> None:
    (document,) = laid({}).made(kind, "bureau", language="en")
    found = md.write(document).decode()
    for heading in (line for line in found.splitlines() if line.startswith("## ")):
        assert heading.isascii()


RESPONSES = "day,kind,reference\n2010-05-21,reminder,示纪〔2010〕1号\n2010-06-21,reminder,示纪〔2010〕2号\n"


@pytest.mark.parametrize("kind", KINDS)
def test_responses_to_individuals_are_counted_by_kind_and_no_more_is_told(laid: Lay, kind: str) -> None:
    log = {"cycles/2010/responses/bureau.csv": f"{RESPONSES}2010-06-22,admonition_talk,示纪〔2010〕3号\n"}
    found = text(laid(YEAR | log), kind)
    assert "后期处置：警示提醒 2 次，诫勉谈话 1 次。" in found and "示纪" not in found
    assert "后期处置：没有记录。" in text(laid(YEAR | log), kind, date(2010, 5, 20))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_open_is_told_by_names(laid: Lay, kind: str) -> None:
    late = REPOSITORY[CLERK].replace("due: 2010-05-31", "due: 2010-04-30")
    found = text(laid(YEAR | {CLERK: late}), kind, date(2010, 5, 25))
    assert POINT not in found.replace("\\", "") and "注册登记科科员“受理时" in found


@pytest.mark.parametrize("kind", KINDS)
def test_the_matrix_and_the_plots_stand_in_it(laid: Lay, kind: str) -> None:
    (document,) = laid(YEAR).made(kind, "bureau")
    (matrix,) = (b for b in document.blocks if isinstance(b, Table) and Look.MATRIX in b.looks)
    assert len(matrix.groups) == 3 and "■ 三级　1" in [slot.cell.value for slot in matrix.grid()]
    plots = {b.title: b for b in document.blocks if isinstance(b, Plot)}
    assert [bar.numbers for bar in plots["群众帮、领导提、互查：提了几条建议"].bars] == [
        (1, 0, 0),
        (0, 1, 0),
        (0, 0, 0),
    ]
    assert any(title.startswith("防范措施") for title in plots)
    assert "| 估计的发生概率和 2010 年监控所见" in text(laid(YEAR), kind, date(2010, 6, 30))


def test_the_report_marks_what_only_people_know(laid: Lay) -> None:
    (document,) = laid(YEAR).made("annual-report", "bureau")
    asked = [
        b for b in document.blocks if isinstance(b, Paragraph) and plain(b.runs).startswith("【请填写：")
    ]
    blanks = [b for b in document.blocks if isinstance(b, Paragraph) and Look.BLANK in b.runs[0].looks]
    assert len(asked) == len(blanks) == 7 and document.foot == ""
