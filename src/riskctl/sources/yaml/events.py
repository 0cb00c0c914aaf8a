"""Where YAML events come from: libyaml through ruamel.yaml, or its pure parser where there is no wheel.

Both give the same events for what the gate and `yaml` let pass; a test compares them
(docs/internals/reading.md#two-parsers).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ruamel.yaml import events
from ruamel.yaml.error import MarkedYAMLError, StreamMark

try:
    from _ruamel_yaml import CParser  # type: ignore[import-not-found]  # compiled, without stubs
except ImportError:  # pragma: no cover - platforms without a wheel
    CParser = None

_MARKS = re.compile("[:?]")
PARSE_ERRORS: tuple[type[Exception], ...] = (MarkedYAMLError, RecursionError)


def source(text: str, pure: bool = False) -> Callable[[], Any]:
    """Return a function that gives the next event of `text`, None after the last.

    It raises one of PARSE_ERRORS where the text is no YAML.
    """
    if CParser is not None and not pure:
        return CParser(text).get_event  # type: ignore[no-any-return]
    read_on = _pure(text)
    return lambda: next(read_on, None)


def _pure(text: str) -> Iterator[Any]:
    """The pure parser's events; it refuses what libyaml refuses, `:` and `?` in plain text in brackets."""
    from ruamel.yaml import YAML

    brackets = 0
    for event in YAML(typ="safe", pure=True).parse(text):
        if isinstance(event, events.CollectionStartEvent):
            brackets += bool(brackets or event.flow_style)
        elif isinstance(event, events.CollectionEndEvent):
            brackets -= bool(brackets)
        elif brackets and isinstance(event, events.ScalarEvent) and not event.style:
            _refuse_mark(text, event)
        yield event


def _refuse_mark(text: str, event: Any) -> None:
    if found := _MARKS.search(text, event.start_mark.index, event.end_mark.index):
        place = StreamMark("", found.start(), 0, 0)
        raise MarkedYAMLError("while scanning a plain scalar", event.start_mark, "found a mark", place)
