"""Pages from the templates under templates/desk: every text is escaped, made visible, and without names
where none are to be shown.

A template says its own words in both languages, `say("中文", "English")`; what comes from a register is only
ever a value, and whatever it holds stays text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from riskctl.base.messages import Said
from riskctl.base.resources import shipped
from riskctl.base.visible import visible
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say

FOLDER = "desk"
STATIC = {"desk.css": "text/css; charset=utf-8", "desk.js": "text/javascript; charset=utf-8"}


def filled(template: str, fields: Mapping[str, object], names: bool) -> str:
    """Return the page that `template` makes of `fields`; without `names` no holder's name stands in it."""
    return _engine(names).get_template(f"{template}.html.j2").render(fields)


def static(name: str) -> bytes:
    """Return a style or a script of the desk, by its name in STATIC."""
    return (shipped("templates") / FOLDER / name).read_bytes()


@cache
def _engine(names: bool) -> jinja2.Environment:
    engine = jinja2.Environment(
        loader=jinja2.FileSystemLoader(shipped("templates") / FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown_with_names if names else _shown,
    )
    engine.globals |= {"say": say, "language": current()}
    engine.filters |= {"query": _query, "path": _query}
    return engine


def _shown_with_names(value: object) -> object:
    """What a value is on the page; what is made as HTML by our own hands stays."""
    if isinstance(value, Markup):
        return value
    text = value.text(current()) if isinstance(value, Said) else "" if value is None else str(value)
    return "\n".join(visible(line) for line in text.split("\n"))


def _shown(value: object) -> object:
    shown = _shown_with_names(value)
    return shown if isinstance(shown, Markup) else streams.veiled(str(shown))


def _query(value: object) -> Markup:
    """A value within the path or the query of an address: whatever it holds, it is one value."""
    return Markup(quote(str(value), safe="/"))
