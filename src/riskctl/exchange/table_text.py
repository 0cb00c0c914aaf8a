"""Registers as the text of a table: one row a measure, the subject's columns filled in every row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from riskctl.base.messages import Language
from riskctl.corpus.document import Document
from riskctl.records.headings import HEADINGS, ColumnHeading
from riskctl.records.risk_point import NONE_MET, Declined, RiskPoint
from riskctl.records.table import joined
from riskctl.records.vocabulary import CODES
from riskctl.sources.csv.patch import cell_text
from riskctl.sources.csv.reader import guarded

ALWAYS = frozenset(
    {"unit", "department", "post", "id", "title", "kind", "category"}
    | {"probability", "severity", "level", "measure"}
)
VALUES = frozenset({"probability", "severity"})  # none of them where points are graded by criteria
# Columns whose values are codes; the group of each in the vocabulary.
_CODED = {"kind": "kind", "category": "category", "measure_type": "measure_type", "status": "status"}

Row = dict[str, str]  # by the code of the column


def table_text(documents: Iterable[Document], language: Language) -> str:
    """Return the registers of `documents` as a table in the programme's language, with LF for line breaks.

    Raises ValueError for a text that no cell can hold so that it is read back as it is.
    """
    return "".join(table_parts(documents, language))


def table_parts(documents: Iterable[Document], language: Language) -> list[str]:
    """Return the same in parts, the headings and then each register; no document is kept. Raises likewise."""
    used: set[str] = set()
    waiting: list[bytes] = []  # which columns there are is known only once all went by
    for document in documents:
        rows = [*_rows(document, language)]
        used.update(code for row in rows for code, text in row.items() if text)
        waiting.append(json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    used |= ALWAYS - (VALUES if "criteria" in used else set())
    columns = [heading for heading in HEADINGS if heading.code in used]
    head = _line(_word(heading, language) for heading in columns)
    return [head, *(_lines(json.loads(one.decode("utf-8", "surrogatepass")), columns) for one in waiting)]


def _lines(rows: Iterable[Row], columns: Sequence[ColumnHeading]) -> str:
    return "".join(_line(row.get(heading.code, "") for heading in columns) for row in rows)


def _line(cells: Iterable[str]) -> str:
    return ",".join(cell_text(guarded(text)) for text in cells) + "\n"


def _word(heading: ColumnHeading, language: Language) -> str:
    return heading.zh[0] if language == "zh" else heading.code


def _rows(document: Document, language: Language) -> Iterator[Row]:
    register = document.register
    assert register
    subject = {
        name: document.where[name] for name in ("unit", "department", "post") if name in document.where
    }
    rows = [row for point in register.risk_points for row in _point_rows(point, language)] or [{}]
    rows[0] |= _cells(register, "register", language)
    for row in rows:
        yield subject | row


def _point_rows(point: RiskPoint, language: Language) -> list[Row]:
    rows = [_cells(measure, "measure", language) for measure in point.measures] or [{}]
    rows[0] |= _cells(point, "point", language)
    return rows


def _cells(record: object, of: str, language: Language) -> Row:
    cells = {}
    for heading in HEADINGS:
        value = _value(record, heading.path) if heading.of == of else None
        if value or (value is not None and heading.code == "criteria"):  # none met is an answer
            cells[heading.code] = _text(value, heading, language)
    return cells


def _value(record: Any, path: Sequence[str]) -> Any:
    for step in path:
        record = getattr(record, step, None)
    return record


def _text(value: Any, heading: ColumnHeading, language: Language) -> str:
    if value == ():
        return NONE_MET[0 if language == "zh" else 1]
    if isinstance(value, tuple):
        return joined([f"{v.matter}：{v.reason}" if isinstance(v, Declined) else v for v in value])
    if heading.code == "status" and value == "open":
        return ""  # what every point is unless it says otherwise
    if heading.code in _CODED and language == "zh":
        return CODES[_CODED[heading.code]].get(value, (value,))[0]  # an own category by its id
    text = value.isoformat() if isinstance(value, date) else str(value)
    if text != text.strip():
        raise ValueError(text)
    return text
