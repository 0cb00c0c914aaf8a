"""Points that lack what only people can fill in go out with empty cells, and come back filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK
from riskctl.corpus.load import load, registers
from tests.conftest import lay
from tests.exchange.workbook.books import Desk, files

HEAD = "schema: riskctl/person/v1\nunit: bureau\ndepartment: registration\npost: clerk\n"
R01, R02 = "bureau/registration/clerk#R01", "bureau/registration/clerk#R02"
TABLE = "registers/bureau/表.csv"
YAML = {
    CLERK: f"""\
{HEAD}risk_points:
  # 导入的
  - id: R01
    title: 甲
    claimed: 2 # 原来的
    measures:
      - text: 每周抽查
  - id: R02
    title: 乙
    kind: integrity
    measures:
      - text: 月底核对
"""
}
CSV = {
    CLERK: None,
    TABLE: "单位,部门,岗位,编号,风险点,风险性质,风险类别,发生概率,危害程度,风险等级,防范措施,原定等级\n"
    "bureau,registration,clerk,R01,甲,,,,,,每周抽查,2\n"
    "bureau,registration,clerk,R02,乙,廉政风险,,,,,月底核对,\n",
}
FILLED = {"风险性质": "监管风险", "风险类别": "行政审批类", "发生概率": "高", "危害程度": "严重"}


@pytest.mark.parametrize("overlay", [YAML, CSV], ids=["yaml", "csv"])
def test_what_is_missing_is_an_empty_cell_and_unedited_nothing_is_written(
    tmp_path: Path, overlay: dict[str, str | None]
) -> None:
    desk = Desk(lay(tmp_path / "库", overlay))
    before = files(desk.root)
    desk.send()
    assert desk.column("风险性质") == {R01: "", R02: "廉政风险"}
    assert desk.column("风险类别") == {R01: "", R02: ""}
    assert desk.column("原定等级") == {R01: "二级", R02: ""}
    assert desk.receive() == [] and files(desk.root) == before


@pytest.mark.parametrize("overlay", [YAML, CSV], ids=["yaml", "csv"])
def test_filled_in_the_point_is_whole_and_another_stays_as_it_is(
    tmp_path: Path, overlay: dict[str, str | None]
) -> None:
    desk = Desk(lay(tmp_path / "库", overlay))
    desk.send()
    desk.fill((R01, FILLED))
    assert desk.receive() == ["已改：风险性质、风险类别、发生概率、危害程度"]
    repository, context = load(desk.root)
    (clerk,) = (d for d in registers(repository, context) if d.subject == "bureau/registration/clerk")
    assert clerk.register and [p.id for p in clerk.register.risk_points] == ["R01"]  # R02 has no category yet
    assert clerk.register.risk_points[0].category == "approval"


def test_in_yaml_fields_stand_in_their_places_and_nothing_else_moves(tmp_path: Path) -> None:
    desk = Desk(lay(tmp_path / "库", YAML))
    desk.send()
    desk.fill((R01, FILLED))
    desk.receive()
    kind = "    kind: regulatory\n    category: approval\n"
    grade = "    probability: 高\n    severity: 严重\n"
    assert (desk.root / CLERK).read_text("utf-8") == str(YAML[CLERK]).replace(
        "    title: 甲\n", f"    title: 甲\n{kind}{grade}"
    )


def test_what_is_wrong_and_not_only_missing_is_still_refused(tmp_path: Path) -> None:
    from riskctl.base.errors import UnsoundError

    broken = str(YAML[CLERK]).replace("kind: integrity", "kind: 廉正")
    with pytest.raises(UnsoundError):
        Desk(lay(tmp_path / "库", {CLERK: broken})).send()
