"""填报日期 is the day on which a register came to say what it says, and never the day of printing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from riskctl.check.example import CLERK, PROGRAMME, REPOSITORY, changed
from riskctl.history.git import History
from riskctl.render.view import filing_day
from tests.history.history import committed
from tests.render.build import Laid, Overlay
from tests.year.signed import all_signed

Lay = Callable[[Overlay], Laid]
REF = "bureau/registration/clerk"
REWORDED = changed(CLERK, ("在复核记录上签名", "在复核台账上签名"))
DUE = changed(CLERK, ("due: 2010-05-31", "due: 2010-06-30"))
CORRECTED = {
    "cycles/2010/corrections/bureau/registration.csv": "风险点,更正机构,更正日期,更正原因,"
    f"更正前指纹,更正后指纹,记录日期\n{REF}#R01,bureau/leading_group,2010-04-13,用词统一,2.a.b.c,2.a.b.d,2010-04-13\n"
}
JUNE = {PROGRAMME: REPOSITORY[PROGRAMME].replace("2010-04-15", "2010-06-15")}


def filed(laid: Laid, kind: str = "annex-5", ref: str = REF, gather: bool = False) -> str:
    (view,) = laid.views(kind, ref, gather=gather)
    return str(view["filed"])


def commit(root: Path, overlay: Overlay) -> Laid:
    """Commit the example with `overlay` on it, on 1 May 2010."""
    committed(root, REPOSITORY | dict(overlay))
    return Laid(root, overlay)


def test_it_is_the_day_of_the_first_signature_of_what_stands_there(laid: Lay) -> None:
    assert filed(laid(all_signed())) == "2010年4月10日"


def test_a_form_that_gathers_is_as_young_as_its_youngest_register(laid: Lay) -> None:
    assert filed(laid(all_signed()), "annex-3", "bureau", gather=True) == "2010年4月14日"


def test_a_correction_is_a_change(laid: Lay) -> None:
    assert filed(laid(all_signed() | CORRECTED)) == "2010年4月13日"
    assert filed(laid(all_signed() | CORRECTED | REWORDED | JUNE)) == "2010年4月13日"


def test_what_nobody_signed_is_of_the_day_it_was_committed(tmp_path: Path) -> None:
    assert filed(commit(tmp_path, JUNE)) == "2010年5月1日"


def test_also_where_it_changed_after_it_was_signed(tmp_path: Path) -> None:
    assert filed(commit(tmp_path, all_signed() | JUNE | DUE)) == "2010年5月1日"


def test_changed_just_now_or_without_a_history_it_is_today(tmp_path: Path) -> None:
    commit(tmp_path, JUNE)
    assert filed(Laid(tmp_path, JUNE | DUE)) == "2010年6月15日"


def test_without_git_it_is_today(laid: Lay) -> None:
    assert filed(laid(JUNE)) == "2010年6月15日"


def test_no_form_is_of_a_day_to_come(tmp_path: Path) -> None:
    assert filed(commit(tmp_path, {})) == "2010年4月15日"


def test_git_is_opened_once_for_all_forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    class Counted(History):
        def __init__(self, root: Path) -> None:
            made.append(root)
            super().__init__(root)

    monkeypatch.setattr(filing_day, "History", Counted)
    views = [*commit(tmp_path, JUNE).views("annex-5")]
    assert len(views) == 5 and len(made) == 1
