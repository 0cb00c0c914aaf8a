"""Letters and inspections as documents: what is on file, and of persons a reference alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from riskctl.render.writers import md
from tests.conftest import Call
from tests.render.build import Laid

Lay = Callable[..., Laid]
POINT = "bureau/registration/clerk#R01"
FILES = {
    "cycles/2010/warnings/bureau.csv": (
        "number,day,event,to,due,note,point,sign\n"
        f"1,2010-04-10,issued,bureau/registration/clerk,2010-04-20,,{POINT},一件没有复核签名\n"
        "1,2010-04-12,replied,,,,,\n"
    ),
    "cycles/2010/rectification/bureau.csv": (
        "number,day,event,to,due,note,basis,demand,reference\n"
        "1,2010-04-10,issued,bureau/registration,2010-04-30,,四月检查,补齐复核签名,\n"
        "2,2010-04-11,issued,,,,,退还礼品,示局纪〔2010〕3号\n"
    ),
    "cycles/2010/inspections/bureau-2010-04-12.yaml": (
        "schema: riskctl/inspection/v1\nunit: bureau\nday: 2010-04-12\nby: province/party_group\n"
        "ways: [survey]\n"
        "questions: [{id: duties, answer: partly, basis: 抽看十份, prefilled: [措施三十条]}]\n"
        "findings: [两个环节没有排查]\n"
        "totals: [{sheet: survey, sent: 40, returned: 37, good: 30, fair: 6, poor: 1}]\n"
    ),
}


def text(laid: Laid, kind: str) -> str:
    (document,) = laid.made(kind, "bureau")
    return md.write(document).decode()


def test_a_warning_letter_says_what_was_seen_where_and_by_when_to_reply(laid: Lay) -> None:
    found = text(laid(FILES), "warning")
    assert all(
        part in found for part in ("一件没有复核签名", "注册登记科科员", "2010年4月20日", "2010年4月12日")
    )


def test_a_notice_to_a_person_shows_its_reference_alone(laid: Lay) -> None:
    found = text(laid(FILES), "rectification")
    assert "补齐复核签名" in found and "示局纪〔2010〕3号" in found
    assert "退还礼品" not in found


def test_an_inspection_shows_six_questions_and_marks_what_the_tool_filled_in(laid: Lay) -> None:
    found = text(laid(FILES), "inspection")
    assert "| 4 | 岗位职责和责任人是否明确 | 基本 | 抽看十份 | 措施三十条 |" in found
    assert "| 6 | 实际运行是否有效 |  |  |  |" in found
    assert "不是答案" in found and "省局党组" in found and "两个环节没有排查" in found


@pytest.mark.parametrize("kind", ["inspection", "summary", "annual-report"])
def test_the_totals_of_the_sheets_are_shown(laid: Lay, kind: str) -> None:
    assert "| 调查表 | 40 | 37 | 30 | 6 | 1 |" in text(laid(FILES), kind)


@pytest.mark.parametrize("kind", ["warning", "rectification", "inspection", "survey"])
def test_with_nothing_on_file_there_is_still_a_page(laid: Lay, kind: str) -> None:
    assert text(laid({}), kind).startswith("# 示例局")


@pytest.mark.parametrize("kind", ["warning", "rectification", "inspection"])
def test_none_of_it_leaves_the_office(repository: Path, call: Call, kind: str) -> None:
    assert call("render", kind, "bureau", "--edition", "staff", cwd=repository).code == 2
    assert not (repository / "rendered").exists()
