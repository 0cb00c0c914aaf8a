"""Logs of the yearly cycle: tables of records, read like every other file."""

from __future__ import annotations

from riskctl.corpus.document import Document
from riskctl.records.kinds import FileKind
from riskctl.records.log import Log, log_tree, row_of
from riskctl.records.reading import read_record
from riskctl.sources.csv import reader as csv
from riskctl.sources.fault import Fault
from riskctl.sources.files import Files
from riskctl.sources.gate import Limits, decode_csv


def read_log(source: Files, file: str, kind: FileKind, where: dict[str, str], limits: Limits) -> Document:
    """Read one log; whatever is wrong with it stands in the document's faults."""
    data = source.read(file, limits.csv_bytes)
    decoded = decode_csv(data) if isinstance(data, bytes) else data
    if isinstance(decoded, Fault):
        return Document(file, kind.name, where, faults=(decoded,))
    table = csv.read(decoded.text, limits)
    if isinstance(table, list):
        faults = tuple(table)
        return Document(file, kind.name, where, faults=faults, text=decoded.text, encoding=decoded.encoding)
    assert issubclass(kind.model, Log)
    tree = log_tree(table, row_of(kind.model))
    reading = read_record(kind, tree)
    faults = (*tree.faults, *reading.faults)
    return Document(file, kind.name, where, reading, faults, tree, decoded.text, decoded.encoding)
