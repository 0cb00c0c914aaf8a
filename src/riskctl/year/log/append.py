"""Appends records to a log: a row each at its end, every byte before them as it was.

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
from riskctl.sources.csv.patch import cell_text
from riskctl.sources.csv.reader import guarded
from riskctl.sources.fault import Fault
from riskctl.sources.files import Folder
from riskctl.sources.gate import BOM, Limits, decode_csv
from riskctl.sources.replace import Replacement
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
        "{file} 没有“{column}”这一列，请先加上。",
        "{file} has no column “{column}”; please add it first.",
    ),
}


def appended(context: Context, file: str, kind: FileKind, row: Record) -> Replacement:
    """Return the log `file` with `row` at its end; see `all_appended`."""
    return all_appended(context, file, kind, (row,))


def all_appended(context: Context, file: str, kind: FileKind, rows: Sequence[Record]) -> Replacement:
    """Return the log `file` with `rows` at its end; a new file begins with its headings.

    Raises RiskctlError where a row says what must not be kept, or where the file cannot be read, lacks a
    column that a row needs, or could not be read after.
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
    codes = _columns(file, model, table.rows[0], cells)
    end = "\r\n" if "\r\n" in decoded.text else "\n"
    before = data if decoded.text.endswith(("\n", "\r")) else data + end.encode(decoded.encoding)
    return _read_back(Replacement(file, data, before + _lines(cells, codes, end).encode(decoded.encoding)))


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


def _columns(file: str, model: type[Record], head: Sequence[str], cells: Sequence[Cells]) -> list[str]:
    """The codes of a log's columns; raises RiskctlError where one is lacking that a row needs."""
    known = headings(model)
    codes = [known.get(word.strip(), "") for word in head]
    if lacking := [code for one in cells for code, text in one.items() if text and code not in codes]:
        raise RiskctlError(Said(WORDS["no-column"], {"file": file, "column": column(model, lacking[0])}))
    return codes


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
