"""A body's assessment, explained to the last point, as `riskctl assess` shows it."""

from __future__ import annotations

from collections.abc import Mapping

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
    "line": ("{body}  满分 {full}，得 {score}，{band}", "{body}  {score} of {full}, {band}"),
    "line-open": ("{body}  还有 {n} 项没有考核", "{body}  items not assessed yet: {n}"),
    "line-none": ("{body}  还没有考核", "{body}  not assessed yet"),
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


def as_lines(made: Mapping[str, Result | None], language: Language) -> str:
    """Return a line for each body, in the order given and never by score; None where it has no assessment."""
    return "".join(f"{visible(_line(body, one).text(language))}\n" for body, one in made.items())


def _line(body: str, made: Result | None) -> Said:
    if made is None:
        return Said(WORDS["line-none"], {"body": body})
    if not made.is_whole:
        return Said(WORDS["line-open"], {"body": body, "n": sum(one.left is None for one in made.items)})
    fields = {"full": points_text(made.full), "score": points_text(made.score), "band": made.band}
    return Said(WORDS["line"], {"body": body, **fields})


def all_as_json(made: Mapping[str, Result | None]) -> bytes:
    """Return the scores of several bodies as JSON; one without an assessment is named alone."""
    return data({"assessments": [_entry(body, one) for body, one in made.items()]})


def as_json(unit: str, made: Result) -> bytes:
    """Return the score as JSON."""
    return data(_entry(unit, made))


def _entry(unit: str, made: Result | None) -> dict[str, object]:
    if made is None:
        return {"unit": unit, "full": None, "score": None, "class": None, "items": []}
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
    return {"unit": unit, "full": points_text(made.full), **score, "items": items}
