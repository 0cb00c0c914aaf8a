"""Records as the text of a new YAML file, in the order in which people write their fields.

Never for a file a person wrote: those are only cut (`sources.splice`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riskctl.records.keys import spellings
from riskctl.records.record import Record
from riskctl.sources.yaml.emit import emit

# How people write them: who and what first, then the grading, then what is done about it.
_ORDER = (
    *("schema", "id", "title", "unit", "department", "post", "duties", "authority", "declined"),
    *("kind", "category", "origin", "matter", "flow", "manifestations"),
    *("probability", "severity", "criteria", "level", "override", "monitor", "text", "type"),
)
_PLACE = {code: place for place, code in enumerate(_ORDER)}


def yaml_text(record: Record) -> str:
    """Return `record` as YAML under the codes of its fields; what has its default value is left out."""
    return emit(_plain(record))


def _plain(value: Any) -> Any:
    """Records as mappings in the order of their fields."""
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
    return value
