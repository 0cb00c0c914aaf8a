"""`riskctl template vars`: the names that a template of a kind of document may print, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from riskctl.base.messages import Said, Words
from riskctl.cli.kinds_offered import offered_kinds
from riskctl.cli.shell import streams
from riskctl.cli.shell.language import current, say
from riskctl.present.text import text
from riskctl.render.order.kinds import document_kind
from riskctl.render.view.fields import FIELDS
from riskctl.render.word.document import names_of_kind

EXAMPLES = (
    (
        "riskctl template vars annex-5",
        say("个人登记表能写哪些占位符", "the placeholders of the personal form"),
    ),
)
DETAILS = say(
    "有几项的（列表）写在循环里：{% for point in points %}{{ point.title }}{% endfor %}。",
    "What is a list goes into a loop: {% for point in points %}{{ point.title }}{% endfor %}.",
)
WORDS: Words = {
    "inside": ("{meaning}（只在内部版）", "{meaning} (internal edition only)"),
}


def command(
    kind: Annotated[
        str,
        typer.Argument(
            metavar=say("文书", "KIND"),
            autocompletion=offered_kinds,
            help=say("哪种文书", "which kind of document"),
        ),
    ],
) -> int:
    """List the names."""
    roots = names_of_kind(document_kind(kind))
    streams.write_text(text(list(_rows(roots)), streams.width()))
    return 0


def _rows(roots: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each name of the view, with the names within it below it, each part once."""
    told: set[str] = set()

    def below(name: str, field_name: str) -> Iterator[tuple[str, str]]:
        if field_name in told or field_name not in FIELDS:
            return
        told.add(field_name)
        for inner, field in FIELDS[field_name].items():
            yield f"{name}.{inner}", _meaning(field.meaning, field.inside)
            yield from below(inner, inner)

    for name in roots:
        field = FIELDS[""][name]
        yield name, _meaning(field.meaning, field.inside)
        yield from below(name, name)


def _meaning(meaning: tuple[str, str], inside: bool) -> str:
    said = Said(meaning).text(current())
    return Said(WORDS["inside"], {"meaning": said}).text(current()) if inside else said
