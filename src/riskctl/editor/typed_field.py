"""The field in which somebody types, also where the text cannot be read as it stands: what may come there."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from riskctl.base.location import DataPath, Span
from riskctl.corpus.document import Document, document_of
from riskctl.editor.cursor import cursor_at
from riskctl.editor.mentions import Codes
from riskctl.records.headings import BY_WORD
from riskctl.records.keys import field_at
from riskctl.records.kinds import FileKind, kind_of
from riskctl.records.record import Record
from riskctl.records.table import TableTree
from riskctl.sources.gate import Limits

_STARTS = re.compile(r":[ \t]+|^[ \t]*(?:-[ \t]+)+|[\[{,][ \t]*")
_WORD = re.compile(r"[^\s,\[\]{}#\"']*")
_LINE = re.compile(r"^([ \t]*(?:-[ \t]+)*)([^\s:#\[\]{},\"'][^:#\[\]{},\"']*?)[ \t]*:(?=[ \t]|$)")
_BLANK = re.compile(r"[ \t]*(?:#.*)?$")
_ITEMS = re.compile(r"[；;\n]")
LARGE = 200_000  # characters; to read more takes longer than a person waits for a word
_STAND_IN = "x"  # stands where nothing does yet, so that the text can be read
_OF = {"point": ("risk_points",), "measure": ("risk_points", "measures")}


@dataclass(frozen=True, slots=True)
class TypedField:
    """The field at a place: its codes from the outermost, the word there so far, and where that stands.

    `path` is known where the text can be read with a word there. A Chinese `key` asks for names, not for ids.
    """

    codes: Codes
    span: Span
    word: str
    key: str
    path: DataPath = ()
    document: Document | None = field(default=None, compare=False)


def typed_in_yaml(file: str, text: str, offset: int) -> TypedField | None:
    """Return the field of a YAML file in which `offset` stands, None where no value is typed there."""
    known = kind_of(file)
    start, end = text.rfind("\n", 0, offset) + 1, offset
    begun = [match.end() for match in _STARTS.finditer(text[start:offset])]
    if known is None or not begun:
        return None
    begin = start + begun[-1]
    begin += text[begin : begin + 1] in ("'", '"') and begin < offset
    word = text[begin:offset]
    match = _WORD.match(text, offset)
    end = match.end() if match else offset
    span = Span(begin, end)
    return _read(file, text, *known, span, word) or _outlined(text, known[0], span, word)


def _read(
    file: str, text: str, kind: FileKind, where: dict[str, str], span: Span, word: str
) -> TypedField | None:
    """The field by the text itself, with a word where none stands yet."""
    whole = text[: span.start] + (text[span.start : span.end] or _STAND_IN) + text[span.end :]
    document = document_of(
        whole.encode("utf-8", "surrogatepass"), file, kind, (kind_of(file) or (0, {}))[1], Limits()
    )
    found = cursor_at([document], span.start)
    if found is None or found.part == "key":
        return None
    key = next((step for step in reversed(found.path) if isinstance(step, str)), "")
    return TypedField(found.codes, span, word, key, found.path, document)


def _outlined(text: str, kind: FileKind, span: Span, word: str) -> TypedField | None:
    """The field by the indentation of the lines above, where the text cannot be read."""
    keys = _keys_above(text, span.start)
    model: type[Record] | None = kind.model
    codes: Codes = ()
    for key in keys:
        code, model = field_at(model, key)
        codes += (code,)
    return TypedField(codes, span, word, keys[-1]) if keys else None


def _keys_above(text: str, at: int) -> list[str]:
    """The keys that a place stands under, the outermost first: each less indented than the next."""
    lines = text[:at].split("\n")
    keys: list[str] = []
    last = lines[-1]
    inner = re.findall(r"[{,][ \t]*([^\s:{},\[\]]+)[ \t]*:[ \t]+[^{},]*$", last)
    keys += inner[-1:]
    indent = len(last) + 1
    if not (match := _LINE.match(last)):
        indent = len(last) - len(last.lstrip(" \t"))
        indent += last.lstrip(" \t").startswith("-")  # an item may stand as far out as its list's key
    for line in reversed(lines):
        match = _LINE.match(line)
        if match and len(match[1]) < indent and not _BLANK.match(line):
            keys.insert(0, match[2])
            indent = len(match[1]) if "-" not in match[1] else match[1].index("-") + 1
        if indent == 0:
            break
    return keys


def typed_in_table(text: str, offset: int) -> TypedField | None:
    """Return the field of a table of registers in whose cell `offset` stands; None in its headings."""
    start = text.rfind("\n", 0, offset) + 1
    while start and text.count('"', 0, start) % 2:  # a line within a cell begins no row
        start = text.rfind("\n", 0, start - 1) + 1
    head = next(csv.reader([text.partition("\n")[0].rstrip("\r")]), [])
    column, begin = _cell(text, start, offset)
    known = BY_WORD.get(head[column].strip()) if start and column < len(head) else None
    if known is None:
        return None
    if known.many:
        begun = [match.end() for match in _ITEMS.finditer(text, begin, offset)]
        begin = begun[-1] if begun else begin
    match = re.compile(r"[^,;；\"\r\n]*").match(text, offset)
    span = Span(begin, match.end() if match else offset)
    return TypedField((*_OF.get(known.of, ()), *known.path), span, text[begin:offset], head[column].strip())


def _cell(text: str, start: int, offset: int) -> tuple[int, int]:
    """The number of the cell that `offset` stands in, and where its text begins."""
    column, begin, is_quoted = 0, start, False
    for at in range(start, offset):
        if text[at] == '"':
            is_quoted = not is_quoted
            begin += at == begin
        elif text[at] == "," and not is_quoted:
            column, begin = column + 1, at + 1
    return column, begin


def rows_subject(documents: Sequence[Document], text: str, offset: int) -> Document | None:
    """Return the register of a table in whose rows `offset` stands, else the one above."""
    above: Document | None = None
    for document in documents:
        if isinstance(document.tree, TableTree) and document.is_register:
            row = bisect_right(document.tree.table.starts, offset) - 1
            if row in document.tree.rows:
                return document
            above = above or document
    return above
