"""The table in which signatures of many registers are entered at once, to be filled in, and read back.

Its columns are those of the log of sign-offs that people fill in; a row whose decision, reason and day are
all blank was not signed, and stands for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Phrase, Words
from riskctl.corpus.document import Document
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.level.fingerprint import ALL_ELSE
from riskctl.records.keys import spellings
from riskctl.records.kinds.signoffs import Signoff
from riskctl.records.vocabulary import CODES, word
from riskctl.year.log.filled_table import CellError, FilledRow, RowRefusals, TableForm, filled_rows
from riskctl.year.log.prose import refuse_row
from riskctl.year.log.rows import new_row
from riskctl.year.resolve import of_year, subject_named
from riskctl.year.sign.sheets import Sheet, refuse_none
from riskctl.year.sign.sign import Act, signer_refs
from riskctl.year.sign.signoffs import Print

FILLED = ("step", "subject", "by", "day", "decision", "reason", "reference", "recorded_by")
BESIDE: Words = {"title": ("谁的登记表", "whose"), "points": ("风险点数", "points")}
SAYING = ("decision", "reason", "day")  # a row that has any of them was filled in
_KEYS = {name: spellings(name, Signoff.model_fields[name]) for name in FILLED}
FORM = TableForm(
    {name: (keys[-1], keys[0]) for name, keys in _KEYS.items()},
    ("step", "subject", "decision"),
    BESIDE,
    "riskctl sign … --table",
)
NOT_YET = "0" * 64  # stands for the fingerprint until the row is signed


class WORDS:
    """What is wrong with a row."""

    other_step = Phrase(
        "这一行是“{step}”，这里记的是“{meant}”；它用 riskctl sign {code} --from 记",
        "this row is of “{step}” and “{meant}” is recorded here; record it with riskctl sign {code} --from",
    )
    no_reason = Phrase("空着；退回要写明原因", "blank; a return needs its reason")
    no_subject = Phrase(
        "空着；写 单位/部门/岗位，只签一个风险点的加 #编号",
        "blank; write unit/department/post, for one point alone with #id",
    )


def blank(act: Act, registers: Sequence[Sheet], context: Sound, language: Language) -> bytes:
    """Return the table of `registers` that the step of `act` may be signed in, to be filled in."""
    step = CODES["step"][act.step][0] if language == "zh" else act.step
    given = {"step": step, "reference": act.reference, "recorded_by": act.recorded_by}
    by = signer_refs(act, [subject for subject, _ in registers], context)
    return FORM.laid_out(
        (
            given | {"subject": subject.ref, "by": signer, "title": _title(subject), "points": _points(now)}
            for (subject, now), signer in zip(registers, by, strict=True)
        ),
        language,
    )


def filled(data: bytes, file: str) -> list[FilledRow]:
    """Return the rows of a table that say a decision; raises RiskctlError where it cannot be read."""
    return [row for row in filled_rows(data, file, FORM) if any(row.cells.get(code) for code in SAYING)]


def act_of(
    row: FilledRow, meant: Act, refusals: RowRefusals, documents: Sequence[Document], context: Sound
) -> tuple[Act, Subject, str]:
    """Return what a row says is to be signed, its blanks as of `meant`: the act, the register, and the id of
    the point that is meant alone, else blank.

    Raises RiskctlError, naming the column, where it does not say so.
    """
    draft = _draft(row, meant, context)
    with refusals.in_column("step"):
        if draft.step != meant.step:
            fields = {"step": word("step", draft.step), "meant": word("step", meant.step)}
            raise RiskctlError(WORDS.other_step(**fields, code=draft.step))
    with refusals.in_column("day"):
        day = of_year(draft.day, context)
    with refusals.in_column("subject"):
        if "subject" not in row.cells:
            raise RiskctlError(WORDS.no_subject())
        ref, _, point = draft.subject.partition("#")
        subject = subject_named(ref, context.organization)
        refuse_none(subject.ref, documents)
    by = (row.cells["by"],) if "by" in row.cells else meant.by
    returned, unchanged = _reasons(draft)
    act = Act(meant.step, day, by, draft.recorded_by, returned, unchanged, draft.reference)
    return act, subject, point


def _draft(row: FilledRow, meant: Act, context: Sound) -> Signoff:
    """The row as the record reads it, what signing adds left open."""
    meanwhile = {"subject": "-", "by": "-", "day": meant.day, "fingerprint": NOT_YET, "recorded": context.day}
    given = {"reference": meant.reference, "recorded_by": meant.recorded_by}
    draft = new_row(Signoff, {**meanwhile, **given, **row.cells})
    refuse_row(draft, context)
    return draft


def _reasons(draft: Signoff) -> tuple[str, str]:
    """Why it was returned, and why what was returned before is agreed to unchanged; blank for the other."""
    if draft.decision == "agreed":
        return "", draft.reason
    if not draft.reason:
        raise CellError(FORM.columns["reason"], WORDS.no_reason())
    return draft.reason, ""


def _points(now: Print) -> str:
    return str(sum(id != ALL_ELSE for id in now.parts))


def _title(subject: Subject) -> str:
    if subject.seat:
        return f"{subject.seat.department.name}{subject.seat.post.name}"
    return subject.department.name if subject.department else subject.unit.name
