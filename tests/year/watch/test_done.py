"""Which measures of a point are meant to be done, and what is written of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example import CLERK, REPOSITORY, changed
from riskctl.year.watch.done import carried_out
from tests.year.build import Found, find

DAY = date(2010, 5, 20)
THREE = REPOSITORY[CLERK] + (
    "      - {text: 收件当场出具回执, done: 2010-03-01}\n"
    "      - {text: 每月公开办理时限, owner: registration/chief}\n"
)


def written(
    found: Found, number: int | None = None, every: bool = False, effect: str = ""
) -> dict[str, object]:
    changes = carried_out(found.point(), number, every, DAY, effect)
    return {"/".join(map(str, one.path[2:])): one.value for one in changes}


def refusal(found: Found, number: int | None = None, every: bool = False) -> str:
    with pytest.raises(RiskctlError) as caught:
        carried_out(found.point(), number, every, DAY, "")
    return caught.value.said.text("en")


def test_the_one_that_is_left_need_not_be_named(tmp_path: Path) -> None:
    found = find(tmp_path)
    assert written(found) == {"measures/0/done": "2010-05-20"}
    assert written(found, effect="台账已建") == {
        "measures/0/done": "2010-05-20",
        "measures/0/effect": "台账已建",
    }


def test_a_new_key_stands_below_the_last_that_is_written(tmp_path: Path) -> None:
    found = find(tmp_path, {CLERK: THREE})
    after = [carried_out(found.point(), n, False, DAY, "")[0].after for n in (1, 3)]
    assert after == ["due", "owner"]


def test_of_several_one_is_named_or_all_are_meant(tmp_path: Path) -> None:
    found = find(tmp_path, {CLERK: THREE})
    said = refusal(found)
    assert "1 “科长每周抽查受理件的一成…”" in said and "3 “每月公开办理时限…”" in said and "2 “" not in said
    assert [*written(found, number=3)] == ["measures/2/done"]
    assert [*written(found, every=True)] == ["measures/0/done", "measures/2/done"]


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "no number 0"), (4, "has 3 measures and no number 4"), (2, "done on 2010-03-01 already")],
)
def test_a_measure_that_is_not_there_or_done_is_refused(tmp_path: Path, number: int, said: str) -> None:
    assert said in refusal(find(tmp_path, {CLERK: THREE}), number)


def test_nothing_is_done_of_a_closed_point_or_twice(tmp_path: Path) -> None:
    closed = changed(CLERK, ("    level: 3\n", "    level: 3\n    status: closed\n"))
    assert "is closed" in refusal(find(tmp_path / "a", closed), every=True)
    done = changed(CLERK, ("due: 2010-05-31", "done: 2010-04-01"))
    assert "are done already" in refusal(find(tmp_path / "b", done), every=True)
