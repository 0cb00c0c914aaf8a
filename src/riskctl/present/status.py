"""The status of the year as `riskctl status` shows it: lines for people, each thing alone for programs."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.base.cells import wrap
from riskctl.base.messages import Language, Said
from riskctl.corpus.programme_ignores import in_force
from riskctl.corpus.sound import Sound
from riskctl.present.json import data
from riskctl.year.status.kinds import command
from riskctl.year.status.status import Count, Status
from riskctl.year.status.words import Section


def as_text(sections: Sequence[Section], head: Sequence[Said], language: Language, width: int) -> str:
    """Return the head and, section by section, its lines, wrapped to `width`."""
    lines = [one.text(language) for one in head]
    for name, said in sections:
        lines += ["", name.text(language)]
        for one in said:
            first, *rest = wrap(one.text(language), width - 2)
            lines += [f"  {first}", *(f"    {line}" for line in rest)]
    return "".join(f"{line}\n" for line in lines)


def as_json(found: Status, counts: list[Count] | None, context: Sound) -> bytes:
    """Return the status as JSON, with what the check leaves out to a day; counts only where they were asked
    for."""
    phase = found.phase
    whole: dict[str, object] = {
        "year": found.year,
        "day": str(found.day),
        "phase": {"id": phase.id, "name": phase.name, "from": str(phase.from_), "to": str(phase.to)}
        if phase
        else None,
        "items": [
            {
                "group": one.group,
                "kind": one.kind,
                "unit": one.unit,
                "department": one.department,
                "ref": one.ref,
                "step": one.step or None,
                "day": str(one.day) if one.day else None,
                "command": (command(one) if one.group != "done" else "") or None,
            }
            for one in found.items
        ],
        "early": [
            {
                "unit": one.where.get("unit"),
                "notice": one.row.notice,
                "step": one.row.step,
                "by": one.row.by,
                "day": str(one.row.day),
                "reason": one.row.reason,
                "lacking": one.row.lacking,
            }
            for one in found.early
        ],
        "left_out": [
            {"rule": one.rule, "at": one.at, "reason": one.reason, "until": str(one.until)}
            for _, one in in_force(context)
            if one.until
        ],
    }
    if counts is not None:
        names = ("unit", "department", "overdue", "unanswered", "missing")
        whole["departments"] = [{name: getattr(one, name) for name in names} for one in counts]
    return data(whole)
