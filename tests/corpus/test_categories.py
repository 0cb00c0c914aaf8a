"""Categories of another body: beside the five or in their place, read by id, name and alias, each once."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import CLERK, PROGRAMME, changed
from riskctl.corpus.categories import Categories
from riskctl.corpus.load import load, registers
from riskctl.corpus.policy import presets
from riskctl.level.fingerprint import fingerprint
from riskctl.records.vocabulary import CODES
from tests.check.overlay import Seen, check
from tests.conftest import lay, load_sound
from tests.corpus.test_presets import grading

COURT = """\
schema: riskctl/policy/v1
extends: jiuquan-2010
categories:
  - {id: 立案, name: 立案信访类}
  - {id: 审判, name: 审判执行类, aliases: [审执类], power: enforcement}
  - {id: auction, name: 评估拍卖类}
  - {id: 财务, name: 财务、资产管理类, power: finance}
  - {id: personnel, name: 队伍建设类}
  - 其他类
category_offices: {审执类: discipline}
"""
NAMED = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: court.yaml"))


def of(category: str, policy: str = COURT) -> dict[str, str]:
    """Return the example under the court's policy, its one point of `category`."""
    return NAMED | {"court.yaml": policy} | changed(CLERK, ("category: approval", f"category: {category}"))


def read(root: Path, overlay: dict[str, str]) -> tuple[str, str]:
    """Return the category of the clerk's point and the register's fingerprint."""
    repository, context = load_sound(lay(root, overlay))
    (found,) = [d for d in registers(repository, context) if d.where.get("post") == "clerk"]
    assert found.register
    return found.register.risk_points[0].category, fingerprint(found, context)


def told(found: list[Seen]) -> list[tuple[str, str, int, str]]:
    return [(one.rule, one.file, one.line, one.message) for one in found]


@pytest.mark.parametrize("preset", presets())
def test_without_own_ones_the_five_hold(preset: str) -> None:
    found = grading(preset).categories
    assert {one.id: one.name for one in found} == CODES["category"]
    assert [one.id for one in found if one.power != one.id] == ["other"]


@pytest.mark.parametrize(
    ("word", "id"),
    [
        ("审判", "审判"),
        ("审判执行类", "审判"),
        ("审执类", "审判"),
        ("auction", "auction"),
        ("财务、资产管理类", "财务"),
        ("finance", "财务"),
        ("队伍建设类", "personnel"),
        ("干部队伍管理类", "personnel"),
        ("其他类", "other"),
        ("其他类风险", "other"),
    ],
)
def test_each_writing_is_the_same_category(tmp_path: Path, word: str, id: str) -> None:
    by_word, by_id = read(tmp_path / "word", of(word)), read(tmp_path / "id", of(id))
    assert by_word == by_id and by_id[0] == id
    assert [one for one in check(tmp_path / "check", of(word)) if one.rule == "RK104"] == []


def test_one_of_the_five_that_the_body_does_not_have_is_none(tmp_path: Path) -> None:
    (found,) = [one for one in check(tmp_path, of("行政审批类")) if one.rule == "RK104"]
    assert (found.file, found.line) == (CLERK, 9)
    assert found.help == (
        "It can be: 立案信访类 (立案), 审判执行类 (审判), 评估拍卖类 (auction), 财务、资产管理类 (财务), "
        "队伍建设类 (personnel), other."
    )


def test_a_misspelt_one_is_told_with_the_nearest(tmp_path: Path) -> None:
    (found,) = [one for one in check(tmp_path, of("审判执行")) if one.rule == "RK104"]
    assert "审判执行类" in found.message


def test_a_point_without_one_is_told_those_of_the_body(tmp_path: Path) -> None:
    overlay = of("审判") | changed(CLERK, ("    category: approval\n", ""))
    (found,) = [one for one in check(tmp_path, overlay) if one.rule == "RK102"]
    assert "审判执行类" in found.help and "行政审批类" not in found.help


def test_the_department_in_charge_is_found_by_every_writing(tmp_path: Path) -> None:
    _, context = load_sound(lay(tmp_path, of("审判执行类")))
    assert context.grading.office_of("审判") == "discipline" and context.grading.office_of("auction") == ""


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("{id: auction, name: 评估拍卖类}", "{id: 立案, name: 评估拍卖类}", 6, "立案"),
        ("{id: auction, name: 评估拍卖类}", "{id: auction, name: 审执类}", 6, "审执类"),
        ("{id: auction, name: 评估拍卖类}", "{id: auction, name: 拍卖, aliases: [finance]}", 7, "finance"),
    ],
)
def test_a_word_that_would_mean_two_is_told_and_nothing_is_graded(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    found = check(tmp_path, of("审判", COURT.replace(old, new)))
    assert [(one.rule, one.file, one.line) for one in found if one.file == "court.yaml"] == [
        ("RK304", "court.yaml", line)
    ]
    assert said in found[0].message or said in found[-1].message


def test_a_department_in_charge_of_no_category_is_told_at_its_key(tmp_path: Path) -> None:
    found = check(tmp_path, of("审判", COURT.replace("{审执类: ", "{行政审批类: ")), "RK104")
    assert [(one.rule, one.file, one.line) for one in found] == [("RK104", "court.yaml", 10)]
    _, context = load(tmp_path)
    assert [(one.path, one.at_key) for one in context.defects] == [(("category_offices", "行政审批类"), True)]


def test_a_category_of_a_power_has_to_be_that_of_its_matter(tmp_path: Path) -> None:
    (found,) = [one for one in check(tmp_path, of("审判")) if one.rule == "RK311"]
    assert "审判执行类" in found.message
    assert "no category of the approval power" in found.help


def test_an_own_category_without_a_power_fits_every_matter(tmp_path: Path) -> None:
    assert [one for one in check(tmp_path, of("auction")) if one.rule == "RK311"] == []


def test_a_policy_that_cannot_be_read_leaves_categories_unjudged(tmp_path: Path) -> None:
    found = check(tmp_path, of("审判", COURT.replace("extends: jiuquan-2010\n", "extends: x\n")))
    assert [one.file for one in found if one.rule == "RK104"] == ["court.yaml"]


def test_several_categories_may_belong_to_one_power() -> None:
    found = grading("jiuquan-2010").categories
    assert [one.id for one in found.of_power("approval")] == ["approval"]
    assert isinstance(found, Categories)
