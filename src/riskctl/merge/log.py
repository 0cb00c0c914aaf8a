"""Three states of a log merged by row: ours, less what theirs took away, and what theirs added at its end.

Git's own union keeps the lines of both sides: where one of them ends its lines otherwise (saved by Excel), or
has another heading, it doubles every row or leaves a heading in the middle. Here a row is what it says,
whatever its line break, its quotes, the order of its columns and the language of its words.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import ValidationError

from riskctl.merge.align import NotMergeable
from riskctl.merge.cuts import breaks
from riskctl.merge.result import Merged
from riskctl.merge.rows import UNLIMITED
from riskctl.records.kinds import FileKind, kind_of
from riskctl.records.log import Log, headings, row_of
from riskctl.records.record import Record
from riskctl.records.table import day_text
from riskctl.sources.csv import reader as csv
from riskctl.sources.csv.patch import cell_text
from riskctl.sources.csv.reader import CsvTable, plain
from riskctl.sources.gate import BOM, Decoded, decode_csv

FOLDER = "cycles"


def log_kind(file: str) -> FileKind | None:
    """Return the kind of log that lies at `file`, also in a register repository below that of git; None for
    what is no log."""
    parts = file.split("/")
    for n, part in enumerate(parts):
        found = kind_of("/".join(parts[n:])) if part == FOLDER else None
        if found and found[0].is_log:
            return found[0]
    return None


@dataclass(frozen=True, slots=True)
class _Rows:
    """One state of a log: its table, the code of each column, what each row says."""

    form: Decoded
    table: CsvTable
    codes: tuple[str, ...]
    keys: tuple[Hashable, ...]

    def line(self, row: int) -> str:
        """A row as it is written, without its line break."""
        return self.table.text[self.table.starts[row] : self.table.line_end(row)]

    def cells(self, row: int) -> dict[str, str]:
        """The cells of a row as they are written, by their codes."""
        spans = self.table.spans(row)
        return {
            code: self.table.text[s.start : s.end] for code, s in zip(self.codes, spans, strict=True) if code
        }

    @property
    def line_break(self) -> str:
        """What the heading ends with: cells may hold line breaks of their own."""
        after = self.table.text[self.table.line_end(0) :]
        return "\r\n" if after.startswith("\r\n") else "\n"


class LogMeaning:
    """A log in three states; satisfies `Meaning`. Raises NotMergeable for what is no table of its kind."""

    def __init__(self, base: bytes, ours: bytes, theirs: bytes, kind: FileKind) -> None:
        assert issubclass(kind.model, Log)
        self.row = row_of(kind.model)
        self.base = _rows(base, self.row) if base.strip() else None
        self.ours, self.theirs = _rows(ours, self.row), _rows(theirs, self.row)

    def holds(self, data: bytes) -> bool:
        try:
            found = _rows(data, self.row)
        except NotMergeable:
            return False
        own = self.ours.table.text
        alike = (found.form.encoding, found.form.bom) == (self.ours.form.encoding, self.ours.form.bom)
        return alike and found.keys == self._wanted and breaks(found.table.text) <= breaks(own)

    def merged(self) -> Merged:
        try:
            text = self._text()
        except ValueError as error:  # cells of which the reader cannot tell where they stand
            raise NotMergeable from error
        data = (BOM if self.ours.form.bom else b"") + text.encode(self.ours.form.encoding)
        if _rows(data, self.row).keys != self._wanted:
            raise NotMergeable
        return Merged(data)

    def is_sound(self, data: bytes) -> bool:
        try:
            _rows(data, self.row)
        except NotMergeable:
            return False
        return True

    @cached_property
    def _kept(self) -> list[int]:
        """The rows of ours that theirs did not take away, with the heading's place left out."""
        before = set(self.base.keys) if self.base else set()
        gone = before - set(self.theirs.keys)
        return [n for n, key in enumerate(self.ours.keys) if key not in gone]

    @cached_property
    def _added(self) -> list[int]:
        """The rows of theirs that neither the base nor ours has, each once."""
        known = set(self.ours.keys) | (set(self.base.keys) if self.base else set())
        first = {key: n for n, key in reversed([*enumerate(self.theirs.keys)])}
        return sorted(n for key, n in first.items() if key not in known)

    @property
    def _wanted(self) -> tuple[Hashable, ...]:
        return (*(self.ours.keys[n] for n in self._kept), *(self.theirs.keys[n] for n in self._added))

    def _text(self) -> str:
        """Ours as it is written, with the columns of theirs that what it adds needs."""
        added = [self.theirs.cells(n + 1) for n in self._added]
        new = [
            code
            for code in self.theirs.codes
            if code and code not in self.ours.codes and any(plain(cells[code].strip()) for cells in added)
        ]
        if not new and len(self._kept) == len(self.ours.keys):
            lines = [self.ours.table.text.rstrip("\r\n")]
        else:
            heads = [cell_text(self.theirs.table.rows[0][self.theirs.codes.index(code)]) for code in new]
            lines = [",".join((self.ours.line(0), *heads))]
            lines += [self.ours.line(n + 1) + "," * len(new) for n in self._kept]
        columns = (*self.ours.codes, *new)
        lines += [",".join(cells.get(code, "") for code in columns) for cells in added]
        return "".join(line + self.ours.line_break for line in lines)


def _rows(data: bytes, model: type[Record]) -> _Rows:
    decoded = decode_csv(data)
    if not isinstance(decoded, Decoded):
        raise NotMergeable
    table = csv.read(decoded.text, UNLIMITED)
    if not isinstance(table, CsvTable):
        raise NotMergeable
    known = headings(model)
    codes = tuple(known.get(word.strip(), "") for word in table.rows[0])
    told = [code for code in codes if code]
    blank = all(not row[n].strip() for n, code in enumerate(codes) if not code for row in table.rows)
    if not told or len(set(told)) < len(told) or not blank:
        raise NotMergeable
    return _Rows(decoded, table, codes, tuple(_keys(table.rows[1:], codes, model)))


def _keys(rows: Sequence[Sequence[str]], codes: Sequence[str], model: type[Record]) -> Iterator[Hashable]:
    """What each row says: as a record, else by its cells."""
    for row in rows:
        cells = {
            code: day_text(text)
            for code, cell in zip(codes, row, strict=True)
            if code and (text := plain(cell.strip()))
        }
        try:
            yield model.model_validate(cells)
        except ValidationError:
            yield frozenset(cells.items())
