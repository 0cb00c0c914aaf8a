"""The answers to the rows of a workbook, as `riskctl import` gives them to programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from riskctl.cli.shell.language import current
from riskctl.desk.acts.at_work import AtWork


@dataclass(frozen=True, slots=True)
class BookAnswer:
    """What became of a row: whose it is, why, as a sentence and each for itself, whether it may be left,
    whether it has to be mended."""

    place: str
    subject: str
    reason: str
    reasons: tuple[str, ...]
    may_be_left: bool
    is_refused: bool


def book_answers(work: AtWork, line: Sequence[str]) -> list[BookAnswer]:
    """Return the answers to the rows that say anything; none where the workbook was refused as a whole."""
    try:
        rows = json.loads(work.commands.preview([*line], current()).outcome.out)["rows"]
    except (ValueError, KeyError, TypeError):  # which was told
        return []
    return [_answer(row) for row in rows if row["answer"] != "unchanged"]


def _answer(row: Mapping[str, Any]) -> BookAnswer:
    place, subject, reason = (str(row.get(key) or "") for key in ("row", "subject", "reason"))
    is_refused = row["answer"] in ("refused", "conflict")
    reasons = tuple(row.get("reasons", ()))
    return BookAnswer(place, subject, reason, reasons, bool(row.get("may_be_left")), is_refused)
