"""Registers for the property tests: what a person writes, and the same said in another way."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from riskctl.corpus.document import Document, document_of
from riskctl.exchange.convert import to_table
from riskctl.exchange.yaml_text import yaml_text
from riskctl.records.keys import zh_word
from riskctl.records.kinds import kind_of
from riskctl.records.kinds.person import PersonRegister
from riskctl.records.measure import Measure
from riskctl.records.risk_point import RiskPoint
from riskctl.records.vocabulary import CODES
from riskctl.sources.gate import Limits

Register = dict[str, Any]

FILE = "registers/bureau/registration/clerk.yaml"
TABLE = "registers/bureau/表.csv"
HEAD: Register = {
    "schema": "riskctl/person/v1",
    "unit": "bureau",
    "department": "registration",
    "post": "clerk",
}
# Texts that have little in common, so that a point is not taken for another.
TITLES = ("材料不齐先行受理", "收礼后提前核准", "透露同行底价", "私刻印章盖假证", "欠费企业照样年检")
TEXTS = (
    "科长每周抽查一成并签名",
    "双人到场、全程录像",
    "系统随机派件、留痕",
    "监察室季度回访申请人",
    "印章两人分管、登记用途",
)

MEASURE = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from([*CODES["measure_type"]]),
        "regulation": st.just("registration-review"),
        "owner": st.sampled_from(["registration/chief", "leadership/deputy"]),
        "due": st.sampled_from(["2010-05-31", "2010-06-30"]),
        "done": st.just("2010-04-01"),
    },
)
POINT = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([*CODES["kind"]]),
        "category": st.sampled_from([*CODES["category"]]),
        "probability": st.sampled_from(["高", "低", "较低"]),
        "severity": st.sampled_from(["严重", "较严重", "轻微"]),
        "measures": st.lists(MEASURE, min_size=1, max_size=3),
    },
    optional={
        "matter": st.sampled_from(["acceptance-review", "annual-inspection"]),
        "manifestations": st.lists(
            st.sampled_from(["一看而过", "口头答应", "先办后补"]), unique=True, min_size=1
        ),
        "note": st.just("甲 乙"),
        "override": st.just(
            {"level": "2", "reason": "有专人", "body": "leading_group", "date": "2010-04-28"}
        ),
    },
)


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """A register of one to four points, no two alike."""
    points: list[Register] = draw(st.lists(POINT, min_size=1, max_size=4))
    titles = draw(st.permutations(TITLES))
    for n, point in enumerate(points):
        point |= {"id": f"R{n}", "title": titles[n]}
        texts = draw(st.permutations(TEXTS))
        point["measures"] = [measure | {"text": texts[m]} for m, measure in enumerate(point["measures"])]
    return HEAD | {"risk_points": points}


def yaml(register: Register) -> dict[str, str | bytes | None]:
    """Return the register as the file a person would write."""
    return {FILE: yaml_text(PersonRegister.model_validate(register))}


@st.composite
def said_otherwise(draw: st.DrawFn, register: Register) -> dict[str, str | bytes | None]:
    """The same register in another layout, order, spelling or form."""
    shuffled = _shuffled(draw, register)
    match draw(st.sampled_from(["yaml", "words", "table"])):
        case "yaml":
            return yaml(shuffled)
        case "words":
            return {
                FILE: json.dumps(
                    _in_words(draw, shuffled), ensure_ascii=False, indent=draw(st.integers(1, 4))
                )
            }
    language = draw(st.sampled_from(["zh", "en"]))
    return {FILE: None, TABLE: to_table([_document(shuffled)], TABLE, language, None).data}  # type: ignore[arg-type]


def _document(register: Register) -> Document:
    found = kind_of(FILE)
    assert found
    return document_of(str(yaml(register)[FILE]).encode(), FILE, *found, Limits())


def _shuffled(draw: st.DrawFn, value: Any) -> Any:
    """Keys, points, measures and items in any order."""
    if isinstance(value, dict):
        return {key: _shuffled(draw, value[key]) for key in draw(st.permutations([*value]))}
    if isinstance(value, list):
        return [_shuffled(draw, item) for item in draw(st.permutations(value))]
    return value


def _in_words(draw: st.DrawFn, register: Register) -> Register:
    """Codes as zh words, keys in zh, aliases for values, monitors and owners by longer references."""
    points = [_point_in_words(draw, point) for point in register["risk_points"]]
    return register | {"risk_points": points}


def _point_in_words(draw: st.DrawFn, point: dict[str, Any]) -> dict[str, Any]:
    said = dict(point)
    for field in ("kind", "category"):
        said[field] = CODES[field][said[field]][0]
    if said.get("matter") == "acceptance-review":
        said["matter"] = "受理审查"
    if "override" in said:
        named = {"2": "二级", "3": "三级"}[said["override"]["level"]]
        said["override"] = said["override"] | {"level": named}
    measures = []
    for measure in said.pop("measures"):
        if "owner" in measure and draw(st.booleans()):
            measure = measure | {"owner": f"bureau/{measure['owner']}"}
        if measure.get("type") == "education":
            measure = measure | {"type": "教育"}
        measures.append({zh_word(Measure, key): value for key, value in measure.items()})
    keys = {key: zh_word(RiskPoint, key) if draw(st.booleans()) else key for key in said}
    return {keys[key]: value for key, value in said.items()} | {"防范措施": measures}
