"""A document: one file of the repository, read as far as it can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from riskctl.base.location import DataPath, Part, Span
from riskctl.records.kinds import REGISTERS, VERSION, FileKind, kinds
from riskctl.records.log import Log, headings, log_tree, row_of
from riskctl.records.reading import Reading, read_record
from riskctl.records.record import Record
from riskctl.records.register import Register
from riskctl.records.risk_point import RiskPoint
from riskctl.sources.csv import reader as csv
from riskctl.sources.csv.joined import parting
from riskctl.sources.fault import Fault
from riskctl.sources.files import Files
from riskctl.sources.gate import Limits, decode_csv, decode_yaml
from riskctl.sources.tree import Tree
from riskctl.sources.yaml import reader as yaml

if TYPE_CHECKING:
    from riskctl.sources.yaml.by_events import DoubledKeys


@dataclass(frozen=True, slots=True)
class Document:
    """One file: what its path says, its record as far as it could be read, its faults, its tree."""

    file: str
    kind: str
    where: dict[str, str] = field(default_factory=dict)  # unit, department, post, flow, year: from the path
    reading: Reading = field(default_factory=lambda: Reading(None))
    faults: tuple[Fault, ...] = ()
    tree: Tree | None = None
    text: str | None = None  # as decoded, also where no tree grew of it; None where it could not be
    encoding: str = "utf-8"
    missed: frozenset[str] = frozenset()  # columns that what is said of the whole table asks for
    again: Callable[[], Document] | None = None  # reads it anew where its tree and text were not kept

    @property
    def whole(self) -> Document:
        """The document with its tree and text, read again where they were not kept."""
        return self.again() if self.again else self

    @property
    def record(self) -> Record | None:
        """The record, None where the file could not be read as one."""
        return self.reading.record

    @property
    def register(self) -> Register | None:
        """The record where this is a register."""
        return self.reading.record if isinstance(self.reading.record, Register) else None

    @property
    def points(self) -> tuple[RiskPoint, ...]:
        """The risk points of a register, as far as they could be read; of any other file none."""
        return self.register.risk_points if self.register else ()

    @property
    def is_register(self) -> bool:
        """Whether the file is a register by its place, readable or not."""
        return self.kind in REGISTERS

    @property
    def subject(self) -> str:
        """Whose register this is by its place: `unit`, `unit/department` or `unit/department/post`."""
        return subject_at(self.where)

    def span(self, path: DataPath, part: Part = "value") -> Span:
        """Return where `path` of the record stands in the file's text."""
        if self.tree is None:
            return Span(0, 0)
        return self.tree.span(self.reading.original(path, self.tree.data), part)


def subject_at(where: Mapping[str, str]) -> str:
    """Return whose register stands at a place: `unit`, `unit/department` or `unit/department/post`."""
    return "/".join(where[key] for key in ("unit", "department", "post") if key in where)


def read_document(
    source: Files,
    file: str,
    kind: FileKind,
    where: dict[str, str],
    limits: Limits,
    like: Document | None = None,
) -> Document:
    """Read one file through the gate; whatever is wrong with it stands in the document's faults.

    Where its bytes are those of `like`, the same file in another state read within the same limits and
    without a fault, it is that.
    """
    data = source.read(file, limits.yaml_bytes)
    if isinstance(data, Fault):
        return Document(file, kind.name, where, faults=(data,))
    if like is not None and not like.faults and like.text is not None and like.text.encode() == data:
        return like
    return document_of(data, file, kind, where, limits)


def document_of(data: bytes, file: str, kind: FileKind, where: dict[str, str], limits: Limits) -> Document:
    """Return the document that the bytes `data` hold."""
    decoded = decode_yaml(data)
    if isinstance(decoded, Fault):
        return Document(file, kind.name, where, faults=(decoded,), text=_text_at_fault(data, decoded))
    text = decoded.text
    tree = yaml.read(text, limits.depth)
    doubled: DoubledKeys | None = None
    if isinstance(tree, list):
        from riskctl.sources.yaml.by_events import read_doubled  # loaded already, over the fault

        doubled = read_doubled(text, limits.depth) if kind.model.HOLDS_IN_PART else None
        if doubled is None:
            return Document(file, kind.name, where, faults=tuple(tree), text=text)
        tree = doubled.tree
    fault = _schema_fault(tree, kind)
    if fault and not kind.model.HOLDS_IN_PART:
        return Document(file, kind.name, where, faults=(fault,), tree=tree, text=text)
    reading = read_record(kind, tree, doubled.paths if doubled else ())  # no value of a doubled key counts
    faults = (*doubled.faults, *reading.faults) if doubled else reading.faults
    return Document(file, kind.name, where, reading, (fault,) if fault else faults, tree, text)


def read_log(source: Files, file: str, kind: FileKind, where: dict[str, str], limits: Limits) -> Document:
    """Read one log of the year, a table of records; whatever is wrong with it stands in its faults too."""
    data = source.read(file, limits.csv_bytes)
    decoded = decode_csv(data) if isinstance(data, bytes) else data
    if isinstance(decoded, Fault):
        return Document(file, kind.name, where, faults=(decoded,))
    assert issubclass(kind.model, Log)
    row = row_of(kind.model)
    table = csv.read(decoded.text, limits, parting(headings(row), each_alone=True))
    if isinstance(table, list):
        faults = (*decoded.faults, *table)
        return Document(file, kind.name, where, faults=faults, text=decoded.text, encoding=decoded.encoding)
    tree = log_tree(table, row)
    reading = read_record(kind, tree)
    faults = (*table.left(decoded.faults), *table.faults, *tree.faults, *reading.faults)
    return Document(file, kind.name, where, reading, faults, tree, decoded.text, decoded.encoding)


def text_in(data: bytes) -> str | None:
    """Return the text that `document_of` finds in `data`."""
    decoded = decode_yaml(data)
    return _text_at_fault(data, decoded) if isinstance(decoded, Fault) else decoded.text


def _text_at_fault(data: bytes, fault: Fault) -> str | None:
    """The text in which the gate found a character it refuses; None where there is no text at all."""
    return data.decode("utf-8-sig") if fault.span.end else None


def _schema_fault(tree: Tree, kind: FileKind) -> Fault | None:
    written = tree.data.get("schema") if isinstance(tree.data, dict) else None
    if not isinstance(written, str) or written == kind.schema:
        return None
    name, span = written.removeprefix("riskctl/").split("/")[0], tree.span(("schema",))
    fields = {"value": written, "right": kind.schema, "version": VERSION}
    if name == kind.name:
        return Fault("RK107", "version", span, fields)
    known = any(name == other.name for other in kinds())
    return Fault("RK107", "other-kind" if known else "unknown", span, fields)
