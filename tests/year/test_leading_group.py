"""The latest list of a unit is its leading group: the leader first, each post once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.corpus.load import load
from riskctl.year.leading_group import group_list, is_recorded, log_of, members, told
from tests.conftest import lay

DAY = date(2010, 3, 9)
LEADER, DEPUTY, MEMBER = "bureau/leadership/director", "bureau/discipline/inspector", "bureau/registration"
LOG = """\
day,number,role,post,note
2010-03-09,4号,member,bureau/registration,
2010-03-09,4号,leader,bureau/leadership/director,
2010-04-20,7号,leader,bureau/leadership/deputy,
"""


def posts(root: Path, day: date) -> list[str]:
    _, context = load(lay(root, {log_of("bureau", 2010): LOG}), day)
    return [row.post for row in members(context).get("bureau", ())]


def test_the_latest_list_up_to_the_day_holds_and_the_leader_comes_first(tmp_path: Path) -> None:
    assert posts(tmp_path, date(2010, 3, 8)) == []
    assert posts(tmp_path, date(2010, 4, 19)) == [LEADER, MEMBER]
    assert posts(tmp_path, date(2010, 4, 20)) == ["bureau/leadership/deputy"]


def test_a_list_is_told_by_role(repository: Path) -> None:
    rows = group_list(DAY, "4号", {"member": [MEMBER], "leader": [LEADER], "deputy": [DEPUTY]}, "")
    assert [(role.text("zh"), refs) for role, refs in told(rows)] == [
        ("组长", [LEADER]),
        ("副组长", [DEPUTY]),
        ("成员", [MEMBER]),
    ]
    assert not is_recorded(rows, "bureau", load(repository)[1])


def test_a_post_has_one_part_in_the_group() -> None:
    with pytest.raises(RiskctlError, match="named twice"):
        group_list(DAY, "", {"leader": [LEADER], "member": [LEADER]}, "")


def test_just_the_same_list_is_recorded_already(tmp_path: Path) -> None:
    _, context = load(lay(tmp_path, {log_of("bureau", 2010): LOG}), date(2010, 4, 1))
    same = group_list(DAY, "4号", {"leader": [LEADER], "member": [MEMBER]}, "")
    assert is_recorded(same, "bureau", context)
    assert not is_recorded(same[:1], "bureau", context)


def test_a_list_of_before_is_recorded_already_too(tmp_path: Path) -> None:
    _, context = load(lay(tmp_path, {log_of("bureau", 2010): LOG}), date(2010, 5, 1))
    assert is_recorded(
        group_list(DAY, "4号", {"leader": [LEADER], "member": [MEMBER]}, ""), "bureau", context
    )


def test_of_two_lists_of_a_day_the_last_holds(tmp_path: Path) -> None:
    again = (
        LOG
        + "2010-04-20,7号,leader,bureau/leadership/director,\n2010-04-20,7号,member,bureau/registration,\n"
    )
    _, context = load(lay(tmp_path, {log_of("bureau", 2010): again}), date(2010, 5, 1))
    assert [row.post for row in members(context)["bureau"]] == [LEADER, MEMBER]
    same = {"leader": [LEADER], "member": [MEMBER]}
    assert is_recorded(group_list(date(2010, 4, 20), "7号", same, ""), "bureau", context)
