"""The reader's one loop: parser events to plain data, and the span of every key and value as it goes.

Spans stand in one flat array, in the order of the document: start and end of each key and each value
(docs/internals/reading.md#the-loop). A file is read on after a fault, as far as what
follows still means something.
"""

from __future__ import annotations

import re
from array import array
from typing import Any

from ruamel.yaml import events

from riskctl.base.location import Span
from riskctl.sources.fault import Fault
from riskctl.sources.gate import escaped_fault, is_seen
from riskctl.sources.tree import Data
from riskctl.sources.yaml.events import source
from riskctl.sources.yaml.plain import EMPTY

REFUSED = "\0"  # in the key of a value whose own key was refused: no text of a file holds it
MOST_FAULTS = 100  # nobody mends more at once, and a file of nothing else would take minutes
_COLON = re.compile(r"[ \t]*:")
_DOTS = re.compile(r"[\r\n](\.\.\.)")
_HEADER = re.compile(r"([|>][-+0-9]*)[^\r\n]*")
_BAD_BLOCK = re.compile(r"[|>][+-]?[1-9]?[+-]?(#| *(#[^\r\n]*)?(\r\n|\r|\n) +([\r\n]|\Z))")


class EnoughError(Exception):
    """The file has as many faults as are worth reading."""


class Reader:
    """One reading: the loop's state where it must outlive a refusal."""

    def __init__(self, text: str, depth: int) -> None:
        self.text = text
        self.depth = depth
        self.faults: list[Fault] = []
        self.spans: array[int] = array("I")
        self.root: Any = None

    def refuse(self, event: Any, rule: str, cause: str, **fields: object) -> None:
        span = Span(event.start_mark.index, event.end_mark.index)
        self.found(Fault(rule, cause, span, fields))

    def found(self, fault: Fault) -> None:
        self.faults.append(fault)
        if len(self.faults) >= MOST_FAULTS:
            raise EnoughError

    def run(self, pure: bool) -> None:  # noqa: PLR0912, PLR0915 - one loop, measured
        """Read all events. Local names and `is` on classes make it a tenth faster.

        See docs/internals/reading.md#speed.
        """
        get, text, spans, push = source(self.text, pure), self.text, self.spans, self.spans.append
        scalar, mapping, sequence = events.ScalarEvent, events.MappingStartEvent, events.SequenceStartEvent
        mapping_end, sequence_end, colon = events.MappingEndEvent, events.SequenceEndEvent, _COLON.match
        stack: list[tuple[Any, Any, bool, Any, int]] = []
        here: Any = None
        key: str | None = None
        is_map, last, documents = False, 0, 0
        marked = "&" in text or "!" in text  # without them no event has an anchor or a tag
        plain = "?" not in text and "{" not in text  # without them every key has its colon
        while (event := get()) is not None:
            kind = event.__class__
            if kind is scalar:
                if marked and (event.anchor is not None or event.tag is not None):
                    self.refuse(event, "RK003", "anchor" if event.anchor is not None else "tag")
                start, end, value = event.start_mark.index, event.end_mark.index, event.value
                if is_map and key is None:
                    if plain and value and value not in here and value != "<<" and not event.style:
                        key = value
                    else:
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
                    elif value == "-":  # libyaml takes it for text in brackets, and others refuse it
                        self.refuse(event, "RK002", "dash")
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
                if marked and (event.anchor is not None or event.tag is not None):
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
        """Return the key that `event` is in the mapping `here`, whose span stands at `at`.

        One that no register may hold is refused, and gives its value a place of its own.
        """
        key: str = event.value
        start = event.start_mark.index
        if event.style == '"':
            self.look_into(key, start, event.end_mark.index)
        if key == "<<" and not event.style:
            self.refuse(event, "RK003", "merge")
        elif not key:
            self.refuse(event, "RK002", "empty-key")
        elif colon is None:
            self.refuse(event, "RK003", "complex-key")
        elif self.text[max(0, start - 1) : start] == "?":  # libyaml drops it from {?a: b}
            self.refuse(event, "RK002", "in-brackets", line=f"?{key}")
        elif key in here:
            self.refuse(event, "RK004", "twice-same", key=key, first=self.first(here, key, at + 2))
        else:
            return key
        return f"{key}{REFUSED}{len(here)}"

    def first(self, here: dict[str, Any], key: str, at: int) -> Span:
        """Where `key` stands already."""
        for other, value in here.items():
            if other == key:
                break
            at += 2 + _size(value)
        return Span(self.spans[at], self.spans[at + 1])

    def look_into(self, value: str, start: int, end: int) -> None:
        if not is_seen(value) and (fault := escaped_fault(value, Span(start, end))):
            self.found(fault)

    def refused_more(self, end: int) -> bool:
        """Refuse a second `...`: to one parser it ends another document, to the other nothing."""
        found = _DOTS.search(self.text, end)
        if found:
            self.found(Fault("RK003", "second-document", Span(*found.span(1))))
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
        header = _HEADER.match(self.text, start)
        kept = self.text[start:end].rstrip(" " if header and "+" in header[1] else " \r\n")
        return max(start + len(kept), len(self.text[: header.end()].rstrip()) if header else 0)


def _size(data: Data) -> int:
    """How many numbers of the flat array a value takes."""
    if isinstance(data, dict):
        return 2 + sum(2 + _size(value) for value in data.values())
    return 2 + sum(map(_size, data)) if isinstance(data, list) else 2
