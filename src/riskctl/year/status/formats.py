"""The status as JSON, in which every thing stands by itself, and as Markdown."""

from __future__ import annotations

from riskctl.base.messages import Language, Said
from riskctl.year.status.status import Count, Status


def json_ready(found: Status, counts: list[Count] | None) -> dict[str, object]:
    """Return the status as plain data; counts only where they were asked for."""
    phase = found.phase
    whole: dict[str, object] = {
        "version": 1,
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
            }
            for one in found.items
        ],
    }
    if counts is not None:
        names = ("unit", "department", "overdue", "unanswered", "missing")
        whole["departments"] = [{name: getattr(one, name) for name in names} for one in counts]
    return whole


def markdown(
    sections: list[tuple[Said, list[Said]]], title: Said, head: list[Said], language: Language
) -> str:
    """Return the status as Markdown; what stands in the registers is taken literally."""
    text = f"# {title.text(language)}\n"
    text += "".join(f"\n{literal(one.text(language))}\n" for one in head)
    for name, lines in sections:
        items = "".join(f"- {literal(line.text(language))}\n" for line in lines)
        text += f"\n## {name.text(language)}\n\n{items}"
    return text


def literal(text: str) -> str:
    """Return `text` as Markdown that shows it as it is."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>|" else c for c in text)
