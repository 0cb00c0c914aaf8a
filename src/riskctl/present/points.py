"""Points that were asked for, as `riskctl list` shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from riskctl.base.messages import Language, Pair, Said, Words
from riskctl.corpus.sound import Sound
from riskctl.level.example_points import point_title
from riskctl.level.explain import office_title
from riskctl.level.grade import GradedPoint
from riskctl.present.csv import sheet_parts
from riskctl.present.json import data_parts
from riskctl.present.levels import as_data
from riskctl.present.text import headings, text_lines
from riskctl.records.measure import Measure
from riskctl.records.vocabulary import CODES

WORDS: Words = {
    "id": ("编号", "id"),
    "level": ("风险等级", "level"),
    "title": ("风险点", "risk point"),
    "kind": ("风险性质", "kind"),
    "matter": ("权力事项", "matter"),
    "monitor": ("监控责任人（部门）", "monitor"),
    "measure": ("防范措施", "measure"),
    "regulation": ("对应制度", "regulation"),
    "owner": ("措施责任人", "owner"),
    "due": ("完成时限", "due"),
    "done": ("完成日期", "done"),
}
IN_TABLE = ("id", "level", "due", "monitor", "title")
IN_SHEET = ("id", "level", "title", "kind", "matter", "monitor")
OF_MEASURE = ("measure", "regulation", "owner", "due", "done")
AND: Pair = ("、", ", ")


def as_text(graded: Iterable[GradedPoint], context: Sound, language: Language, width: int) -> Iterator[str]:
    """Yield the lines of the points as a table, one a row; `due` is the earliest day of a measure not done.
    Without points there is none."""
    rows = (_row(one, context, language) for one in graded)
    if (first := next(rows, None)) is not None:
        yield from text_lines(chain((headings(WORDS, IN_TABLE, language), first), rows), width)


def as_json(graded: Iterable[GradedPoint], context: Sound) -> Iterator[bytes]:
    """Yield the points as JSON in parts, in codes and free of language."""
    yield from data_parts({}, "points", (_point(one, context) for one in graded))


def as_csv(graded: Iterable[GradedPoint], context: Sound, language: Language) -> Iterator[bytes]:
    """Yield the points as a table for a spreadsheet in parts, one row a measure."""
    rows = (
        list(_cells(one, measure, context, language))
        for one in graded
        for measure in one.point.measures or (None,)
    )
    yield from sheet_parts(chain((headings(WORDS, (*IN_SHEET, *OF_MEASURE), language),), rows))


def _row(graded: GradedPoint, context: Sound, language: Language) -> list[str]:
    due = min((m.due for m in graded.point.measures if m.due and not m.done), default="")
    watched = _watched_by(graded, context, language)
    return [graded.id, graded.score.level.name, str(due), watched, _title(graded, language)]


def _title(graded: GradedPoint, language: Language) -> str:
    return point_title(graded.point).text(language)


def _watched_by(graded: GradedPoint, context: Sound, language: Language) -> str:
    home, organization = graded.subject.unit, context.organization
    titles = (office_title(m, home, organization, language) for m in graded.monitors)
    return AND[0 if language == "zh" else 1].join(titles)


def _cells(graded: GradedPoint, measure: Measure | None, context: Sound, language: Language) -> Iterator[str]:
    point, matter = graded.point, context.matter(graded.point.matter)
    yield from (graded.id, graded.score.level.name, _title(graded, language))
    yield Said(CODES["kind"][point.kind]).text(language)
    yield matter.name if matter else point.matter
    yield _watched_by(graded, context, language)
    for field in ("text", "regulation", "owner", "due", "done"):
        yield str(getattr(measure, field, None) or "")


def _point(graded: GradedPoint, context: Sound) -> dict[str, Any]:
    point, matter = graded.point, context.matter(graded.point.matter)
    return {
        "subject": graded.id,
        "title": point.title,
        "kind": point.kind,
        "category": point.category,
        "matter": matter.id if matter else None,
        "level": graded.score.level.id,
        "level_name": graded.score.level.name,
        "monitor": [as_data(monitor, context) for monitor in graded.monitors],
        "status": point.status,
        "path": graded.document.file,
        "measures": [_measure(measure) for measure in point.measures],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "text": measure.text,
        "type": measure.type,
        "regulation": measure.regulation or None,
        "owner": measure.owner or None,
        "due": str(measure.due) if measure.due else None,
        "done": str(measure.done) if measure.done else None,
    }
