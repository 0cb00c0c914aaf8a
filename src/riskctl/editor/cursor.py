"""What stands at a place of a file: the field, by its way through the record, and what is written there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from riskctl.base.location import DataPath, Part, Span, value_at
from riskctl.corpus.document import Document
from riskctl.records.keys import codes_at
from riskctl.records.table import TableTree
from riskctl.sources.tree import Data
from riskctl.sources.yaml.reader import YamlTree


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a document: the path there as written, the codes of its fields, and the piece of text that
    stands there, a key or a value."""

    document: Document
    path: DataPath
    codes: tuple[str, ...]
    part: Part
    span: Span

    @property
    def point(self) -> int | None:
        """The number, in the file, of the risk point that it is in."""
        is_in_point = self.codes[:1] == ("risk_points",) and len(self.path) > 1
        return int(self.path[1]) if is_in_point else None


def cursor_at(documents: Sequence[Document], offset: int) -> Cursor | None:
    """Return what stands at the code point `offset` of the text of `documents`, None where nothing does."""
    tree = documents[0].tree if documents else None
    if isinstance(tree, YamlTree):
        return _in_yaml(documents[0], tree, offset)
    tables = [(one, one.tree) for one in documents if isinstance(one.tree, TableTree)]
    return next((found for one, tree in tables if (found := _in_table(one, tree, offset))), None)


def carried(offset: int, text: str, earlier: str) -> int:
    """Return where in `earlier` the place `offset` of `text` was; what was typed since lies at its start."""
    if text == earlier:
        return offset
    least = min(len(text), len(earlier))
    before = next((n for n in range(least) if text[n] != earlier[n]), least)
    if offset <= before:
        return offset
    after = next((n for n in range(least - before) if text[-1 - n] != earlier[-1 - n]), least - before)
    return offset - len(text) + len(earlier) if offset >= len(text) - after else before


def _in_yaml(document: Document, tree: YamlTree, offset: int) -> Cursor | None:
    path: DataPath = ()
    here: Data = tree.data
    while isinstance(here, dict | list) and here:
        steps: list[Any] = list(here) if isinstance(here, dict) else list(range(len(here)))
        part: Part = "key" if isinstance(here, dict) else "value"
        starts = [tree.span((*path, step), part).start for step in steps]
        number = bisect_right(starts, offset) - 1
        if number < 0:
            return None
        path = (*path, steps[number])
        here = here[steps[number]] if isinstance(here, dict) else here[number]
        key = tree.span(path, "key")
        if part == "key" and key.start <= offset <= key.end:
            return _cursor(document, path, "key", key)
    value = tree.span(path)
    if here is None or not value.start <= offset <= value.end:
        return None
    return _cursor(document, path, "value", value)


def _cursor(document: Document, path: DataPath, part: Part, span: Span) -> Cursor:
    return Cursor(document, path, codes_at(document.reading.model, path), part, span)


def _in_table(document: Document, tree: TableTree, offset: int) -> Cursor | None:
    table = tree.table
    row = bisect_right(table.starts, offset) - 1
    spans = table.spans(row) if row > 0 else []
    column = next((n for n, span in enumerate(spans) if span.start <= offset <= span.end), None)
    if column is None:
        return None
    paths = [path for path, cell in tree.places.items() if cell == (row, column)]
    found = [(path, value) for path in paths if isinstance(value := value_at(tree.data, path), str)]
    if not found:
        return None
    words = [(path, _within(table.text, spans[column], value)) for path, value in found]
    path, span = next((one for one in words if one[1].start <= offset <= one[1].end), words[0])
    return _cursor(document, path, "value", span)


def _within(text: str, cell: Span, value: str) -> Span:
    """Where in a cell a value stands, one of several or between quotes; the whole where it is not seen."""
    at = text.find(value, cell.start, cell.end)
    return cell if at < 0 else Span(at, at + len(value))
