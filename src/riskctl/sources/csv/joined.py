"""What a merge by lines leaves in a table: its headings again in the middle, and rows twice.

Git joins the rows of two branches line by line. Where the line ends differ, each line is another, so both
are kept, the headings too. What was joined is read once, and said in one fault.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence

from riskctl.base.location import Span
from riskctl.base.messages import term
from riskctl.sources.csv.misread import misread
from riskctl.sources.csv.reader import CsvTable
from riskctl.sources.fault import Fault
from riskctl.sources.gate import without_unseen

Row = tuple[str, ...]
Parting = Callable[[CsvTable], CsvTable | Fault]
_LEAST = 2  # cells that are headings make a row one of headings
_MIXED = term(("；两种换行符（CRLF、LF）混用", "; line ends are mixed (CRLF and LF)"))
_ONE_KIND = term(("", ""))


def parting(headings: Container[str], each_alone: bool) -> Parting:
    """Return what takes out of a table what was joined into it, and leaves a fault for it.

    `headings` are those that such a table may have. Where rows stand `each_alone`, as in a log, those alike
    without headings between them are left to who knows whether both may stand. Else one that only goes on
    from the row above is twice only where that is. A table with other headings further down is a fault alone:
    its rows cannot be told from the first one's.
    """
    return lambda table: _parted(table, headings, each_alone)


def _parted(table: CsvTable, headings: Container[str], each_alone: bool) -> CsvTable | Fault:
    first = _words(table.rows[0])
    again = [number for number, row in enumerate(table.rows) if number and _is_head(row, first, headings)]
    if not any(word in headings for word in first):
        return misread(table, headings) or table
    if other := next((number for number in again if _words(table.rows[number]) != first), None):
        return Fault("RK005", "other-headings", _line(table, other))
    twice = list(_twice(table, again, each_alone)) if again or _may_be_mixed(table.text) else []
    if not again and not twice:
        return table
    gone = {*again, *(number for number, _ in twice)}
    kept = [number for number in range(len(table.rows)) if number not in gone]
    rows, starts = tuple(table.rows[n] for n in kept), tuple(table.starts[n] for n in kept)
    cut = frozenset(table.starts[number] for number in gone)
    return CsvTable(table.text, rows, starts, (_fault(table, again, twice),), cut)


def _words(row: Row) -> Row:
    return tuple(without_unseen(cell).strip() for cell in row)


def _is_head(row: Row, first: Row, headings: Container[str]) -> bool:
    """Whether a row holds headings and nothing else: most rows show by their first cell that they do not."""
    cell = without_unseen(row[0]).strip()
    if cell != first[0] and cell not in headings:
        return False
    words = _words(row)
    named = [word for word in words if word]
    return len(named) >= _LEAST and (words == first or all(word in headings for word in named))


def _twice(table: CsvTable, again: Sequence[int], each_alone: bool) -> Iterator[tuple[int, int]]:
    """Each row that was joined in a second time, with the one it is the same as."""
    seen: dict[Row, int] = {}
    heads = {*again}
    gone = {*again}
    head = 0  # the last row of headings
    for number in range(1, len(table.rows)):
        row = table.rows[number]
        if number in heads:
            head = number
            continue
        first = seen.setdefault(row, number)
        by_its_end = not each_alone and first < number and _end(table, first) != _end(table, number)
        if (first < head or by_its_end) and (each_alone or number - 1 in gone or _stands_alone(row)):
            gone.add(number)
            yield number, first


def _stands_alone(row: Row) -> bool:
    return sum(bool(cell.strip()) for cell in row) * 2 > len(row)


def _may_be_mixed(text: str) -> bool:
    return 0 < text.count("\r\n") < text.count("\n")


def _end(table: CsvTable, row: int) -> str:
    end = table.line_end(row)
    return "\r\n" if table.text.startswith("\r\n", end) else table.text[end : end + 1] or "\n"


def _fault(table: CsvTable, again: Sequence[int], twice: Sequence[tuple[int, int]]) -> Fault:
    """What was joined, at its first row."""
    rows = [*again, *(number for number, _ in twice)]
    ends = {_end(table, number) for number in (0, *rows)}
    fields: dict[str, object] = {"rows": len(twice), "ends": _MIXED if len(ends) > 1 else _ONE_KIND}
    fields["first"] = _line(table, 0 if again else twice[0][1])
    cause = ("joined" if twice else "headings-again") if again else "rows-twice"
    return Fault("RK005", cause, _line(table, min(rows)), fields)


def _line(table: CsvTable, row: int) -> Span:
    return Span(table.starts[row], table.line_end(row))
