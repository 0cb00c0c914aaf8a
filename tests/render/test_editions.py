"""What leaves the office shows roles, never names nor how a level came about; a new field is blank."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.check.example import CLERK, FLOW, PEOPLE, REPOSITORY
from riskctl.render.blocks import Edition, Paragraph, Table, TableCell, plain, texts
from riskctl.render.editions import reduced
from riskctl.render.order.kinds import document_kind, kind_names
from tests.render.build import DEPARTMENT, POINTS, SEATS, Laid, Overlay, policy, register
from tests.render.template.template import lay_template

Lay = Callable[[Overlay], Laid]
OUT: tuple[Edition, ...] = ("staff", "public")
# Words that stand nowhere else, so that a leak shows; the level is as high as in the example.
SCALES = policy("""\
method: index
thresholds: [{level: 1, below: 3, note: 概由}, {level: 2, below: 9, note: 概由}, {level: 3, note: 概由}]
probability: [{name: 概率甲, value: 3}, {name: 概率乙, value: 1}]
severity: [{name: 危害甲, value: 3}, {name: 危害乙, value: 1}]
""")
SECRET = POINTS.replace("高", "概率甲").replace("严重", "危害甲") + "    note: 只在内部\n"
WHOLE: Overlay = SCALES | {
    CLERK: register("bureau/registration/clerk", SECRET),
    DEPARTMENT: register("bureau/registration", SECRET),
    "registers/bureau/unit.yaml": register("bureau", SECRET),
}
NAMES = ("赵甲一", "钱乙二", "孙丙三", "李丁四", "周戊五")
POINTLESS = (
    "appraisal",
    "assessment",
    "annual-report",
    "changes",
    "comments",
    "flow",
    "inspection",
    "monitoring",
    "rectification",
    "revision-plan",
    "suggestions",
    "summary",
    "survey",
    "warning",
)  # of what was done, or of steps, in no words of points
KINDS = [
    (kind, edition)
    for kind in kind_names()
    if kind not in POINTLESS
    for edition in document_kind(kind).editions
]


@pytest.mark.parametrize(("kind", "edition"), KINDS)
def test_names_and_grounds_stay_inside(laid: Lay, kind: str, edition: Edition) -> None:
    gather = document_kind(kind).gather == "optional"
    shown = "\n".join(t for d in laid(WHOLE).made(kind, edition=edition, gather=gather) for t in texts(d))
    assert "受理时对材料不齐的熟人企业先行受理" in shown
    secrets = {word for word in (*NAMES, "概率甲", "危害甲", "概由", "只在内部") if word in shown}
    if kind == "worksheet":
        assert secrets >= {"概率甲", "危害甲", "概由"}
    elif edition == "internal":
        assert "只在内部" in secrets and not secrets & {"概率甲", "危害甲", "概由"}
    else:
        assert not secrets


@pytest.mark.parametrize("kind", ["annex-3", "annex-4", "annex-5"])
def test_names_fill_the_forms_inside_alone(laid: Lay, kind: str) -> None:
    def shown(edition: Edition) -> str:
        return "\n".join(t for d in laid(WHOLE).made(kind, edition=edition) for t in texts(d))

    assert any(name in shown("internal") for name in NAMES)
    assert not any(name in shown(edition) for edition in OUT for name in NAMES)


def levels(laid: Laid, edition: Edition, kind: str = "annex-5") -> list[tuple[str, str]]:
    """Level and monitors of every point of the registration department."""
    ref = () if kind == "announcement" else ("bureau/registration",)
    tables = [b for d in laid.made(kind, *ref, edition=edition) for b in d.blocks if isinstance(b, Table)]
    rows = [[_text(cell) for cell in group.rows[0]] for table in tables for group in table.groups]
    return [(row[6], row[-1]) for row in rows]


def _text(cell: TableCell) -> str:
    return "、".join(plain(flow.runs) for flow in cell.content if isinstance(flow, Paragraph))


BLANK, SHOWN = [("—", "—")], [("■ 三级", "局党组、纪检组")]
SEAT = {"registers/bureau/registration/clerk-1.yaml": register("bureau/registration/clerk-1")}


@pytest.mark.parametrize("kind", ["annex-5", "announcement"])
def test_a_post_that_one_person_holds_is_not_graded_in_public(laid: Lay, kind: str) -> None:
    assert levels(laid({}), "public", kind) == BLANK
    assert levels(laid({}), "staff", kind) == SHOWN
    assert levels(laid(SEATS), "public", kind) == SHOWN
    assert levels(laid(SEATS | SEAT | {CLERK: None}), "public", kind) == BLANK
    for word in ("是", "true"):
        assert levels(laid(policy(f"publish_single_posts: {word}\n")), "public", kind) == SHOWN
    assert levels(laid(policy("publish_single_posts: 否\n")), "public", kind) == BLANK


def test_a_post_that_one_person_holds_shows_no_mark_of_its_level_to_a_template_of_one_s_own(
    laid: Lay, tmp_path: Path
) -> None:
    """The mark alone tells the level, and a template may print it without the level."""
    body = "<h1>表</h1>{% for p in points %}<p>{{ p.mark }}/{{ p.weight }}/{{ p.level }}。</p>{% endfor %}"
    folder = lay_template(tmp_path / "模板", body)
    own = (folder / "own.html.j2").read_text("utf-8")
    own = own.replace("gather: never", "gather: always").replace("internal #", "internal public #")
    (folder / "own.html.j2").write_text(own, "utf-8")

    def shown(edition: Edition, overlay: Overlay) -> list[str]:
        (document,) = laid(overlay).made("own", edition=edition, folder=folder)
        return [text for text in texts(document) if text.endswith("。")]

    assert shown("public", {}) == ["//。"]
    assert shown("internal", {}) == shown("public", SEATS) == ["■/gravest/三级。"]


def test_a_department_s_point_is_graded_unless_one_person_acts_in_it(laid: Lay) -> None:
    def graded(overlay: Overlay) -> list[tuple[str, str]]:
        point = {DEPARTMENT: register("bureau/registration"), CLERK: None}
        return levels(laid(point | dict(overlay)), "public", "annex-4")

    assert graded({}) == BLANK  # the clerk acts, and there is one
    assert graded(SEATS) == SHOWN
    assert graded({FLOW: REPOSITORY[FLOW].replace(", actor: clerk", "")}) == SHOWN


@pytest.mark.parametrize(
    ("overlay", "edition", "said"),
    [
        ({}, "public", True),
        ({}, "staff", False),
        (policy("publish_single_posts: 是\n"), "public", False),
    ],
)
def test_a_notice_says_what_it_withholds_where_it_does(
    laid: Lay, overlay: Overlay, edition: Edition, said: bool
) -> None:
    (document,) = laid(overlay).made("announcement", edition=edition)
    assert ("注：只有一人任职的岗位，等级和监控责任人不对外公布。" in texts(document)) == said


def places(value: Any, here: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every mapping in a view."""
    if isinstance(value, dict):
        yield here
        for key, inner in value.items():
            yield from places(inner, (*here, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from places(inner, (*here, n))


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step] if isinstance(value, dict) or int(step) < len(value) else {}
    return value


def says_nothing(value: Any) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return all(map(says_nothing, inner)) if isinstance(value, dict) else not value


values = st.recursive(
    st.text(min_size=1) | st.integers(1) | st.just(True),
    lambda inner: st.lists(inner, min_size=1) | st.dictionaries(st.text(), inner, min_size=1),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def whole_view(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    (view,) = Laid(tmp_path_factory.mktemp("库"), WHOLE).views("worksheet")
    return view


@given(data=st.data(), value=values)
def test_a_new_field_is_blank_until_somebody_lists_it(
    whole_view: dict[str, Any], data: st.DataObject, value: Any
) -> None:
    path = data.draw(st.sampled_from(list(places(whole_view))))
    place = at(whole_view, path)
    place["novel"] = value
    try:
        for edition in OUT:
            assert says_nothing(at(reduced(whole_view, edition), path).get("novel", ""))
        assert reduced(whole_view, "internal") is whole_view
    finally:
        del place["novel"]


def test_without_holders_the_forms_have_a_line_to_write_on(laid: Lay) -> None:
    (inside,) = laid({PEOPLE: None}).made("annex-5", "bureau/registration/clerk")
    assert "姓名" in texts(inside)
    (outside,) = laid({}).made("annex-5", "bureau/registration/clerk", edition="staff")
    assert "姓名" not in texts(outside)
