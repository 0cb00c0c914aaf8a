"""Records as the text of a new YAML file, in the order in which people write their fields.

Never for a file a person wrote: those are only cut (`sources.splice`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from riskctl.records.keys import spellings
from riskctl.records.record import Record
from riskctl.sources.yaml.splice import scalar_text

STEP = "  "
# How people write them: who and what first, then the grading, then what is done about it.
_ORDER = (
    *("schema", "id", "title", "unit", "department", "post", "duties", "authority", "declined"),
    *("kind", "category", "origin", "matter", "flow", "manifestations"),
    *("probability", "severity", "criteria", "level", "override", "monitor", "text", "type"),
)
_PLACE = {code: place for place, code in enumerate(_ORDER)}


def yaml_text(record: Record) -> str:
    """Return `record` as YAML under the codes of its fields; what has its default value is left out."""
    return "".join(f"{line}\n" for line in _mapping(_plain(record)))


def _plain(value: Any) -> Any:
    """Records as mappings in the order of their fields, days and numbers as text."""
    if isinstance(value, Record):
        fields = type(value).model_fields
        given = ((name, getattr(value, name)) for name in fields)
        kept = ((n, v) for n, v in given if v != fields[n].get_default(call_default_factory=True))
        plain = {spellings(name, fields[name])[0]: _plain(v) for name, v in kept}
        return dict(sorted(plain.items(), key=lambda pair: _PLACE.get(pair[0], len(_PLACE))))
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def _mapping(fields: Mapping[str, Any]) -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, dict):
            yield f"{key}:"
            yield from (STEP + line for line in _mapping(value))
        elif isinstance(value, list):
            yield f"{key}:" if value else f"{key}: []"
            for item in value:
                yield from (STEP + line for line in _item(item))
        else:
            yield f"{key}: {scalar_text(value)}"


def _item(item: Any) -> Iterator[str]:
    if not isinstance(item, dict):
        yield f"- {scalar_text(item)}"
        return
    first, *rest = _mapping(item)
    yield f"- {first}"
    yield from (STEP + line for line in rest)
