"""A row in which cells were changed: each compared with what was sent and with what the register has now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from riskctl.base.messages import Phrase, Said, listed
from riskctl.exchange.workbook.answers import RowAnswer, gone, measure_gone, point_cell
from riskctl.exchange.workbook.baseline import plain
from riskctl.exchange.workbook.columns import BookColumn
from riskctl.exchange.workbook.edits import AddMeasure, Edit, SetField, Value
from riskctl.exchange.workbook.returned import ReturnedRow
from riskctl.exchange.workbook.rows import RowKey
from riskctl.exchange.workbook.sides import Sides


class WORDS:
    """Why a changed row is not taken, or what of it is."""

    fields = Phrase("{columns}", "{columns}")
    already = Phrase("登记表里已经是这样", "the register has it so already")
    clash = Phrase(
        "“{column}”在登记表里后来改成了“{now}”，这里写的是“{here}”；仍要这样写，请再发回一次",
        "“{column}” has since become “{now}” in the register, and is “{here}” here; send it once more to "
        "have it so all the same",
    )
    blank = Phrase("（空）", "(blank)")
    no_measure = Phrase(
        "“{column}”空了；不要这一条措施的，“处理”选“删除措施”",
        "“{column}” is blank now; choose “delete measure” to take the measure out",
    )
    item_lines = Phrase(
        "“{column}”有一项里本来有换行，在表里分不清，请在登记表里改",
        "an item of “{column}” holds a line break, which no cell can tell apart; change it in the register",
    )


SEPARATORS = "；;"


@dataclass(slots=True)
class _CellEdits:
    """What is to be made of the changed cells of a row."""

    edits: list[Edit] = field(default_factory=list)
    columns: list[BookColumn] = field(default_factory=list)
    refused: list[Said] = field(default_factory=list)
    clashes: list[Said] = field(default_factory=list)


def edited(row: ReturnedRow, key: RowKey, changed: Sequence[BookColumn], sides: Sides) -> RowAnswer:
    """Return the answer for a row that was sent and of which the cells under `changed` are other now."""
    head = sides.now.get(RowKey(key.subject, key.point))
    if head is None:
        return RowAnswer(row, "conflict", [gone()])
    found = _CellEdits()
    of_measure = [column for column in changed if column.of == "measure"]
    for column in changed:
        if column.of == "point" and not key.heads:
            found.refused.append(point_cell(sides.word(column.code)))
        elif column.of == "point":
            _cell(row, key, column, (None, head), sides, found)
    if of_measure:
        _measure(row, key, of_measure, sides, found)
    return _answered(row, sides, found)


def _answered(row: ReturnedRow, sides: Sides, found: _CellEdits) -> RowAnswer:
    if found.refused:
        return RowAnswer(row, "refused", found.refused)
    if found.clashes:
        return RowAnswer(row, "conflict", found.clashes)
    if not found.edits:
        return RowAnswer(row, "unchanged", [WORDS.already()])
    words = listed([sides.word(column.code) for column in found.columns])
    return RowAnswer(row, "changed", [WORDS.fields(columns=words)], edits=found.edits)


def _measure(
    row: ReturnedRow, key: RowKey, changed: Sequence[BookColumn], sides: Sides, found: _CellEdits
) -> None:
    place = sides.place(key)
    now = None if place is None else sides.now[RowKey(key.subject, key.point, place)]
    if now is None or place is None:
        found.clashes.append(measure_gone())
        return
    if not now.get("measure"):  # a point without one
        _add(row, key, sides, found)
        return
    if not row.text("measure"):
        found.refused.append(WORDS.no_measure(column=sides.word("measure")))
        return
    for column in changed:
        _cell(row, key, column, (place, now), sides, found)


def _add(row: ReturnedRow, key: RowKey, sides: Sides, found: _CellEdits) -> None:
    """The first measure of a point that has none yet."""
    values, refused = measure_values(row, key.subject, sides)
    found.refused += refused
    found.edits.append(AddMeasure(key.subject, key.point, values))
    found.columns += [column for column in sides.compared if column.path in values]


def measure_values(
    row: ReturnedRow, subject: str, sides: Sides
) -> tuple[dict[tuple[str, ...], Value], list[Said]]:
    """Return the fields of the measure that a row writes, by their paths, and what of it is not taken."""
    columns = [column for column in sides.compared if column.of == "measure"]
    return values_of(row, columns, subject, sides)


def values_of(
    row: ReturnedRow, columns: Sequence[BookColumn], subject: str, sides: Sides
) -> tuple[dict[tuple[str, ...], Value], list[Said]]:
    """Return the values that a row has under `columns`, by the paths of their fields, and what is not."""
    values: dict[tuple[str, ...], Value] = {}
    refused: list[Said] = []
    for column in columns:
        meant = sides.cells.meant(row.text(column.code), column, department_of(subject))
        if isinstance(meant, Said):
            refused.append(meant)
        elif meant is not None:
            values[column.path] = meant
    return values, refused


def department_of(subject: str) -> str:
    """Return the department in which a subject's references are written; blank for a unit."""
    return (*subject.split("/"), "", "")[1]


def _cell(
    row: ReturnedRow,
    key: RowKey,
    column: BookColumn,
    at: tuple[int | None, Mapping[str, str]],
    sides: Sides,
    found: _CellEdits,
) -> None:
    """One changed cell: taken where the register has what was sent, nothing where it has what came back."""
    place, cells = at
    here, now = row.text(column.code), plain(cells.get(column.code, ""))
    sent = plain(sides.sent[key].get(column.code, ""))
    if here == now:
        return
    if now != sent:
        fields = {"column": sides.word(column.code), "now": now or WORDS.blank()}
        found.clashes.append(WORDS.clash(here=here or WORDS.blank(), **fields))
        return
    if column.many and sides.has_broken_items(key, column):
        found.refused.append(WORDS.item_lines(column=sides.word(column.code)))
        return
    lines_alone = any(sign in sent for sign in SEPARATORS)
    meant = sides.cells.meant(here, column, department_of(key.subject), lines_alone)
    if isinstance(meant, Said):
        found.refused.append(meant)
        return
    found.edits.append(SetField(key.subject, key.point, place, column.path, meant))
    found.columns.append(column)
