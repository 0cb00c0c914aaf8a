"""What is told of the place under the pointer: a level with its why, or what a name means."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.base.errors import UnsoundError
from riskctl.base.markdown import escaped
from riskctl.base.messages import Language, Said
from riskctl.corpus.context import Context
from riskctl.corpus.sound import Sound, sound
from riskctl.editor.cursor import Cursor
from riskctl.level.grade import GradedPoint, grade
from riskctl.level.to_grade import to_grade
from riskctl.present.levels import as_explanation

GRADED = frozenset(("id", "title", "probability", "severity", "criteria", "level", "claimed", "override"))


def hover_text(cursor: Cursor, context: Context, language: Language) -> str:
    """Return what is told of the place, in Markdown; blank where there is nothing to tell."""
    try:
        whole = sound(context)
    except UnsoundError as error:
        return error.said.text(language)
    if cursor.point is not None and len(cursor.codes) > 1 and cursor.codes[1] in GRADED:
        return _of_point(cursor, cursor.point, whole, language)
    return ""


def _of_point(cursor: Cursor, number: int, context: Sound, language: Language) -> str:
    """How the level of a point came about, or what it lacks to have one."""
    graded = _graded(cursor, number, context)
    if graded is not None:
        return _lines(as_explanation(graded, context, language, names=False).splitlines())
    point = next((p for n, p in _points(cursor) if n == number), None)
    if point is None:
        return ""
    said = to_grade(f"{cursor.document.subject}#{point}", [cursor.document], context)
    return _lines(_told(said, language))


def _graded(cursor: Cursor, number: int, context: Context) -> GradedPoint | None:
    places = {place: n for n, place in enumerate(_places(cursor))}
    return next((g for g in grade(cursor.document, context) if places.get(number) == g.number), None)


def _places(cursor: Cursor) -> list[int]:
    """The places in the file of the points of the record, which lacks those that could not be read."""
    document = cursor.document
    tree, register = document.tree, document.register
    if tree is None or register is None:
        return []
    paths = (
        document.reading.original(("risk_points", n), tree.data) for n in range(len(register.risk_points))
    )
    return [int(path[1]) for path in paths]


def _points(cursor: Cursor) -> list[tuple[int, str]]:
    register = cursor.document.register
    ids = [point.id for point in register.risk_points] if register else []
    return list(zip(_places(cursor), ids, strict=True))


def _told(said: Sequence[Said], language: Language) -> list[str]:
    return [one.text(language) for one in said]


def _lines(lines: Sequence[str]) -> str:
    """Lines as Markdown that keeps them: what people wrote is text, and no markup."""
    return "\n\n".join(escaped(line.strip()) for line in lines if line.strip())
