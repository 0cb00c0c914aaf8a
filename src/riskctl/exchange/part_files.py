"""A shared file with all units, or one file a unit: cut at its lines, so that no byte of an entry changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from riskctl.base.errors import RiskctlError
from riskctl.base.location import Span, line_starts, position
from riskctl.base.messages import Said, Words
from riskctl.corpus.document import Document, document_of
from riskctl.corpus.parts import OF
from riskctl.exchange.convert import New
from riskctl.records.kinds import kind_named
from riskctl.sources.gate import BOM, Limits
from riskctl.sources.yaml.reader import YamlTree

LISTS = {"organization": "units", "people": "holders"}
WORDS: Words = {
    "differs": (
        "{file} 不能按行分开而不改动内容，所以什么都没有写。请手工分：{list} 放在最后，一项一项另起一行。",
        "{file} cannot be parted at its lines without a change of what it says, so nothing was written. Part "
        "it by hand: {list} has to come last, each entry on lines of its own.",
    ),
}


def parted(document: Document, data: bytes) -> list[New]:
    """Return a file for each unit that the single file `document` with the bytes `data` tells: its head, and
    the lines of what it says of that unit with the comments above them.

    Raises RiskctlError where they would not say the same together.
    """
    mark = BOM if data.startswith(BOM) else b""
    text = data.removeprefix(BOM).decode()
    pieces: dict[str, list[str]] = {}
    head, entries = _entries(document, text)
    for unit, lines in entries:
        pieces.setdefault(unit, [head]).append(lines)
    kind = kind_named(document.kind)
    made = [
        New(kind.parts.format(**{OF: unit}), mark + "".join(lines).encode()) for unit, lines in pieces.items()
    ]
    again = [document_of(new.data, new.file, kind, {OF: ""}, Limits()) for new in made]
    if not all(one.record for one in again) or _said([document]) != _said(again):
        raise _differs(document)
    return made


def _entries(document: Document, text: str) -> tuple[str, list[tuple[str, str]]]:
    """The lines before the first entry, and each entry's unit with its lines."""
    tree, name = document.tree, LISTS[document.kind]
    data: Any = tree.data if isinstance(tree, YamlTree) else {}
    items = data.get(name)
    if not isinstance(tree, YamlTree) or not items or [*data][-1] != name:
        raise _differs(document)
    keys = [*range(len(items))] if isinstance(items, list) else [*items]
    units = [str(items[k].get("id", "")) if isinstance(k, int) else k.partition("/")[0] for k in keys]
    starts = line_starts(text)
    at = [position(starts, _start(tree, name, key)).line - 1 for key in keys]
    first = position(starts, tree.span((name,), "key")).line
    cut = [first, *(_with_comments(text, starts, line, before) for before, line in pairwise(at))]
    if len({*at}) < len(at) or at[0] < first:
        raise _differs(document)
    ends = [*(starts[line] for line in cut[1:]), len(text)]
    return text[: starts[first]], [
        (unit, _ended(text[starts[line] : end])) for unit, line, end in zip(units, cut, ends, strict=True)
    ]


def _start(tree: YamlTree, name: str, key: str | int) -> Span:
    return tree.span((name, key), "key") if isinstance(key, str) else tree.span((name, key))


def _with_comments(text: str, starts: Sequence[int], line: int, before: int) -> int:
    """The first of the lines of comment that stand right above an entry, behind the line `before`."""
    while line - 1 > before and text[starts[line - 1] : starts[line]].lstrip().startswith("#"):
        line -= 1
    return line


def _ended(lines: str) -> str:
    return lines if lines.endswith("\n") else f"{lines}\n"


def _said(documents: Sequence[Document]) -> list[object]:
    """What the documents say together, whatever the order of units."""
    return sorted(_each(documents), key=repr)


def _each(documents: Sequence[Document]) -> Iterator[object]:
    for document in documents:
        record: Any = document.record
        entries = getattr(record, LISTS[document.kind])
        yield from entries.items() if isinstance(entries, dict) else entries


def _differs(document: Document) -> RiskctlError:
    return RiskctlError(Said(WORDS["differs"], {"file": document.file, "list": LISTS[document.kind]}))
