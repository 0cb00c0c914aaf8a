"""What every reader gives: plain data (text, lists, mappings) and where each part of it stands."""

from __future__ import annotations

from typing import Protocol, TypeAlias

from riskctl.base.location import DataPath, Part, Span

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"


class Tree(Protocol):
    """A file read. Scalars stay text: the record types them."""

    @property
    def text(self) -> str:
        """The decoded text, without byte order mark."""

    @property
    def data(self) -> Data:
        """What the text says."""

    def span(self, path: DataPath, part: Part = "value") -> Span:
        """Return the span of the value at `path`, or of its key.

        A path that does not exist stands for its nearest parent's key (the whole text for the root).
        """

    def heading(self, path: DataPath) -> str:
        """Return the heading under which a table has, or would have, the field at `path`; blank elsewhere."""

    def word(self, path: DataPath) -> str:
        """Return what people see as the name of the field at `path`; an item of a list has its list's."""
