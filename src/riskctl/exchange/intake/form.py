"""A form of labels and values, as one person fills in: labels stand beside their values, not above them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from riskctl.exchange.intake.cells import Piece, RowCells
from riskctl.exchange.intake.columns import CERTAIN, coded, known
from riskctl.exchange.intake.lexicon import lexicon, plain
from riskctl.exchange.sheets.sheet import Sheet

LEAST_LABELS = 4
HEAD = ("unit", "department", "post", "duties", "name")
LONGEST = 12  # characters of a label


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a form: its kind, and its values by field."""

    row: int
    kind: str  # head, point, measure, signature, title, blank
    cells: RowCells


@dataclass(slots=True)
class PersonalForm:
    """The rows of a form, and what its head says of whose it is."""

    rows: list[FormRow] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def head(self, name: str) -> str:
        """Return a value of the head, blank where the form has none."""
        return next((one.cells.first(name) for one in self.rows if name in one.cells), "")


def find_form(sheet: Sheet) -> PersonalForm | None:
    """Return the form that a sheet is, None for any other table."""
    form = PersonalForm()
    for row in range(len(sheet.rows)):
        pairs = list(_pairs(sheet, row))
        form.labels += [label for label, _, _ in pairs]
        form.rows.append(_row(sheet, row, pairs))
    kinds = {one.kind for one in form.rows}
    if len(form.labels) < LEAST_LABELS or not {"head", "point"} <= kinds:
        return None
    return form


def _pairs(sheet: Sheet, row: int) -> Iterator[tuple[str, str, str]]:
    """The labels of a row with their fields and values."""
    texts = [text for _, text in sheet.distinct(row)]
    at = 0
    while at < len(texts):
        name = _field(texts[at])
        if not name:
            at += 1
            continue
        value = texts[at + 1] if at + 1 < len(texts) and not _field(texts[at + 1]) else ""
        yield texts[at], name, value
        at += 2 if value else 1


def _field(text: str) -> str:
    """What a label means: a field, an origin of risk (a point follows), or a signature."""
    word = plain(text)
    if len(word) > LONGEST:
        return ""
    if any(word.startswith(one) for one in lexicon().rows["signature"]):
        return "signature"
    if word.endswith("风险") and coded("origin", text):
        return "origin"
    fields, sure = known(text)
    return fields[0] if fields and sure == CERTAIN else ""


def _row(sheet: Sheet, row: int, pairs: list[tuple[str, str, str]]) -> FormRow:
    if not sheet.distinct(row):
        return FormRow(row, "blank", RowCells())
    names = [name for _, name, _ in pairs]
    cells = RowCells()
    for label, name, value in pairs:
        if name == "origin":
            cells.pieces["origin"] = [Piece(label, label)]
            name = "title"
        if value:
            cells.pieces.setdefault(name, []).append(Piece(value, label))
    if "signature" in names:
        return FormRow(row, "signature", cells)
    kind = "point" if {"origin", "title"} & set(names) else "measure" if "measure" in names else "head"
    return FormRow(row, kind if set(names) - {"note"} else "title", cells)
