"""A rich personal register, ways to spell it and to break it, for the tests of this room."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from riskctl.base.location import DataPath
from riskctl.base.messages import Said
from riskctl.records.keys import model_at, other_keys
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.person import PersonRegister
from riskctl.records.reading import Reading, read_record
from riskctl.records.record import Record
from riskctl.records.vocabulary import CODES
from riskctl.sources.yaml.reader import YamlTree, read

REGISTER = """\
schema: riskctl/person/v1
unit: suzhou
department: registration
post: clerk
duties: [受理登记申请, 归档]
authority: [行政许可法第三十二条]
declined:
  - {matter: chattel-mortgage, reason: 由市场科办理}
  - {matter: archive-management, reason: 由档案室办理}
note: 二〇一〇年第一次填报
risk_points:
  - id: R01
    title: 受理时优亲厚友
    kind: integrity
    category: approval
    origin: 岗位职责
    matter: acceptance-review
    flow: registration/accept
    manifestations: [材料不齐先行受理, 插队]
    probability: 高
    severity: 严重
    level: 3
    override: {level: 2, reason: 已有双岗, body: suzhou/leading_group, date: 2010-04-28}
    review: {date: 2010-04-20, basis: 抽查了三十件}
    monitor: [chief]
    measures:
      - text: 科长每周抽查一成
        type: supervision
        regulation: review
        owner: chief
        due: 2010-05-31
        done: 2010-06-01
      - {text: 新办法上墙, type: institution}
  - id: R02
    title: 泄露申请材料
    kind: regulatory
    category: other
    probability: 低
    severity: 轻微
    status: closed
    measures: [{text: 加锁}]
  - id: 核准
    title: 核准超期
    kind: integrity
    category: approval
    probability: 较低
    severity: 较严重
    measures: []
"""
CODED = {"kind": "kind", "category": "category", "type": "measure_type", "status": "status"}
WRONG: list[Any] = [None, "", "乱写", "3", [], ["甲"], [None], {}, {"甲": "乙"}, "2010-02-30", "2010-05-31"]


def data(text: str = REGISTER) -> Any:
    """Return what a YAML text says, as the reader gives it."""
    return parsed(text).data


def parsed(text: str) -> YamlTree:
    tree = read(text)
    assert isinstance(tree, YamlTree), tree
    return tree


def reading(value: Any, kind: str = "person") -> tuple[Reading, YamlTree]:
    """Read `value` as a file of `kind`; as JSON, which the reader takes for the YAML it is."""
    tree = parsed(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
    return read_record(kind_named(kind), tree), tree


def told(found: Reading) -> list[tuple[str, str, str]]:
    """Return the faults by rule, cause and what they name, in no particular order."""
    return sorted(
        (
            fault.rule,
            fault.cause,
            " ".join(v.text("zh") if isinstance(v, Said) else str(v) for v in fault.fields.values()),
        )
        for fault in found.faults
    )


def paths(value: Any, here: DataPath = ()) -> list[DataPath]:
    """Return the path of everything below `value`."""
    steps: Any = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [p for step in steps for p in ((*here, step), *paths(value[step], (*here, step)))]


def at(value: Any, path: DataPath) -> Any:
    for step in path:
        value = value[step]
    return value


def changed(value: Any, path: DataPath, new: Any) -> Any:
    """Return `value` with `new` at `path`; Ellipsis takes the key away."""
    value = deepcopy(value)
    parent = at(value, path[:-1])
    if new is ...:
        del parent[path[-1]]
    else:
        parent[path[-1]] = new
    return value


@st.composite
def spelled(draw: st.DrawFn, value: Any, record: type[Record] | None = PersonRegister) -> Any:
    """The same record with each key and each coded word in either language, keys in any order."""
    if isinstance(value, list):
        return [draw(spelled(item, record)) for item in value]
    if not isinstance(value, dict):
        return value
    written = {}
    for key in draw(st.permutations(list(value))):
        part = value[key]
        if key in CODED and draw(st.booleans()):
            part = CODES[CODED[key]][part][0]
        zh = "".join(other_keys(record, key)) or key
        written[zh if draw(st.booleans()) else key] = draw(spelled(part, model_at(record, (key,))))
    return written


@st.composite
def breaks(draw: st.DrawFn, value: Any) -> tuple[DataPath, Any]:
    """A place of `value` and what is written there instead; a key may go, or be unknown."""
    path = draw(st.sampled_from(paths(value)))
    if isinstance(path[-1], str) and draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from([(path, ...), ((*path[:-1], "不认识"), "乙")]))
    return path, deepcopy(draw(st.sampled_from(WRONG)))
