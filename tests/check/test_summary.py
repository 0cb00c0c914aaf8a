"""What every format says alike: each part that a rule can lack has a name people know."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from riskctl import catalog
from riskctl.check.example import changed
from riskctl.check.run import run
from riskctl.check.summary import at_fault, unjudged
from riskctl.corpus.load import load
from tests.check.reports.made import outcome_of
from tests.conftest import lay

OWN_POLICY = changed("riskctl.yaml", ("policy: jiuquan-2010", "policy: policy.yaml"))
EXTENDING = "schema: riskctl/policy/v1\nname: 本局\nextends: jiuquan-2010\n"
MATTERS = """\
schema: riskctl/matters/v1
matters:
  - {id: seal-management, name: 印章管理, power: finance}
"""

NEEDS = sorted({need for loaded in catalog.rules() for need in loaded.rule.needs})
BROKEN = ": [\n"


@pytest.mark.parametrize("need", NEEDS)
def test_every_part_that_a_rule_needs_follows_from_a_file(tmp_path: Path, need: str) -> None:
    assert load(lay(tmp_path, {"riskctl.yaml": BROKEN}))[1].at_fault(need)[0].endswith(".yaml")


@pytest.mark.parametrize(
    ("overlay", "files"),
    [
        ({"riskctl.yaml": BROKEN}, {"riskctl.yaml"}),
        ({"organization.yaml": BROKEN}, {"organization.yaml"}),
        ({"matters.yaml": BROKEN}, {"matters.yaml"}),
        (changed("riskctl.yaml", ("policy: jiuquan-2010", "policy: gone.yaml")), {"gone.yaml"}),
        (changed("riskctl.yaml", ("policy: jiuquan-2010", "policy: jiuquan")), {"riskctl.yaml"}),
        ({**OWN_POLICY, "policy.yaml": BROKEN}, {"policy.yaml"}),
        ({**OWN_POLICY, "policy.yaml": EXTENDING + "matrix: []\n"}, {"policy.yaml"}),
        ({**OWN_POLICY, "policy.yaml": EXTENDING.replace("jiuquan-2010", "base.yaml")}, {"base.yaml"}),
    ],
)
def test_the_file_to_mend_is_named_and_no_other(
    tmp_path: Path, overlay: dict[str, str], files: set[str]
) -> None:
    repository, context = load(lay(tmp_path, overlay | {"matters.yaml": MATTERS} | overlay))
    outcome = run(repository, context, catalog.rules(), lambda file: True)
    assert {file for lacks in dict(outcome.left_out).values() for file in at_fault(lacks, outcome)} == files
    assert set(context.unsound()) == files


def test_rules_that_lack_the_same_are_named_together() -> None:
    lacks = (("RK301", ("organization",)), ("RK302", ("organization",)), ("RK206", ("regulations",)))
    outcome = replace(outcome_of([]), left_out=lacks, gb18030=())
    assert [*unjudged(outcome, "zh")] == [
        "organization.yaml 有错、读不出或缺失，没有查这些规则：RK301、RK302。",
        "regulations.yaml 有错、读不出或缺失，没有查这些规则：RK206。",
    ]


def test_a_missing_list_of_holders_is_said_once_in_words() -> None:
    outcome = replace(outcome_of([]), left_out=(("RK308", ("people",)),), without_people=True, gb18030=())
    assert [*unjudged(outcome, "en")] == [
        "No holders' file (people.yaml): posts stand for people; vacancies and names are not judged."
    ]


def test_of_many_tables_a_few_are_named() -> None:
    outcome = replace(outcome_of([]), left_out=(), gb18030=tuple(f"{n}.csv" for n in range(9)))
    (said,) = unjudged(outcome, "zh")
    assert said == "按 GB18030 读的表有 9 张：0.csv、1.csv、2.csv、3.csv、4.csv 等（另存为 UTF-8 更稳妥）。"
