"""What a unit lacks before an issue is what the status counts, of a supplement its own registers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from riskctl.check.example import CLERK, ORGANIZATION, REPOSITORY, UNIT, changed
from riskctl.year.status.complete import against_incomplete, incomplete, lacking
from riskctl.year.status.item import StatusItem
from tests.year.build import REF, find
from tests.year.notice.standing import standing
from tests.year.signed import all_signed

POST = changed(ORGANIZATION, ("key: true}\n", "key: true}\n          - {id: archivist, name: 档案员}\n"))
OTHER = "registers/bureau/leadership/deputy.yaml"
MAIN = standing()
SUPPLEMENT = replace(MAIN, notice=MAIN.notice.model_copy(update={"kind": "supplement"}))


def lacks(root: Path, overlay: Mapping[str, str | None], supplement: bool = False) -> set[tuple[str, str]]:
    found = find(root, overlay)
    notice = SUPPLEMENT if supplement else MAIN
    items = incomplete(notice, (), found.documents, found.context)
    return {(item.kind, item.ref) for item in items}


def test_where_all_is_signed_nothing_is_lacking(tmp_path: Path) -> None:
    assert lacks(tmp_path, all_signed()) == set()


def test_what_should_exist_and_does_not_is_asked_for(tmp_path: Path) -> None:
    post = ("no-post-register", "bureau/registration/archivist")
    assert lacks(tmp_path / "a", all_signed() | POST) == {post}
    assert lacks(tmp_path / "b", all_signed() | POST, supplement=True) == set()
    assert ("no-unit-register", "bureau") in lacks(tmp_path / "c", all_signed() | {UNIT: None})


def test_a_supplement_is_asked_for_its_own_signatures(tmp_path: Path) -> None:
    graver = all_signed() | changed(CLERK, ("严重", "轻微"), ("level: 3", "level: 2"))
    (own,) = lacks(tmp_path / "a", graver, supplement=True)  # the superior's step is asked for by itself
    assert own == ("signoff-stale", f"{REF}#R01")
    other = all_signed() | {OTHER: REPOSITORY[OTHER].replace("none: ", "none: 经查，")}
    assert lacks(tmp_path / "b", other, supplement=True) == set() != lacks(tmp_path / "c", other)


def test_the_superior_is_asked_where_a_register_is_not_confirmed(tmp_path: Path) -> None:
    found = find(tmp_path)
    asked = incomplete(MAIN, [REF], found.documents, found.context)
    steps = {item.step for item in asked if item.ref == REF}
    assert "superior" in steps and "group" in steps
    assert "superior" not in {
        item.step for item in incomplete(MAIN, (), found.documents, found.context) if item.ref == REF
    }


def test_it_is_told_a_kind_at_a_time_but_for_what_is_said_elsewhere() -> None:
    def item(ref: str, step: str) -> StatusItem:
        return StatusItem("missing", "signoff-stale", "bureau", "registration", ref, None, step)

    items = [item(REF, "superior"), item(f"{REF}#R01", "group"), item(f"{REF}#R02", "group")]
    (said,) = against_incomplete(items, [REF], [f"{REF}#R01"])
    assert said.text("en") == (
        "Not in order yet: leading group's review signed before the content changed: 1 "
        f"({REF}#R02): riskctl sign group {REF}#R02"
    )
    assert lacking(items).text("zh") == "上级审议签字后内容又改了 1 份、评估审查签字后内容又改了 2 份"
