"""A repository in which every field of every record has a place, and for each field another value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from riskctl.base.resources import shipped
from riskctl.check.example import (
    CLERK,
    FLOW,
    ORGANIZATION,
    PEOPLE,
    PROGRAMME,
    REGULATIONS,
    REPOSITORY,
    UNIT,
)
from riskctl.sources.yaml import reader as yaml
from riskctl.sources.yaml.reader import YamlTree

POLICY, MATTERS, WORDING = "policy.yaml", "matters.yaml", "wording.yaml"
Where = tuple[str | int, ...]
Values = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """A field of a record: where it stands, and two values of it; None is that it is not written."""

    name: str  # of the model and the field
    file: str
    path: Where
    before: Any
    after: Any


def data(text: str) -> Any:
    tree = yaml.read(text)
    assert isinstance(tree, YamlTree)
    return tree.data


def base() -> dict[str, Any]:
    """The example under a policy of its own, with its own matters and words."""
    files = {name: data(text) for name, text in REPOSITORY.items()}
    files[PROGRAMME] |= {"policy": POLICY, "ignore": [{"rule": "RK404", "at": "bureau", "reason": "编制少"}]}
    files[POLICY] = _policy() | {"floors": [{"matter": "selection", "level": 3, "reason": "重点"}]}
    own = {"id": "drug-purchase", "name": "药品采购", "power": "finance"}
    files[MATTERS] = {"schema": "riskctl/matters/v1", "matters": [own, *_FLOORED]}
    files[WORDING] = {
        "schema": "riskctl/wording/v1",
        "slogans": ["严格把关"],
        "signs": ["抽查"],
        "frequencies": ["每日", "每周"],
    }
    return files


def _policy(*changes: tuple[str, str]) -> Any:
    """The policy of the base with each old text made the new one, and the level of that id everywhere."""
    text = (shipped("presets") / "jiuquan-2010" / "policy.yaml").read_text("utf-8")
    for old, new in changes:
        text = text.replace(old, new).replace(old.replace("{id:", "level:"), new.replace("{id:", "level:"))
    return data(text)


def _index(lightest: int) -> Any:
    """The policy by thresholds, its lightest level under another id."""
    thresholds = [{"level": lightest, "below": 3}, *_INDEX[1:]]
    return _policy(("{id: 1,", f"{{id: {lightest},")) | {
        "method": "index",
        "matrix": [],
        "thresholds": thresholds,
    }


def _fields(file: str, model: str, path: Where, *more: Values, **values: Any) -> list[Field]:
    """Fields of one record with another value each, or a pair of values."""
    every = {**values, **{name: value for one in more for name, value in one.items()}}
    pairs = {name: value if isinstance(value, tuple) else (..., value) for name, value in every.items()}
    return [
        Field(f"{model}.{name}", file, (*path, name.rstrip("_") if name != "form" else "schema"), *pair)
        for name, pair in pairs.items()
    ]


_FLOORED = [{"id": id, "name": id, "power": "personnel"} for id in ("selection", "transfer")]
_DEPARTMENT: Where = ("units", 1, "departments", 1)
_POINT: Where = ("risk_points", 0)
_OFFICES: Values = dict.fromkeys(("party_group", "leading_group", "leading_group_office"), "另一机构")
_OVERRIDE = {"level": "2", "reason": "有专人", "body": "leading_group", "date": "2010-04-28"}
_LIMITS = {"yaml_bytes": 9**6, "depth": 50, "csv_bytes": 9**7, "csv_rows": 999, "csv_columns": 60}
_INDEX = [{"level": 1, "below": 3}, {"level": 2, "below": 9}, {"level": 3}]
_CRITERIA = [{"id": "past", "text": "曾发生违纪", "level": 3}, {"id": "some", "text": "有苗头", "level": 2}]
_CATEGORIES = [{"id": "approval"}, "其他类", {"id": "审判", "name": "审判类"}]
_WATCH = {"level": 3, "days": 10, "methods": ["spot_check"], "weight": 9}
_BY_CRITERIA = {"method": "criteria", "probability": [], "severity": [], "matrix": [], "criteria": _CRITERIA}
# What a policy of another method has beside the rest, where a part of it is tried.
OF_METHOD: dict[str, dict[str, Any]] = {
    "thresholds": {"method": "index", "matrix": [], "thresholds": _INDEX},
    "criteria": _BY_CRITERIA,
    "default": _BY_CRITERIA | {"floors": [{"matter": "selection", "level": 1, "reason": "重点"}]},
}
_DONE: Values = {"note": "甲", "basis": "plan"}

FIELDS: list[Field] = [
    *_fields(
        PROGRAMME,
        "Programme",
        (),
        {
            "name": "另一局",
            "language": "en",
            "contact": "电话另告",
            "policy": "high-medium-low",
            "cycle": 2011,
        },
        {
            "as_of": "2010-05-01",
            "rules": {"copied-measure": "off"},
            "ignore": None,
            "limits": {"depth": "50"},
        },
        {"layout": 2, "monitoring_frequency": "none", "templates": "templates", "owners": {"bureau": ["@a"]}},
    ),
    *_fields(
        *(PROGRAMME, "Ignore", ("ignore", 0)),
        {"rule": "RK502", "at": "bureau/registration", "reason": "另有细则"},
        {"approved_by": "bureau/leading_group", "until": "2010-12-31"},
    ),
    *(
        Field(f"FileLimits.{name}", PROGRAMME, ("limits",), {name: value}, {name: value + 1})
        for name, value in (_LIMITS | {"csv_cell": 999}).items()
    ),
    *_fields(ORGANIZATION, "Organization", (), units=[{"id": "bureau", "name": "示例局"}]),
    *_fields(
        *(ORGANIZATION, "Unit", ("units", 1)),
        {
            "id": "bureau2",
            "name": "另一局",
            "parent": None,
            "external": (None, True),
            "head": "leadership/deputy",
        },
        **dict(**_OFFICES, discipline_office="纪检组", supervised_by="province", powers=["finance"]),
        contact="监督科 0900-0000001",
        letter_code="示工商",
        departments=[],
    ),
    *_fields(
        ORGANIZATION, "Office", ("units", 1, "discipline_office"), name="监察室", department="leadership"
    ),
    *_fields(
        *(ORGANIZATION, "Department", _DEPARTMENT),
        {"id": "registry", "name": "登记股", "head": "clerk", "leader_in_charge": "leadership/director"},
        {"powers": ["finance"], "posts": [{"id": "chief", "name": "科长"}]},
    ),
    *_fields(
        *(ORGANIZATION, "Post", (*_DEPARTMENT, "posts", 1)),
        {"id": "officer", "name": "登记员", "seats": 2, "responsible": "leadership/deputy", "key": None},
    ),
    *_fields(PEOPLE, "People", (), holders={"bureau/registration/chief": [{"name": "孙丙三"}]}),
    *_fields(
        *(PEOPLE, "Holder", ("holders", "bureau/registration/clerk", 0)),
        {"name": "吴己六", "from_": "2009-01-01", "to": "2010-12-31", "person": "b", "ambiguous": True},
    ),
    *_fields(
        *(REGULATIONS, "Regulations", ()),
        regulations=[{"id": "other", "title": "另一办法", "state": "in_force"}],
    ),
    *_fields(
        *(REGULATIONS, "Regulation", ("regulations", 0)),
        {
            "id": "review",
            "title": "新办法",
            "number": "示局发〔2010〕1号",
            "state": "repealed",
            "from_": "2009-04-01",
        },
        {"to": "2011-01-01", "owner": "bureau/registration/chief", "due": "2010-06-01", "note": "待查"},
    ),
    *_fields(
        *(FLOW, "Flow", ()),
        {"name": "登记", "department": "bureau/discipline", "matters": ["annual-inspection"]},
        {"nodes": [{"id": "accept", "name": "受理"}], "edges": []},
    ),
    *_fields(
        *(FLOW, "Node", ("nodes", 1)),
        {"id": "file", "name": "入档", "kind": "step", "actor": "chief", "none": "另有原因"},
    ),
    *_fields(FLOW, "Edge", ("edges", 0), from_="archive", to="accept", label="补正"),
    *_fields(
        *(MATTERS, "Matters", ()),
        matters=[{"id": "other", "name": "另一事项", "power": "finance"}, *_FLOORED],
    ),
    *_fields(
        *(MATTERS, "Matter", ("matters", 0)),
        {"id": "drugs", "name": "药品招标", "power": "personnel", "key": True},
    ),
    *_fields(
        WORDING,
        "Wording",
        (),
        replace=True,
        slogans=["高度重视"],
        signs=["签名"],
        frequencies=["每日、逐日", "每周"],
    ),
    *_fields(
        *(POLICY, "Policy", ()),
        {"levels": [{"id": n, "name": f"{n}等", "monitor": "head"} for n in (1, 2, 3)]},
        {
            "copied": 9,
            "bulk_signoffs": 99,
            "bulk_after": 99,
            "notice_days": 1,
            "draw_days": 9,
            "owner_asked": [1],
            "notice_basis": "plan",
            "draw_basis": "plan",
            "recusal_basis": "plan",
            "publish_single_posts": True,
        },
        {"categories": _CATEGORIES},
        {"floors": [], "origins": ["post"], "category_offices": {"personnel": "bureau/leadership"}},
        {
            "monitoring": [],
            "assessment": None,
            "criteria": [_CRITERIA[0], {"id": "some", "text": "有投诉", "level": 2}],
            "default": 2,
        },
        thresholds=[_INDEX[0], {"level": 2, "below": 8}, _INDEX[2]],
    ),
    Field("Threshold.level", POLICY, (), _index(1), _index(9)),
    Field("Policy.method", POLICY, (), _policy(), _policy() | OF_METHOD["thresholds"]),
    *(
        Field(name, POLICY, (), _policy(), _policy((old, new)))
        for old, new, names in (
            ("较低", "极低", ("Policy.matrix", "Policy.probability", "Value.name", "Cell.probability")),
            ("轻微", "很轻", ("Policy.severity", "Cell.severity")),
            ("{id: 1,", "{id: 9,", ("Level.id",)),
        )
        for name in names
    ),
    *_fields(*(POLICY, "Level", ("levels", 0)), name="末级", aliases=["蓝色"], monitor="department_head"),
    *_fields(POLICY, "Value", ("probability", 0), value=0, aliases=["最低"], criteria="没有过", basis="plan"),
    *_fields(*(POLICY, "Cell", ("matrix", 3)), level=3, basis="plan", note="甲"),
    *_fields(POLICY, "Threshold", ("thresholds", 0), below=4, **_DONE),
    *_fields(POLICY, "Criterion", ("criteria", 0), id="old", text="曾受处分", level=2, **_DONE),
    *(
        Field(f"PolicyCategory.{name}", POLICY, ("categories",), _CATEGORIES, [one, *_CATEGORIES[1:]])
        for name, one in {
            "id": {"id": "trial"},
            "name": {"id": "approval", "name": "审批类"},
            "aliases": {"id": "approval", "aliases": ["审批"]},
            "power": {"id": "approval", "power": "finance"},
        }.items()
    ),
    *_fields(POLICY, "Floor", ("floors", 0), matter="transfer", key=True, level=2, reason="三重一大"),
    *_fields(
        *(POLICY, "Watch", ("monitoring", 2)),
        **dict(months=2, methods=["self_check"], weight=5, **_DONE),
    ),
    Field("Watch.level", POLICY, ("monitoring",), [_WATCH], [_WATCH | {"level": 2}]),
    Field("Watch.days", POLICY, ("monitoring", 2), _WATCH, _WATCH | {"days": 5}),
    *_fields(POLICY, "Assessing", ("assessment",), items=[], deductions=[], classes=[]),
    *_fields(
        POLICY,
        "Item",
        ("assessment", "items", 0),
        id="other",
        name="查到位",
        points=21,
        question="duties",
        **_DONE,
    ),
    *_fields(
        *(POLICY, "Deduction", ("assessment", "deductions", 0)),
        {"item": "duties", "text": "没有排查", "points": 1, "basis": "plan"},
    ),
    *_fields(
        *(POLICY, "Band", ("assessment", "classes", 1)),
        {"name": "较好", "from_": 70, "to": 89, "below": 85, "basis": "plan"},
    ),
    *_fields(
        *(CLERK, "Register", ()),
        {"duties": ["受理"], "authority": ["审查权"], "risk_points": [], "none": "没有", "note": "备注"},
    ),
    *_fields(UNIT, "Register", (), declined=[]),
    *_fields(UNIT, "Declined", ("declined", 3), matter="selection", reason="另有原因"),
    *_fields(
        *(CLERK, "RiskPoint", _POINT),
        {
            "id": "R02",
            "title": "透露同行底价",
            "kind": "regulatory",
            "category": "finance",
            "probability": "低",
        },
        {
            "severity": "轻微",
            "criteria": ["past"],
            "measures": [{"text": "监察室季度回访"}],
            "matter": None,
        },
        {"flow": None, "department": "registration", "origin": "post", "manifestations": ["口头答应"]},
        {
            "override": _OVERRIDE,
            "monitor": ["province/party_group"],
            "since": "2010-05-01",
            "status": "closed",
        },
        {
            "closed": {"date": "2010-05-01", "reason": "事项取消"},
            "note": "备注",
            "claimed": "2",
            "grounds": "去年两起",
        },
        review={"date": "2010-04-01", "basis": "看了台账"},
    ),
    *_fields(
        *(CLERK, "Measure", (*_POINT, "measures", 0)),
        {"text": "监察室每季度回访", "type": "institution", "regulation": "registration-review"},
        {"owner": None, "due": "2010-06-30", "done": "2010-04-01", "effect": "有效"},
    ),
    *(
        Field(f"Override.{name}", CLERK, (*_POINT, "override"), _OVERRIDE, _OVERRIDE | {name: value})
        for name, value in {"level": "1", "reason": "甲", "body": "party_group", "date": "2010-04-29"}.items()
    ),
    *(
        Field(f"{model}.{field}", CLERK, (*_POINT, model.lower()), old, old | {field: value})
        for model, other in (("Closed", "reason"), ("Review", "basis"))
        for old in ({"date": "2010-05-01", other: "事项取消"},)
        for field, value in (("date", "2010-05-02"), (other, "另有原因"))
    ),
]
