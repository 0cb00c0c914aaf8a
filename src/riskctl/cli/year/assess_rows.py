"""How `riskctl assess` writes the sheets that a filled in table tells: all of its rows or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase
from riskctl.cli.graded import Standing
from riskctl.cli.workspace import SoundlyOpened
from riskctl.cli.year.facts_beside import facts_beside
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject, steps_of
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.assessment import Assessment, Entry
from riskctl.records.kinds.policy import Assessing
from riskctl.sources.replace import Replacement
from riskctl.year.assess.assessment import assessing_body, assessments, problems
from riskctl.year.assess.assessment_table import FORM, FilledBody, by_body, filled
from riskctl.year.assess.sheet import assessment_text
from riskctl.year.log.filled_table import RowRefusals


class WORDS:
    """What is said of a table."""

    nothing = Phrase(
        "{file} 里没有填好的行：逐项写扣几分，没有扣分写 0",
        "{file} has no row filled in: write what is taken off each item, 0 where nothing is",
    )
    exists = Phrase(
        "{file} 已经有了，什么都没有写；要改的直接改那个文件",
        "{file} is there already, so nothing was written; change it there",
    )


@dataclass(frozen=True, slots=True)
class SheetsWritten:
    """What a table writes: the new sheets, and the lines that stood there before."""

    sheets: Sequence[Replacement]
    before: Sequence[int]


def sheet_file(body: Subject, context: Sound) -> str:
    """Return the file of a body's assessment in the cycle's year."""
    return f"cycles/{context.year}/assessments/{body.ref.replace('/', '-')}.yaml"


def sheets(
    bodies: Sequence[Subject], rules: Assessing, one: SoundlyOpened, found: Standing, day: date
) -> list[Replacement]:
    """Return a sheet of each body to be filled in; raises RiskctlError where one is there already."""
    for body in bodies:
        _refuse_there(body, one)
    return _sheets([FilledBody(body) for body in bodies], rules, one, found, day)


def of_table(table: Path, rules: Assessing, day: date, one: SoundlyOpened, found: Standing) -> SheetsWritten:
    """Return the sheets that a table tells; raises RiskctlError, with all that is wrong, where a row cannot
    be kept."""
    rows = filled(table.read_bytes(), str(table))
    if not rows:
        raise RiskctlError(WORDS.nothing(file=str(table)))
    refusals, context, before = RowRefusals(FORM), one.context, list[int]()
    known, new = assessments(context), list[FilledBody]()
    for body in by_body(rows, rules, refusals, context):
        record = known.get(body.subject.ref)
        if record and _said(record.entries) == _said(body.entries):
            before += [row.line for row in body.rows]
            continue
        new.append(body)
        with refusals.of_row(body.rows[0]):
            _refuse_there(body.subject, one)
        _refuse_problems(body, rules, day, refusals, context)
    refusals.tell()
    return SheetsWritten(_sheets(new, rules, one, found, day), before)


def _sheets(
    bodies: Sequence[FilledBody], rules: Assessing, one: SoundlyOpened, found: Standing, day: date
) -> list[Replacement]:
    facts = facts_beside([body.subject.ref for body in bodies], one, found) if bodies else {}
    made = []
    for body in bodies:
        ref, by = body.subject.ref, assessing_body(body.subject, found.organization)
        text = assessment_text(ref, day, by, rules, facts[ref], found.language, body.entries)
        made.append(Replacement(sheet_file(body.subject, one.context), None, text.encode()))
    return made


def _refuse_there(body: Subject, one: SoundlyOpened) -> None:
    file = sheet_file(body, one.context)
    if body.ref in assessments(one.context) or (one.repository.root / file).exists():
        raise RiskctlError(WORDS.exists(file=file))


def _said(entries: Iterable[Entry]) -> list[Entry]:
    """What entries say, those of which nothing was filled in and what was computed left out."""
    return [one.model_copy(update={"prefilled": ()}) for one in entries if one.points is not None]


def _refuse_problems(
    body: FilledBody, rules: Assessing, day: date, refusals: RowRefusals, context: Sound
) -> None:
    """Refuse the rows whose entries do not hold by the policy, or of which nobody above answers."""
    ref, by = body.subject.ref, assessing_body(body.subject, context.organization)
    head = {"schema": kind_named("assessment").schema, **steps_of(ref), "day": str(day), "by": by}
    record = Assessment.model_validate({**head, "entries": body.entries})
    for problem in problems(record, rules, context.organization):
        row = body.rows[int(problem.path[1])] if len(problem.path) > 1 else body.rows[0]
        with refusals.of_row(row):
            raise RiskctlError(problem.said)
