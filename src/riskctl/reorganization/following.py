"""What each document says otherwise after a reorganisation: its references, and of a register whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.corpus.document import Document
from riskctl.corpus.mentions import STEPS, NamedAt, mentions
from riskctl.corpus.subject import by_names
from riskctl.records.kinds.flow import Flow, Node
from riskctl.records.kinds.people import People
from riskctl.records.kinds.programme import Programme
from riskctl.records.kinds.signoffs import Signoff
from riskctl.records.register import Register
from riskctl.records.table import TableTree
from riskctl.reorganization.edits import DocumentEdits
from riskctl.reorganization.words_followed import FollowedWords, WrittenIn, home_of
from riskctl.sources.csv.reader import plain

SUBJECT = ("unit", "department", "post")
MIN = 2  # steps of the path of a point
KEPT = ("notice", "published", "sample", "moves", "organization")  # as they were published, drawn or done


def edits_of(document: Document, words: FollowedWords) -> DocumentEdits:
    """Return what changes in one document; nothing in what stays as it was published or drawn."""
    edits = DocumentEdits(document)
    record = document.record
    if record is None or document.kind in KEPT:
        return edits
    if isinstance(record, Register):
        _add_subject(edits, document, words)
    elif isinstance(record, People):
        _add_keys(edits, "holders", [*record.holders], words)  # but those that `people_file` joins
    elif isinstance(record, Programme):
        _add_keys(edits, "owners", [*record.owners], words)
    _add_steps(edits, document, words)
    home = _home(document, words)
    for one in mentions(record):
        here = (
            _flow_home(document, words)
            if isinstance(one.record, Node)
            else _given(one, document, home, words)
        )
        reads = _reads(one, here, words)
        if reads != one.written:
            edits.values[one.path] = reads
    return edits


def _reads(one: NamedAt, home: tuple[WrittenIn, WrittenIn], words: FollowedWords) -> str:
    if isinstance(one.record, Signoff) and words.mapping.is_ended(one.record.subject):
        return one.written  # what was signed, and by whom, of what is no more
    if one.is_whole:
        return words.mapping.point(one.written)
    if one.is_prefix:
        as_path = words.mapping.path(one.written.rstrip("/"))
        if as_path != one.written.rstrip("/"):
            return as_path + one.written[len(one.written.rstrip("/")) :]
        return words.mapping.point(one.written)
    return words.word(one.written, *home)


def _home(document: Document, words: FollowedWords) -> tuple[WrittenIn, WrittenIn]:
    """Where words of the document are written, and where afterwards."""
    ref = document.subject
    return home_of(ref), home_of(words.mapping.subject(ref))


def _given(
    one: NamedAt, document: Document, home: tuple[WrittenIn, WrittenIn], words: FollowedWords
) -> tuple[WrittenIn, WrittenIn]:
    """Where a word of a point is written afterwards that goes into another register."""
    if not isinstance(document.record, Register) or one.path[0] != "risk_points" or len(one.path) < MIN:
        return home
    point = document.record.risk_points[int(one.path[1])]
    new = words.mapping.points.get(f"{document.subject}#{point.id}")
    return (home[0], home_of(new.partition("#")[0])) if new else home


def _flow_home(document: Document, words: FollowedWords) -> tuple[WrittenIn, WrittenIn]:
    """Where the actors of a chart are written: in its department."""
    assert isinstance(document.record, Flow)
    ref = document.record.department
    return home_of(ref), home_of(words.mapping.subject(ref))


def _add_keys(edits: DocumentEdits, name: str, keys: list[str], words: FollowedWords) -> None:
    for key in keys:
        if name == "holders" and key in words.mapping.ended:
            continue  # who held it is told by `people_file`
        reads = words.word(key, WrittenIn(), WrittenIn())
        if reads != key and reads not in keys:
            edits.keys[name, key] = reads


def _add_steps(edits: DocumentEdits, document: Document, words: FollowedWords) -> None:
    """The steps of a reference that stand in fields of their own."""
    record = document.record
    names = next((names for kind, names in STEPS.items() if isinstance(record, kind)), ())
    said = [getattr(record, name) for name in names]
    ref = "/".join(step for step in said if step)
    for name, old, new in zip(names, said, words.mapping.subject(ref).split("/"), strict=False):
        if old and old != new:
            edits.values[name,] = new


def _add_subject(edits: DocumentEdits, document: Document, words: FollowedWords) -> None:
    """Whose the register is, by its own fields; in a table in every row that says so."""
    steps = words.mapping.subject(document.subject).split("/")
    tree = document.tree
    if not isinstance(tree, TableTree):
        for name, new in zip(SUBJECT, steps, strict=False):
            if getattr(document.record, name) != new:
                edits.values[name,] = new
        return
    later = dict(zip(SUBJECT, steps, strict=False))
    for row, column, name in _step_cells(tree):
        written = plain(tree.table.rows[row][column].strip())
        if tree.where.get(name, "") != later.get(name, "") or _is_renamed(name, later, tree, words):
            edits.cells[row, column] = _as_written(name, written, later, words)


def _step_cells(tree: TableTree) -> Iterator[tuple[int, int, str]]:
    """The cells of the register's rows that say whose they are."""
    for name in SUBJECT:
        column = tree.column(name)
        for row in tree.rows if column is not None else ():
            if column is not None and tree.table.rows[row][column].strip():
                yield row, column, name


def _is_renamed(name: str, later: dict[str, str], tree: TableTree, words: FollowedWords) -> bool:
    """Whether a step that keeps its id has another name now."""
    column = tree.column(name)
    cells = {tree.table.rows[row][column].strip() for row in tree.rows} if column is not None else set()
    known = {**later}
    return any(by_names({**known, name: cell}, words.after) != known for cell in cells if cell)


def _as_written(name: str, written: str, later: dict[str, str], words: FollowedWords) -> str:
    """What a cell says afterwards: the name where it had the name, else the id."""
    above = {key: later[key] for key in SUBJECT[: SUBJECT.index(name)] if key in later}
    if by_names({**above, name: written}, words.after).get(name) == later[name]:
        return written
    return later[name]
