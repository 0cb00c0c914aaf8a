"""Registers as a Parquet file for whoever analyses them: a row a risk point, each column of its type.

Columns come from the record of a point, under the codes that a YAML file has: a new field is a new column.
What is counted across many repositories stands beside them in plain columns (`docs/rollup.md`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from itertools import islice
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from riskctl.corpus.document import Document
from riskctl.corpus.sound import Sound
from riskctl.exchange.registers_data import follows
from riskctl.level.grade import grade
from riskctl.records.keys import spellings, written_order
from riskctl.records.kinds.checks import Check
from riskctl.records.record import Record
from riskctl.records.risk_point import RiskPoint
from riskctl.year.log.rows import logged

ROWS = 1000  # points that are objects of Python at a time
_WRAPPERS = (Annotated, Union, UnionType)  # what is said around a type: the type is what they hold


def registers_parquet(documents: Iterable[Document], context: Sound) -> bytes:
    """Return the points of registers as Parquet; the same points give the same bytes of one `pyarrow`.

    Beside its fields each has `subject`, `path` and `unit` of its register, `follows` as the JSON has it, and
    `facts`: the programme and year, the units from the topmost down, whether the point is in force, measures
    and how many are done, how often it was watched this year and when last.
    """
    import pyarrow
    from pyarrow import parquet

    seen = _seen(context)
    schema, every = _schema(), (row for document in documents for row in _rows(document, context, seen))
    parts = [schema.empty_table()]
    while rows := [*islice(every, ROWS)]:
        parts.append(pyarrow.Table.from_pylist(rows, schema=schema))
    table = pyarrow.concat_tables(parts).combine_chunks()  # one piece gives the bytes that one list gave
    file = BytesIO()
    # The types are all Parquet's own, so the library's own account of them would say nothing more.
    parquet.write_table(table, file, compression="zstd", store_schema=False)
    return file.getvalue()


def cell(value: Any) -> Any:
    """Return a value of a record as it is written: what is blank as null, a record under its codes."""
    if isinstance(value, Record):
        return {code: cell(getattr(value, name)) for name, code in _codes(type(value))}
    if isinstance(value, tuple):
        return [cell(item) for item in value]
    if isinstance(value, str):  # lone surrogates, of odd file names, as escapes
        return value.encode("utf-8", "backslashreplace").decode("utf-8") or None
    return value


def _seen(context: Sound) -> dict[str, list[date]]:
    """The days on which each point was watched this year, by its whole id, up to the context's day."""
    seen: dict[str, list[date]] = {}
    for one in logged(context, Check):
        if one.row.stage == "monitoring" and one.row.day <= context.day:
            seen.setdefault(one.row.point, []).append(one.row.day)
    return seen


def _rows(document: Document, context: Sound, seen: Mapping[str, Sequence[date]]) -> Iterator[dict[str, Any]]:
    assert document.register
    register = document.register
    graded = {one.number: one for one in grade(document, context)}
    for number, point in enumerate(register.risk_points):
        place = {"subject": document.subject, "path": document.file, "unit": register.unit}
        yield {
            **{name: cell(value) for name, value in place.items()},
            **cell(point),
            "follows": follows(graded.get(number)),
            "facts": _facts(point, register.unit, seen.get(f"{document.subject}#{point.id}", ()), context),
        }


def _facts(point: RiskPoint, unit: str, seen: Sequence[date], context: Sound) -> dict[str, Any]:
    """What is counted of a point."""
    own = context.organization.units.get(unit)
    above = [*context.organization.above(own, "")] if own else []
    return {
        "programme": cell(context.programme.name),
        "year": context.year,
        "unit_path": "/".join([*(one.id for one in reversed(above)), unit]),
        "in_force": point.in_force,
        "measures": len(point.measures),
        "done": sum(measure.done is not None for measure in point.measures),
        "seen": len(seen),
        "last_seen": max(seen, default=None),
    }


def _codes(record: type[Record]) -> list[tuple[str, str]]:
    """The fields of a record in the order of a file, each with its code."""
    return [(name, spellings(name, record.model_fields[name])[0]) for name in written_order(record)]


def _schema() -> Any:
    import pyarrow

    text, number = pyarrow.string(), pyarrow.int64()
    following = {"level": number, "level_name": text, "monitor": pyarrow.list_(text)}
    facts = {
        **{"programme": text, "year": number, "unit_path": text, "in_force": pyarrow.bool_()},
        **{"measures": number, "done": number, "seen": number, "last_seen": pyarrow.date32()},
    }
    return pyarrow.schema(
        [
            *((name, text) for name in ("subject", "path", "unit")),
            *_columns(RiskPoint),
            ("follows", pyarrow.struct([*following.items()])),
            ("facts", pyarrow.struct([*facts.items()])),
        ]
    )


def _columns(record: type[Record]) -> list[tuple[str, Any]]:
    return [(code, _type(record.model_fields[name].annotation)) for name, code in _codes(record)]


def _type(annotation: Any) -> Any:
    """The type of a column that holds what a field is declared as; TypeError for what has none yet."""
    import pyarrow

    plain = {str: pyarrow.string, date: pyarrow.date32, int: pyarrow.int64, bool: pyarrow.bool_}
    if annotation in plain:
        return plain[annotation]()
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return pyarrow.struct(_columns(annotation))
    origin = get_origin(annotation)
    if origin is tuple:
        return pyarrow.list_(_type(get_args(annotation)[0]))
    if origin in _WRAPPERS:
        return _type(next(inner for inner in get_args(annotation) if inner is not NoneType))
    raise TypeError(f"no type of a column for {annotation}")
