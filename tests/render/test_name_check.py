"""No holder's name leaves the office, wherever it stands and however it is written; the contact may."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from riskctl.check.example import CLERK, FLOW, ORGANIZATION, PEOPLE, PROGRAMME, UNIT, changed
from riskctl.render.batch import Batch
from riskctl.render.blocks import Edition
from tests.render.build import Laid, Overlay

Lay = Callable[[Overlay], Laid]
TEXT = "科长每周抽查受理件的一成，在复核记录上签名"
CHIEF, FORMER = "[{name: 赵甲一,", "[{name: 赵前任, to: 2007-12-31}, "
CONTACT = "contact: 领导小组办公室"


def measure(text: str) -> dict[str, str]:
    return changed(CLERK, (TEXT, text))


def found(batch: Batch) -> list[str]:
    assert bool(batch.names) == bool(batch.exposed) != bool(batch.made)
    return [name.name for name in batch.names]


WHERE: list[tuple[str, Overlay]] = [
    ("a measure", measure("赵甲一每周抽查")),
    ("a blank inside", measure("由赵 甲一抽查")),
    ("a full-width blank", measure("由赵　甲一抽查")),
    ("a dot", measure("由赵·甲一抽查")),
    ("a former holder", measure("由赵前任抽查") | changed(PEOPLE, (CHIEF, FORMER + CHIEF[1:]))),
    ("a title", changed(CLERK, ("title: 受理时", "title: 赵甲一受理时"))),
    ("a manifestation", changed(CLERK, ("    matter:", "    manifestations: [给赵甲一办]\n    matter:"))),
    ("a matter", changed(CLERK, ("matter: acceptance-review", "matter: 赵甲一交办"))),
    ("an owner", changed(CLERK, ("owner: registration/chief", "owner: 赵甲一"))),
    ("the document's title", changed(ORGANIZATION, ("name: 示例局\n", "name: 赵甲一局\n"))),
    ("a department", changed(ORGANIZATION, ("name: 注册登记科", "name: 赵甲一科"))),
    ("an office", changed(ORGANIZATION, ("{name: 领导小组办公室", "{name: 赵甲一办公室"))),
    ("the programme", changed(PROGRAMME, ("name: 示例局廉政", "name: 赵甲一廉政"))),
]  # fmt: skip


@pytest.mark.parametrize("overlay", [overlay for _, overlay in WHERE], ids=[where for where, _ in WHERE])
@pytest.mark.parametrize("edition", ["staff", "public"])
def test_a_name_is_found_wherever_it_stands(laid: Lay, edition: Edition, overlay: Overlay) -> None:
    notice = laid(overlay).batch("announcement", edition)
    form = laid(overlay).batch("annex-3", edition, gather=True)
    assert found(notice) or found(form)
    assert (notice.exposed or form.exposed).subject == "bureau"  # type: ignore[union-attr]
    assert laid(overlay).batch("announcement", "internal").made


def test_names_in_a_chart_and_in_reasons_are_found(laid: Lay) -> None:
    chart = laid(changed(FLOW, ("name: 受理", "name: 送赵甲一")))
    assert set(found(chart.batch("annex-5", "staff"))) == {"赵甲一"}
    reason = laid(changed(UNIT, ("年检由分局办理", "年检由赵甲一办理")))
    assert found(reason.batch("annex-3", "staff")) == ["赵甲一"]


def test_where_there_is_none_the_documents_come(laid: Lay) -> None:
    batch = laid({}).batch("annex-5", "staff")
    assert found(batch) == [] and len(batch.made) == 5


def test_the_text_it_stands_in_is_told(laid: Lay) -> None:
    (name,) = laid(measure("由赵甲一和科长抽查")).batch("announcement", "staff").names
    assert (name.name, name.text) == ("赵甲一", "由赵甲一和科长抽查")


def test_without_holders_nothing_is_found(laid: Lay) -> None:
    assert found(laid(measure("赵甲一") | {PEOPLE: None}).batch("announcement", "staff")) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("高峰期由两人受理", []),
        ("由科长高峰抽查", ["高峰"]),
        ("由高峰同志抽查", ["高峰"]),
        ("高峰", ["高峰"]),
    ],
)
def test_a_name_that_is_a_word_is_one_beside_a_title(laid: Lay, text: str, name: list[str]) -> None:
    word = changed(PEOPLE, ("[{name: 孙丙三,", "[{name: 高峰, ambiguous: true,"))
    assert found(laid(measure(text) | word).batch("announcement", "staff")) == name


@pytest.mark.parametrize("contact", ["领导小组办公室赵甲一", "赵甲一", "办公室 赵　甲一 0937-0000000"])
def test_the_contact_is_meant_to_be_published_and_nothing_else(laid: Lay, contact: str) -> None:
    named = changed(PROGRAMME, (CONTACT, f"contact: {contact}"))
    assert found(laid(named).batch("announcement", "public")) == []
    both = laid(named | measure("由赵甲一抽查")).batch("announcement", "public")
    assert [(name.name, name.text) for name in both.names] == [("赵甲一", "由赵甲一抽查")]
