"""Registers that wait for the turn of their document: of each only an outline is kept until then, so that the
documents of ten thousand registers take no more memory than those of a few.

An outline is the register without its points, its tree and its text. It says whose it is and that it is
whole, which is all that is asked of it before. What is not whole stays as it was read, and the first few too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.load import reread
from riskctl.corpus.repository import Repository
from riskctl.corpus.sound import unsound
from riskctl.corpus.tables import is_table
from riskctl.level.whole import is_whole, not_whole
from riskctl.records.reading import Reading

FEW = 100  # registers kept as they were read: who prints one form does not read it twice
MOST = 1000  # registers of tables read again that are kept: those of a table are asked for in turn


class Outlines:
    """Registers of a repository as outlines; `whole` of each is read from its file again."""

    def __init__(self, documents: Iterable[Document], repository: Repository, context: Context) -> None:
        self._read, self._repository, self._context = documents, repository, context
        self._tables: dict[str, list[Document]] = {}  # the one asked for last comes last

    def __iter__(self) -> Iterator[Document]:
        for n, document in enumerate(self._read):
            yield document if n < FEW else self._outline(document)

    def _outline(self, document: Document) -> Document:
        register = document.register
        if register is None or not is_whole(document, self._context):
            return document
        bare = Reading(register.model_copy(update={"risk_points": ()}))
        gone = Document(document.file, document.kind, document.where)
        again = partial(self._again, gone)
        return replace(document, reading=bare, tree=None, text=None, again=again)

    def _again(self, gone: Document) -> Document:
        """The register at the place of `gone`, which itself is not whole, where it lies there no more."""
        return next((one for one in self._documents(gone.file) if one.subject == gone.subject), gone)

    def _documents(self, file: str) -> list[Document]:
        found = self._tables.pop(file, None) or reread(self._context, self._repository, file)
        if is_table(file):
            self._tables[file] = found
            while len(self._tables) > 1 and sum(map(len, self._tables.values())) > MOST:
                del self._tables[next(iter(self._tables))]
        return found


def read_again(
    outlines: Sequence[Document], before: Mapping[int, Document], context: Context
) -> dict[int, Document]:
    """Return the registers themselves by the identity of their outlines; those of `before` are not read anew.

    Raises UnsoundError where a file is not whole any more: somebody changed it meanwhile.
    """
    found = {id(one): before.get(id(one)) or one.whole for one in outlines}
    if files := not_whole((one for key, one in found.items() if key not in before), context):
        raise unsound(files)
    return found
