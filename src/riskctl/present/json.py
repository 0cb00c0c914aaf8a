"""A list for programs: one JSON object that begins with its version and ends in a line break."""

from __future__ import annotations

import json
from collections.abc import Mapping

from riskctl.base.visible import inert_json

VERSION = 1


def data(fields: Mapping[str, object]) -> bytes:
    """Return `fields` in their order, after the version; lone surrogates (odd file names) as escapes."""
    whole = {"version": VERSION, **fields}
    return (inert_json(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n").encode(
        "utf-8", "backslashreplace"
    )
