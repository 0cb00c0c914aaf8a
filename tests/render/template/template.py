"""A template of one's own in a folder of one's own, filled with a small view."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from riskctl.base.messages import Language
from riskctl.render.template import filling
from riskctl.render.template.failure import Failure

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
    """Return what a template with `body` makes of the small view and `view`, in this process."""
    return as_laid(lay_template(folder, body), language, **view)


def as_laid(folder: Path, language: Language = "zh", **view: Any) -> str:
    """Return what the template that lies in `folder` makes of it."""
    made = filling.filled(NAME, (str(folder),), VIEW | view, language)
    if isinstance(made, Failure):
        raise made.error()
    return made
