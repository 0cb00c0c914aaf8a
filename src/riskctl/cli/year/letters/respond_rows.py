"""How `riskctl respond` records a table that was filled in: all of its rows or none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Phrase, listed
from riskctl.cli.graded import written
from riskctl.cli.shell import streams
from riskctl.cli.workspace import SoundlyOpened
from riskctl.records.kinds import kind_named
from riskctl.records.kinds.responses import PersonResponse
from riskctl.year.log.append import all_appended
from riskctl.year.log.filled_table import RowRefusals
from riskctl.year.log.repeated import is_again
from riskctl.year.log.rows import logged
from riskctl.year.watch.response_table import FORM, filled, response_of


class WORDS:
    """What is said of a table."""

    nothing = Phrase(
        "{file} 里没有填好的行：写上日期、处置方式和外部文号",
        "{file} has no row filled in: write the day, the kind and the outside reference",
    )
    twice = Phrase("和前面一行一样", "it says the same as a row above")
    many = Phrase("照表记下了 {n} 条。", "Recorded from the table: {n}.")
    before = Phrase("第 {lines} 行以前已经记过，没有再记。", "Recorded before, and not again: lines {lines}.")


def record_table(file: Path, day: date, one: SoundlyOpened) -> None:
    """Record what a table says, and say what was recorded before.

    Raises RiskctlError, with all that is wrong, where a row cannot be kept.
    """
    kind, year = kind_named("responses"), one.context.year
    new: dict[str, list[PersonResponse]] = {}
    before: list[int] = []
    refusals = RowRefusals(FORM)
    rows = filled(file.read_bytes(), str(file))
    if not rows:
        raise RiskctlError(WORDS.nothing(file=str(file)))
    for row in rows:
        with refusals.of_row(row):
            unit, response = response_of(row, day, refusals, one.context)
            log = kind.example.format(year=year, unit=unit.id)
            if is_again(response, new.setdefault(log, [])):
                raise RiskctlError(WORDS.twice())
            if is_recorded(response, log, one):
                before.append(row.line)
            else:
                new[log].append(response)
    refusals.tell()
    written(one, *(all_appended(one.context, log, kind, own) for log, own in sorted(new.items()) if own))
    streams.note(WORDS.many(n=sum(map(len, new.values()))))
    if before:
        streams.note(WORDS.before(lines=listed([*map(str, before)])))


def is_recorded(response: PersonResponse, log: str, one: SoundlyOpened) -> bool:
    """Return whether the log has the same response already."""
    return is_again(response, (each.row for each in logged(one.context, PersonResponse) if each.file == log))
