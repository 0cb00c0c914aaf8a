"""A change that loosens what it is checked by is told so; the other way round it is not."""

from __future__ import annotations

from typing import Any

import pytest

from riskctl.check.example import CLERK, FLOW, ORGANIZATION, PROGRAMME
from riskctl.diff.change import Change
from riskctl.diff.compare import compare
from riskctl.diff.reports import json, md, text
from tests.diff.build import Overlay, changed, comparison, side
from tests.diff.test_compare import CELLS, own

SEVERITIES = {"RK301": "error", "level-mismatch": "error", "vague-measure": "info"}


def programme(more: str) -> dict[str, Any]:
    return {**changed(PROGRAMME, ("cycle: 2010", f"cycle: 2010\n{more}"))}


def loosening(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    found = compare(side(old), side(new), severities=SEVERITIES)
    return [change for change in found.changes if change.loosens]


IGNORE = (
    "ignore: [{rule: RK502, at: bureau, reason: 甲, approved_by: bureau/leading_group, until: 2010-06-30}]"
)
LEVELS = """levels:
  - {id: 1, name: 一级, monitor: responsible}
  - {id: 2, name: 二级, monitor: leader_in_charge}
"""
THIRD = "  - {id: 3, name: 三级, monitor: [party_group, discipline_office]}\n"
WATCH = "monitoring:\n" + "".join(
    f"  - {{level: {n}, months: 3, methods: [spot_check]}}\n" for n in (1, 2, 3)
)
INDEX = "method: index\nthresholds: [{level: 1, below: 3}, {level: 2, below: 9}, {level: 3}]\n"

PAIRS = {
    "a rule taken lightly": ({}, programme("rules: {level-mismatch: warning}")),
    "a rule turned off": (programme("rules: {RK301: warning}"), programme("rules: {RK301: 'off'}")),
    "an ignore": ({}, programme(IGNORE)),
    "an ignore that lasts longer": (programme(IGNORE), programme(IGNORE.replace("06-30", "07-30"))),
    "an ignore nobody approved": (
        programme(IGNORE),
        programme(IGNORE.replace(", approved_by: bureau/leading_group", "")),
    ),
    "a cell": (
        own(CELLS),
        own(CELLS.replace("低, severity: 严重, level: 3", "低, severity: 严重, level: 2")),
    ),
    "a floor gone": (own("floors: [{matter: selection, level: 3, reason: 重点}]\n"), own("")),
    "a floor lower": (
        own("floors: [{matter: selection, level: 3, reason: 重点}]\n"),
        own("floors: [{matter: selection, level: 2, reason: 重点}]\n"),
    ),
    "a threshold": (own(INDEX), own(INDEX.replace("below: 3", "below: 4"))),
    "a body less": (own(LEVELS + THIRD), own(LEVELS + THIRD.replace("party_group, ", ""))),
    "a lower office": (
        own(LEVELS + THIRD),
        own(LEVELS.replace("leader_in_charge", "department_head") + THIRD),
    ),
    "looked at less often": (own(WATCH), own(WATCH.replace("2, months: 3", "2, months: 6"))),
    "a shorter notice": (own(""), own("notice_days: 3\n")),
    "more copies": (own(""), own("copied: 9\n")),
    "bulk sign-offs": (own(""), own("bulk_signoffs: 99\nbulk_after: 30\n")),
    "single posts public": (own(""), own("publish_single_posts: true\n")),
    "limits": ({}, programme("limits: {csv_rows: 900000}")),
    "owners": (programme("owners: {bureau: [a, b]}"), programme("owners: {bureau: [a]}")),
    "no owners": (programme("owners: {bureau: [a]}"), {}),
    "CI": ({".github/workflows/riskctl.yml": "on: pull_request"}, {}),
    "CODEOWNERS": ({".github/CODEOWNERS": "/registers/ @a"}, {".github/CODEOWNERS": "# 空"}),
    "a step taken early": (
        {},
        {
            "cycles/2010/early/bureau.csv": "step,notice,by,day,reason,recorded\n"
            "open,bureau,bureau/leading_group,2010-04-08,急用,2010-04-08\n"
        },
    ),
    "hooks": ({".pre-commit-config.yaml": "repos: []"}, {}),
    "slogans": (
        {"wording.yaml": "schema: riskctl/wording/v1\nslogans: [严格把关]\n"},
        {"wording.yaml": "schema: riskctl/wording/v1\nslogans: [把关]\n"},
    ),
}
EITHER = (
    "CODEOWNERS",
    "CI",
    "hooks",
    "slogans",
    "a step taken early",
)  # nobody can tell which way is stricter; a record is not taken away


@pytest.mark.parametrize(("old", "new"), PAIRS.values(), ids=PAIRS)
def test_what_loosens_is_told(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert loosening(old, new)


@pytest.mark.parametrize("name", [name for name in PAIRS if name not in EITHER])
def test_what_tightens_is_not(name: str) -> None:
    new, old = PAIRS[name]
    assert not loosening(old, new)


@pytest.mark.parametrize(
    "new",
    [
        changed(CLERK, ("probability: 高", "probability: 低")),
        changed(ORGANIZATION, ("name: 科长", "name: 股长")),
        changed(FLOW, ("name: 归档", "name: 入档")),
        programme("name_is_no_field: 甲"),
        programme("rules: {level-mismatch: error}"),
        own("copied: 2\n"),
    ],
)
def test_what_touches_no_check_does_not_loosen(new: dict[str, Any]) -> None:
    assert not loosening({}, new)


def test_it_is_told_first_in_every_form() -> None:
    later: Overlay = changed(CLERK, ("due: 2010-05-31", "due: 2010-07-31"))
    cell = CELLS.replace("低, severity: 严重, level: 3", "低, severity: 严重, level: 2")
    found = comparison(own(CELLS), own(cell) | later)
    changes = found.changes
    said = text.write(found, changes, "zh").splitlines()
    assert said[1] == "注意：这次改动放松了检查它自己的规矩（1 处），列在最前面，请先看。"
    assert said[3:6] == [
        "放松检查的改动（1）",
        "  matrix 低×严重 定级表“低×严重”",
        "    政策改动：风险等级：三级 → 二级  policy.yaml:7",
    ]
    written = md.write(found, changes, "en")
    assert written.index("loosens what it is itself checked by") < written.index("#### What loosens")
    assert written.index("#### What loosens") < written.index("#### Measures")
    whole = json.write(found, changes)
    assert whole.index('"loosened": 1') < whole.index('"changes"') and whole.count('"loosens": true') == 1
