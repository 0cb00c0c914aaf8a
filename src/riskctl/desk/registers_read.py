"""The registers as the desk has read them: one whose bytes are the same is neither read nor graded again.

What a register says and how it is graded follows from its bytes and from what it is judged by: every file of
the repository but the registers themselves and the records of the year, and the day. While those are the
same, so is the shared part of the repository, object for object; once one of them has changed everything is
read anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from riskctl.cli.graded import Standing
from riskctl.cli.workspace import SoundlyOpened
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.load import bytes_of, documents_of, register_files
from riskctl.corpus.tables import HEADINGS, is_register_file
from riskctl.level.grade import GradedPoint, grade

YEARS = "cycles/"
OF_THE_YEAR = frozenset({"root", "day", "year", "cycle", "documents"})  # of a context: all else is of no year


@dataclass(frozen=True, slots=True)
class ReadRegister:
    """What was read of a register file, and the digest of the bytes it was read from."""

    digest: bytes
    documents: Sequence[Document]
    graded: Sequence[GradedPoint]


class RegistersRead:
    """What is known of every register file, and the context by which it is judged."""

    def __init__(self) -> None:
        self._judged = b""
        self._context: Context | None = None
        self._known: dict[str, ReadRegister] = {}

    def judged_by(self, context: Context, digests: Mapping[str, bytes]) -> Context:
        """Return `context` with what is the same as before; forget everything where it is not.

        `digests` are those of the files of the repository, and of a holders' file that lies elsewhere.
        """
        judged = hashlib.sha256(str(context.day).encode())
        for file, digest in sorted(digests.items()):
            if not (file.startswith(YEARS) or is_register_file(file)):
                judged.update(file.encode("utf-8", "surrogateescape") + b"\0" + digest)
        if self._context is None or judged.digest() != self._judged:
            self._judged, self._context, self._known = judged.digest(), context, {}
        else:
            self._context = _same(context, self._context)
        return self._context

    def standing(self, one: SoundlyOpened, digests: Mapping[str, bytes]) -> Standing:
        """Return how the registers stand, those read again whose digests are not those they had."""
        known = {file: self._of(file, one, digests) for file in register_files(one.repository)}
        self._known = known
        documents = [document for read in known.values() for document in read.documents]
        graded = [point for read in known.values() for point in read.graded]
        context = one.context
        return Standing(documents, graded, context.organization, context.programme.language)

    def _of(self, file: str, one: SoundlyOpened, digests: Mapping[str, bytes]) -> ReadRegister:
        known = self._known.get(file)
        if known is not None and known.digest == digests.get(file):
            return known
        data = bytes_of(one.repository, file)
        read = documents_of(data, file, one.context, one.repository.limits)
        documents = [document for document in read if document.kind != HEADINGS]
        graded = [point for document in documents for point in grade(document, one.context)]
        digest = hashlib.sha256(data).digest() if isinstance(data, bytes) else b""
        return ReadRegister(digest, documents, graded)


def _same(new: Context, old: Context) -> Context:
    """The context with the parts of the one before that say the same."""
    parts = {name: getattr(old, name) for name in Context.__slots__ if name not in OF_THE_YEAR}
    return replace(new, documents=dict(_documents(new, old)), **parts)


def _documents(new: Context, old: Context) -> Iterator[tuple[str, Document]]:
    for file, document in new.documents.items():
        yield file, document if file.startswith(YEARS) else old.documents.get(file, document)
