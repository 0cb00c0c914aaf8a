"""变更情况: what changed of a unit and below it, in words that a leader reads, for whom it may be shown."""

from __future__ import annotations

import pytest

from riskctl.base.errors import UnsoundError
from riskctl.check.example import CLERK, ORGANIZATION, PROGRAMME, REGULATIONS, REPOSITORY
from riskctl.check.example_logs import SELF, signed
from riskctl.corpus.sound import sound
from riskctl.render.batch import batch
from riskctl.render.blocks import Edition, Paper, texts
from riskctl.render.order.kinds import document_kind
from riskctl.render.order.scope import Scope
from riskctl.render.view.changes import changed_units, top_units
from tests.diff.build import Overlay, changed, comparison

LOW = changed(
    CLERK, ("probability: 高", "probability: 低"), ("owner: registration/chief\n", "effect: 有效\n")
)
BELOW = "  - {id: station, parent: bureau, name: 示例所, party_group: 所党支部}\n"
PAGE = """\
schema: riskctl/unit/v1
unit: station
none: {none}
"""


def made(old: Overlay, new: Overlay, edition: Edition = "internal", *units: str) -> list[Paper]:
    """The documents, none where a name got through."""
    found = comparison(old, new)
    scope = Scope(sound(found.head.context), "zh", found)
    wanted = units or top_units(scope.context)
    made: list[Paper] = []
    kind, repository = document_kind("changes"), found.head.repository
    told = batch(kind, wanted, False, edition, repository, scope, lambda *one: made.append(one[1]))
    return [] if told.exposed else made


def text(made: list[Paper]) -> str:
    (document,) = made
    return "\n".join(texts(document))


def test_a_level_is_told_with_what_moved_it_and_who_watches_now() -> None:
    said = text(made({}, LOW))
    assert "示例局廉政风险点变更情况" in said and "领导小组审定意见" in said
    assert "示例局 注册登记科 科员" in said and "R01" not in said
    assert "三级\n二级\n发生概率：高 → 低" in said
    assert "副局长\n等级：三级 → 二级" in said
    assert "措施变弱（措施责任人）\n科长\n（无）" in said


def test_what_belongs_to_no_unit_is_told_too() -> None:
    ignore = "cycle: 2010\nignore: [{rule: RK404, at: bureau, reason: 编制未满}]"
    said = text(made({}, changed(PROGRAMME, ("cycle: 2010", ignore))))
    assert "放松检查的改动（1）" in said and "示例局\n" in said and "忽略，理由：编制未满" in said
    repealed = text(made({}, changed(REGULATIONS, ("state: in_force", "state: repealed"))))
    assert "登记审查办法" in repealed and "现行\n已废止" in repealed


def test_a_unit_is_told_what_changed_below_it_and_not_above() -> None:
    unit = "registers/station/unit.yaml"
    organization = REPOSITORY[ORGANIZATION] + BELOW
    both: Overlay = {ORGANIZATION: organization, unit: PAGE.format(none="没有权力")}
    other = both | {unit: PAGE.format(none="权力都在局里")}
    assert "权力都在局里" in text(made(both, other, "internal", "bureau"))
    assert "权力都在局里" in text(made(both, other, "internal", "station"))
    assert "没有实质变化" in text(made(both, both | LOW, "internal", "station"))


def test_nothing_changed_is_said() -> None:
    assert "没有实质变化" in text(made({}, {}))


def test_what_a_level_follows_from_stays_inside() -> None:
    said = text(made({}, LOW, "staff"))
    assert "等级降低" in said and "发生概率：" not in said and "概率、危害" not in said


@pytest.mark.parametrize(("edition", "exposed"), [("staff", True), ("internal", False)])
def test_no_name_leaves_the_office(edition: Edition, exposed: bool) -> None:
    named = changed(CLERK, ("title: 受理时", "title: 李丁四受理时"))
    assert bool(made({}, named, edition)) != exposed


def test_a_register_that_cannot_be_read_gives_no_document() -> None:
    with pytest.raises(UnsoundError, match=CLERK):
        made({}, {CLERK: "risk_points: ["})


def test_a_rewording_stands_apart_from_what_is_another_in_meaning() -> None:
    both = changed(CLERK, ("probability: 高", "probability: 低"), ("title: 受理时", "title: 在受理时"))
    said = text(made({}, both))
    _, _, wordings = said.partition("以下只改文字")
    assert "其中只改文字的 1 处" in said and "在受理时" in wordings and "发生概率" not in wordings


def test_each_unit_in_which_something_changed_is_told_apart() -> None:
    unit = "registers/station/unit.yaml"
    both: Overlay = {ORGANIZATION: REPOSITORY[ORGANIZATION] + BELOW, unit: PAGE.format(none="没有权力")}
    found = comparison(both, both | {unit: PAGE.format(none="权力都在局里")})
    assert changed_units(found, sound(found.head.context)) == ["bureau", "station"]
    above = comparison(both, both | LOW)
    assert changed_units(above, sound(above.head.context)) == ["bureau"]


def test_who_signed_what_is_told_by_names() -> None:
    signatures: Overlay = {**signed(SELF)}
    said = text(made({}, signatures))
    assert "签字新增" in said and "登记表 注册登记科科员" in said
    assert "bureau/registration" not in said
