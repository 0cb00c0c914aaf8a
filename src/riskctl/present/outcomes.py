"""What became of the points carried over, as `riskctl rollover --report` shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from riskctl.base.messages import Language, Said, Words, term
from riskctl.base.visible import visible
from riskctl.corpus.sound import Sound
from riskctl.level.grade import GradedPoint
from riskctl.present.json import data
from riskctl.present.text import text
from riskctl.year.close.carried import HOWS, MARKS, Mark
from riskctl.year.close.outcomes import Shown, doubt

WORDS: Words = {
    "levels": ("{then} → {now}", "{then} → {now}"),
    "reviewed": ("{day} 已复核", "reviewed on {day}"),
    "open": ("待复核", "to be reviewed"),
    "shown": (
        "{year} 年看 {checks} 次，苗头 {signs} 次，预警 {warnings} 份",
        "in {year} watched {checks} times, early signs {signs}, warnings {warnings}",
    ),
    "too-low": ("：概率“{probability}”是否估低了？", ": is the probability “{probability}” too low?"),
    "too-high": (
        "：没有苗头，概率“{probability}”的依据还在不在？",
        ": no sign; do the grounds for “{probability}” still hold?",
    ),
}


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of the points carried into the context's year, and what the year before showed of each."""

    known: Sequence[Mark]
    before: Mapping[str, Shown]
    points: Mapping[str, GradedPoint]
    context: Sound


def as_text(found: Outcomes, language: Language, width: int) -> str:
    """Return each point with what became of it, and what that asks of who reviews it."""
    year = found.context.year - 1
    asked = {
        id: _shown(year, seen, found.points.get(id), found.context, language)
        for id, seen in found.before.items()
    }
    last = {m.point: " · ".join(filter(None, (_said(m, language), asked.get(m.point)))) for m in found.known}
    return text([(term(MARKS[m.how]).text(language), m.point, last[m.point]) for m in found.known], width)


def counted(found: Outcomes, language: Language) -> str:
    """Return how many points became what, in a line."""
    counts = Counter(mark.how for mark in found.known)
    return " · ".join(f"{term(MARKS[how]).text(language)} {counts[how]}" for how in HOWS if counts[how])


def _said(mark: Mark, language: Language) -> str:
    if mark.how == "closed":
        return visible(mark.reason)
    if mark.how == "level-moved":
        return Said(WORDS["levels"], {"then": mark.then or "-", "now": mark.now or "-"}).text(language)
    if mark.how == "carried" and mark.reviewed is None:
        return Said(WORDS["open"]).text(language)
    return Said(WORDS["reviewed"], {"day": str(mark.reviewed)}).text(language) if mark.reviewed else ""


def _shown(year: int, seen: Shown, graded: GradedPoint | None, context: Sound, language: Language) -> str:
    """What the year before showed of a point, and what that asks of who reviews it."""
    fields = {name: getattr(seen, name) for name in ("checks", "signs", "warnings")}
    said = Said(WORDS["shown"], {"year": year, **fields}).text(language)
    asks = doubt(seen, graded, context) if graded else ""
    if not asks or graded is None or graded.score.probability is None:
        return said
    return said + visible(Said(WORDS[asks], {"probability": graded.score.probability.name}).text(language))


def as_json(found: Outcomes) -> bytes:
    """Return each point with what became of it as JSON."""
    doubts = {
        id: doubt(seen, found.points[id], found.context)
        for id, seen in found.before.items()
        if id in found.points
    }
    points = [
        {
            "subject": mark.point,
            "mark": mark.how,
            "level_then": mark.then or None,
            "level_now": mark.now or None,
            "reviewed": str(mark.reviewed) if mark.reviewed else None,
            "reason": mark.reason or None,
            "shown": asdict(found.before[mark.point]) if mark.point in found.before else None,
            "doubt": doubts.get(mark.point) or None,
        }
        for mark in found.known
    ]
    return data({"year": found.context.year, "points": points})
