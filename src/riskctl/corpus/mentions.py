"""Which fields of which records name a subject, a point or a body, and where each stands in a record.

A field that is not told of here stays as it is in a reorganisation; a test holds that every text of every
record is either told here or known to name nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from riskctl.base.location import DataPath
from riskctl.records.decisions import Override
from riskctl.records.kinds.assessment import Assessment
from riskctl.records.kinds.carried import Carried
from riskctl.records.kinds.checks import Check
from riskctl.records.kinds.corrections import Correction
from riskctl.records.kinds.early_steps import EarlyStep
from riskctl.records.kinds.flow import Flow, Node
from riskctl.records.kinds.inspection import Inspection
from riskctl.records.kinds.leading_group import GroupMember
from riskctl.records.kinds.policy import Policy
from riskctl.records.kinds.programme import Ignore
from riskctl.records.kinds.regulations import Regulation
from riskctl.records.kinds.signoffs import Signoff
from riskctl.records.kinds.suggestions import Suggestion
from riskctl.records.kinds.warnings import WarningLetter
from riskctl.records.letter import Letter
from riskctl.records.measure import Measure
from riskctl.records.record import Record
from riskctl.records.risk_point import RiskPoint

Fields = tuple[str, ...]
# Subjects and points by their whole references; words as people write them where they stand.
WHOLE: Mapping[type[Record], Fields] = {
    Carried: ("point",),
    Check: ("point",),
    Correction: ("point",),
    Signoff: ("subject",),
    Suggestion: ("subject", "point"),
    WarningLetter: ("point",),
}
WORDS: Mapping[type[Record], Fields] = {
    Assessment: ("by",),
    Check: ("by",),
    Correction: ("by",),
    EarlyStep: ("by",),
    Flow: ("department",),
    GroupMember: ("post",),
    Inspection: ("by",),
    Letter: ("to",),
    Measure: ("owner",),
    Node: ("actor",),
    Override: ("body",),
    Policy: ("category_offices",),
    Regulation: ("owner",),
    RiskPoint: ("department", "monitor"),
    Signoff: ("by", "recorded_by"),
}
# The steps of one reference, each in a field of its own.
STEPS: Mapping[type[Record], Fields] = {
    Assessment: ("unit", "department"),
    Inspection: ("unit", "department"),
}
PREFIXES: Mapping[type[Record], Fields] = {Ignore: ("at",)}  # a subject, a path, or how one begins


@dataclass(frozen=True, slots=True)
class NamedAt:
    """A text of a record that names somebody: where it stands, and in which way it does."""

    path: DataPath
    written: str
    record: Record
    field: str

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole reference, and not a word as people write it in its place."""
        return _is_told(WHOLE, self.record, self.field)

    @property
    def is_prefix(self) -> bool:
        """Whether it may be a path too, or how a reference or a path begins."""
        return _is_told(PREFIXES, self.record, self.field)


def mentions(record: Record, at: DataPath = ()) -> Iterator[NamedAt]:
    """Yield each text of `record` and of the records in it that names somebody."""
    for name in type(record).model_fields:
        is_told = any(_is_told(table, record, name) for table in (WHOLE, WORDS, PREFIXES))
        yield from _mentions(getattr(record, name), (*at, name), record, name, is_told)


def _mentions(value: object, path: DataPath, record: Record, name: str, is_told: bool) -> Iterator[NamedAt]:
    if isinstance(value, Record):
        yield from mentions(value, path)
    elif isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from _mentions(item, (*path, n), record, name, is_told)
    elif isinstance(value, dict):
        for key, item in value.items() if is_told else ():
            yield from _mentions(item, (*path, key), record, name, is_told)
    elif is_told and isinstance(value, str) and value:
        yield NamedAt(path, value, record, name)


def _is_told(table: Mapping[type[Record], Fields], record: Record, name: str) -> bool:
    return any(isinstance(record, kind) and name in fields for kind, fields in table.items())
