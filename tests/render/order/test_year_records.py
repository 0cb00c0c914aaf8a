"""What is about records of the year is asked for by their numbers, and listed by them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example_logs import ISSUE, noticed, steps
from tests.conftest import Call, lay
from tests.render.build import LETTERS, Laid, Overlay

Lay = Callable[[Overlay], Laid]
INSPECTIONS = {
    f"cycles/2010/inspections/bureau-{day}.yaml": (
        f"schema: riskctl/inspection/v1\nunit: bureau\nday: {day}\nby: province/party_group\n"
        f"questions: [{{id: duties, answer: partly, basis: {day} 抽看十份}}]\n"
    )
    for day in ("2010-04-12", "2010-04-14")
}


def test_each_inspection_has_a_document_and_without_one_a_blank_is_printed(laid: Lay) -> None:
    assert [order.record for order in laid(INSPECTIONS).orders("inspection")] == [
        *("bureau-2010-04-12", "bureau-2010-04-14"),
    ]  # fmt: skip
    (one,) = laid(INSPECTIONS).views("inspection", "bureau-2010-04-12")
    assert "2010-04-12 抽看十份" in [question["basis"] for question in one["inspection"]["questions"]]
    assert [order.record for order in laid({}).orders("inspection")] == [""]


def test_files_are_named_by_the_record_and_below_it_by_the_department(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, noticed() | INSPECTIONS)
    call("render", "inspection", cwd=root)
    call("render", "announcement", "bureau/registration", cwd=root)
    assert sorted(f.relative_to(root / "rendered").as_posix() for f in root.rglob("*.html")) == [
        "announcement/bureau/registration.html",
        "inspection/bureau-2010-04-12.html",
        "inspection/bureau-2010-04-14.html",
    ]


def test_a_number_that_is_none_is_answered_with_the_nearest_or_the_list(laid: Lay) -> None:
    for name, hint in (
        ("bureau-2010-04-15", "是不是想写 bureau-2010-04-14？"),
        ("示局发〔2010〕1号", "riskctl render inspection --list 列出今年全部。"),
    ):
        with pytest.raises(RiskctlError) as caught:
            laid(INSPECTIONS).orders("inspection", name)
        said = f"没有编号或文号是“{name}”的 inspection，组织机构里也没有"
        assert caught.value.said.text("zh") == said
        assert caught.value.hint and caught.value.hint.text("zh") == hint


def test_a_notice_of_a_unit_that_is_gone_is_passed_over(laid: Lay) -> None:
    gone = {f: t.replace("unit: bureau", "unit: gone") for f, t in noticed().items()}
    assert [order.record for order in laid(gone).orders("announcement")] == [""]


def test_the_list_shows_number_day_unit_and_what_and_writes_nothing(call: Call, tmp_path: Path) -> None:
    root = lay(tmp_path, noticed() | steps(ISSUE))
    ended = call("render", "issuance", "--list", cwd=root)
    assert ended.code == 0 and [line.split() for line in ended.out.splitlines()] == [
        ["编号", "日期", "文号", "内容"],
        ["bureau", "2010-04-15", "示局发〔2010〕8号", "公示，2010-04-08", "至", "2010-04-14"],
    ]
    english = call("render", "inspection", "--list", cwd=root, lang="en").out
    assert "a draft of what stands in the registers" in english
    assert not (root / "rendered").exists()


def test_the_list_calls_a_body_by_its_name_and_never_by_its_code(call: Call, tmp_path: Path) -> None:
    assessment = (
        "schema: riskctl/assessment/v1\nunit: bureau\nday: 2010-04-15\nby: province/party_group\n"
        "items: [{id: identified, points: 0}]\n"
    )
    letter = {"cycles/2010/warnings/bureau.csv": LETTERS["cycles/2010/warnings/bureau.csv"]}
    root = lay(tmp_path, INSPECTIONS | letter | {"cycles/2010/assessments/bureau.yaml": assessment})
    assert "检查机构：省局党组" in call("render", "inspection", "--list", cwd=root).out
    assert "考核机构：省局党组" in call("render", "assessment", "--list", cwd=root).out
    assert "inspected by 省局党组" in call("render", "inspection", "--list", cwd=root, lang="en").out
    assert "示例局注册登记科科员，发出" in call("render", "warning", "--list", cwd=root).out
