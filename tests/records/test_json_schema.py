"""The JSON Schemas an editor uses and the records agree on what is right."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator

from riskctl.check.example import REPOSITORY
from riskctl.corpus.document import document_of
from riskctl.records.json_schema import json_schema
from riskctl.records.kinds import kind_named, kind_of, yaml_kinds
from riskctl.sources.gate import Limits
from tests.records.build import REGISTER, WRONG, changed, data, paths, spelled

FILES = REPOSITORY | {
    "riskctl.yaml": f"{REPOSITORY['riskctl.yaml']}owners: {{bureau: [a/b, a@b.cn], province: c}}\n",
    "registers/suzhou/registration/clerk.yaml": REGISTER,
    "registers/a/b/department.yaml": "schema: riskctl/department/v1\nunit: a\ndepartment: b\nnone: 无\n",
    "matters.yaml": "schema: riskctl/matters/v1\nmatters: [{id: a, name: 甲, power: approval, key: 是}]\n",
    "wording.yaml": "schema: riskctl/wording/v1\nreplace: 否\nslogans: [阳光操作]\nsigns: [每, 1]\n",
    "style.yaml": """\
schema: riskctl/style/v1
fonts: {body: [仿宋_GB2312, FangSong], latin: [Times New Roman]}
sizes: {text: 五号, table: 9, letter_text: 三号, title: 10.5}
margins: {letter: {top: 37, right: 26}}
check_code: 是
""",
    "cycles/2010/samples/a-2010-06-01-1.yaml": """\
schema: riskctl/sample/v1
unit: a
day: 2010-06-01
number: 1
algorithm: 1
registers: ab12
seed: cd34
size: 1
frame: [{level: 3, weight: 9, points: [a/b/c#R01]}]
drawn: [a/b/c#R01]
""",
    "cycles/2010/inspections/a-2010-06-01.yaml": """\
schema: riskctl/inspection/v1
unit: a
day: 2010-06-01
by: b/leading_group_office
ways: [听汇报, survey]
questions: [{id: identified, answer: 基本, basis: 抽看十份, prefilled: [风险点三十个]}]
totals: [{sheet: survey, sent: 20, returned: 18, good: 15, fair: 2, poor: 1}]
findings: [两个环节没有排查]
""",
    "cycles/2010/assessments/a.yaml": """\
schema: riskctl/assessment/v1
unit: a
day: 2010-12-10
by: b
entries: [{item: duties, points: 0.5, reason: 空缺, lapse: 失察, answers: b, basis: a-2010-06-01}]
""",
    "cycles/2010/notices/suzhou.yaml": """\
schema: riskctl/notice/v1
unit: suzhou
kind: 补充公示
opened: 2010-05-04
period: {from: 2010-05-04, to: 2010-05-10, working_days: 5}
edition: staff
channels: [办公网]
snapshot: [{subject: suzhou/office, fingerprint: 0a, points: [{id: R01, fingerprint: 1b}]}]
""",
    "policy.yaml": """\
schema: riskctl/policy/v1
extends: jiuquan-2010
levels: [{id: 1, name: 一级, aliases: [1, 蓝], monitor: responsible}, {id: 2, name: 二级, monitor: [head]}]
probability: [{name: 低, value: 1, criteria: 少}]
method: 指数
thresholds: [{level: 1, below: 3, basis: plan}, {level: 2}]
floors: [{key: true, level: 2, reason: 三重一大}]
categories: [行政审批类, {id: 审判, name: 审判执行类, aliases: [审执], power: 行政执法权}]
category_offices: {personnel: a/b, 审判: a/b}
monitoring: [{level: 1, months: 6, methods: [定期自查], weight: 2, basis: ours, note: 半年}]
assessment:
  items: [{id: all, name: 全部, points: 100}]
  deductions: [{item: all, text: 空缺, points: 0.5}]
  classes: [{name: 好, from: 60, to: 100}, {name: 差, from: 0, below: 60}]
""",
}
NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")


def natural(value: Any) -> Any:
    """Return text scalars as an editor types them (YAML 1.2, core schema)."""
    if isinstance(value, dict):
        return {key: natural(part) for key, part in value.items()}
    if isinstance(value, list):
        return [natural(part) for part in value]
    if value in ("true", "false"):
        return value == "true"
    return json.loads(value) if isinstance(value, str) and NUMBER.fullmatch(value) else value


@cache
def validator(kind: str) -> Draft7Validator:
    schema = json_schema(kind_named(kind))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def kind_at(file: str) -> str:
    found = kind_of(file)
    assert found
    return found[0].name


def read_well(file: str, value: Any) -> bool:
    text = json.dumps(value, ensure_ascii=False)
    return not document_of(text.encode(), file, kind_named(kind_at(file)), {}, Limits()).faults


def test_every_kind_of_file_is_tried_here() -> None:
    assert {kind_at(file) for file in FILES} == {kind.name for kind in yaml_kinds()}


@pytest.mark.parametrize("file", FILES)
def test_a_good_file_is_good_to_both(file: str) -> None:
    value = data(FILES[file])
    assert read_well(file, value)
    assert [error.message for error in validator(kind_at(file)).iter_errors(natural(value))] == []


@given(spelled(data()))
def test_a_register_in_either_language_is_good_to_both(written: Any) -> None:
    assert validator("person").is_valid(natural(written))


@pytest.mark.parametrize("file", FILES)
def test_every_single_change_is_right_or_wrong_to_both(file: str) -> None:
    good, schema = data(FILES[file]), validator(kind_at(file))
    changes = [(path, new) for path in paths(good) for new in WRONG if new != "2010-02-30"]  # no schema knows
    keys = [path for path in paths(good) if isinstance(path[-1], str)]
    changes += [(path, ...) for path in keys] + [((*path[:-1], "不认识"), "乙") for path in keys]
    for path, new in changes:
        value = changed(good, path, new)
        assert schema.is_valid(natural(value)) == read_well(file, value), (path, new)


def test_a_schema_is_shaped_for_an_editor() -> None:
    schema = json_schema(kind_named("person"))
    assert list(schema)[:3] == ["$schema", "$id", "title"]
    assert schema["properties"]["schema"] == {"const": "riskctl/person/v1"}
    point = schema["definitions"]["RiskPoint"]
    assert point["additionalProperties"] is False and "title" not in point
    assert point["properties"]["level"]["description"] == "风险等级：由 riskctl level --write 写入"
    assert point["properties"]["发生概率"]["description"] == "probability：取值见政策文件"
    assert "null" not in json.dumps(schema) and '"default"' not in json.dumps(schema)
