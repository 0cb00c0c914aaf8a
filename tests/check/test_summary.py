"""What every format says alike: each part that a rule can lack has a name people know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from riskctl import catalog
from riskctl.base.messages import Language
from riskctl.check.summary import parts, unjudged
from tests.check.reports.made import outcome_of

NEEDS = sorted({need for loaded in catalog.rules() for need in loaded.rule.needs})


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("need", NEEDS)
def test_every_part_that_a_rule_needs_has_a_name(need: str, language: Language) -> None:
    assert parts([need]).text(language)


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
