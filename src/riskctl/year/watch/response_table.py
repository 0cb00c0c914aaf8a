"""The table in which responses to individuals are entered, to be filled in, and read back.

It has the columns of the log: who and what for have no place in it. A row without a day, a kind and a
reference stands for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Phrase, Words
from riskctl.corpus.sound import Sound
from riskctl.records.keys import spellings
from riskctl.records.kinds.organization import Unit
from riskctl.records.kinds.responses import PersonResponse
from riskctl.year.log.filled_table import FilledRow, RowRefusals, TableForm, filled_rows
from riskctl.year.log.rows import new_row
from riskctl.year.resolve import of_year, unit_named
from riskctl.year.watch.references import refuse_detail

BESIDE: Words = {"name": ("单位名称", "name")}
_KEYS = {name: spellings(name, field) for name, field in PersonResponse.model_fields.items()}
FORM = TableForm(
    {"unit": ("单位", "unit")} | {name: (keys[-1], keys[0]) for name, keys in _KEYS.items()},
    ("unit", "kind", "reference"),
    BESIDE,
    "riskctl respond --table",
)


class WORDS:
    """What is wrong with a row."""

    no_unit = Phrase("空着；写在哪个单位", "blank; name the unit it was given in")


def blank(units: Iterable[Unit], language: Language) -> bytes:
    """Return the table with a row for each unit, to be filled in; a unit may have several rows."""
    return FORM.laid_out(({"unit": unit.id, "name": unit.name} for unit in units), language)


def filled(data: bytes, file: str) -> list[FilledRow]:
    """Return the rows that say anything of a response; raises RiskctlError where the table cannot be read."""
    return [row for row in filled_rows(data, file, FORM) if row.cells.keys() & _KEYS.keys()]


def response_of(
    row: FilledRow, day: date, refusals: RowRefusals, context: Sound
) -> tuple[Unit, PersonResponse]:
    """Return the unit and the response that a row says, without a day of `day`.

    Raises RiskctlError, naming the column, where it cannot be kept.
    """
    with refusals.in_column("unit"):
        if "unit" not in row.cells:
            raise RiskctlError(WORDS.no_unit())
        unit = unit_named(row.cells["unit"], context.organization)
    said = {name: text for name, text in row.cells.items() if name in _KEYS}
    response = new_row(PersonResponse, {"day": day, **said})
    with refusals.in_column("day"):
        of_year(response.day, context)
    with refusals.in_column("reference"):
        refuse_detail(response.reference, context)
    return unit, response
