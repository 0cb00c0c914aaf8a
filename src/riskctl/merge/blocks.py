"""Blocks of a YAML text: the whole lines of a field or of an item of a list, with the comments above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from riskctl.base.location import DataPath, Span
from riskctl.merge.align import NotMergeable
from riskctl.sources.tree import Data
from riskctl.sources.yaml.reader import YamlTree

_LINE_END = re.compile(r"[^\r\n]*(\r\n|\r|\n|\Z)")
_COMMENT = re.compile(r"([ ]*)#")
_BLANK = re.compile(r"[ ]*(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines: `gap` is where the empty lines above them begin, `column` how far in they stand.

    `heads` tells that the field stands behind the dash of its item, so that the lines are not its own.
    """

    gap: int
    start: int
    end: int
    column: int
    heads: bool = False


class Blocks:
    """The blocks of one text."""

    def __init__(self, tree: YamlTree) -> None:
        self.tree = tree
        self.text = tree.text

    def value(self, path: DataPath) -> Any:
        """Return what stands at `path`."""
        here: Any = self.tree.data
        for step in path:
            here = here[step]
        return here

    def opens(self, path: DataPath) -> bool:
        """Whether a collection at `path` has its parts on lines of their own."""
        return bool(self.value(path)) and self.text[self.tree.span(path).start] not in "[{"

    def block(self, path: DataPath) -> Block:
        """Return the block of a field or item whose collection opens.

        Raises NotMergeable where its lines hold something else too.
        """
        begins = self._begins(path)
        line = self._line_start(begins)
        heads = self.text[line:begins].strip() == "-" and isinstance(path[-1], str)
        if self.text[line:begins].strip() and not heads:
            raise NotMergeable
        end = self._tail(self._value_end(path), begins - line)
        if heads:
            return Block(line, line, end, begins - line, True)
        start = self._lead(line, begins - line, self._floor(path))
        return Block(self._gap(start, self._floor(path)), start, end, begins - line)

    def lines(self, block: Block) -> str:
        """Return the text of a block; that of a field behind a dash begins as far in as the others."""
        if block.heads:
            return " " * block.column + self.text[block.start + block.column : block.end]
        return self.text[block.start : block.end]

    def own_lines(self, block: Block) -> list[str]:
        """Return the lines of a block as they are wherever it stands: to tell whether two are the same."""
        lines = self.lines(block).splitlines()
        return [(line if line[: block.column].strip() else line[block.column :]).rstrip() for line in lines]

    def steps(self, path: DataPath) -> Sequence[str | int]:
        """Return the keys or places of a collection, in the order of the text."""
        value: Data = self.value(path)
        return (
            list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        )

    def whole(self, path: DataPath) -> Span:
        """Return the span of a part within brackets: of a field, its key and its value."""
        value = self.tree.span(path)
        start = self.tree.span(path, "key").start if isinstance(path[-1], str) else value.start
        return Span(
            start, max(value.end, self.tree.span(path, "key").end if isinstance(path[-1], str) else 0)
        )

    def _begins(self, path: DataPath) -> int:
        """Where a field's key stands, or the dash of an item."""
        if isinstance(path[-1], str):
            return self.tree.span(path, "key").start
        first = self.tree.span(path[:-1]).start
        column = first - self._line_start(first)
        at = self.tree.span(path).start
        while at >= first:
            line = self._line_start(at)
            if self.text[line : line + column + 1] == " " * column + "-":
                return line + column
            at = line - 1
        raise NotMergeable

    def _floor(self, path: DataPath) -> int:
        """Where what stands above a block ends: its older sibling, or the key of its list."""
        steps = self.steps(path[:-1])
        place = list(steps).index(path[-1])
        if place:
            above = (*path[:-1], steps[place - 1])
            column = self._begins(above) - self._line_start(self._begins(above))
            return self._tail(self._value_end(above), column)
        return self._line_end(self.tree.span(path[:-1], "key").end) if len(path) > 1 else 0

    def _lead(self, start: int, column: int, floor: int) -> int:
        """The start of the comments just above a line, as far in as it is."""
        while start > floor:
            above = self._line_start(start - 1)
            found = _COMMENT.match(self.text, above)
            if above < floor or not found or len(found[1]) != column:
                break
            start = above
        return start

    def _gap(self, start: int, floor: int) -> int:
        while start > floor:
            above = self._line_start(start - 1)
            if above < floor or not _BLANK.match(self.text, above):
                break
            start = above
        return start

    def _tail(self, end: int, column: int) -> int:
        """The end of the comments below a block that stand further in than it does."""
        at = end
        while at < len(self.text):
            if found := _COMMENT.match(self.text, at):
                if len(found[1]) <= column:
                    break
                at = end = self._line_end(at)
            elif blank := _BLANK.match(self.text, at):
                at = blank.end()
            else:
                break
        return end

    def _line_start(self, at: int) -> int:
        at -= 1 if self.text[at - 1 : at + 1] == "\r\n" else 0
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def _line_end(self, at: int) -> int:
        found = _LINE_END.match(self.text, at)
        return found.end() if found else at

    def _value_end(self, path: DataPath) -> int:
        """The end of the last line of a value; a block text may keep the empty lines below it."""
        end = self.tree.span(path).end
        return end if end and self.text[end - 1] in "\r\n" else self._line_end(end)


def shifted(text: str, by: int) -> str:
    """Return lines moved `by` columns; raise NotMergeable where there is no room."""
    lines = text.splitlines(keepends=True)
    if by >= 0:
        return "".join(" " * by + line if line.strip() else line for line in lines)
    if any(line.strip() and line[:-by].strip() for line in lines):
        raise NotMergeable
    return "".join(line[-by:] if line.strip() else line for line in lines)
