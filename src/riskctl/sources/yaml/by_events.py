"""YAML read by the events of a parser: whatever is written, its places, and what is wrong with it."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.base.location import DataPath
from riskctl.sources.fault import Fault
from riskctl.sources.tree import Data
from riskctl.sources.yaml.comments import touching
from riskctl.sources.yaml.events import PARSE_ERRORS
from riskctl.sources.yaml.loop import REFUSED, EnoughError, Reader
from riskctl.sources.yaml.reader import DEEPEST, YamlTree
from riskctl.sources.yaml.syntax import place, syntax_fault


def spans_by_events(text: str) -> array[int]:
    """Return the places of all keys and values of `text`, which is known to be read without a fault."""
    reader = Reader(text, DEEPEST)
    reader.run(pure=False)
    return reader.spans


def read_by_events(text: str, depth: int = 64, pure: bool = False) -> YamlTree | list[Fault]:
    """Return the tree of `text` with the places that a parser gives, or what keeps it from being one."""
    reader = Reader(text, min(depth, DEEPEST))
    try:
        reader.run(pure)
    except EnoughError:
        return reader.faults
    except PARSE_ERRORS as error:
        at = place(text, error)  # what was refused just there is part of the slip
        return [*(f for f in reader.faults if f.span.end < at - 1), syntax_fault(text, error)]
    if not reader.faults and not isinstance(reader.root, dict | list):
        reader.faults.append(Fault("RK002", "empty" if reader.root is None else "no-mapping"))
    tree = YamlTree(text, reader.root, reader.spans)
    return reader.faults or [Fault("RK002", "touching", span) for span in touching(tree)] or tree


@dataclass(frozen=True, slots=True)
class DoubledKeys:
    """A text in which nothing is wrong but doubled keys: its tree, in which each has a key of its own, the
    paths of all that were written under one key, and the faults."""

    tree: YamlTree
    paths: frozenset[DataPath]
    faults: tuple[Fault, ...]


def read_doubled(text: str, depth: int = 64) -> DoubledKeys | None:
    """Return what a text with doubled keys says, None where anything else is wrong with it."""
    reader = Reader(text, min(depth, DEEPEST))
    try:
        reader.run(pure=False)
    except EnoughError:
        return None
    except PARSE_ERRORS:
        return None
    tree, faults = YamlTree(text, reader.root, reader.spans), tuple(reader.faults)
    is_sound = isinstance(reader.root, dict) and next(touching(tree), None) is None
    if not (is_sound and faults and all(fault.rule == "RK004" for fault in faults)):
        return None
    return DoubledKeys(tree, frozenset(_doubled(tree.data, ())), faults)


def _doubled(data: Data, path: DataPath) -> Iterator[DataPath]:
    """The paths of the values below `path` that share a key with another."""
    for step, value in data.items() if isinstance(data, dict) else enumerate(data or ()):
        if isinstance(step, str) and REFUSED in step:
            yield (*path, step)
            yield (*path, step.partition(REFUSED)[0])
        if isinstance(value, dict | list):
            yield from _doubled(value, (*path, step))
