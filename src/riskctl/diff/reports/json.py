"""A comparison as one JSON object for programs; its keys and their order are a promise.

See docs/internals/contracts.md#machine-formats.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from riskctl.base.visible import inert_json
from riskctl.diff.change import Change, Value
from riskctl.diff.compare import Comparison


def write(comparison: Comparison, changes: Sequence[Change]) -> str:
    """Return the changes as JSON, in codes and free of language, ending in a line break.

    The sides are named by their commits, the files on disk by `working-tree`.
    """
    sides = [side.commit.id if side.commit else "working-tree" for side in (comparison.base, comparison.head)]
    whole = {"version": 1, "base": sides[0], "head": sides[1], "complete": comparison.whole}
    whole["loosened"] = sum(change.loosens for change in changes)
    return (
        inert_json(json.dumps(whole | {"changes": [*map(_change, changes)]}, ensure_ascii=False, indent=2))
        + "\n"
    )


def _change(change: Change) -> dict[str, Any]:
    said: dict[str, Any] = {
        "kind": change.kind,
        "subject": change.subject,
        "path": change.place.file,
        "line": change.place.line,
        "from": _value(change.before),
        "to": _value(change.after),
        "cause": change.cause,
    }
    for name in ("field", "measure", "signed_by", "author"):
        if (value := getattr(change, name)) is not None:
            said[name] = value
    if change.loosens:
        said["loosens"] = True
    return said


def _value(value: Value) -> Any:
    return list(value) if isinstance(value, tuple) else value
