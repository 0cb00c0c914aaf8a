"""What one office or leader has to watch: of a unit everyone, of a department or a post itself alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from riskctl.check.example import CLERK, ORGANIZATION, PEOPLE, REPOSITORY, changed
from riskctl.render.blocks import Heading, PageBreak, Signatures, plain, texts
from tests.render.build import POINTS, SEATS, Laid, Overlay, policy, register
from tests.render.view.test_groups import WHOLE

Lay = Callable[[Overlay], Laid]


def headings(laid: Laid, *refs: str) -> list[str]:
    (document,) = laid.made("duties", *refs)
    return [plain(b.runs) for b in document.blocks if isinstance(b, Heading) and b.level == 2]


def watched(laid: Laid, *refs: str) -> list[str]:
    (view,) = laid.views("duties", *refs)
    return [point["id"].removeprefix("bureau/") for point in view["points"]]


def test_each_who_watches_has_a_page_and_signs_for_it(laid: Lay) -> None:
    (document,) = laid(WHOLE).made("duties")
    expected = ["省局党组（省局）", "局党组", "纪检组", "副局长　钱乙二", "科长　孙丙三"]
    assert headings(laid(WHOLE)) == expected
    assert sum(isinstance(block, PageBreak) for block in document.blocks) == len(expected)
    boxes = [block.boxes for block in document.blocks if isinstance(block, Signatures)]
    assert [[box.label for box in one] for one in boxes] == [["领导小组办公室发放", "签收"]] * len(expected)
    (outside,) = laid(WHOLE).made("duties", edition="staff")
    assert "副局长" in texts(outside) and not any("钱乙二" in text for text in texts(outside))


@pytest.mark.parametrize(
    ("ref", "points"),
    [
        ("bureau/leadership/deputy", ["registration/chief#R02"]),
        ("bureau/registration/chief", ["registration/clerk#R02"]),
        ("bureau/registration/clerk", []),
        ("bureau/leadership", ["registration/chief#R02"]),
        ("bureau/registration", ["registration/clerk#R02"]),
        (
            "bureau/discipline",
            ["bureau#R01", "leadership/director#R01", "leadership/director#R02", "registration/clerk#R01"],
        ),
    ],
)
def test_one_leader_or_department_has_its_own_alone(laid: Lay, ref: str, points: list[str]) -> None:
    assert watched(laid(WHOLE), ref) == points
    assert len(headings(laid(WHOLE), ref)) == bool(points)


def test_one_alone_needs_no_list_of_all(laid: Lay) -> None:
    (document,) = laid(WHOLE).made("duties", "bureau/leadership/deputy")
    assert document.title == "示例局局领导副局长2010年监控责任清单"
    assert not any(isinstance(block, PageBreak) for block in document.blocks)


def test_who_watches_nothing_is_told_so(laid: Lay) -> None:
    (document,) = laid(WHOLE).made("duties", "bureau/registration/clerk")
    assert "没有由其监控的风险点。" in texts(document)
    (unit,) = laid({CLERK: register("bureau/registration/clerk", "")}).made("duties")
    assert "没有风险点。" in texts(unit)


def test_of_a_post_with_seats_each_seat_watches(laid: Lay) -> None:
    seats = SEATS["organization.yaml"].replace(
        "id: clerk, name: 科员", "id: clerk, name: 科员, responsible: clerk-2"
    )
    low = POINTS.replace("高", "较低").replace("严重", "轻微")
    one = laid({
        ORGANIZATION: seats,
        PEOPLE: None,
        CLERK: None,
        "registers/bureau/registration/clerk-1.yaml": register("bureau/registration/clerk-1", low),
    })  # fmt: skip
    for ref, n in (("clerk", 1), ("clerk-2", 1), ("clerk-1", 0), ("chief", 0)):
        (view, *_) = one.views("duties", f"bureau/registration/{ref}")
        assert len(view["points"]) == n, ref


def test_a_department_in_charge_of_a_category_watches_too(laid: Lay) -> None:
    whole = {**WHOLE, **policy("category_offices: {approval: bureau/discipline}\n")}
    ids = watched(laid(whole), "bureau/discipline")
    assert "registration/clerk#R02" in ids and "registration/chief#R02" in ids


def test_one_named_by_hand_watches_too(laid: Lay) -> None:
    by_hand = changed(CLERK, ("    level: 3\n", "    level: 3\n    monitor: [leadership/deputy]\n"))
    assert watched(laid(by_hand), "bureau/leadership/deputy") == ["registration/clerk#R01"]


def test_units_below_are_pointed_to_in_the_list_of_those_above(laid: Lay) -> None:
    county = REPOSITORY[ORGANIZATION] + "  - {id: county, name: 县局, parent: bureau, departments: []}\n"
    said = "下级单位报由本单位机构监控的风险点，列在该单位的清单里（县局）。"

    def noted(overlay: Overlay) -> bool:
        (document, *_) = laid(overlay).made("duties", "bureau")
        return any(said in text for text in texts(document))

    assert noted({**WHOLE, ORGANIZATION: county}) and not noted(WHOLE)


def fingerprint(laid: Laid, ref: str) -> str:
    (document,) = laid.made("duties", ref)
    return document.fingerprint


def test_its_fingerprint_changes_with_what_is_watched_alone(laid: Lay) -> None:
    other: dict[str, Any] = {**WHOLE, CLERK: register("bureau/registration/clerk", POINTS)}
    deputy, chief = "bureau/leadership/deputy", "bureau/registration/chief"
    assert fingerprint(laid(other), deputy) == fingerprint(laid(WHOLE), deputy)
    assert fingerprint(laid(other), chief) != fingerprint(laid(WHOLE), chief)
