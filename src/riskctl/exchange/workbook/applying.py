"""Edits of a workbook made in the files of registers: all else stays, byte for byte.

What a register shall say is data; the merge of branches cuts it into the text as people wrote it (`merge`),
here with what the file says now as the common state. New registers are written anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riskctl.base.messages import Phrase
from riskctl.corpus.document import Document, document_of
from riskctl.corpus.repository import Repository
from riskctl.corpus.rewrite import as_read
from riskctl.corpus.tables import documents_of, is_table
from riskctl.exchange.workbook import table_edits, yaml_edits
from riskctl.exchange.workbook.answers import RowAnswer
from riskctl.exchange.workbook.edits import Edit
from riskctl.exchange.workbook.scope import BookScope, is_whole
from riskctl.exchange.workbook.unfinished import with_blanks
from riskctl.merge.align import NotMergeable
from riskctl.records.kinds import REGISTERS, VERSION, kind_named, kind_of
from riskctl.sources.gate import Limits
from riskctl.sources.replace import Replacement


class WORDS:
    """Why an edit is not made."""

    uncut = Phrase(
        "{file} 的写法没法只改这里而不动别的，请在登记表里改",
        "{file} is so written that this cannot be changed alone; change it in the register",
    )


_SUBJECT = ("unit", "department", "post")


def applied(answers: Sequence[RowAnswer], scope: BookScope, repository: Repository) -> list[Replacement]:
    """Return what writes the edits of `answers`, a change for each file.

    An answer whose edits cannot be made without touching something else is refused, in place. Raises
    RiskctlError where a file moved since it was read.
    """
    by_file: dict[str, list[RowAnswer]] = {}
    for answer in answers:
        for edit in answer.edits[:1]:
            by_file.setdefault(_file(edit, scope), []).append(answer)
    changes = (_of_file(file, found, scope, repository) for file, found in sorted(by_file.items()))
    return [change for change in changes if change]


def _file(edit: Edit, scope: BookScope) -> str:
    document = scope.document(edit.subject)
    return document.file if document else _place(edit.subject)


def _place(ref: str) -> str:
    where = dict(zip(_SUBJECT, ref.split("/"), strict=False))
    return kind_named(REGISTERS[len(where) - 1]).example.format(**where)


def _of_file(
    file: str, answers: Sequence[RowAnswer], scope: BookScope, repository: Repository
) -> Replacement | None:
    """The change of a file; where it cannot be made as a whole, of those answers that can."""
    documents = [document for document in scope.documents if document.file == file]
    before = as_read(documents[0], repository) if documents else None
    taken: list[RowAnswer] = []
    change = _tried(file, answers, documents, before)
    for answer in () if change else answers:
        found = _tried(file, [*taken, answer], documents, before)
        if found:
            taken.append(answer)
            change = found
        else:
            answer.kind, answer.reasons, answer.edits = "refused", [WORDS.uncut(file=file)], []
    return change


def _tried(
    file: str, answers: Iterable[RowAnswer], documents: Sequence[Document], before: bytes | None
) -> Replacement | None:
    """The change, None where it would not be read back as it shall be."""
    edits = [edit for answer in answers for edit in answer.edits]
    try:
        if before is None:
            after = _new(file, edits)
        elif is_table(file):
            after = table_edits.edited(documents, before, edits)
        else:
            after = yaml_edits.edited(documents[0], before, edits)
    except NotMergeable:
        return None
    return Replacement(file, before, after) if all(map(is_whole, _read(file, after))) else None


def _new(file: str, edits: Sequence[Edit]) -> bytes:
    ref = edits[0].subject
    head = {"schema": f"riskctl/{REGISTERS[ref.count('/')]}/{VERSION}"}
    return yaml_edits.new_register(head | dict(zip(_SUBJECT, ref.split("/"), strict=False)), edits)


def _read(file: str, data: bytes) -> list[Document]:
    if is_table(file):
        return [with_blanks(one) for one in documents_of(data, file, Limits(), None)]
    found = kind_of(file)
    assert found
    return [with_blanks(document_of(data, file, *found, Limits()))]
