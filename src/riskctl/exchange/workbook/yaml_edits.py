"""Edits made in a register of YAML: in its data first, in its own keys and words, then in its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from riskctl.corpus.document import Document
from riskctl.exchange.workbook.edits import (
    AddMeasure,
    AddPoint,
    DropReason,
    Edit,
    RemoveMeasure,
    RemovePoint,
    SetField,
    Value,
    Written,
)
from riskctl.merge.align import NotMergeable
from riskctl.merge.record import RecordMeaning
from riskctl.records.headings import HEADINGS, Of
from riskctl.records.keys import model_at, spellings, written_order
from riskctl.records.kinds.person import PersonRegister
from riskctl.records.measure import Measure
from riskctl.records.record import Record
from riskctl.records.risk_point import RiskPoint
from riskctl.sources.yaml.emit import emit

Fields = dict[str, Any]
_DAYS = {(one.of, one.path) for one in HEADINGS if one.day}  # days stand plain


def edited(document: Document, before: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of the register `document` with `edits` made.

    Raises NotMergeable where they cannot be cut into the text.
    """
    tree = document.tree
    if tree is None or not isinstance(tree.data, dict):
        raise NotMergeable
    data: Fields = deepcopy(tree.data)
    _edit(data, edits, zh=is_zh(tree.data))
    base, wanted = emit(tree.data).encode(), emit(data).encode()
    merged = RecordMeaning(base, before, wanted, document.file, only_changes=True).merged()
    if merged.data is None or merged.conflicts:
        raise NotMergeable
    return merged.data


def new_register(head: Mapping[str, str], edits: Sequence[Edit]) -> bytes:
    """Return a register that is new and holds what `edits` add."""
    data: Fields = dict(head)
    _edit(data, edits, zh=False)
    return emit(data).encode()


def spelled(written: Written, old: object, zh: bool) -> str:
    """Return a value as code or as word: as the old one was written, else as `zh` says."""
    by_word = not old.isascii() if isinstance(old, str) and old else zh
    return written[-1] if by_word else written[0]


def is_zh(data: Mapping[str, Any]) -> bool:
    """Return whether the keys of a file are zh words, apart from `schema`, which has none."""
    return any(not key.isascii() for key in data)


def key_of(model: type[Record], data: Mapping[str, Any], name: str, zh: bool) -> str:
    """Return the key under which `data`, a record of `model`, has a field, or would have it."""
    keys = spellings(name, model.model_fields[name])
    return next((key for key in keys if key in data), keys[-1] if zh else keys[0])


def _edit(data: Fields, edits: Sequence[Edit], zh: bool) -> None:
    """Make the edits: values first, then what goes, the last measure first, then what is new."""
    register = _EditedRegister(data, zh)
    for edit in edits:
        if isinstance(edit, SetField):
            register.set(edit)
    for gone in sorted((e for e in edits if isinstance(e, RemoveMeasure)), key=lambda e: -e.measure):
        del register.measures(gone.point)[gone.measure]
    for edit in edits:
        if not isinstance(edit, SetField | RemoveMeasure):
            register.make(edit)


class _EditedRegister:
    """The data of a register in the editing."""

    def __init__(self, data: Fields, zh: bool) -> None:
        self.data, self.register = data, _Keyed(PersonRegister, zh, "register")
        self.point, self.measure = _Keyed(RiskPoint, zh, "point"), _Keyed(Measure, zh, "measure")
        if data.get(self.register.key(data, "risk_points")) is None:
            self.register.put(data, "risk_points", [])
        self.points: list[Fields] = data[self.register.key(data, "risk_points")]
        self.by_id = {one[self.point.key(one, "id")]: one for one in self.points}

    def measures(self, point: str) -> list[Fields]:
        """Return the measures of a point."""
        one = self.by_id[point]
        found: list[Fields] = one.setdefault(self.point.key(one, "measures"), [])
        return found

    def set(self, edit: SetField) -> None:
        """Set a field of a point or of a measure."""
        if edit.measure is None:
            self.point.set(self.by_id[edit.point], edit.path, edit.value)
        else:
            self.measure.set(self.measures(edit.point)[edit.measure], edit.path, edit.value)

    def make(self, edit: DropReason | RemovePoint | AddPoint | AddMeasure) -> None:
        """Make an edit of what the register holds."""
        match edit:
            case DropReason():
                self.data.pop(self.register.key(self.data, "none"), None)
            case RemovePoint():
                self.points.remove(self.by_id.pop(edit.point))
            case AddPoint():
                self.by_id[edit.point] = self.point.made({("id",): (edit.point,), **edit.values})
                self.points.append(self.by_id[edit.point])
            case AddMeasure():
                self.measures(edit.point).append(self.measure.made(edit.values))


class _Keyed:
    """Mappings of one kind of record, in the keys of their file."""

    def __init__(self, model: type[Record], zh: bool, of: Of, at: tuple[str, ...] = ()) -> None:
        self.model, self.zh, self.of, self.at = model, zh, of, at

    def key(self, data: Mapping[str, Any], name: str) -> str:
        """Return the key under which a mapping has a field, or would have it."""
        return key_of(self.model, data, name, self.zh)

    def set(self, data: Fields, path: Sequence[str], value: Value | None) -> None:
        """Set the field at `path`, or take it out."""
        name, *rest = path
        key = self.key(data, name)
        if rest:
            inner = model_at(self.model, (name,))
            assert inner
            self.put(data, name, data.get(key) or {})
            _Keyed(inner, self.zh, self.of, (*self.at, name)).set(data[key], rest, value)
        elif value is None:
            data.pop(key, None)
        else:
            self.put(data, name, self._raw(value, data.get(key), (*self.at, name)))

    def put(self, data: Fields, name: str, value: Any) -> None:
        """Put a value in its place: where the field is, else below the nearest of those before it."""
        key = self.key(data, name)
        if key in data:
            data[key] = value
            return
        order = written_order(self.model)
        before = {self.key(data, one) for one in order[: order.index(name)]}
        at = max((n + 1 for n, one in enumerate(data) if one in before), default=0)
        pairs = [*data.items()]
        data.clear()
        data.update([*pairs[:at], (key, value), *pairs[at:]])

    def made(self, values: Mapping[tuple[str, ...], Value]) -> Fields:
        """Return a new mapping of the values at their paths."""
        data: Fields = {}
        for path, value in values.items():
            self.set(data, path, value)
        return data

    def _raw(self, value: Value, old: object, path: tuple[str, ...]) -> Any:
        if (self.of, path) in _DAYS:
            return date.fromisoformat(value[0][0] if isinstance(value, list) else value[0])
        if isinstance(value, list):
            return [spelled(item, None, self.zh) for item in value]
        return spelled(value, old, self.zh)
