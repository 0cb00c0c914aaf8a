"""What others suggested for a register (群众帮、领导提、互查), and whether it was adopted.

A suggestion has an id made from what it says, so that two branches never number two of them alike. Its
answer is a later row with that id; of two answers that of the later day holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.context import Context
from riskctl.corpus.subject import Subject
from riskctl.records.fields import UNIT_LOG
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.suggestions import Suggestion
from riskctl.year.log.answers import GivenAnswers, answers_of, refuse_unless_later
from riskctl.year.log.repeated import is_again
from riskctl.year.log.rows import Logged, logged, new_row

WORDS: Words = {
    "twice": ("这条建议已经记过了，编号 {id}。", "This suggestion is recorded already, as {id}."),
    "again": (
        "建议 {id} 在 {day} 已经这样答复过，没有再记。",
        "The suggestion {id} was so answered on {day} already; nothing was recorded again.",
    ),
    "no-such": ("{ref} 没有编号是 {id} 的建议。", "{ref} has no suggestion {id}."),
    "no-point": ("{ref} 的登记表里没有风险点 {point}。", "The register of {ref} has no risk point {point}."),
    "no-point-hint": (
        "先把建议写成风险点或改好原有的，再写它的编号：{points}。",
        "Write it into the register first, then give the point's id: {points}.",
    ),
}
ID = 6  # characters of a suggestion's id after its letter


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggestion as it was made, and its latest answer; None while it is open, or has several of one day
    that differ."""

    made: Logged[Suggestion]
    answer: Logged[Suggestion] | None = None
    contrary: tuple[Logged[Suggestion], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a suggestion: adopted into a point, or declined for a reason."""

    point: str = ""  # its whole id
    reason: str = ""


def log_of(subject: Subject, year: int) -> str:
    """Return the log that holds the suggestions for a subject's register."""
    department = subject.department.id if subject.department else UNIT_LOG
    return kind_named("suggestions").example.format(year=year, unit=subject.unit.id, department=department)


def suggestions(context: Context, year: int | None = None) -> list[Suggested]:
    """Return the suggestions of the year in the order of files, each with its latest answer."""
    found: dict[tuple[str, str], list[Logged[Suggestion]]] = {}
    for one in logged(context, Suggestion, year):
        found.setdefault((one.row.subject, one.row.id), []).append(one)
    return [_suggested(rows) for rows in found.values()]


def _suggested(rows: Sequence[Logged[Suggestion]]) -> Suggested:
    """One suggestion: the row without an answer is it, else the earliest that has one."""
    made = next((one for one in rows if not one.row.disposition), min(rows, key=lambda one: one.row.day))
    answers = answers_of([one for one in rows if one.row.disposition])
    return Suggested(made, answers.holds, answers.contrary)


def suggestion(
    subject: Subject, side: str, text: str, day: date, answer: Answer | None, context: Context
) -> Suggestion:
    """Return the record of a new suggestion, with its answer where there is one at once."""
    id = "S" + hashlib.sha256(f"{subject.ref}\0{side}\0{text}".encode()).hexdigest()[:ID]
    if any(one.made.row.id == id and one.made.row.subject == subject.ref for one in suggestions(context)):
        raise RiskctlError(Said(WORDS["twice"], {"id": id}))
    return _record(subject.ref, id, side, text, day, answer)


def answered(subject: Subject, id: str, day: date, answer: Answer, context: Context) -> Suggestion:
    """Return the record that answers the suggestion `id` for a subject's register."""
    for one in suggestions(context):
        made = one.made.row
        if made.id == id and made.subject == subject.ref:
            row = _record(subject.ref, id, made.side, made.text, day, answer)
            if one.answer and is_again(row, (one.answer.row,), {"day"}):
                raise RiskctlError(Said(WORDS["again"], {"id": id, "day": str(one.answer.row.day)}))
            refuse_unless_later(id, day, GivenAnswers(one.answer, one.contrary))
            return row
    raise RiskctlError(Said(WORDS["no-such"], {"ref": subject.ref, "id": id}))


def point_of(subject: Subject, point: str, points: Sequence[str]) -> str:
    """Return the whole id of a point of the subject's register, whose points are `points`."""
    id = point.removeprefix(f"{subject.ref}#")
    if id not in points:
        hint = Said(WORDS["no-point-hint"], {"points": listed(points) if points else "—"})
        raise RiskctlError(Said(WORDS["no-point"], {"ref": subject.ref, "point": id}), hint)
    return f"{subject.ref}#{id}"


def _record(ref: str, id: str, side: str, text: str, day: date, answer: Answer | None) -> Suggestion:
    said = {"id": id, "day": day.isoformat(), "subject": ref, "side": side, "text": text}
    if answer:
        said |= {"disposition": "adopted" if answer.point else "declined"}
        said |= {"point": answer.point, "reason": answer.reason}
    return new_row(Suggestion, said)
