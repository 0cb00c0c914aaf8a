"""Tables that are filled in on a page: which acts have one, what lays it out, and what is read back.

A row is filled in by its own cells, or by its tick: then its blanks are as the row for all ticked says. Rows
that nobody filled in stay in the table, so that a line has the number that people see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from riskctl.base.messages import Language, Pair
from riskctl.desk.acts.fields import Values
from riskctl.records.vocabulary import CODES
from riskctl.sources.csv import reader as csv
from riskctl.sources.csv.reader import plain
from riskctl.sources.fault import Fault
from riskctl.sources.gate import Limits, decode_csv
from riskctl.year.assess import assessment_table
from riskctl.year.close import review_table
from riskctl.year.log.append import YES_NO
from riskctl.year.log.filled_table import TableForm
from riskctl.year.sign import sign_table
from riskctl.year.watch import check_table, done_table, response_table

Row = dict[str, str]  # cells by the code of the column
TICKED, FOR_ALL = "ticked", "all"


@dataclass(frozen=True, slots=True)
class DeskSheet:
    """A table of an act: the words that lay it out before and behind whose it is, those that record it, what
    it looks like, the columns of days, the vocabulary of columns with words, what a tick fills in, and the
    columns that a page leaves out; `until` where it may be laid out up to a day."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
    recorded: tuple[str, ...]
    form: TableForm
    day: str
    coded: Mapping[str, str] = field(default_factory=dict)
    tick: Mapping[str, str] = field(default_factory=dict)
    left_out: Sequence[str] = ()
    until: bool = False
    whose: bool = True

    def lay_out(self, subjects: Sequence[str], until: str) -> list[str]:
        """Return the line that lays the table out."""
        up_to = ["--until", until] if until and self.until else []
        return [*self.before, *subjects, *self.behind, *up_to]

    def choices(self, code: str, language: Language) -> tuple[str, ...]:
        """Return the words that a column takes; none where it takes any."""
        at = 0 if language == "zh" else 1
        if self.coded.get(code) == "yes":
            return (YES_NO[True][at],)
        words = CODES.get(self.coded.get(code, ""), {})
        return tuple(pair[0] if language == "zh" else one for one, pair in words.items())

    def columns(self) -> Mapping[str, Pair]:
        """Return the heading of each column, those beside it among them."""
        return {**self.form.columns, **self.form.beside}

    def inputs(self, rows: Sequence[Row]) -> list[str]:
        """Return the columns to fill in: those that no row has anything in."""
        return [
            c for c in self.form.columns if c not in self.left_out and not any(row.get(c) for row in rows)
        ]

    def given(self, rows: Sequence[Row]) -> list[str]:
        """Return the columns that help whoever fills the table in: those that any row has something in."""
        return [code for code in self.columns() if any(row.get(code) for row in rows)]


def _signed(step: str) -> DeskSheet:
    return DeskSheet(
        ("sign", step),
        ("--gather", "--table"),
        ("sign", step),
        sign_table.FORM,
        "day",
        {"decision": "decision"},
        {"decision": "agreed"},
        ("recorded_by",),
    )


SHEETS: Mapping[str, DeskSheet] = {
    "record": DeskSheet(
        ("due",),
        ("--format", "csv"),
        ("record",),
        check_table.FORM,
        "day",
        {"sign": "yes", "method": "check_method"},
        {},
        ("sample",),
        until=True,
    ),
    "done": DeskSheet(("done",), ("--table",), ("done",), done_table.FORM, "done", until=True),
    "review": DeskSheet(("review",), ("--table",), ("review",), review_table.FORM, "review_date"),
    **{f"sign-{step}": _signed(step) for step in CODES["step"]},
    "assess": DeskSheet(("assess",), ("--table",), ("assess",), assessment_table.FORM, ""),
    "respond": DeskSheet(
        ("respond",),
        ("--table",),
        ("respond",),
        response_table.FORM,
        "day",
        {"kind": "response"},
        whose=False,
    ),
}


def rows_of(data: bytes, sheet: DeskSheet) -> list[Row]:
    """Return the rows of a table that its command laid out."""
    decoded = decode_csv(data)
    table = None if isinstance(decoded, Fault) else csv.read(decoded.text, Limits())
    if table is None or isinstance(table, list):
        return []
    known = {word: code for code, pair in sheet.columns().items() for word in pair}
    codes = [known.get(word.strip(), "") for word in table.rows[0]]
    return [dict(zip(codes, map(plain, row), strict=True)) for row in table.rows[1:]]


def filled_in(sheet: DeskSheet, rows: Sequence[Row], values: Values, day: str, language: Language) -> bytes:
    """Return the table with what was filled in on the page; a ticked row without a day is of `day`."""
    ticked = {*values.get(TICKED, ())}
    for_all = {code: _one(values, f"{FOR_ALL}-{code}") for code in sheet.inputs(rows)}
    if sheet.day and not for_all.get(sheet.day):
        for_all[sheet.day] = day
    words = {code: CODES[sheet.coded[code]][one] for code, one in sheet.tick.items()}
    tick = {code: pair[0] if language == "zh" else sheet.tick[code] for code, pair in words.items()}
    made = []
    for n, row in enumerate(rows):
        own = {code: text for code in sheet.inputs(rows) if (text := _one(values, f"{code}-{n}"))}
        shared = (
            {**tick, **{code: text for code, text in for_all.items() if text}} if str(n) in ticked else {}
        )
        made.append({**row, **shared, **own})
    return sheet.form.laid_out(made, language)


def is_filled(rows: Sequence[Row], sheet: DeskSheet, values: Values) -> bool:
    """Return whether any row is ticked or has a cell filled in."""
    cells = (f"{code}-{n}" for code in sheet.inputs(rows) for n in range(len(rows)))
    return bool(values.get(TICKED)) or any(_one(values, cell) for cell in cells)


def _one(values: Values, name: str) -> str:
    return next(iter(values.get(name, ())), "").strip().replace("\r\n", "\n")
