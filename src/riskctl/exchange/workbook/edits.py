"""What a workbook changes in registers: edits of points and measures, by what they are called, not where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Written = tuple[str, ...]  # one value as a register writes it: its code, and where it has one its word
Value = Written | list[Written]


@dataclass(frozen=True, slots=True)
class SetField:
    """Set the field at a path of a point, or of one of its measures; None takes it out."""

    subject: str
    point: str
    measure: int | None  # its place among the measures the register has now
    path: tuple[str, ...]
    value: Value | None


@dataclass(frozen=True, slots=True)
class AddMeasure:
    """Put a measure behind those of a point."""

    subject: str
    point: str
    values: Mapping[tuple[str, ...], Value]


@dataclass(frozen=True, slots=True)
class RemoveMeasure:
    """Take out a measure by its place."""

    subject: str
    point: str
    measure: int


@dataclass(frozen=True, slots=True)
class AddPoint:
    """Put a point behind those of a register; without a register it makes one."""

    subject: str
    point: str
    values: Mapping[tuple[str, ...], Value]


@dataclass(frozen=True, slots=True)
class RemovePoint:
    """Take a point out."""

    subject: str
    point: str


@dataclass(frozen=True, slots=True)
class DropReason:
    """Take out the reason for having no point (无风险原因), once there is one."""

    subject: str


Edit = DropReason | SetField | AddMeasure | RemoveMeasure | AddPoint | RemovePoint
