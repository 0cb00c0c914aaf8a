"""An assessment on paper: every item with what was taken off it, or open to be filled in."""

from __future__ import annotations

from collections.abc import Callable

from riskctl.render.blocks import Signatures
from riskctl.render.writers import md
from tests.render.build import Laid, Overlay

Lay = Callable[[Overlay], Laid]
FILE = "cycles/2010/assessments/bureau.yaml"
HEAD = "schema: riskctl/assessment/v1\nunit: bureau\nday: 2010-04-12\nby: province/party_group\n"
ENTRY = (
    "  - {item: identified, points: 3, reason: 两个环节没有排查, lapse: oversight, "
    "answers: province/party_group}\n"
)


def text(laid: Laid, *refs: str) -> str:
    (document,) = laid.made("assessment", *refs)
    assert [len(b.boxes) for b in document.blocks if isinstance(b, Signatures)] == [3]
    return md.write(document).decode()


def test_what_was_taken_off_stands_at_its_item_and_who_answers_for_it(laid: Lay) -> None:
    found = text(laid({FILE: HEAD + "entries:\n" + ENTRY}), "bureau")
    assert "扣3分：两个环节没有排查（失察，由省局党组负责）" in found and "| 17 |" in found
    assert "省局党组" in found and "2010年4月12日" in found and "lapse" not in found


def test_an_item_that_nobody_entered_has_no_score_and_the_whole_none_either(laid: Lay) -> None:
    (view,) = laid({FILE: HEAD + "entries:\n" + ENTRY}).views("assessment", "bureau")
    scored = view["assessment"]["scored"]
    assert [one["left"] for one in scored] == ["17", *[""] * (len(scored) - 1)]
    assert (view["assessment"]["score"], view["assessment"]["band"]) == ("", "")


def test_before_it_is_assessed_a_sheet_to_fill_in_for_a_unit_or_a_department(laid: Lay) -> None:
    unit, department = text(laid({}), "bureau"), text(laid({}), "bureau/registration")
    assert "示例局注册登记科" in department and "注册登记科" not in unit
    assert "| 1 |" in unit and "扣" not in unit.replace("扣分及原因", "")


def test_every_assessment_of_the_year_without_a_name(laid: Lay) -> None:
    other = HEAD.replace("unit: bureau", "unit: bureau\ndepartment: registration")
    files = {FILE: HEAD, "cycles/2010/assessments/bureau-registration.yaml": other}
    assert [order.name for order in laid(files).orders("assessment")] == ["bureau", "bureau/registration"]
