"""Appends records to a log: a row each at its end, every byte before them as it was.

So two people who work in two departments on one day change two files, and git merges them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Said, Words, term
from riskctl.records.keys import spellings
from riskctl.records.kinds import FileKind
from riskctl.records.log import Log, Row, headings, row_of
from riskctl.records.record import Record
from riskctl.records.vocabulary import CODES
from riskctl.sources.csv import reader as csv
from riskctl.sources.csv.patch import cell_text
from riskctl.sources.csv.reader import guarded
from riskctl.sources.fault import Fault
from riskctl.sources.files import Folder
from riskctl.sources.gate import BOM, Limits, decode_csv
from riskctl.sources.replace import Replacement

YES_NO = {True: ("是", "true"), False: ("否", "false")}
WORDS: Words = {
    "faulty": (
        "{file} 读不出来，什么都没有写；运行 riskctl check 看问题在哪里。",
        "{file} cannot be read, so nothing was written; run riskctl check to see what is wrong.",
    ),
    "hidden": (
        "没有记录：文字里有看不见的字符 {code}，多半是从网页或聊天里带来的；请重新键入。",
        "Nothing was recorded: the text holds an invisible character, {code}, probably from a web page or a "
        "chat; please type it again.",
    ),
    "encoding": (
        "没有记录：{file} 是 GB18030 编码，加上这一行就分不清编码了；请先把它另存为 CSV UTF-8。",
        "Nothing was recorded: {file} is in GB18030 and with this row its encoding could not be told; save "
        "it as CSV UTF-8 first.",
    ),
    "too-long": (
        "没有记录：文字太长，{file} 会读不出来；请写短些，详细的另存文件，在这里写文号。",
        "Nothing was recorded: the text is too long for {file} to be read again; write less, and the "
        "number of "
        "a document that says more.",
    ),
    "no-column": (
        "{file} 没有“{column}”这一列，请先加上。",
        "{file} has no column “{column}”; please add it first.",
    ),
}


def appended(root: Path, file: str, kind: FileKind, row: Record, language: Language) -> Replacement:
    """Return the log `file` with `row` at its end; see `all_appended`."""
    return all_appended(root, file, kind, (row,), language)


def all_appended(
    root: Path, file: str, kind: FileKind, rows: Sequence[Record], language: Language
) -> Replacement:
    """Return the log `file` with `rows` at its end; a new file begins with its headings.

    Raises RiskctlError where the file cannot be read, lacks a column that a row needs, or could not be read
    after.
    """
    assert issubclass(kind.model, Log)
    model, cells = row_of(kind.model), [_cells(row, language) for row in rows]
    if not (root / file).exists():
        words = {
            spellings(name, field)[0]: _word(name, field, language)
            for name, field in model.model_fields.items()
        }
        text = _line(words.values(), "\n") + _lines(cells, [*words], "\n")
        return _read_back(Replacement(file, None, BOM + text.encode()))
    data = Folder(root).read(file, Limits().csv_bytes)
    decoded = decode_csv(data) if isinstance(data, bytes) else data
    table = csv.read(decoded.text, Limits()) if not isinstance(decoded, Fault) else []
    if isinstance(decoded, Fault) or isinstance(table, list) or not isinstance(data, bytes):
        raise RiskctlError(Said(WORDS["faulty"], {"file": file}))
    known = headings(model)
    codes = [known.get(word.strip(), "") for word in table.rows[0]]
    if lacking := [code for one in cells for code, text in one.items() if text and code not in codes]:
        raise RiskctlError(Said(WORDS["no-column"], {"file": file, "column": _either(model, lacking[0])}))
    end = "\r\n" if "\r\n" in decoded.text else "\n"
    before = data if decoded.text.endswith(("\n", "\r")) else data + end.encode(decoded.encoding)
    return _read_back(Replacement(file, data, before + _lines(cells, codes, end).encode(decoded.encoding)))


def _read_back(made: Replacement) -> Replacement:
    """Return what was made; raise RiskctlError where it could not be read: one hidden character, or a cell
    over the limit, would take the whole log with it."""
    decoded = decode_csv(made.after)
    if isinstance(decoded, Fault):
        code = decoded.fields.get("code") or ("U+0000" if decoded.cause == "nul" else "")
        raise RiskctlError(Said(WORDS["hidden" if code else "encoding"], {"code": code, "file": made.file}))
    if isinstance(csv.read(decoded.text, Limits()), list):
        raise RiskctlError(Said(WORDS["too-long"], {"file": made.file}))
    return made


def _cells(row: Record, language: Language) -> dict[str, str]:
    """The values of a row by the code of the column, as the log reads them; a code as its word."""
    fields, coded = type(row).model_fields, row.CODED if isinstance(row, Row) else {}
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


def _either(model: type[Record], code: str) -> Said:
    """A column by the word that each language writes."""
    name, field = next((n, f) for n, f in model.model_fields.items() if spellings(n, f)[0] == code)
    return term((_word(name, field, "zh"), code))


def _lines(rows: Iterable[Mapping[str, str]], codes: Sequence[str], end: str) -> str:
    return "".join(_line([cells.get(code, "") for code in codes], end) for cells in rows)


def _line(texts: Iterable[str], end: str) -> str:
    return ",".join(cell_text(guarded(text)) for text in texts) + end
