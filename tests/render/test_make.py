"""A document carries the short fingerprint of what it shows: that of its register, or of all that go in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from riskctl.base.errors import RiskctlError
from riskctl.check.example import CLERK, REPOSITORY, changed
from riskctl.corpus.load import load, registers
from riskctl.level.fingerprint import fingerprint
from riskctl.render.blocks import Edition, Paragraph, Table, plain, texts
from riskctl.render.paper import PORTRAIT
from tests.conftest import lay
from tests.render.build import Laid, Overlay, register
from tests.render.template.template import lay_template

Lay = Callable[[Overlay], Laid]
POST = "bureau/registration/clerk"
MEANING: list[Overlay] = [
    changed(CLERK, ("title: 受理时", "title: 受理前")),
    changed(CLERK, ("probability: 高", "probability: 低")),
    changed(CLERK, ("due: 2010-05-31", "due: 2010-06-30")),
    changed(CLERK, ("schema: riskctl/person/v1\n", "schema: riskctl/person/v1\nduties: [受理]\n")),
]
FORMATTING: list[Overlay] = [
    {CLERK: REPOSITORY[CLERK].replace("title:", "风险点:").replace("unit: bureau", "单位: 'bureau'")},
    {CLERK: b"\xef\xbb\xbf# \xe6\xb3\xa8\n" + REPOSITORY[CLERK].replace("\n", "\r\n").encode()},
    changed(CLERK, ("    level: 3\n", "")),
    changed(CLERK, ("due: 2010-05-31", "due: 2010-05-31\n        done: 2010-05-20")),
]


def short(laid: Laid, kind: str, *refs: str, gather: bool = False) -> str:
    (document,) = laid.made(kind, *refs, gather=gather)
    assert len(document.fingerprint) == 12
    return document.fingerprint


def test_it_is_the_fingerprint_of_the_register(laid: Lay) -> None:
    one = laid({})
    repository, context = load(lay(one.root))
    (own,) = (d for d in registers(repository, context) if d.subject == POST)
    assert fingerprint(own, context).startswith(short(one, "annex-5", POST))
    assert short(one, "worksheet", POST) == short(one, "annex-5", POST)


@pytest.mark.parametrize("overlay", MEANING)
def test_it_changes_with_the_meaning(laid: Lay, overlay: Overlay) -> None:
    assert short(laid(overlay), "annex-5", POST) != short(laid({}), "annex-5", POST)
    assert short(laid(overlay), "annex-3", gather=True) != short(laid({}), "annex-3", gather=True)
    assert short(laid(overlay), "annex-3") == short(laid({}), "annex-3")


@pytest.mark.parametrize("overlay", FORMATTING)
def test_it_does_not_change_with_the_writing(laid: Lay, overlay: Overlay) -> None:
    assert short(laid(overlay), "annex-5", POST) == short(laid({}), "annex-5", POST)
    assert short(laid(overlay), "announcement") == short(laid({}), "announcement")


def test_gathered_it_changes_when_any_register_does(laid: Lay) -> None:
    whole = short(laid({}), "annex-3", gather=True)
    other = "registers/bureau/leadership/deputy.yaml"
    gone: Overlay = {other: None}
    changes: list[Overlay] = [{other: register("bureau/leadership/deputy")}, gone]
    assert len({whole, *(short(laid(c), "annex-3", gather=True) for c in changes)}) == 3


def test_the_foot_says_what_it_is(laid: Lay) -> None:
    (inside,) = laid({}).made("annex-5", POST)
    assert inside.foot == f"内部使用 · 指纹 {inside.fingerprint} · 示例局注册登记科科员"
    for kind, edition in (("announcement", "staff"), ("annex-3", "public"), ("issuance", "internal")):
        for document in laid({}).made(kind, edition=cast(Edition, edition)):
            assert document.foot == "" and document.fingerprint


def test_what_leaves_the_office_bears_a_check_code_where_the_office_wants_it(laid: Lay) -> None:
    own = {"style.yaml": "schema: riskctl/style/v1\ncheck_code: 是\n"}
    (outside,) = laid(own).made("announcement", edition="public", language="en")
    assert outside.foot == f"check code {outside.fingerprint}"
    (inside,) = laid(own).made("annex-5", POST)
    assert inside.foot.startswith("内部使用 · 指纹 ")


def test_a_point_without_a_measure_still_has_its_row(laid: Lay) -> None:
    bare = REPOSITORY[CLERK].partition("    measures:")[0] + "    measures: []\n"
    for kind, width in (("annex-5", 11), ("worksheet", 8), ("announcement", 9)):
        (document,) = laid({CLERK: bare}).made(kind, *([POST] if kind != "announcement" else []))
        table, *_ = (block for block in document.blocks if isinstance(block, Table))
        ((row,),) = (group.rows for group in table.groups)
        assert len(row) == width and "受理时对材料不齐的熟人企业先行受理" in texts(document)


def test_a_folder_of_ones_own_makes_documents(laid: Lay, tmp_path: Path) -> None:
    folder = lay_template(tmp_path / "模板", "<h1>{{ unit.name }}<br>表</h1>\n<p>{{ points[0].title }}</p>")
    text = 'title: "<script>x</script> {{7*7}} & <!--@x:1--> ]]>"'
    hostile: dict[str, str | None] = {"registers/bureau/unit.yaml": None}
    hostile |= changed(CLERK, ("title: 受理时对材料不齐的熟人企业先行受理", text))
    own = (folder / "own.html.j2").read_text("utf-8").replace("gather: never", "gather: always")
    (folder / "own.html.j2").write_text(own, "utf-8")
    (document,) = laid(hostile).made("own", folder=folder)
    assert (document.title, [one.page for one in document.sections]) == ("示例局表", [PORTRAIT])
    (paragraph,) = (block for block in document.blocks if isinstance(block, Paragraph))
    assert plain(paragraph.runs) == "<script>x</script> {{7*7}} & <!--@x:1--> ]]>"


def test_a_template_without_a_title_is_refused(laid: Lay, tmp_path: Path) -> None:
    folder = lay_template(tmp_path / "模板", "<p>甲</p>")
    with pytest.raises(RiskctlError) as caught:
        laid({}).made("own", folder=folder)
    assert caught.value.said.text("zh") == "模板 own.html.j2 没有标题，要有一个 <h1>"


def test_the_day_is_the_one_judged_by(laid: Lay) -> None:
    (document,) = laid({}).made("annex-3", today=date(2010, 6, 1))
    assert "2010年6月1日" in texts(document)
