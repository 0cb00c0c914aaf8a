"""Rows of a workbook that `riskctl import --leave` does not take: named as the answers name them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from riskctl.base.messages import Phrase, Said, listed
from riskctl.cli.options import refused
from riskctl.cli.shell import streams
from riskctl.exchange.workbook.answers import RowAnswer
from riskctl.exchange.workbook.returned import ReturnedRow

MOST = 20  # rows that a refusal names


class WORDS:
    """What is said of rows that are to be left."""

    unknown = Phrase("{file} 里没有“{row}”这一行", "{file} has no row “{row}”")
    there = Phrase("要改登记表的行：{rows}。", "Rows that change a register: {rows}.")
    more = Phrase("{rows} 等 {n} 行", "{rows} and others, {n} in all")
    none = Phrase("没有要改登记表的行。", "No row changes a register.")
    idle = Phrase(
        "{row} 本来就不改登记表，不用 --leave。",
        "{row} changes no register anyway; --leave does nothing to it.",
    )
    one_book = Phrase(
        "--leave 一次只用于一份工作簿：每份里的行都从头数，分不清是哪一份的",
        "--leave goes with one workbook at a time: each counts its rows from the top",
    )
    report = Phrase(
        "--leave 只用于登记表的工作簿；{file} 是月报，不记的行，把填的内容清空再导入",
        "--leave is for workbooks of registers; {file} is a monthly report: blank the row that shall not be "
        "recorded, and import again",
    )
    table = Phrase(
        "--leave 只用于 riskctl export 导出的工作簿；{file} 是别的表，不要的行在表里删去再导入",
        "--leave is for workbooks that riskctl export made; {file} is another table: delete the row that "
        "shall not come in from it, and import again",
    )


def refuse_meaningless(
    leave: Sequence[str], files: Sequence[Path], sort: Literal["book", "report", "table"]
) -> None:
    """Raise Refused where rows were named and the files, all of one sort, are none whose rows can be left."""
    if leave and sort == "report":
        raise refused(WORDS.report(file=files[0].name))
    if leave and sort == "table":
        raise refused(WORDS.table(file=files[0].name))
    if leave and len(files) > 1:
        raise refused(WORDS.one_book())


def places(leave: Sequence[str], rows: Sequence[ReturnedRow]) -> frozenset[str]:
    """Return the places of the rows that `leave` names, by place or by number; what names none stays."""
    by_number = {row.place.rpartition("!")[2]: row.place for row in rows}
    return frozenset(by_number.get(text.strip(), text.strip()) for text in leave)


def refuse_unknown(left: frozenset[str], file: str, answers: Sequence[RowAnswer]) -> None:
    """Raise Refused for the first place at which there is no row, naming the rows that may be left."""
    if unknown := sorted(left - {answer.row.place for answer in answers}):
        raise refused(WORDS.unknown(file=file, row=unknown[0]), _offered(answers))


def tell_idle(left: frozenset[str], answers: Sequence[RowAnswer]) -> None:
    """Say which of the rows that are left would change nothing."""
    for answer in answers:
        if answer.row.place in left and not answer.may_be_left:
            streams.note(WORDS.idle(row=answer.row.place))


def _offered(answers: Sequence[RowAnswer]) -> Said:
    rows = [answer.row.place for answer in answers if answer.may_be_left]
    if not rows:
        return WORDS.none()
    said = listed([*rows[:MOST]])
    return WORDS.there(rows=said if len(rows) <= MOST else WORDS.more(rows=said, n=len(rows)))
