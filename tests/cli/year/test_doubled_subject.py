"""Nothing is recorded of a risk point whose subject has two registers: nobody knows which of them counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Call

POINT = "bureau/registration/clerk#R01"
OTHER = "registers/bureau/registration/t.csv"
TABLE = (
    "岗位,编号,风险点,风险性质,风险类别,发生概率,危害程度,风险等级,措施内容,措施责任人\n"
    "clerk,R09,另一份里的点,廉政风险,行政审批类,低,轻微,1,科长每周抽查,registration/chief\n"
)


@pytest.mark.parametrize("point", [POINT, "bureau/registration/clerk#R09"])
@pytest.mark.parametrize(
    "line",
    [
        "done {point} --all",
        "review {point} --basis 看过",
        "record {point} spot_check --by discipline --finding 看过",
        "warn issue {point} --sign 苗头 --due 2010-05-30",
    ],
)
def test_of_a_subject_with_two_registers_nothing_is_recorded(
    repository: Path, call: Call, line: str, point: str
) -> None:
    (repository / OTHER).write_text(TABLE, "utf-8")
    before = {file: file.read_bytes() for file in repository.rglob("*") if file.is_file()}
    ended = call(*line.format(point=point).split(), cwd=repository)
    assert ended.code == 1 and OTHER in ended.err and "registers/bureau/registration/clerk.yaml" in ended.err
    assert {file: file.read_bytes() for file in repository.rglob("*") if file.is_file()} == before
