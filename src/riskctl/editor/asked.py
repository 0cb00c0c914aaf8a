"""A place that an editor asks about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lsprotocol import types

from riskctl.corpus.document import Document
from riskctl.editor.cursor import Cursor
from riskctl.editor.live_check import LoadedRepository
from riskctl.editor.places import PlacedMention, mention_at
from riskctl.editor.session import Session
from riskctl.editor.text_lines import TextLines


@dataclass(frozen=True, slots=True)
class Asked:
    """A place that an editor asks about: its file in a repository that is open, and what stands there."""

    session: Session
    file: str
    on: LoadedRepository
    documents: Sequence[Document]  # as the file was last readable
    lines: TextLines  # of the text as it stands
    offset: int
    cursor: Cursor | None

    def placed(self) -> PlacedMention | None:
        """Return the mention that stands there, None where nothing is named."""
        if self.cursor is None:
            return None
        found = mention_at(self.cursor.document, self.cursor.path, self.cursor.part, self.on)
        return PlacedMention(self.cursor.document, found) if found else None

    def range(self) -> types.Range | None:
        """Return where what is told of stands; nowhere while the text has changed since."""
        one = self.session.open.get(self.file)
        if self.cursor is None or (one and not one.is_readable):
            return None
        return self.lines.range(self.cursor.span)
