"""How `riskctl sign` lays out its table, and records the one that was filled in: all of its rows or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase, Said
from riskctl.cli.graded import Standing
from riskctl.corpus.sound import Sound
from riskctl.corpus.subject import Subject
from riskctl.level.example_points import refuse_to_sign
from riskctl.level.whole import refuse_empty, refuse_partial
from riskctl.records.kinds.signoffs import Signoff
from riskctl.year.log.filled_table import FilledRow, RowRefusals
from riskctl.year.sign.sheets import sheets
from riskctl.year.sign.sign import Act, is_answered_by_option, is_given, sign_each
from riskctl.year.sign.sign_table import FORM, act_of, filled


class WORDS:
    """What is said of a table."""

    nothing = Phrase(
        "{file} 里没有填好的行：签了的，在“意见”里写同意或退回",
        "{file} has no row filled in: where a register was signed, write agreed or returned as its decision",
    )
    in_table = Phrase(
        "照表签的写在那一行里：由谁签写在“签字岗位”列，哪一天写在“签字日期”列；退回过、确实不用改的，意见写同意，"
        "在“退回原因”列写明为什么不用改。",
        "In a table that goes into its row: who signs into the column by, another day into day; where "
        "nothing has to change after a return, write agreed, and why into reason.",
    )
    twice = Phrase("和第 {line} 行签的是同一份", "it signs what line {line} signs")


@dataclass(frozen=True, slots=True)
class SignedTable:
    """What a table records: its rows, whose register each is of, and the lines that were recorded before."""

    rows: Sequence[Signoff]
    subjects: Sequence[Subject]
    before: Sequence[int]


def of_table(table: Path, meant: Act, found: Standing, context: Sound) -> SignedTable:
    """Return the signatures of a table that was filled in; what a row leaves blank is as of `meant`.

    Raises RiskctlError, with all that is wrong, where a row cannot be signed; UnsoundError where a register
    cannot be read whole.
    """
    filled_in = filled(table.read_bytes(), str(table))
    if not filled_in:
        raise RiskctlError(WORDS.nothing(file=str(table)))
    said = _said(filled_in, meant, found, context)
    subjects = [subject for _, _, subject, _ in said]
    refs = [subject.ref for subject in subjects]
    refuse_partial(refs, False, found.documents, context)
    refuse_empty(refs, False, found.documents)
    refuse_to_sign(refs, False, found.documents)
    now = sheets(subjects, meant.step, meant.day, False, found.documents, context)
    prints = {subject.ref: one for subject, one in now}
    made = sign_each([(act, subject, prints[subject.ref], id) for _, act, subject, id in said], context)
    return _taken([row for row, *_ in said], subjects, made)


def _said(
    rows: Sequence[FilledRow], meant: Act, found: Standing, context: Sound
) -> list[tuple[FilledRow, Act, Subject, str]]:
    """What each row says; raises RiskctlError, with all that is wrong, where one says nothing that can be
    signed, or what another says."""
    refusals, lines = RowRefusals(FORM), dict[tuple[str, str], int]()
    said = []
    for row in rows:
        with refusals.of_row(row):
            act, subject, id = act_of(row, meant, refusals, found.documents, context)
            with refusals.in_column("subject"):
                if (line := lines.setdefault((subject.ref, id), row.line)) != row.line:
                    raise RiskctlError(WORDS.twice(line=line))
            said.append((row, act, subject, id))
    refusals.tell()
    return said


def _taken(
    rows: Sequence[FilledRow], subjects: Sequence[Subject], made: Sequence[Signoff | Said]
) -> SignedTable:
    refusals = RowRefusals(FORM)
    before: list[int] = []
    for row, one in zip(rows, made, strict=True):
        with refusals.of_row(row):
            if isinstance(one, Said) and not is_given(one):
                raise RiskctlError(one, WORDS.in_table() if is_answered_by_option(one) else None)
            before += [row.line] if isinstance(one, Said) else []
    refusals.tell()
    new = [(subject, one) for subject, one in zip(subjects, made, strict=True) if isinstance(one, Signoff)]
    return SignedTable([one for _, one in new], [subject for subject, _ in new], before)
