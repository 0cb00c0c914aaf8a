"""What was read of one side: its registers and points, and which of them cannot be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from riskctl.corpus.document import Document
from riskctl.corpus.tables import TABLE
from riskctl.diff.coverage import Tally
from riskctl.diff.match import Point, points
from riskctl.diff.programme import CommentedIgnore
from riskctl.diff.side import Side

CommentsOf = Callable[[Document], Iterable[CommentedIgnore]]


@dataclass(slots=True)
class Contents:
    """What is read so far. `unread` has the files with faults: half of a register compared would
    show as removed what only cannot be read."""

    side: Side
    comments_of: CommentsOf
    registers: dict[str, Document] = field(default_factory=dict)  # by subject
    points: list[Point] = field(default_factory=list)
    comments: list[CommentedIgnore] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    unread: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)  # files, and subjects of registers

    def take(self, file: str) -> None:
        """Read one file."""
        documents = self.side.documents(file)
        table_is_faulty = any(document.kind == TABLE for document in documents)
        for document in documents:
            if document.faults or document.register is None or table_is_faulty:
                self.unread.add(file)
                self.left_out.add(document.file if document.kind == TABLE else document.subject)
            else:
                self.registers.setdefault(document.subject, document)
                self.points += points(document, self.side.context)
            self.comments += self.comments_of(document)
        self.tally.add(documents, self.side.context)

    def leave(self, left_out: set[str]) -> None:
        """Leave out what one of the sides could not read, given as files and subjects."""

        def kept(document: Document) -> bool:
            return not left_out & {document.file, document.subject}

        self.registers = {subject: d for subject, d in self.registers.items() if kept(d)}
        self.points = [point for point in self.points if kept(point.document)]
