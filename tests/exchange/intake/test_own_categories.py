"""A table of a body with categories of its own: each word is known by the policy and nothing asked of it."""

from __future__ import annotations

from pathlib import Path

from riskctl.check.example import PROGRAMME, changed
from riskctl.corpus.load import load
from riskctl.corpus.sound import sound
from riskctl.exchange.intake.importing import imported
from riskctl.exchange.intake.mapping import KnownMapping
from riskctl.exchange.intake.places import home_named
from tests.conftest import lay
from tests.corpus.test_categories import COURT
from tests.exchange.intake.shapes import OVERLAY, SHAPES
from tests.exchange.intake.test_shapes import sheets

COURT_TABLE = next(shape for shape in SHAPES if shape.name == "court")
UNDER_COURT = OVERLAY | changed(PROGRAMME, ("policy: jiuquan-2010", "policy: court.yaml"))


def test_a_court_s_own_categories_come_in_without_a_question(tmp_path: Path) -> None:
    context = sound(load(lay(tmp_path, UNDER_COURT | {"court.yaml": COURT}))[1])
    answers = {"answers/kind": "integrity", "answers/direction": "first"}
    home = home_named("bureau/registration", context.organization)
    result = imported(context, sheets(COURT_TABLE, "csv"), home, KnownMapping((), answers))
    assert [key for key in result.asking.asked if "category" in key] == []
    assert [draft.values["category"] for draft in result.drafts] == ["审判", "审判", "auction"]


def test_what_is_asked_offers_the_body_s_own_categories(tmp_path: Path) -> None:
    policy = COURT.replace("  - {id: auction, name: 评估拍卖类}\n", "")
    context = sound(load(lay(tmp_path, UNDER_COURT | {"court.yaml": policy}))[1])
    home = home_named("bureau/registration", context.organization)
    result = imported(context, sheets(COURT_TABLE, "csv"), home, KnownMapping())
    asked = result.asking.open["words/category/评估拍卖类"]
    assert [*asked.choices] == ["立案", "审判", "财务", "personnel", "other", "note"]
