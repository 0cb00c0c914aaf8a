"""`riskctl record` and `riskctl due`: what was looked at is one row, and is due again later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from riskctl.check.example import CYCLE, PEOPLE, REPOSITORY, changed
from tests.conftest import Call, lay

LOG = "cycles/2010/checks/bureau/registration.csv"
POINT = "bureau/registration/clerk#R01"
PHASE = "  - {id: supervision, name: 监督防范, from: 2010-05-01, to: 2010-11-30}\n"
LATER = ("--today", "2010-06-10")


@pytest.fixture
def supervised(tmp_path: Path) -> Path:
    """The example repository with a phase of supervision."""
    return lay(tmp_path, {CYCLE: REPOSITORY[CYCLE] + PHASE})


def due(root: Path, call: Call, *words: str) -> list[dict[str, Any]]:
    ended = call("due", "--format", "json", *words, cwd=root)
    assert ended.code == 0
    found: list[dict[str, Any]] = json.loads(ended.out)["due"]
    return found


def test_a_check_is_one_row_in_the_department_s_log(supervised: Path, call: Call) -> None:
    words = ("record", POINT, "随机抽查", "--by", "discipline_office", "--finding", "抽查二十件，都有签名")
    assert call(*words, *LATER, cwd=supervised).code == 0
    assert call(*words, "--on", "2010-06-02", *LATER, cwd=supervised).code == 0
    lines = (supervised / LOG).read_text("utf-8-sig").splitlines()
    assert lines == [
        "日期,方式,风险点,检查人,发现情况,苗头性问题,抽查编号",
        f"2010-06-10,随机抽查,{POINT},bureau/discipline_office,抽查二十件，都有签名,否,",
        f"2010-06-02,随机抽查,{POINT},bureau/discipline_office,抽查二十件，都有签名,否,",
    ]
    assert not [line for line in call("check", *LATER, cwd=supervised).out.splitlines() if "cycles/" in line]


def test_a_point_looked_at_is_no_longer_late_but_due_again(supervised: Path, call: Call) -> None:
    (before,) = due(supervised, call, *LATER)
    assert (before["due"], before["late"], before["last"]) == ("2010-06-01", True, None)
    assert before["monitor"] == ["局党组", "纪检组"]
    call("record", POINT, "spot_check", "--by", "纪检组", "--finding", "看过", *LATER, cwd=supervised)
    call("record", POINT, "spot_check", "--by", "discipline", "--finding", "看过", *LATER, cwd=supervised)
    (after,) = due(supervised, call, *LATER)
    assert (after["due"], after["late"], after["last"]) == ("2010-07-10", False, "2010-06-10")


def test_how_often_is_told_as_the_presets_own_and_can_be_turned_off_in_one_line(
    supervised: Path, call: Call
) -> None:
    (one,) = due(supervised, call, *LATER)
    assert (one["every"], one["basis"]) == ({"months": 1}, "ours")
    told = call("check", "--select", "RK609", *LATER, cwd=supervised).out
    assert "是三级，每月应看一次（本项目补定）" in told.replace("\n", "")
    programme = supervised / "riskctl.yaml"
    programme.write_text(f"{programme.read_text('utf-8')}monitoring_frequency: none\n", "utf-8")
    off = call("due", *LATER, cwd=supervised)
    assert (off.out, "monitoring_frequency: none" in off.err) == ("", True)
    assert "没有发现问题" in call("check", "--select", "RK609", *LATER, cwd=supervised).out
    assert "风险点监控" not in call("status", *LATER, cwd=supervised).out
    assert "多久看一次" not in call("explain", "三级", cwd=supervised).out


def test_prevention_names_a_department_and_stands_in_its_log(supervised: Path, call: Call) -> None:
    ended = call("record", "bureau", "警示教育", "--by", "discipline_office", cwd=supervised)
    assert ended.code == 0
    assert (supervised / "cycles/2010/checks/bureau/unit.csv").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((POINT.replace("R01", "R02"), "spot_check", "--by", "discipline", "--finding", "看过"), POINT),
        ((POINT, "spot_chek", "--by", "discipline", "--finding", "看过"), "spot_check"),
        ((POINT, "spot_check", "--by", "discpline", "--finding", "看过"), "discipline"),
        ((POINT, "spot_check", "--by", "discipline", "--sign"), "--finding"),
        (("bureau/registration", "spot_check", "--by", "discipline", "--finding", "看过"), "随机抽查"),
        (("bureau/registration/clerk", "廉政谈话", "--by", "discipline"), "岗位"),
        ((POINT, "spot_check", "--by", "discipline", "--finding", "李丁四不在岗"), "李○○"),
        (
            (POINT, "spot_check", "--by", "discipline", "--finding", "看过", "--on", "2010-06-11"),
            "2010-06-11",
        ),
        ((POINT, "spot_check", "--by", "discipline", "--finding", "看过", "--sample", "x"), "x"),
        (("province", "警示教育", "--by", "discipline"), "province"),
    ],
)
def test_a_wrong_call_says_why_and_writes_nothing(
    supervised: Path, call: Call, words: tuple[str, ...], said: str
) -> None:
    ended = call("record", *words, *LATER, cwd=supervised)
    assert ended.code == 2 and said in ended.err
    assert not (supervised / "cycles/2010/checks").exists()


def test_a_check_answers_only_a_draw_that_drew_its_point(supervised: Path, call: Call) -> None:
    call("sample", "bureau", *LATER, cwd=supervised)
    words = ("record", POINT, "spot_check", "--by", "discipline", "--finding", "看过", "--sample")
    assert call(*words, "bureau-2010-06-10-1", *LATER, cwd=supervised).code == 0
    assert "bureau-2010-06-10-1" in (supervised / LOG).read_text("utf-8-sig")


def test_without_a_phase_or_a_policy_nothing_is_due_and_it_says_why(repository: Path, call: Call) -> None:
    ended = call("due", cwd=repository)
    assert (ended.code, ended.out) == (0, "") and "supervision" in ended.err


@pytest.mark.parametrize("method", ["spot_check", "信息监测"])
def test_nobody_watches_himself(supervised: Path, call: Call, method: str) -> None:
    words = ("record", POINT, method, "--by", "clerk", "--finding", "看过", *LATER)
    ended = call(*words, cwd=supervised)
    assert ended.code == 2 and "自己不能监控自己" in ended.err
    assert "self_check" in ended.err and "bureau/discipline_office" in ended.err
    assert not (supervised / LOG).exists()


def test_a_self_check_is_the_holder_s_own(supervised: Path, call: Call) -> None:
    words = ("record", POINT, "self_check", "--by", "clerk", "--finding", "看过", *LATER)
    assert call(*words, cwd=supervised).code == 0


def test_who_holds_two_posts_does_not_watch_one_from_the_other(tmp_path: Path, call: Call) -> None:
    both = changed(PEOPLE, ("name: 孙丙三", "name: 李丁四"))
    root = lay(tmp_path, {CYCLE: REPOSITORY[CYCLE] + PHASE} | both)
    words = ("record", POINT, "spot_check", "--by", "chief", "--finding", "看过", *LATER)
    ended = call(*words, cwd=root)
    assert ended.code == 2 and "是同一个人" in ended.err
