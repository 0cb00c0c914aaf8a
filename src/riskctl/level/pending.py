"""What `level --write` would change: levels that stand otherwise, or not yet, in the registers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.repository import Repository
from riskctl.level.grade import GradedPoint
from riskctl.records.table import TableTree
from riskctl.records.vocabulary import zh_field
from riskctl.sources.fault import Fault
from riskctl.sources.gate import read_bytes
from riskctl.sources.patch import Column, set_cells
from riskctl.sources.replace import Replacement
from riskctl.sources.splice import Edit, Unspliceable, splice
from riskctl.sources.yaml import YamlTree

WORDS: Words = {
    "moved": (
        "{file} 刚被别的程序改过，什么都没有写；请重新运行。",
        "{file} was just changed by another program; nothing was written, run this again.",
    ),
    "where": ("{file}：{why}", "{file}: {why}"),
}
MARK = b"\xef\xbb\xbf"  # the byte order mark, which stays where it stands


@dataclass(frozen=True, slots=True)
class Pending:
    """One file with the points whose levels are to be written."""

    document: Document
    points: tuple[GradedPoint, ...]

    @property
    def adds_column(self) -> bool:
        """Whether the file is a table that has no column for levels yet."""
        tree = self.document.tree
        return isinstance(tree, TableTree) and tree.column("level") is None


def pending(graded: Sequence[GradedPoint], context: Context) -> list[Pending]:
    """Return the files whose written levels are not the ones computed, sorted by path."""
    by_file: dict[str, list[GradedPoint]] = {}
    for point in graded:
        if _differs(point, context):
            by_file.setdefault(point.document.file, []).append(point)
    return [Pending(points[0].document, tuple(points)) for _, points in sorted(by_file.items())]


def replacement(one: Pending, repository: Repository) -> Replacement:
    """Return the file's bytes before and after; nothing but the levels differs.

    Raises RiskctlError where the file moved since it was read, or cannot be cut safely.
    """
    document, tree = one.document, one.document.tree
    limits = repository.limits
    limit = limits.csv_bytes if isinstance(tree, TableTree) else limits.yaml_bytes
    before = read_bytes(repository.root, document.file, limit)
    moved = RiskctlError(Said(WORDS["moved"], {"file": document.file}))
    if isinstance(before, Fault) or tree is None:
        raise moved
    mark = MARK if before.startswith(MARK) else b""
    if before != mark + tree.text.encode(document.encoding):
        raise moved
    try:
        after = _in_table(one, tree) if isinstance(tree, TableTree) else _in_yaml(one, tree)
    except Unspliceable as error:
        why = Said(WORDS["where"], {"file": document.file, "why": error.said})
        raise RiskctlError(why, error.hint) from error
    return Replacement(document.file, before, mark + after.encode(document.encoding))


def _in_yaml(one: Pending, tree: object) -> str:
    assert isinstance(tree, YamlTree)
    return splice(tree, [_edit(p, tree) for p in one.points])


def _in_table(one: Pending, tree: TableTree) -> str:
    """Set the level in the row where each point begins; a missing column is added at the end."""
    rows: dict[int, str] = {}
    for graded in one.points:
        own = graded.document.tree
        assert isinstance(own, TableTree)
        number = graded.document.reading.original(("risk_points", graded.number), own.data)
        rows[own.places[number][0]] = str(graded.score.level.id)
    zh = zh_field("risk_point", "level") or "level"
    heading = zh if not tree.text.partition("\n")[0].isascii() else "level"
    return set_cells(tree.table, Column(tree.column("level"), heading), rows)


def _edit(point: GradedPoint, tree: YamlTree) -> Edit:
    """Set the level; a new one stands below the severity, under a key in the severity's language."""
    reading = point.document.reading
    path = reading.original(("risk_points", point.number, "level"), tree.data)
    severity = str(reading.original(("risk_points", point.number, "severity"), tree.data)[-1])
    key = path[-1]
    if key == "level" and severity != "severity":
        key = zh_field("risk_point", "level") or key
    return Edit((*path[:-1], key), str(point.score.level.id), after=severity)


def _differs(point: GradedPoint, context: Context) -> bool:
    found = context.grading.ladder.find(point.point.level) if context.grading else None
    return found is None or found.id != point.score.level.id
