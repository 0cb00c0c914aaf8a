"""What is to be looked at by which day, as `riskctl due` shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riskctl.base.messages import Language, Said, Words, listed
from riskctl.corpus.sound import Sound
from riskctl.level.explain import office_title
from riskctl.level.grade import GradedPoint
from riskctl.present.json import data
from riskctl.present.text import headings, text
from riskctl.year.watch.monitoring import Due

WORDS: Words = {
    "late": ("已过期", "late"),
    "day": ("应看日期", "due"),
    "last": ("上一次", "last"),
    "level": ("风险等级", "level"),
    "point": ("风险点", "risk point"),
    "monitor": ("监控责任人（部门）", "monitor"),
    "title": ("内容", "what"),
}
COLUMNS = ("day", "last", "level", "point", "monitor", "title")


def as_text(
    due: Sequence[Due], points: Mapping[str, GradedPoint], context: Sound, language: Language, width: int
) -> str:
    """Return what is due as a table, the late marked; `points` are the graded points by id."""
    rows = [headings(WORDS, COLUMNS, language)]
    for one in due:
        point = points[one.point.id]
        late = Said(WORDS["late"]).text(language) if one.is_late(context.day) else ""
        monitors = listed(_monitors(point, context)).text(language)
        day, last = f"{one.day} {late}".strip(), str(one.last or "-")
        rows.append([day, last, point.score.level.name, point.id, monitors, point.point.title])
    return text(rows, width) if due else ""


def as_json(due: Sequence[Due], points: Mapping[str, GradedPoint], context: Sound) -> bytes:
    """Return what is due as JSON."""
    entries = [
        {
            "subject": one.point.id,
            "due": str(one.day),
            "late": one.is_late(context.day),
            "last": str(one.last) if one.last else None,
            "level": one.point.level,
            "every": {"days": one.watch.days} if one.watch.days else {"months": one.watch.months},
            "basis": one.watch.basis or "policy",
            "methods": list(one.watch.methods),
            "monitor": _monitors(points[one.point.id], context),
            "path": points[one.point.id].document.file,
        }
        for one in due
    ]
    return data({"day": str(context.day), "due": entries})


def _monitors(point: GradedPoint, context: Sound) -> list[str]:
    return [office_title(m, point.subject.unit, context.organization) for m in point.monitors]
