"""Whatever a register holds: its workbook changes nothing unedited, and edited just the one cell."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from riskctl.check.example import CLERK
from riskctl.exchange.yaml_text import yaml_text
from riskctl.records.kinds.person import PersonRegister
from tests import skips
from tests.conftest import lay
from tests.exchange.test_convert import LINE, REGISTER, numbered
from tests.exchange.workbook.books import Desk, files

pytest.importorskip("python_calamine", reason=skips.missing("python-calamine", "make test"))
pytest.importorskip("xlsxwriter", reason=skips.missing("xlsxwriter", "make test"))


def desk_of(register: dict[str, Any], root: Path) -> Desk:
    """A desk with one register, whose words are partly of no list at all."""
    record = PersonRegister.model_validate(numbered(register, "clerk"))
    desk = Desk(lay(root, {CLERK: yaml_text(record)}))
    desk.send()
    return desk


def record(desk: Desk) -> dict[str, Any]:
    document = next(d for d in desk.documents() if d.file == CLERK)
    assert document.register and not document.reading.faults
    return document.register.model_dump()


@settings(max_examples=15)
@given(REGISTER)
def test_unedited_it_changes_nothing(register: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_of(register, Path(folder) / "库")
        before = files(desk.root)
        assert desk.receive() == [] and files(desk.root) == before
        desk.sheets = desk.back
        assert desk.receive() == [] and files(desk.root) == before


@settings(max_examples=25)
@given(REGISTER, LINE, st.sampled_from(["风险点", "备注", "防范措施", "落实效果"]), st.data())
def test_edited_it_changes_the_one_field(
    register: dict[str, Any], text: str, heading: str, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_of(register, Path(folder) / "库")
        cells = desk.column(heading)
        of_measure = heading in ("防范措施", "落实效果")
        keys = [key for key in cells if of_measure or "/" not in key]
        assume(keys)
        key = data.draw(st.sampled_from(keys))
        assume(text != cells[key])
        desk.fill((key, {heading: text}))
        wanted = record(desk)
        assert desk.receive() == [f"已改：{heading}"]
        id, _, number = key.partition("#")[2].partition("/")
        point = next(one for one in wanted["risk_points"] if one["id"] == id)
        place = point["measures"][int(number or 1) - 1] if of_measure else point
        field = {"风险点": "title", "备注": "note", "防范措施": "text", "落实效果": "effect"}[heading]
        place[field] = text
        assert record(desk) == wanted
