"""A fingerprint is of what people decided: no way of writing changes it, and every decision does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.base.location import DataPath
from riskctl.check.example import CLERK, PROGRAMME, changed
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document, document_of
from riskctl.corpus.load import load
from riskctl.level.fingerprint import fingerprint
from riskctl.records.kinds import kind_of
from riskctl.sources.gate import Limits
from tests.conftest import lay
from tests.records import build

TEXT = build.REGISTER.replace("suzhou", "bureau")
GOOD = build.data(TEXT)
# The fingerprint of TEXT in the example repository; papers are signed with such values.
KNOWN = "004302decda267dd97705b4b7f60fce54c0518d117d99dfce445d8543ebd8ce9"


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    return load(lay(tmp_path_factory.mktemp("库")))[1]


def document(content: str | bytes | Any) -> Document:
    found = kind_of(CLERK)
    assert found
    text = content if isinstance(content, str | bytes) else json.dumps(content, ensure_ascii=False)
    read = document_of(text.encode() if isinstance(text, str) else text, CLERK, *found, Limits())
    assert not read.faults
    return read


def test_the_fingerprint_of_a_text_is_a_promise(context: Context) -> None:
    assert fingerprint(document(TEXT), context) == KNOWN


@given(st.data())
def test_no_way_of_writing_changes_it(context: Context, draw: st.DataObject) -> None:
    written = draw.draw(build.spelled(GOOD))
    points = "风险点" if "风险点" in written else "risk_points"
    written[points] = draw.draw(st.permutations(written[points]))
    for point in written[points]:
        point.pop(draw.draw(st.sampled_from(["level", "风险等级", "无"])), None)
    indent = draw.draw(st.sampled_from([None, 1, 4]))
    mark, end = draw.draw(st.sampled_from(["", "\ufeff"])), draw.draw(st.sampled_from(["\n", "\r\n"]))
    text = mark + json.dumps(written, ensure_ascii=False, indent=indent).replace("\n", end)
    assert fingerprint(document(text.encode()), context) == KNOWN


@pytest.mark.parametrize(
    ("path", "new"),
    [
        (("risk_points", 0, "level"), "1"),
        (("risk_points", 0, "matter"), "受理审查"),
        (("risk_points", 0, "monitor"), ["bureau/party_group"]),
        (("risk_points", 0, "review", "basis"), "另看了十件"),
        (("risk_points", 0, "measures", 0, "done"), "2010-06-02"),
        (("risk_points", 0, "measures", 0, "effect"), "好"),
        (("risk_points", 1, "note"), "备注"),
        (("note",), "第二次填报"),
    ],
)
def test_what_is_recorded_later_or_computed_changes_nothing(
    context: Context, path: DataPath, new: Any
) -> None:
    assert fingerprint(document(build.changed(GOOD, path, new)), context) == KNOWN


DECIDED: list[tuple[DataPath, Any]] = [
    (("unit",), "province"),
    (("department",), "discipline"),
    (("post",), "chief"),
    (("duties",), ["受理登记申请"]),
    (("duties",), ["归档", "受理登记申请"]),
    (("authority",), ...),
    (("declined", 0, "reason"), "由乡镇办理"),
    (("declined", 0, "matter"), "revenue"),
    (("none",), "没有"),
    (("risk_points", 0, "id"), "R07"),
    (("risk_points", 0, "title"), "受理时优亲"),
    (("risk_points", 0, "kind"), "regulatory"),
    (("risk_points", 0, "category"), "finance"),
    (("risk_points", 0, "origin"), "制度机制"),
    (("risk_points", 0, "matter"), "revenue"),
    (("risk_points", 0, "flow"), "registration/archive"),
    (("risk_points", 0, "department"), "discipline"),
    (("risk_points", 0, "manifestations"), ["材料不齐先行受理插队"]),
    (("risk_points", 0, "probability"), "低"),
    (("risk_points", 0, "severity"), "轻微"),
    (("risk_points", 0, "status"), "closed"),
    (("risk_points", 0, "override"), ...),
    (("risk_points", 0, "override", "level"), "1"),
    (("risk_points", 0, "override", "reason"), "另有考虑"),
    (("risk_points", 0, "override", "body"), "bureau/party_group"),
    (("risk_points", 0, "override", "date"), "2010-04-29"),
    (("risk_points", 0, "measures"), []),
    (("risk_points", 0, "measures", 0, "text"), "科长每月抽查"),
    (("risk_points", 0, "measures", 0, "type"), "education"),
    (("risk_points", 0, "measures", 0, "regulation"), ...),
    (("risk_points", 0, "measures", 0, "owner"), "clerk"),
    (("risk_points", 0, "measures", 0, "due"), "2010-06-30"),
    (("risk_points", 1), GOOD["risk_points"][1] | {"id": "R03"}),
]


def test_every_decision_changes_it_each_in_its_own_way(context: Context) -> None:
    prints = [fingerprint(document(build.changed(GOOD, *decision)), context) for decision in DECIDED]
    assert len({KNOWN, *prints}) == len(DECIDED) + 1


@given(
    decisions=st.lists(st.sampled_from(DECIDED[:9]), unique_by=lambda d: d[0], max_size=3),
    text=st.text('甲乙;,"[]', min_size=1, max_size=4),
)
def test_no_two_decisions_meet_in_one_fingerprint(
    context: Context, decisions: list[tuple[DataPath, Any]], text: str
) -> None:
    one = GOOD
    for decision in decisions:
        one = build.changed(one, *decision)
    other = build.changed(one, ("risk_points", 0, "title"), one["risk_points"][0]["title"] + text)
    moved = build.changed(one, ("risk_points", 0, "origin"), text + one["risk_points"][0]["origin"])
    prints = {fingerprint(document(value), context) for value in (one, other, moved)}
    assert len(prints) == 3


def test_a_policy_that_moves_a_level_changes_it_and_one_that_moves_none_does_not(tmp_path: Path) -> None:
    def under(floor: str) -> str:
        own = (
            f"schema: riskctl/policy/v1\nextends: jiuquan-2010\nfloors: [{{{floor}, level: 3, reason: 甲}}]\n"
        )
        named = changed(PROGRAMME, ("policy: jiuquan-2010", "policy: own.yaml"))
        return fingerprint(document(TEXT), load(lay(tmp_path, named | {"own.yaml": own}))[1])

    assert under("matter: revenue") == KNOWN
    assert under("matter: acceptance-review") != KNOWN


def test_what_is_no_register_has_none(context: Context) -> None:
    with pytest.raises(ValueError, match=CLERK):
        fingerprint(Document(CLERK, "person"), context)
