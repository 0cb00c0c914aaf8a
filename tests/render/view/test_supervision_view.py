"""Letters and inspections as documents: what is on file, and of persons a reference alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.render.blocks import Facts, Signatures
from riskctl.render.paper import LETTER
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


def shown(laid: Laid, kind: str, number: str) -> str:
    (document,) = laid.made(kind, number)
    return md.write(document).decode()


def test_an_old_warning_letter_is_printed_in_words_and_without_a_code(laid: Lay) -> None:
    found = shown(laid(FILES), "warning", "bureau/1")
    assert all(
        part in found for part in ("一件没有复核签名", "注册登记科科员", "2010年4月20日", "2010年4月12日")
    )
    assert (
        "受理时对材料不齐的熟人企业先行受理" in found and "R01" not in found and "registration" not in found
    )


ISSUED = {
    "cycles/2010/warnings/bureau.csv": (
        "number,day,event,to,due,addressee,issuer,sender,point,sign,title,place,basis,demand,reference\n"
        f"7,2010-04-10,issued,bureau/registration/clerk,2010-04-20,原来的科员,原来的局,原来的办公室,{POINT},"
        "没有签名,原来的风险点,原来的科室,四月抽查,逐件补签,原文〔2010〕7号\n"
    ),
    "cycles/2010/rectification/bureau.csv": (
        "number,day,event,to,due,basis,found,demand\n"
        "1,2010-04-10,issued,bureau/registration,2010-04-30,四月检查,三件没有签名,补齐复核签名。\n"
    ),
}


def test_a_letter_says_what_it_said_when_it_was_issued(laid: Lay) -> None:
    found = shown(laid(ISSUED), "warning", "原文[2010]7号")
    for words in (
        "原来的科员：",
        "原来的局",
        "原来的办公室",
        "原来的风险点",
        "四月抽查",
        "逐件补签",
        "〔2010〕7号",
    ):
        assert words in found
    assert "示例局" not in found and "领导小组" not in found


def test_what_was_found_and_what_is_demanded_are_told_apart(laid: Lay) -> None:
    found = shown(laid(ISSUED), "rectification", "bureau/1")
    assert "发现的问题：</strong>三件没有签名。" in found and "整改要求：</strong>补齐复核签名。" in found
    assert "。。" not in found and "示例局注册登记科：" in found
    old = shown(laid(FILES), "rectification", "bureau/1")
    assert "发现的问题" not in old and "整改要求：</strong>补齐复核签名。" in old


@pytest.mark.parametrize(("kind", "number"), [("warning", "bureau/7"), ("rectification", "bureau/1")])
def test_a_letter_has_a_receipt_and_a_sheet_for_the_reply_on_a_page_of_its_own(
    laid: Lay, kind: str, number: str
) -> None:
    (document,) = laid(ISSUED).made(kind, number)
    letter, reply = document.sections
    assert letter.page == reply.page == LETTER
    (receipt,) = [block for block in letter.blocks if isinstance(block, Facts)]
    assert [fact.label for fact in receipt.facts] == ["签收人", "签收日期"]
    assert sum(len(block.boxes) for block in reply.blocks if isinstance(block, Signatures)) == 3


def test_a_notice_to_a_person_shows_its_reference_alone(laid: Lay) -> None:
    found = shown(laid(FILES), "rectification", "示局纪〔2010〕3号")
    assert "示局纪〔2010〕3号" in found and "退还礼品" not in found and len(found) < 200


def test_each_letter_is_a_document_and_of_a_unit_without_one_it_is_said(laid: Lay) -> None:
    assert [order.record for order in laid(FILES).orders("rectification", "bureau")] == [
        "bureau/1",
        "bureau/2",
    ]
    assert laid({}).orders("warning") == []
    with pytest.raises(RiskctlError) as caught:
        laid({}).orders("warning", "bureau")
    assert caught.value.said.text("zh") == "“bureau”今年没有 warning"


def test_an_inspection_shows_six_questions_and_marks_what_the_tool_filled_in(laid: Lay) -> None:
    found = text(laid(FILES), "inspection")
    assert re.search(
        r"\| 4 \| 岗位职责和责任人是否明确 \| □是.*√基本.*□否 \| 抽看十份 \| 措施三十条 \|", found
    )
    assert re.search(r"\| 6 \| 实际运行是否有效 \| □是.*□基本.*□否 \|", found)
    assert "不是答案" in found and "省局党组" in found and "两个环节没有排查" in found


@pytest.mark.parametrize("kind", ["inspection", "summary", "annual-report"])
def test_the_totals_of_the_sheets_are_shown(laid: Lay, kind: str) -> None:
    assert "| 调查表 | 40 | 37 | 30 | 6 | 1 |" in text(laid(FILES), kind)


@pytest.mark.parametrize("kind", ["inspection", "survey"])
def test_with_nothing_on_file_there_is_still_a_page(laid: Lay, kind: str) -> None:
    assert text(laid({}), kind).startswith("# 示例局")


@pytest.mark.parametrize("kind", ["warning", "rectification", "inspection"])
def test_none_of_it_leaves_the_office(repository: Path, call: Call, kind: str) -> None:
    assert call("render", kind, "bureau", "--edition", "staff", cwd=repository).code == 2
    assert not (repository / "rendered").exists()
