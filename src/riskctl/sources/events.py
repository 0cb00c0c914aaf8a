"""Where YAML events come from: libyaml through ruamel.yaml, or its pure parser where there is no wheel.

Both give the same events for what the gate and `yaml` let pass (READER §1; a test compares them).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ruamel.yaml.error import MarkedYAMLError

try:
    from _ruamel_yaml import CParser  # type: ignore[import-not-found]  # compiled, without stubs
except ImportError:  # pragma: no cover - platforms without a wheel
    CParser = None

PARSE_ERRORS: tuple[type[Exception], ...] = (MarkedYAMLError, RecursionError)


def source(text: str, pure: bool = False) -> Callable[[], Any]:
    """Return a function that gives the next event of `text`, None after the last.

    It raises one of PARSE_ERRORS where the text is no YAML.
    """
    if CParser is not None and not pure:
        return CParser(text).get_event  # type: ignore[no-any-return]
    from ruamel.yaml import YAML

    loader = YAML(typ="safe", pure=True)
    events = loader.parse(text)
    return lambda: next(events, None)
