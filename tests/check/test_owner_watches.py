"""RK623: asks who sees to a measure whose owner alone watches its point, at levels that the policy says."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, PEOPLE, PROGRAMME, changed
from riskctl.corpus.load import load
from tests.check.overlay import check
from tests.conftest import lay

SECOND = ("severity: 严重\n    level: 3", "severity: 较严重\n    level: 2")  # watched by the leader in charge
OWN = ("owner: registration/chief", "owner: leadership/deputy")
LESSON = ("type: supervision", "type: education")
DUE = "        due: 2010-05-31\n"
OTHERS = f"{DUE}      - {{text: 纪检组每季度回访十户, type: supervision, owner: discipline/inspector}}\n"
RENUMBERED = """\
schema: riskctl/policy/v1
extends: jiuquan-2010
levels:
  - {id: 9, name: 轻, monitor: responsible}
  - {id: 8, name: 中, monitor: leader_in_charge}
  - {id: 7, name: 重, monitor: party_group}
method: criteria
criteria: [{id: a, text: 甲, level: 8}, {id: b, text: 乙, level: 7}]
default: 9
"""
POLICY = "schema: riskctl/policy/v1\nextends: jiuquan-2010\nowner_asked: {levels}\n"


def asked(root: Path, *changes: tuple[str, str], **overlay: str) -> list[str]:
    return [one.message for one in check(root, changed(CLERK, SECOND, *changes) | overlay, "RK623")]


def own_policy(levels: str) -> dict[str, str]:
    programme = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: policy.yaml"))
    return programme | {"policy.yaml": POLICY.format(levels=levels)}


def test_it_is_asked_where_the_leader_in_charge_gives_the_lessons_himself(tmp_path: Path) -> None:
    (found,) = check(tmp_path, changed(CLERK, SECOND, OWN, LESSON), "RK623")
    assert (
        found.message == "The owner of R01, measure 1 is the only one who watches; who sees that it is done?"
    )
    assert (found.severity, found.subject) == ("info", "bureau/registration/clerk#R01")


def test_a_measure_of_supervision_is_the_watching_itself(tmp_path: Path) -> None:
    assert asked(tmp_path, OWN) == []


def test_another_owner_answers(tmp_path: Path) -> None:
    assert asked(tmp_path, LESSON) == []


def test_another_monitor_answers(tmp_path: Path) -> None:
    assert (
        asked(tmp_path, OWN, LESSON, ("    measures:", "    monitor: [discipline_office]\n    measures:"))
        == []
    )


def test_supervision_by_somebody_else_answers(tmp_path: Path) -> None:
    assert asked(tmp_path, OWN, LESSON, (DUE, OTHERS)) == []
    assert (
        len(asked(tmp_path, OWN, LESSON, (DUE, OTHERS.replace("discipline/inspector", "leadership/deputy"))))
        == 1
    )


def test_one_person_in_two_posts_is_one(tmp_path: Path) -> None:
    twice = changed(PEOPLE, ("name: 孙丙三", "name: 钱乙二"))
    assert len(asked(tmp_path, LESSON, **twice)) == 1


def test_at_the_gravest_level_two_bodies_watch_and_nothing_is_asked(tmp_path: Path) -> None:
    assert check(tmp_path, changed(CLERK, OWN, LESSON), "RK623") == []


@pytest.mark.parametrize(("levels", "wanted"), [("[1]", 0), ("[]", 0), ("[2]", 1)])
def test_the_policy_says_at_which_levels(tmp_path: Path, levels: str, wanted: int) -> None:
    assert len(asked(tmp_path, OWN, LESSON, **own_policy(levels))) == wanted


def test_one_line_for_a_register(tmp_path: Path) -> None:
    twice = (
        DUE,
        f"{DUE}      - {{text: 另一条制度, type: institution, regulation: registration-review, "
        "owner: leadership/deputy}\n",
    )
    assert asked(tmp_path, OWN, LESSON, twice) == [
        "The owner of R01, measure 1, R01, measure 2 is the only one who watches; who sees that it is done?"
    ]


def test_other_levels_are_asked_about_by_their_rank(tmp_path: Path) -> None:
    _, context = load(lay(tmp_path, own_policy("[]") | {"policy.yaml": RENUMBERED}))
    assert context.grading and {*context.grading.policy.owner_asked} == {7, 8}


def test_a_level_that_is_not_there_is_a_fault_of_the_policy(tmp_path: Path) -> None:
    (found,) = check(tmp_path, own_policy("[2, 9]"), "RK304")
    assert found.file == "policy.yaml" and "9" in found.message
