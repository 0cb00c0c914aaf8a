"""Each shape of register that clerks have comes in, as csv, xlsx and docx alike; every row has an answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from riskctl.corpus.load import load, registers
from riskctl.corpus.sound import Sound, sound
from riskctl.exchange.intake.importing import Import, imported
from riskctl.exchange.intake.mapping import KnownMapping
from riskctl.exchange.intake.places import home_named
from riskctl.exchange.intake.registers import LEFT_TO_PEOPLE, Source
from riskctl.exchange.sheets.sheet import Sheet
from riskctl.exchange.sheets.source import sheets_of
from riskctl.sources.replace import replace_all
from tests import skips
from tests.conftest import lay
from tests.exchange.intake.shapes import OVERLAY, SHAPES, Shape
from tests.exchange.sheets import files

EXPECTED = Path(__file__).parent / "expected"
FORMS = ("csv", "xlsx", "docx")


def sheets(shape: Shape, form: str) -> list[Sheet]:
    if form == "csv":
        return sheets_of(files.csv(shape.rows, shape.encoding))
    if form == "xlsx":
        pytest.importorskip("python_calamine", reason=skips.missing("python-calamine", "make test"))
        return sheets_of(files.xlsx(shape.rows, shape.merges))
    return sheets_of(files.docx(shape.rows, shape.merges))


def taken(context: Sound, found: list[Sheet], shape: Shape) -> Import:
    """Return the import with every answer of the clerk given to the question that is called so."""
    home, left = home_named(shape.to, context.organization), dict(shape.answers)
    answers: dict[str, str] = {}
    result = imported(context, found, home, KnownMapping())
    while left:
        known = {key: [one for one in result.asking.asked if f"/{one}".endswith(f"/{key}")] for key in left}
        known = {key: whole for key, whole in known.items() if len(whole) == 1}
        assert known, left
        answers |= {whole[0]: left.pop(key) for key, whole in known.items()}
        result = imported(context, found, home, KnownMapping((), answers))
    return result


def told(result: Import, root: Path) -> Iterator[str]:
    """Yield what became of each row, then the files as they are after it."""
    for row in result.rows:
        where = ", ".join(dict.fromkeys(row.subjects()))
        yield f"{row.place.rpartition('!')[2]} {row.answer} {where} | {row.reason.text('zh')}"
    for change in result.changes(Source("表", "0" * 64, root, "zh")):
        lines = change.after.decode().splitlines()
        before = change.before.decode().splitlines() if change.before else lines[:1]
        yield f"--- {change.file}"
        yield from lines[:1] if change.before is None else ()
        assert [line for line in lines if line in before] or change.before is None
        yield from _added(before, lines)


def _added(before: list[str], after: list[str]) -> list[str]:
    """The lines that were added in one place or several, behind the reason for no point that went."""
    gone = [line for line in before if line.startswith("none: ") and line not in after]
    left, found = [line for line in before if line not in gone], [f"- {line}" for line in gone]
    for line in after:
        if left and line == left[0]:
            left.pop(0)
        else:
            found.append(line)
    assert not left
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_shape_becomes_what_it_means(tmp_path: Path, shape: Shape, form: str) -> None:
    root = lay(tmp_path, OVERLAY)
    repository, found = load(root)
    context = sound(found)
    result = taken(context, sheets(shape, form), shape)
    result.place(list(registers(repository, context)))
    assert not result.asking.open
    assert len(result.rows) == len(shape.rows)
    expected = (EXPECTED / f"{shape.name}.txt").read_text("utf-8")
    assert "\n".join(told(result, root)) + "\n" == expected


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_what_is_written_checks_save_what_only_people_can_fill(tmp_path: Path, shape: Shape) -> None:
    root = lay(tmp_path, OVERLAY)
    repository, found = load(root)
    result = taken(sound(found), sheets(shape, "csv"), shape)
    result.place(list(registers(repository, found)))
    changes = result.changes(Source("表", "0" * 64, root, "zh"))
    replace_all(root, changes)
    repository, found = load(root)
    written = {change.file for change in changes}
    documents = [one for one in registers(repository, found) if one.file in written]
    assert {fault.rule for one in documents for fault in one.faults} <= LEFT_TO_PEOPLE
    assert sum(len(one.register.risk_points) for one in documents if one.register) >= len(result.drafts)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_without_answers_nothing_is_decided_and_no_question_is_asked_twice(
    tmp_path: Path, shape: Shape
) -> None:
    context = sound(load(lay(tmp_path, OVERLAY))[1])
    home = home_named(shape.to, context.organization)
    result = imported(context, sheets(shape, "csv"), home, KnownMapping())
    asked = [key for row in result.rows for key in row.questions]
    assert {*asked} == {*result.asking.open}
    texts = [question.said.text("zh") for question in result.asking.open.values()]
    assert len(texts) == len({*texts}) <= len(shape.answers) + 2
    assert all(row.answer == "decide" for row in result.rows if row.questions)
