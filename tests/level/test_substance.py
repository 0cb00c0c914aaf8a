"""The second reading of a point: each change weighs what its field says that it weighs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from riskctl.base.location import DataPath
from riskctl.corpus.context import Context
from riskctl.corpus.load import load
from riskctl.level.fingerprint import ALL_ELSE
from riskctl.level.substance import PointPrint, prints, read
from tests.conftest import lay
from tests.level.test_fingerprint import GOOD, document
from tests.records import build

POINT: DataPath = ("risk_points", 0)
CHANGES: list[tuple[str, DataPath, Any]] = [
    ("shown", (*POINT, "kind"), "regulatory"),
    ("shown", (*POINT, "matter"), "revenue"),
    ("shown", (*POINT, "status"), "closed"),
    ("judged", (*POINT, "category"), "finance"),
    ("judged", (*POINT, "flow"), "registration/archive"),
    ("judged", (*POINT, "override", "reason"), "另有考虑"),
    ("judged", (*POINT, "measures", 0, "regulation"), "首问负责制"),
    ("wording", (*POINT, "title"), "受理时优亲"),
    ("wording", (*POINT, "manifestations"), ["材料不齐先行受理插队"]),
    ("measures", (*POINT, "measures", 0, "text"), "科长每月抽查"),
    ("", (*POINT, "measures", 0, "due"), "2010-06-30"),
    ("", (*POINT, "measures", 0, "owner"), "clerk"),
    ("", (*POINT, "measures", 0, "type"), "education"),
    ("", (*POINT, "measures", 0, "done"), "2010-06-02"),
    ("", (*POINT, "measures", 0, "effect"), "好"),
    ("", (*POINT, "origin"), "制度机制"),
    ("", (*POINT, "note"), "备注"),
    ("", (*POINT, "since"), "2010-05-01"),
    ("", (*POINT, "claimed"), "2"),
    ("", (*POINT, "grounds"), "去年两起投诉"),
    ("", (*POINT, "review"), {"date": "2010-05-01", "basis": "看了十件"}),
]


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    return load(lay(tmp_path_factory.mktemp("库")))[1]


def differing(one: PointPrint, other: PointPrint) -> str:
    parts = ("shown", "judged", "wording", "measures")
    return " ".join(name for name in parts if getattr(one, name) != getattr(other, name))


@pytest.mark.parametrize(("weight", "path", "new"), CHANGES, ids=str)
def test_a_change_weighs_what_its_field_weighs(
    context: Context, weight: str, path: DataPath, new: Any
) -> None:
    then = prints(document(GOOD), context)["R01"]
    now = prints(document(build.changed(GOOD, path, new)), context)["R01"]
    assert differing(then, now) == weight


def test_a_measure_more_is_judged_anew_and_their_order_is_nothing(context: Context) -> None:
    measures = GOOD["risk_points"][0]["measures"]
    two = build.changed(GOOD, (*POINT, "measures"), [*measures, {"text": "科长每月抽查"}])
    turned = build.changed(GOOD, (*POINT, "measures"), [{"text": "科长每月抽查"}, *measures])
    one, more, other = (prints(document(text), context)["R01"] for text in (GOOD, two, turned))
    assert differing(one, more) == "shown judged measures" and differing(more, other) == ""


def test_duties_are_wording_and_a_matter_declined_is_judged(context: Context) -> None:
    then = prints(document(GOOD), context)[ALL_ELSE]
    for path, new, weight in (
        (("duties",), ["归档"], "wording"),
        (("declined", 0, "reason"), "由乡镇办理", "wording"),
        (("declined",), [], "shown wording"),
        (("none",), "没有", "shown wording"),
    ):
        assert differing(then, prints(document(build.changed(GOOD, path, new)), context)[ALL_ELSE]) == weight


def test_a_record_says_which_reading_it_has(context: Context) -> None:
    now = prints(document(GOOD), context)["R01"]
    assert now.written().startswith("2.") and read(now.written()) is not None and read(now.first) is None
    assert now.is_signed_as(now.written()) and now.is_signed_as(now.first) and not now.is_signed_as("0" * 64)
    assert now.is_signed_as(now.brief()) and now.brief().startswith("2.") and read(now.brief()) is None


def test_what_is_recorded_is_the_same_on_every_day(context: Context, tmp_path: Path) -> None:
    again = load(lay(tmp_path))[1]
    assert prints(document(GOOD), context) == prints(document(GOOD), again)
