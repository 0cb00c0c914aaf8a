"""The headings of a table of registers: which field each column holds, and where it stands in a register.

They follow from what is told of the fields. One row is one measure; its point's and its subject's
cells stand in the row or in one above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from riskctl.base.location import DataPath
from riskctl.records.keys import record_in, register_field
from riskctl.records.kinds.person import PersonRegister
from riskctl.records.record import Record

Of = Literal["subject", "register", "point", "measure"]
SUBJECT = ("unit", "department", "post")
_LISTED: dict[str, Of] = {"risk_points": "point", "measures": "measure"}


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """A column: its code, its zh words (the first is written), whose field it is, and that field's path."""

    code: str
    zh: tuple[str, ...]
    of: Of
    path: tuple[str, ...]
    many: bool = False  # a list in one cell
    day: bool = False  # spreadsheets write days in their own ways


def _headings(model: type[Record], of: Of, path: tuple[str, ...] = ()) -> Iterator[tuple[int, ColumnHeading]]:
    """The columns of the fields of a record and of those it holds, each with its place."""
    for name, field in model.model_fields.items():
        one, inner = register_field(field), record_in(field.annotation)
        if one.column:
            code, *zh = one.heading or ("_".join((*path, name)), one.zh)
            whose: Of = "subject" if of == "register" and name in SUBJECT else of
            types = {*_types(field.annotation)}
            yield (
                one.column,
                ColumnHeading(code, tuple(zh), whose, (*path, name), tuple in types, date in types),
            )
        elif inner and name in _LISTED:
            yield from _headings(inner, _LISTED[name])
        elif inner:
            yield from _headings(inner, of, (*path, name))


def _types(annotation: Any) -> Iterator[Any]:
    yield getattr(annotation, "__origin__", annotation)
    for part in get_args(annotation):
        yield from _types(part)


# A person's register has every field that another has.
HEADINGS: tuple[ColumnHeading, ...] = tuple(
    found for _, found in sorted(_headings(PersonRegister, "register"), key=lambda one: one[0])
)
BY_WORD = {word: heading for heading in HEADINGS for word in (heading.code, *heading.zh)}


def word_beside(known: ColumnHeading, row: Sequence[str]) -> str:
    """Return the heading of a column in the language of the row of headings it would stand in."""
    return known.code if all(word.isascii() for word in row) else known.zh[0]


def heading_at(path: DataPath) -> ColumnHeading | None:
    """Return the column that holds the field at `path` of a register; None for a field without one."""
    names = tuple(step for step in path if isinstance(step, str))
    names = tuple(name for name in names if name not in _LISTED)
    of = (
        ("measure",)
        if "measures" in path
        else ("point",)
        if "risk_points" in path
        else ("register", "subject")
    )
    return next((known for known in HEADINGS if known.path == names and known.of in of), None)
