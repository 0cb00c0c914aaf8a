"""Where the registers lie after a reorganisation, and the rows of tables that leave their folder."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.corpus.document import Document
from riskctl.corpus.tables import filled_steps, folder_of
from riskctl.records.table import TableTree
from riskctl.reorganization.draft import RepositoryDraft
from riskctl.reorganization.logs import lines_of, table_of
from riskctl.reorganization.mapping import NameMapping

WORDS: Words = {
    "filled": (
        "{file} 里有的行没有写是谁的（照上一行），没法把 {ref} 的行移走。",
        "Some rows of {file} leave it to those above whose they are, so those of {ref} cannot be taken out.",
    ),
    "filled-hint": (
        "把单位、部门、岗位在每一行都写上，或者用 riskctl convert {file} --to yaml --write 先转成 YAML。",
        "Write unit, department and post in every row, or turn the table into YAML first: riskctl convert "
        "{file} --to yaml --write.",
    ),
}


def relocate(documents: Sequence[Document], mapping: NameMapping, draft: RepositoryDraft) -> None:
    """Let each register, as the draft has it, lie where it belongs afterwards.

    Raises RiskctlError where another file lies there, or where rows cannot be taken out of a table.
    """
    by_file: dict[str, list[Document]] = {}
    for document in documents:
        by_file.setdefault(document.file, []).append(document)
    for file, own in by_file.items():
        if isinstance(own[0].tree, TableTree):
            _part(file, own, mapping, draft)
        if draft.read(file) is not None and (later := mapping.path(file)) != file:
            draft.move(file, later)


def close(document: Document, draft: RepositoryDraft) -> None:
    """Take the register of what is no more away; of a table its rows."""
    if not isinstance(document.tree, TableTree):
        draft.remove(document.file)
        return
    data = draft.text(document.file)
    table, gone = table_of(data), {document.tree.table.rows[n] for n in document.tree.rows}
    left = [n for n in range(len(table.rows)) if n == 0 or table.rows[n] not in gone]
    if len(left) > 1:
        draft.put(document.file, lines_of(table, left, data))
    else:
        draft.remove(document.file)


def _part(file: str, own: Sequence[Document], mapping: NameMapping, draft: RepositoryDraft) -> None:
    """Take the rows of those who belong into another folder out of a table, into tables of their own."""
    folder = "/".join(folder_of(mapping.path(file)).values())
    leaving = [
        d for d in own if not f"{mapping.subject(d.subject)}/".startswith(f"{folder}/" if folder else "")
    ]
    if not leaving:
        return
    if any(filled_steps(document) for document in own):
        fields = {"file": file, "ref": leaving[0].subject}
        raise RiskctlError(Said(WORDS["filled"], fields), Said(WORDS["filled-hint"], fields))
    data = draft.text(file)
    table = table_of(data)
    gone: set[int] = set()
    for document in leaving:
        assert isinstance(document.tree, TableTree)
        later = f"registers/{mapping.subject(document.subject)}.csv"
        draft.put_new(later, lines_of(table, [0, *document.tree.rows], data), file)
        gone |= {*document.tree.rows}
    left = [n for n in range(len(table.rows)) if n not in gone]
    if len(left) > 1:
        draft.put(file, lines_of(table, left, data))
    else:
        draft.remove(file)
