"""What should exist and does not: posts by their weight, units and departments, matters and nodes."""

from __future__ import annotations

from pathlib import Path

from riskctl.check.example import CLERK, ORGANIZATION, UNIT, changed
from riskctl.corpus.expected import (
    by_weight,
    departments_without_register,
    matters_uncovered,
    posts_without_register,
    units_without_register,
)
from riskctl.corpus.spoken import Spoken, spoken
from tests.year.build import Found, find

POSTS = ("leadership/director", "leadership/deputy", "registration/chief", "registration/clerk")
NONE = {f"registers/bureau/{post}.yaml": None for post in (*POSTS, "discipline/inspector")}


def known(found: Found) -> list[Spoken]:
    return [spoken(document, found.context) for document in found.documents]


def weighed(root: Path, files: dict[str, str | None]) -> list[tuple[str, str]]:
    found = find(root, files)
    posts = posts_without_register(known(found), found.context.organization)
    return [(one.weight, ref) for one in by_weight(posts) for ref in one.missing]


def test_posts_come_by_their_weight_the_head_of_the_unit_first(tmp_path: Path) -> None:
    extra = changed(ORGANIZATION, ("key: true}\n", "key: true}\n          - {id: typist, name: 打字员}\n"))
    assert weighed(tmp_path, NONE | extra) == [
        ("head", "bureau/leadership/director"),
        ("leader", "bureau/leadership/deputy"),
        ("department-head", "bureau/registration/chief"),
        ("department-head", "bureau/discipline/inspector"),
        ("key", "bureau/registration/clerk"),
        ("other", "bureau/registration/typist"),
    ]


def test_power_over_personnel_and_money_comes_before_approval(tmp_path: Path) -> None:
    """The plan's order, whatever the organisation's; a department without any power comes last."""
    department = (
        "      - {{id: {id}, name: 某科{id}, powers: [{power}], posts: [{{id: a, name: 科员, key: true}}]}}\n"
    )
    more = "".join(
        department.format(id=power, power=power) for power in ("enforcement", "finance", "personnel")
    )
    files = changed(ORGANIZATION, ("      - id: discipline\n", f"{more}      - id: discipline\n"))
    keys = [ref for weight, ref in weighed(tmp_path, NONE | files) if weight == "key"]
    assert [ref.split("/")[1] for ref in keys] == ["personnel", "finance", "registration", "enforcement"]


def test_a_post_that_says_why_it_has_no_point_and_one_that_cannot_be_read_exist(tmp_path: Path) -> None:
    assert weighed(tmp_path / "a", {}) == []
    assert weighed(tmp_path / "b", {CLERK: "risk_points: ["}) == []


def test_a_unit_and_a_department_of_no_register_are_missed(tmp_path: Path) -> None:
    branch = "  - {id: branch, name: 分局, parent: bureau}\n"
    files = changed(ORGANIZATION, ("  - id: bureau\n", f"{branch}  - id: bureau\n"))
    found = find(tmp_path, {"registers/bureau/discipline/inspector.yaml": None, **files})
    organization = found.context.organization
    assert [unit.id for unit in units_without_register(known(found), organization)] == ["branch"]
    assert [one.ref for one in departments_without_register(known(found), organization)] == [
        "bureau/discipline"
    ]


def test_a_matter_is_missed_once_its_reason_is_gone(tmp_path: Path) -> None:
    whole, lacking = (
        find(tmp_path / "a"),
        changed(UNIT, ("  - {matter: annual-inspection, reason: 年检由分局办理}\n", "")),
    )
    found = find(tmp_path / "b", lacking)
    assert [*matters_uncovered(known(whole), whole.context)] == []
    (one,) = matters_uncovered(known(found), found.context)
    assert (one.unit.id, one.matter.id) == ("bureau", "annual-inspection")
