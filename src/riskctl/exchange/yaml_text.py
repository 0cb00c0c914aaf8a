"""Registers as the text of a new YAML file, in the order in which people write their fields.

Never for a file a person wrote: those are only cut (`sources.splice`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riskctl.records.keys import spellings, written_order
from riskctl.records.record import Record
from riskctl.records.register import Register
from riskctl.sources.yaml.emit import emit


def yaml_text(register: Register) -> str:
    """Return a register as YAML under the codes of its fields; what has its default value is left out."""
    return emit(plain_fields(register))


def plain_fields(register: Register) -> dict[str, Any]:
    """Return a register as plain data, its fields by their codes and in the order of a file."""
    fields: dict[str, Any] = _plain(register)
    return fields


def _plain(value: Any) -> Any:
    """Records as mappings in the order of their fields."""
    if isinstance(value, Record):
        fields = type(value).model_fields
        given = ((name, getattr(value, name)) for name in written_order(type(value)))
        kept = ((n, v) for n, v in given if v != fields[n].get_default(call_default_factory=True))
        return {spellings(name, fields[name])[0]: _plain(v) for name, v in kept}
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
