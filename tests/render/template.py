"""A template of one's own in a folder of one's own, filled with a small view."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from riskctl.base.messages import Language
from riskctl.render.kinds import document_kind
from riskctl.render.sandbox import fill

HEAD = "{# subjects: unit | gather: never | layout: portrait | editions: internal #}"
NAME = "own.html.j2"
VIEW: dict[str, Any] = {
    "title": "甲",
    "points": [{"title": "乙", "number": 1}, {"title": "丙", "number": 2}],
    "many": list(range(1000)),
}


def lay_template(folder: Path, body: str, name: str = NAME) -> Path:
    """Write a template whose body begins at line 2; return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"{HEAD}\n{body}", "utf-8")
    return folder


def filled(folder: Path, body: str, language: Language = "zh", **view: Any) -> str:
    """Return what a template with `body` makes of the small view and `view`."""
    return fill(document_kind("own", lay_template(folder, body)), VIEW | view, language)
