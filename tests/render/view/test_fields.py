"""Every name a template sees is told what it means, in both languages; none is told that is not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from riskctl.check.example import CLERK, CYCLE, REPOSITORY
from riskctl.render.order.kinds import document_kind
from riskctl.render.view.changes_fields import CHANGES
from riskctl.render.view.fields import FIELDS, ROOT, may_leave
from riskctl.render.view.sheet_fields import LISTS, MONTH
from riskctl.render.view.year_fields import COURSE
from tests.render.build import DEPARTMENT, Laid, Overlay, register

Lay = Callable[[Overlay], Laid]
CORRECTED = (
    "风险点,更正机构,更正日期,更正原因,更正前指纹,更正后指纹,记录日期\n"
    "bureau/registration/clerk#R01,bureau/leading_group,2010-04-13,用词统一,2.a.b.c,2.a.b.d,2010-04-13\n"
)
WHOLE: Overlay = {
    "cycles/2010/corrections/bureau/registration.csv": CORRECTED,
    DEPARTMENT: register("bureau/registration"),
    CLERK: REPOSITORY[CLERK],
    CYCLE: REPOSITORY[CYCLE] + "notice: {from: 2010-05-04, to: 2010-05-10}\n",
}
MADE_LATER = {"edition", "withheld"}  # `make` adds these to the view


def parts(value: Any, name: str = ROOT) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the names of every mapping in a view, with the name under which it stands."""
    if isinstance(value, dict):
        yield name, frozenset(value)
        for key, inner in value.items():
            yield from parts(inner, key)
    elif isinstance(value, list):
        for item in value:
            yield from parts(item, name)


def test_the_view_holds_the_names_told_and_no_other(laid: Lay) -> None:
    kinds = ("worksheet", "annex-3", "annex-5", "duties", "announcement", "changes", "summary")
    views = {kind: [*laid(WHOLE).views(kind, gather=True)] for kind in kinds}
    told = {name: frozenset(fields) for name, fields in FIELDS.items()}
    for kind, made in views.items():
        head = document_kind(kind)
        at_root = {name for name in told[ROOT] - MADE_LATER if head.prints(name)}
        assert [frozenset(one) for one in made] == [at_root] * len(made) != []
    found = {(name, names) for made in views.values() for one in made for name, names in parts(one)}
    assert {pair for pair in found if pair[0] != ROOT} <= set(told.items())
    of_the_year = {
        *CHANGES,
        *(*MONTH, *LISTS),
        *("letter", "assessment", "scored", "entries", "opinions", "since", "levels"),
        *("early", "closed"),
        *("comments", "by_category"),
        "warnings",
        "rectifications",
        "totals",
        *COURSE,
    }  # there only where one was written
    assert set(told) - {name for name, _ in found} <= of_the_year


def test_every_meaning_is_there_in_both_languages() -> None:
    for fields in FIELDS.values():
        for field in fields.values():
            zh, en = field.meaning
            assert re.search(r"[\u4e00-\u9fff]|或", zh) or zh.isascii(), zh
            assert en and not re.search(r"[\u4e00-\u9fff]", en), en


def test_names_and_how_a_level_came_about_stay_inside() -> None:
    inside = {f"{part}.{n}" for part, fields in FIELDS.items() for n in fields if n not in may_leave(part)}
    grounds = ("how", "probability", "severity", "index", "criteria", "computed", "why")
    assert inside >= {
        *("unit.head_name", "department.head_name", "department.leader_name", "post.holder_name"),
        *("by_monitor.holder_name", "points.note", ".by_criteria", *(f"points.{name}" for name in grounds)),
    }
