"""The texts of new files: plain files in `templates/scaffold`, with a `$name` where a value goes.

A value is either YAML already (`sources.yaml.emit`) or text that riskctl words itself: nothing that was typed
gets in unquoted.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from riskctl.base.resources import shipped

FOLDER = "scaffold"


def filled(name: str, values: Mapping[str, str]) -> str:
    """Return the text of the template `name` with `values` in it; each `$name` needs one."""
    text = (shipped("templates") / FOLDER / name).read_text("utf-8")
    return Template(text).substitute(values)
