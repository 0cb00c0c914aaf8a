"""A body's assessment, explained to the last point, as `riskctl assess` shows it."""

from __future__ import annotations

from riskctl.base.messages import Language, Said, Words
from riskctl.base.visible import visible
from riskctl.present.json import data
from riskctl.records.vocabulary import word
from riskctl.year.assess.assessment import Result
from riskctl.year.assess.bands import points_text

WORDS: Words = {
    "item": ("{name}：满分 {points}，得 {left}", "{name}: {left} of {points}"),
    "open": ("{name}：满分 {points}，还没有考核", "{name}: not assessed yet, of {points}"),
    "entry": ("第 {n} 条，扣 {points}：{reason}", "entry {n}, {points} off: {reason}"),
    "no-sum": (
        "还有没考核的项目，算不出总分和等次",
        "Without the items not assessed yet there is no total and no class",
    ),
    "lapse": ("（{lapse}，由 {answers} 负责）", " ({lapse}, answered for by {answers})"),
    "sum": ("合计：满分 {full}，得 {score}，{band}", "Total: {score} of {full}, {band}"),
}


def as_text(made: Result, language: Language) -> str:
    """Return the score item by item, each with what was taken off and why."""
    lines = []
    for one in made.items:
        fields: dict[str, object] = {
            "name": one.item.name,
            "points": points_text(one.item.points),
            "left": "" if one.left is None else points_text(one.left),
        }
        lines.append(Said(WORDS["open" if one.left is None else "item"], fields).text(language))
        for n, entry in one.entries:
            if not entry.points:
                continue
            fields = {"n": n, "points": points_text(entry.points), "reason": entry.reason or "—"}
            line = "  " + Said(WORDS["entry"], fields).text(language)
            if entry.lapse:
                lapse = {"lapse": word("lapse", entry.lapse), "answers": entry.answers}
                line += Said(WORDS["lapse"], lapse).text(language)
            lines.append(line)
    total = {"full": points_text(made.full), "score": points_text(made.score), "band": made.band}
    lines.append(Said(WORDS["sum" if made.is_whole else "no-sum"], total).text(language))
    return "".join(f"{visible(line)}\n" for line in lines)


def as_json(unit: str, made: Result) -> bytes:
    """Return the score as JSON."""
    items = [
        {
            "item": one.item.id,
            "points": points_text(one.item.points),
            "left": None if one.left is None else points_text(one.left),
            "entries": [
                {
                    "entry": n,
                    "points": points_text(e.points),
                    "reason": e.reason,
                    "answers": e.answers or None,
                }
                for n, e in one.entries
                if e.points is not None
            ],
        }
        for one in made.items
    ]
    score = (
        {"score": points_text(made.score), "class": made.band}
        if made.is_whole
        else {"score": None, "class": None}
    )
    return data({"unit": unit, "full": points_text(made.full), **score, "items": items})
