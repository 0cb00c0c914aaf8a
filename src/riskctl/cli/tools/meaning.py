"""What a word means in the repository at hand, as text: for `riskctl explain`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from riskctl.base.cells import wrap
from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said
from riskctl.cli.graded import tell_partial
from riskctl.cli.shell import streams
from riskctl.cli.shell.help import WIDEST
from riskctl.cli.shell.language import current
from riskctl.cli.workspace import opened
from riskctl.corpus.load import registers
from riskctl.corpus.repository import find_root
from riskctl.corpus.subject import meant_ref
from riskctl.level.glossary import about, known_words
from riskctl.level.grade import grade
from riskctl.level.to_grade import to_grade
from riskctl.level.whole import refuse_unread
from riskctl.present.levels import as_explanation

POINT = "#"  # stands between a register and its point


def meaning(
    word: str, root: Path | None, today: date | None, people: Path | None
) -> tuple[str | None, list[str] | None]:
    """Return the text that explains `word`, None where nothing here is called so, and the words known here
    (None where there is no repository)."""
    try:
        find_root(root or Path())
    except RiskctlError:
        if root is not None:  # asked for by name, so it has to be there
            raise
        return None, None
    one = opened(None, root, today, people).sound()
    if POINT in word:
        word = meant_ref(word, one.context.organization)
    documents = list(registers(one.repository, one.context))
    graded = [point for document in documents for point in grade(document, one.context)]
    point = next((g for g in graded if g.id == word), None)
    if point:
        return as_explanation(point, one.context, current(), names=False), []
    width = min(streams.width(), WIDEST)
    if said := to_grade(word, documents, one.context):
        return _as_text(said, width), []
    said = about(word, one.context, graded)
    if not said:
        if POINT in word:
            refuse_unread(word, documents, one.context)
        return None, [*known_words(one.context), *(g.id for g in graded)]
    tell_partial(documents, one, yearly=False)
    return _as_text(said, width), []


def _as_text(said: Sequence[Said], width: int) -> str:
    lines = wrap(said[0].text(current()), width)
    for other in said[1:]:
        lines += [f"  {line}" for line in wrap(other.text(current()), width - 2)]
    return "".join(f"{line}\n" for line in lines)
