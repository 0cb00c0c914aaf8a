"""From a tree to a record: what does not fit becomes faults, what is left is still read.

A person mending a file wants every finding of it at once, so a wrong value is taken out and the
rest is read again: a field that may be absent goes alone, else the point or item that needs it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from riskctl.base.location import DataPath, Span
from riskctl.base.messages import Said, listed, term
from riskctl.base.nearest import OF_FEW, closest
from riskctl.base.visible import is_blank
from riskctl.records.keys import known_keys, model_at, other_keys, spellings
from riskctl.records.kinds import FileKind
from riskctl.records.record import Record
from riskctl.records.told import told
from riskctl.records.vocabulary import CODES, word
from riskctl.sources.fault import Fault
from riskctl.sources.tree import Data, Tree

ROUNDS = 12  # each takes out at least one level of nesting, and records nest less deep
EXPECTED = {
    "string_type": "text",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "no_such_day": "no-such-day",
    "bad_id": "id",
    "reserved_id": "reserved",
    "out_of_range": "range",
}
_WORDS = ("kind", "category", "power", "state")  # fields that take one of a few words, listed when missing


@dataclass(frozen=True, slots=True)
class Reading:
    """A record as far as it could be read, the faults, and which items of its lists were kept."""

    record: Record | None
    faults: tuple[Fault, ...] = ()
    kept: Mapping[DataPath, tuple[int, ...]] = field(default_factory=dict)
    model: type[Record] | None = None  # which record was asked for

    def original(self, path: DataPath, data: Data) -> DataPath:
        """Return `path` of the record as a path in the file: keys as written, items as numbered.

        What the file does not hold keeps its code.
        """
        found: DataPath = ()
        here: Any = data
        model = self.model
        for step in path:
            if isinstance(step, int):
                places = self.kept.get(found)
                step = places[step] if places and step < len(places) else step
                here = here[step] if isinstance(here, list) and step < len(here) else None
            else:
                if isinstance(here, dict) and step not in here:
                    step = next((key for key in other_keys(model, step) if key in here), step)
                here = here.get(step) if isinstance(here, dict) else None
                model = model_at(model, (step,))
            found += (step,)
        return found


def read_record(kind: FileKind, tree: Tree, refused: Collection[DataPath] = ()) -> Reading:
    """Read the record of `kind` that `tree` holds, without what was `refused` of it, which nobody misses."""
    model = kind.model
    kept: dict[DataPath, tuple[int, ...]] = {}
    gone: set[DataPath] = {*refused}
    data: Any = _without(tree.data, gone, (), kept) if gone else tree.data
    faults: tuple[Fault, ...] = ()
    for n in range(ROUNDS):
        try:
            return Reading(model.model_validate(data), faults, kept, kind.model)
        except ValidationError as error:
            problems = error.errors(include_url=False)
        reading = Reading(None, faults, kept, kind.model)
        located = [(reading.original(_path(p["loc"]), tree.data), p) for p in problems]
        if n == 0:
            told = [(path, problem) for path, problem in located if path not in gone]
            faults = _followed(tuple(_fault(kind, tree, path, problem) for path, problem in told), kind)
        gone |= {_reached(path[:-1] if p["type"] == "missing" else path, tree.data) for path, p in located}
        if () in gone:
            if model is not kind.model or not (kind.model.HOLDS_IN_PART and isinstance(data, dict)):
                break
            gone.remove(())
            model = kind.model.in_part()
        kept = {}
        data = _without(tree.data, gone, (), kept)
    return Reading(None, faults, model=kind.model)


def _followed(faults: tuple[Fault, ...], kind: FileKind) -> tuple[Fault, ...]:
    """The faults but those that follow from another: what is missing may stand under a misspelt key."""
    meant = {(*f.path[:-1], str(f.fields["near"])) for f in faults if (f.rule, f.cause) == ("RK101", "near")}
    if not meant:
        return faults
    return tuple(f for f in faults if f.rule == "RK101" or not _spelled(kind, f.path) & meant)


def _spelled(kind: FileKind, path: DataPath) -> set[DataPath]:
    """The paths under which a file may write the field at `path`; none for none."""
    if not path:
        return set()
    others = other_keys(model_at(kind.model, path[:-1]), str(path[-1]))
    return {(*path[:-1], key) for key in (path[-1], *others)}


def _path(loc: tuple[int | str, ...]) -> DataPath:
    return loc[:-1] if loc and loc[-1] == "[key]" else loc


def _reached(path: DataPath, data: Any) -> DataPath:
    """The path as far as the file goes: a text that is read as a list of one has no items there."""
    for length, step in enumerate(path):
        if not isinstance(data, dict | list):
            return path[:length]
        data = data.get(step) if isinstance(data, dict) else data[int(step)]
    return path


def _without(data: Any, gone: set[DataPath], path: DataPath, kept: dict[DataPath, tuple[int, ...]]) -> Any:
    if isinstance(data, dict):
        return {k: _without(v, gone, (*path, k), kept) for k, v in data.items() if (*path, k) not in gone}
    if isinstance(data, list):
        left = tuple(n for n in range(len(data)) if (*path, n) not in gone)
        if len(left) < len(data):
            kept[path] = left
        return [_without(data[n], gone, (*path, n), kept) for n in left]
    return data


def _fault(kind: FileKind, tree: Tree, path: DataPath, problem: Any) -> Fault:
    """Return the fault for one of pydantic's errors; its words stand with the rule named."""
    name, context = str(problem["type"]), problem.get("ctx", {})
    value, span = problem["input"], tree.span(path, "key" if problem["loc"][-1:] == ("[key]",) else "value")
    if path == ():
        return Fault("RK002", "no-mapping", span)
    if name == "missing":
        return _missing(kind, tree, path, span)
    if name == "extra_forbidden":
        return _unknown_key(kind, tree, path)
    if name in {"empty", "string_too_short"} or value is None or _is_blank(value):
        return Fault("RK102", "empty", tree.span(path, "key"), {"field": tree.word(path)})
    if name == "unknown_word":
        return unknown_value(span, str(value), _words(context["group"]), str(context["near"]))
    if name in {"literal_error", "string_pattern_mismatch"}:
        allowed = re.findall(r"\w+", str(context.get("expected") or context["pattern"]))
        known = listed([word for word in allowed if word != "or"])  # 'zh' or 'en'; ^(error|warning)$
        return Fault("RK104", "value", span, {"value": str(value), "allowed": known})
    cause = EXPECTED.get(name) or str(context.get("expected", "text"))
    fields = {
        "field": tree.word(path),
        "value": value if isinstance(value, str) else "",
        "found": _found(value),
    }
    if cause == "range":
        fields |= {"least": context["least"], "most": context["most"], "means": _meaning(kind, path)}
    return Fault("RK103", cause, span, fields)


def _meaning(kind: FileKind, path: DataPath) -> Said:
    """What the field at `path`, or in whose list that stands, means in the words of its declaration."""
    while isinstance(path[-1], int):
        path = path[:-1]
    model = model_at(kind.model, path[:-1])
    assert model is not None
    named = (f for name, f in model.model_fields.items() if path[-1] in (name, *spellings(name, f)))
    return Said(told(next(named)).means)


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and is_blank(value)


def _found(value: object) -> Said:
    """What stands there instead: a text as it is, a list or a mapping by its name."""
    if isinstance(value, list):
        return term(("一个列表", "a list"))
    if isinstance(value, dict):
        return term(("几个字段", "several fields"))
    return Said(("“{value}”", "“{value}”"), {"value": str(value)})


def _missing(kind: FileKind, tree: Tree, path: DataPath, span: Span) -> Fault:
    key = str(path[-1])
    if key == "measures":
        return Fault("RK501", "missing", span, path=path)
    zh = "".join(other_keys(model_at(kind.model, path[:-1]), key))
    fields: dict[str, object] = {"field": tree.heading(path) or _either(key, zh)}
    if path == ("schema",):
        return Fault("RK102", "no-schema", span, fields | {"schema": kind.schema})
    if key in _WORDS:
        return Fault("RK102", "no-word", span, fields | {"allowed": listed(_words(key))}, path)
    return Fault("RK102", "missing" if len(path) > 1 else "missing-in-file", span, fields, path)


def _either(code: str, zh: str) -> Said:
    """A field as people may write it: `title（风险点）`, or its code alone where it has no zh key."""
    if not zh:
        return term((code, code))
    return Said(("{code}（{zh}）", "{code}"), {"code": code, "zh": zh})


def _unknown_key(kind: FileKind, tree: Tree, path: DataPath) -> Fault:
    key, span = str(path[-1]), tree.span(path, "key")
    known = known_keys(kind.model, path[:-1])
    if key in known:  # the same field stands beside it under its other spelling
        twin = other_keys(model_at(kind.model, path[:-1]), key)[0]
        return Fault(
            "RK004", "twice", span, {"key": key, "other": twin, "first": tree.span((*path[:-1], twin), "key")}
        )
    near = "" if tree.heading(path) else closest(key, known, OF_FEW)  # a column is known by its heading
    fields: dict[str, object] = {"key": tree.word(path), "known": listed(list(known))}
    return Fault("RK101", "near" if near else "unknown", span, fields | {"near": near}, path)


def _words(group: str) -> list[object]:
    return [Said(("{word}", "{code}"), {"word": word(group, code), "code": code}) for code in CODES[group]]


def unknown_value(span: Span, value: str, allowed: list[object], near: str) -> Fault:
    """Return the fault of a word outside its list, with the nearest right one where there is one."""
    fields = {"value": value, "allowed": listed(allowed), "near": near}
    return Fault("RK104", "near" if near else "unknown", span, fields)
