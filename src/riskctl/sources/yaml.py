"""The YAML reader: one loop over parser events gives plain data and the span of every key and value.

A strict subset (DESIGN §2): one document, no anchors, aliases, tags, merge keys or duplicate keys.
Scalars stay text; `~`, `null` and nothing are None. Spans stand in one flat array, in the order of
the document: start and end of each key and each value (READER §6).
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import events

from riskctl.base.location import DataPath, Part, Span
from riskctl.sources.events import PARSE_ERRORS, source
from riskctl.sources.fault import Fault
from riskctl.sources.gate import escaped_fault
from riskctl.sources.syntax import place, syntax_fault
from riskctl.sources.tree import Data

EMPTY = ("", "~", "null")
_COLON = re.compile(r"[ \t]*:")
_DOTS = re.compile(r"[\r\n](\.\.\.)")
_BAD_BLOCK = re.compile(r"[|>][+-]?[1-9]?[+-]?(#| *(#[^\r\n]*)?(\r\n|\r|\n) +([\r\n]|\Z))")


@dataclass(frozen=True, slots=True)
class YamlTree:
    """A YAML text read; satisfies `Tree`."""

    text: str
    data: Data
    spans: array[int]

    def span(self, path: DataPath, part: Part = "value") -> Span:
        """Return the span of the value at `path`, or of its key; of the nearest parent's key (or, for
        an item of a list, its first line) where the path does not exist."""
        here, at, key = self.data, 0, -1
        for step in path:
            found = _step(here, step, at)
            if found is None:
                return self._parent(at, key)
            here, at, key = found
        return self._span(key) if part == "key" and key >= 0 else self._span(at)

    def _parent(self, at: int, key: int) -> Span:
        if key >= 0:
            return self._span(key)
        whole = self._span(at)
        line = self.text[whole.start : whole.end].splitlines()[:1]
        return Span(whole.start, whole.start + len(line[0].rstrip()) if line else whole.end)

    def _span(self, index: int) -> Span:
        return Span(self.spans[index], self.spans[index + 1]) if index < len(self.spans) else Span(0, 0)


def _step(here: Data, step: str | int, at: int) -> tuple[Data, int, int] | None:
    """Go one step down: the value, where its span stands, and its key's (-1 in a list)."""
    at += 2
    if isinstance(here, dict) and step in here:
        for key, value in here.items():
            if key == step:
                return value, at + 2, at
            at += 2 + _size(value)
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step], at + sum(map(_size, here[:step])), -1
    return None


def _size(data: Data) -> int:
    """How many numbers of the flat array a value takes."""
    if isinstance(data, dict):
        return 2 + sum(2 + _size(value) for value in data.values())
    return 2 + sum(map(_size, data)) if isinstance(data, list) else 2


def read(text: str, depth: int = 64, pure: bool = False) -> YamlTree | list[Fault]:
    """Return the tree of `text`, or everything that keeps it from being one.

    `depth` bounds the nesting; `pure` reads with the parser in Python.
    """
    reader = _Reader(text, depth)
    try:
        reader.run(pure)
    except PARSE_ERRORS as error:
        at = place(text, error)  # what was refused just there is part of the slip
        return [*(f for f in reader.faults if f.span.end < at - 1), syntax_fault(text, error)]
    if not reader.faults and not isinstance(reader.root, dict | list):
        reader.faults.append(Fault("RK002", "empty" if reader.root is None else "no-mapping"))
    return reader.faults or YamlTree(text, reader.root, reader.spans)


class _Reader:
    """One reading: the loop's state where it must outlive a refusal."""

    def __init__(self, text: str, depth: int) -> None:
        self.text = text
        self.depth = depth
        self.faults: list[Fault] = []
        self.spans: array[int] = array("I")
        self.root: Any = None

    def refuse(self, event: Any, rule: str, cause: str, **fields: object) -> None:
        span = Span(event.start_mark.index, event.end_mark.index)
        self.faults.append(Fault(rule, cause, span, fields))

    def run(self, pure: bool) -> None:  # noqa: PLR0912, PLR0915 - one loop, measured; see READER §4
        """Read all events. Local names and `is` on classes make it a tenth faster."""
        get, text, spans, push = source(self.text, pure), self.text, self.spans, self.spans.append
        scalar, mapping, sequence = events.ScalarEvent, events.MappingStartEvent, events.SequenceStartEvent
        mapping_end, sequence_end, colon = events.MappingEndEvent, events.SequenceEndEvent, _COLON.match
        stack: list[tuple[Any, Any, bool, Any, int]] = []
        here: Any = None
        key: str | None = None
        is_map, last, documents = False, 0, 0
        while (event := get()) is not None:
            kind = event.__class__
            if kind is scalar:
                if event.anchor is not None or event.tag is not None:
                    self.refuse(event, "RK003", "anchor" if event.anchor is not None else "tag")
                start, end, value = event.start_mark.index, event.end_mark.index, event.value
                if is_map and key is None:
                    key = self.key(event, here, colon(text, end), stack[-1][4])
                    push(start)
                    push(end)
                    last = end
                    continue
                style = event.style
                if not style:
                    if value in EMPTY:
                        if start == end or not value:
                            start = end = self.empty_at(start, last, is_map)
                        value = None
                elif style == '"':
                    self.look_into(value, start, end)
                elif style != "'":
                    end = self.block_end(event, start, end)
                push(start)
                push(end)
                last = end
                if is_map:
                    here[key], key = value, None
                elif here is not None:
                    here.append(value)
                else:
                    self.root = value
            elif kind is mapping or kind is sequence:
                if event.anchor is not None or event.tag is not None:
                    self.refuse(event, "RK003", "anchor" if event.anchor is not None else "tag")
                if is_map and key is None:
                    self.refuse(event, "RK003", "complex-key")
                    return
                if len(stack) >= self.depth:
                    self.refuse(event, "RK006", "depth", limit=self.depth)
                    return
                new: Any = {} if kind is mapping else []
                if is_map:
                    here[key] = new
                elif here is not None:
                    here.append(new)
                else:
                    self.root = new
                stack.append((here, key, is_map, event.flow_style, len(spans)))
                push(event.start_mark.index)
                push(0)
                here, key, is_map = new, None, kind is mapping
                last = event.end_mark.index if event.flow_style else last
            elif kind is mapping_end or kind is sequence_end:
                here, key, is_map, flow, index = stack.pop()
                if flow:
                    last = event.end_mark.index
                spans[index + 1] = last
                key = None
            elif kind is events.DocumentEndEvent:
                if event.explicit and self.refused_more(event.end_mark.index):
                    return
            elif kind is events.AliasEvent:
                self.refuse(event, "RK003", "alias")
                return
            elif kind is events.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.refuse(event, "RK003", "second-document")
                    return

    def key(self, event: Any, here: dict[str, Any], colon: re.Match[str] | None, at: int) -> str:
        """Return the key that `event` is in the mapping `here`, refusing what no register may hold as
        one; the mapping's span stands at `at`."""
        key: str = event.value
        if event.style == '"':
            self.look_into(key, event.start_mark.index, event.end_mark.index)
        if key == "<<" and not event.style:
            self.refuse(event, "RK003", "merge")
        elif not key:
            self.refuse(event, "RK002", "empty-key")
        elif colon is None:
            self.refuse(event, "RK003", "complex-key")
        elif key in here:
            _, _, first = _step(here, key, at) or (None, 0, at)
            span = Span(self.spans[first], self.spans[first + 1])
            self.refuse(event, "RK004", "twice-same", key=key, first=span)
        return key

    def look_into(self, value: str, start: int, end: int) -> None:
        if not value.isprintable() and (fault := escaped_fault(value, Span(start, end))):
            self.faults.append(fault)

    def refused_more(self, end: int) -> bool:
        """Refuse a second `...`: to one parser it ends another document, to the other nothing."""
        found = _DOTS.search(self.text, end)
        if found:
            self.faults.append(Fault("RK003", "second-document", Span(*found.span(1))))
        return found is not None

    def empty_at(self, start: int, last: int, is_map: bool) -> int:
        """Where an empty value stands: just after the `:` of its key, or the `-` of its item."""
        if not is_map:
            return start
        colon = _COLON.match(self.text, last)
        return colon.end() if colon else start

    def block_end(self, event: Any, start: int, end: int) -> int:
        """The end of a block scalar without the blank lines that belong to nobody."""
        if _BAD_BLOCK.match(self.text, start):
            self.refuse(event, "RK002", "block-header")
        piece = self.text[start:end]
        header = piece.split("\n", 1)[0]
        kept = piece.rstrip(" ") if "+" in header else piece.rstrip(" \r\n")
        return start + max(len(kept), len(header.rstrip()))
