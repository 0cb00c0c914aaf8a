"""`riskctl review --table` and `--from`: points carried over go out, and come back with what was seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK
from riskctl.check.example_logs import DIGEST
from tests.cli.year.test_sign_command import tree
from tests.cli.year.test_sign_table import Row, filled, rows_of
from tests.conftest import Call, lay

POINT = "bureau/registration/clerk#R01"
CARRIED = {"cycles/2010/carried.csv": f"point,level,fingerprint\n{POINT},3,{DIGEST}\n"}
LOOKED = "看了三月的复核记录，没有变化"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example repository, its point carried over from last year."""
    return lay(tmp_path / "库", CARRIED)


def blank(call: Call, root: Path, *words: str) -> list[Row]:
    ended = call("review", *words, "--table", cwd=root)
    assert ended.code == 0, ended.err
    return rows_of(ended.out)


def test_what_waits_for_its_review_is_written_as_by_the_command_and_once(
    root: Path, call: Call, tmp_path: Path
) -> None:
    (row,) = blank(call, root)
    assert row["风险点"] == POINT and row["内容"] and blank(call, root, "bureau/discipline") == []
    table = filled(root, [row | {"复核日期": "2010/4/12", "复核依据": LOOKED}])
    assert call("review", "--from", table, cwd=root).code == 0
    other = lay(tmp_path / "另一库", CARRIED)
    assert call("review", POINT, "--basis", LOOKED, "--on", "2010-04-12", cwd=other).code == 0
    assert (root / CLERK).read_bytes() == (other / CLERK).read_bytes()
    assert blank(call, root) == []
    once = tree(root)
    again = call("review", "--from", table, cwd=root)
    assert (again.code, tree(root)) == (0, once) and "第 2 行以前已经写过" in again.err


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"风险点": "bureau/registration/clerk#R09"}, "第 2 行“风险点”列：登记表里没有"),
        ({"风险点": ""}, "第 2 行“风险点”列：空着"),
        ({"复核依据": ""}, "第 2 行“复核依据”列：空着；没有变化也要写看了什么"),
        ({"复核日期": "2011-04-12"}, "第 2 行“复核日期”列：2011-04-12 还没有到"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_written(root: Path, call: Call, wrong: Row, said: str) -> None:
    (row,) = blank(call, root)
    good = row | {"复核日期": "2010-04-12", "复核依据": LOOKED}
    table, before = filled(root, [good | wrong]), tree(root)
    ended = call("review", "--from", table, cwd=root)
    assert ended.code == 2 and said in ended.err and tree(root) == before


@pytest.mark.parametrize(
    "words", [(), (POINT,), ("--basis", LOOKED), ("--from", "表.csv", POINT), ("--table", "--basis", LOOKED)]
)
def test_what_does_not_go_together_is_refused(root: Path, call: Call, words: tuple[str, ...]) -> None:
    before = tree(root)
    assert call("review", *words, cwd=root).code == 2 and tree(root) == before
