"""Appends records to a log: a row each at its end, every byte before them as it was.

A log of before a column was thought of gets that column at its end, once a row needs it.

So two people who work in two departments on one day change two files, and git merges them. This is the only
way into a log: what a row must not hold is refused here, whichever command it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Said, Words
from riskctl.corpus.context import Context
from riskctl.records.keys import spellings
from riskctl.records.kinds import FileKind
from riskctl.records.log import Log, LogRow, headings, row_of
from riskctl.records.record import Record
from riskctl.records.vocabulary import CODES
from riskctl.sources.csv import reader as csv
from riskctl.sources.csv.patch import Column, cell_text, set_cells
from riskctl.sources.csv.reader import CsvTable, guarded
from riskctl.sources.fault import Fault
from riskctl.sources.files import Folder
from riskctl.sources.gate import BOM, Limits, decode_csv, encoded_as
from riskctl.sources.replace import Replacement
from riskctl.sources.yaml.splice import Unspliceable
from riskctl.year.log.prose import refuse_row
from riskctl.year.log.rows import column, new_row

Cells = Mapping[str, str]  # by the code of the column
YES_NO = {True: ("是", "true"), False: ("否", "false")}
WORDS: Words = {
    "faulty": (
        "{file} 读不出来，什么都没有写；运行 riskctl check 看问题在哪里。",
        "{file} cannot be read, so nothing was written; run riskctl check to see what is wrong.",
    ),
    "encoding": (
        "没有记录：{file} 是 GB18030 编码，加上这一行就分不清编码了；请先把它另存为 CSV UTF-8。",
        "Nothing was recorded: {file} is in GB18030 and with this row its encoding could not be told; save "
        "it as CSV UTF-8 first.",
    ),
    "full": (
        "没有记录：加上这一行，{file} 就超出限度，读不出来了。",
        "Nothing was recorded: with this row {file} would be over the limits and not be read again.",
    ),
    "no-column": (
        "{file} 没有“{column}”这一列，也加不上，请先加上。",
        "{file} has no column “{column}”, nor can it be added; please add it first.",
    ),
}


def appended(context: Context, file: str, kind: FileKind, row: Record) -> Replacement:
    """Return the log `file` with `row` at its end; see `all_appended`."""
    return all_appended(context, file, kind, (row,))


def all_appended(context: Context, file: str, kind: FileKind, rows: Sequence[Record]) -> Replacement:
    """Return the log `file` with `rows` at its end; a new file begins with its headings.

    Raises RiskctlError where a row says what must not be kept, or where the file cannot be read, or could
    not be read after.
    """
    assert issubclass(kind.model, Log)
    language: Language = context.programme.language if context.programme else "zh"
    root, model = context.root, row_of(kind.model)
    cells = [_kept(row, language, context) for row in rows]
    if not (root / file).exists():
        return _begun(file, model, cells, language)
    data = Folder(root).read(file, Limits().csv_bytes)
    decoded = decode_csv(data) if isinstance(data, bytes) else data
    table = csv.read(decoded.text, Limits()) if not isinstance(decoded, Fault) else []
    if isinstance(decoded, Fault) or decoded.faults or isinstance(table, list) or not isinstance(data, bytes):
        raise RiskctlError(Said(WORDS["faulty"], {"file": file}))
    wide = _widened(file, model, table, cells)
    end = "\r\n" if "\r\n" in decoded.text else "\n"
    before = data if wide is table else encoded_as(wide.text, data, decoded.encoding)
    before = before if wide.text.endswith(("\n", "\r")) else before + end.encode(decoded.encoding)
    lines = _lines(cells, _codes(model, wide.rows[0]), end)
    return _read_back(Replacement(file, data, before + lines.encode(decoded.encoding)))


def begun(context: Context, file: str, kind: FileKind, rows: Sequence[Record]) -> Replacement:
    """Return a new log `file` that holds `rows`; raises RiskctlError where one says what must not be kept."""
    assert issubclass(kind.model, Log)
    language: Language = context.programme.language if context.programme else "zh"
    return _begun(file, row_of(kind.model), [_kept(row, language, context) for row in rows], language)


def _begun(file: str, model: type[Record], cells: Sequence[Cells], language: Language) -> Replacement:
    """A new log: its headings, and the rows."""
    known = model.model_fields.items()
    words = {spellings(name, field)[0]: _word(name, field, language) for name, field in known}
    text = _line(words.values(), "\n") + _lines(cells, [*words], "\n")
    return _read_back(Replacement(file, None, BOM + text.encode()))


def _widened(file: str, model: type[Record], table: CsvTable, cells: Sequence[Cells]) -> CsvTable:
    """The table with the columns that a row needs and it lacks; raises RiskctlError where it takes none."""
    codes = _codes(model, table.rows[0])
    language: Language = "en" if all(word.isascii() for word in table.rows[0]) else "zh"
    for name, field in model.model_fields.items():
        code = spellings(name, field)[0]
        if code not in codes and any(one.get(code) for one in cells):
            try:
                table = set_cells(table, Column(None, _word(name, field, language)), {0: ""})
            except Unspliceable as error:
                fields = {"file": file, "column": column(model, code)}
                raise RiskctlError(Said(WORDS["no-column"], fields)) from error
    return table


def _codes(model: type[Record], head: Sequence[str]) -> list[str]:
    known = headings(model)
    return [known.get(word.strip(), "") for word in head]


def _read_back(made: Replacement) -> Replacement:
    """Return what was made; raise RiskctlError where the log could not be read, and lost."""
    decoded = decode_csv(made.after)
    cause = "encoding" if isinstance(decoded, Fault) else None
    if not isinstance(decoded, Fault) and isinstance(csv.read(decoded.text, Limits()), list):
        cause = "full"
    if cause:
        raise RiskctlError(Said(WORDS[cause], {"file": made.file}))
    return made


def _kept(row: Record, language: Language, context: Context) -> Cells:
    """The cells of a row that may be kept: its record takes them, and nothing is said that must not be."""
    refuse_row(row, context)
    cells = _cells(row, language)
    new_row(type(row), cells)
    return cells


def _cells(row: Record, language: Language) -> Cells:
    """The values of a row by the code of the column, as the log reads them; a code as its word."""
    fields, coded = type(row).model_fields, row.CODED if isinstance(row, LogRow) else {}
    cells = {}
    for name, field in fields.items():
        text = _text(getattr(row, name), language)
        group = coded.get(name) if text and language == "zh" else None
        cells[spellings(name, field)[0]] = CODES[group][text][0] if group else text
    return cells


def _text(value: Any, language: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES_NO[value][0 if language == "zh" else 1]
    return value.isoformat() if isinstance(value, date) else str(value)


def _word(name: str, field: Any, language: Language) -> str:
    code, *others = spellings(name, field)
    return others[0] if others and language == "zh" else code


def _lines(rows: Iterable[Cells], codes: Sequence[str], end: str) -> str:
    return "".join(_line([cells.get(code, "") for code in codes], end) for cells in rows)


def _line(texts: Iterable[str], end: str) -> str:
    return ",".join(cell_text(guarded(text)) for text in texts) + end
