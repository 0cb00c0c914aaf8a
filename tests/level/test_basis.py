"""Where the parts of a policy come from, told where a user meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.check.example import PROGRAMME, changed
from riskctl.corpus.policy import presets
from riskctl.corpus.sound import Sound
from riskctl.level.basis import bases_of_policy, how_often, notice_basis, recusal_basis
from riskctl.level.glossary import about
from riskctl.records.kinds.policy import Policy
from tests.conftest import lay, load_sound
from tests.corpus.test_presets import grading

OWN = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: own.yaml"))


def under(root: Path, *lines: str) -> Sound:
    text = "\n".join(("schema: riskctl/policy/v1", "extends: jiuquan-2010", *lines))
    return load_sound(lay(root, OWN | {"own.yaml": text + "\n"}))[1]


@pytest.mark.parametrize("preset", presets())
def test_a_preset_says_of_every_part_of_its_own_that_the_plan_leaves_it_open(preset: str) -> None:
    found = grading(preset)
    policy = found.policy
    assert {part.basis for part in (*policy.probability, *policy.severity)} == {"ours"}
    assert {watch.basis for watch in policy.monitoring} == {"ours"}
    assert (policy.notice_basis, policy.draw_basis, policy.recusal_basis) == ("ours",) * 3
    told = [said.text("zh") for said in bases_of_policy(found)]
    assert len(told) == len(policy.probability) + len(policy.severity) + 2
    assert all("（本项目补定）" in one or one.endswith("：本项目补定。") for one in told)


def test_an_office_that_replaces_a_number_does_not_inherit_what_was_said_of_it(tmp_path: Path) -> None:
    own = under(tmp_path, "notice_days: 7").grading.policy
    assert notice_basis(own).text("zh") == "政策文件" and own.draw_basis == "ours"


def test_an_office_says_that_its_plan_has_it(tmp_path: Path) -> None:
    own = under(tmp_path, "notice_days: 7", "notice_basis: plan", "recusal_basis: 方案原文").grading.policy
    assert notice_basis(own).text("zh") == recusal_basis(own).text("zh") == "方案原文"


def test_what_no_policy_wrote_is_told_as_completed() -> None:
    bare = Policy.model_validate({"schema": "riskctl/policy/v1"})
    assert notice_basis(bare).text("zh") == recusal_basis(bare).text("zh") == "本项目补定"
    assert recusal_basis(None).text("en") == "our completion of it"


def test_how_often_is_told_once_for_each_basis(tmp_path: Path) -> None:
    mixed = under(
        tmp_path,
        "monitoring:",
        "  - {level: 1, days: 90, methods: [self_check], basis: plan}",
        "  - {level: 2, months: 3, methods: [spot_check], basis: plan}",
        "  - {level: 3, months: 1, methods: [spot_check]}",
    ).grading
    assert [said.text("zh") for said in how_often(mixed)] == [
        "多久看一次：一级每 90 天、二级每 3 个月（方案原文）。",
        "多久看一次：三级每月（政策文件）。",
    ]
    assert [said.text("en") for said in how_often(mixed, 3)] == [
        "How often: 三级 every month (the policy file)."
    ]


def test_a_level_and_a_value_are_explained_with_their_basis(tmp_path: Path) -> None:
    context = under(tmp_path)
    assert "多久看一次：三级每月（本项目补定）。" in [one.text("zh") for one in about("3", context, [])]
    value = [one.text("zh") for one in about("严重", context, [])]
    assert value[1] == "标准：可能构成违法犯罪，或者损失和影响难以挽回（本项目补定）"
