"""Where the logs of the year lie after a reorganisation: files renamed, joined and parted.

A log is one file a department; rows of a post that comes to lie in another department go to that one's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riskctl.corpus.document import Document
from riskctl.records.columns import columns_of
from riskctl.records.fields import UNIT_LOG
from riskctl.records.kinds import kind_of
from riskctl.records.kinds.checks import Check
from riskctl.records.kinds.corrections import Correction
from riskctl.records.kinds.signoffs import Signoff
from riskctl.records.kinds.suggestions import Suggestion
from riskctl.records.log import Log, headings, row_of
from riskctl.records.record import Record
from riskctl.reorganization.draft import RepositoryDraft
from riskctl.reorganization.mapping import NameMapping
from riskctl.sources.csv.patch import cell_text
from riskctl.sources.csv.reader import CsvTable, read
from riskctl.sources.gate import Decoded, Limits, decode_csv, encoded_as

BELOW = "{department}"  # in the place of logs that departments have of their own


@dataclass(frozen=True, slots=True)
class LogPlaces:
    """Where each row of the logs goes; `stays` are rows of what was, which nobody follows."""

    mapping: NameMapping

    def place(self, document: Document, row: Record) -> str:
        """Return the log that holds a row afterwards."""
        if isinstance(row, Signoff) and self.mapping.is_ended(row.subject):
            return document.file
        ref = _subject(row) or _home(document)
        unit, department = [*self.mapping.point(ref).partition("#")[0].split("/"), UNIT_LOG][:2]
        return _file(document, {**document.where, "unit": unit, "department": department})

    def whole(self, document: Document) -> str:
        """Return where a log lies afterwards of which no row says whose it is."""
        steps = self.mapping.subject(_home(document)).split("/")
        return _file(document, {**document.where, **dict(zip(("unit", "department"), steps, strict=False))})


def rearrange(documents: Sequence[Document], places: LogPlaces, draft: RepositoryDraft) -> None:
    """Let each log of `documents`, as the draft has it, lie where it belongs afterwards."""
    going: dict[str, list[tuple[Document, list[int]]]] = {}
    moved: list[tuple[str, str]] = []
    for document in documents:
        rows = document.record.rows if isinstance(document.record, Log) else ()
        whole = places.whole(document)
        each = [places.place(document, row) for row in rows] if _is_below(document) else [whole] * len(rows)
        if set(each) <= {document.file}:
            continue
        if len(set(each)) == 1:
            moved.append((document.file, each[0]))
            continue
        for file in sorted({*each} - {document.file}):
            going.setdefault(file, []).append((document, [n for n, one in enumerate(each) if one == file]))
    for old, new in moved:
        _move(old, new, draft)
    for file, parts in going.items():
        for document, numbers in parts:
            _part(document, numbers, file, draft)


def _move(old: str, new: str, draft: RepositoryDraft) -> None:
    if draft.read(new) is None:
        draft.move(old, new)
        return
    table = table_of(draft.text(old))
    draft.put(new, _joined(draft.text(new), table, range(1, len(table.rows)), new))
    draft.remove(old)


def _part(document: Document, rows: Sequence[int], file: str, draft: RepositoryDraft) -> None:
    """Take rows of a log, counted as records, out of it and to the end of another."""
    data = draft.text(document.file)
    table, numbers = table_of(data), [n + 1 for n in rows]
    there = draft.read(file)
    head = there if there is not None else lines_of(table, [0], data)
    draft.put(file, _joined(head, table, numbers, file))
    left = [n for n in range(len(table.rows)) if n not in numbers]
    if len(left) > 1:
        draft.put(document.file, lines_of(table, left, data))
    else:
        draft.remove(document.file)


def lines_of(table: CsvTable, rows: Sequence[int], data: bytes) -> bytes:
    """Return rows of the `table` that `data` holds, the heading among them, as they are written there."""
    ends = (*table.starts[1:], len(table.text))
    text = "".join(table.text[table.starts[n] : ends[n]] for n in rows)
    return encoded_as(text, data, _encoding(data))


def _joined(head: bytes, table: CsvTable, rows: Sequence[int], file: str) -> bytes:
    """A log with rows of another at its end, each cell under its own heading."""
    into, found = table_of(head), kind_of(file)
    assert found is not None and issubclass(found[0].model, Log)
    known = headings(row_of(found[0].model))
    codes = [columns_of(one, known).headings for one in (into, table)]
    text = into.text if into.text.endswith(("\n", "\r")) else into.text + _break(into.text)
    for n in rows:
        cells: Mapping[str | None, str] = dict(zip(codes[1], table.rows[n], strict=True))
        text += ",".join(cell_text(cells.get(code, "")) for code in codes[0]) + _break(into.text)
    return encoded_as(text, head, _encoding(head))


def _break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def table_of(data: bytes) -> CsvTable:
    """Return the table that `data` holds, which was read before."""
    decoded = decode_csv(data)
    assert isinstance(decoded, Decoded)
    table = read(decoded.text, Limits())
    assert isinstance(table, CsvTable)
    return table


def _encoding(data: bytes) -> str:
    decoded = decode_csv(data)
    assert isinstance(decoded, Decoded)
    return decoded.encoding


def _is_below(document: Document) -> bool:
    return BELOW in _pattern(document)


def _home(document: Document) -> str:
    """The unit or department that a log's place names."""
    steps = [document.where[key] for key in ("unit", "department") if key in document.where]
    return "/".join(step for n, step in enumerate(steps) if not (n and step == UNIT_LOG))


def _file(document: Document, where: Mapping[str, str]) -> str:
    return _pattern(document).format(**where)


def _pattern(document: Document) -> str:
    found = kind_of(document.file)
    return found[0].example if found else document.file


def _subject(row: Record) -> str:
    """Whose a row is, blank where its log alone tells."""
    if isinstance(row, Check | Correction):
        return row.point
    return row.subject if isinstance(row, Signoff | Suggestion) else ""
