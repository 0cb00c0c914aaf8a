"""A monthly report that came back: known by its hidden sheet, its rows read by the headings of columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Language, Phrase, listed
from riskctl.exchange.report.columns import FILLED
from riskctl.exchange.report.sheet_file import SCHEMA
from riskctl.exchange.sheets.sheet import Sheet
from riskctl.exchange.workbook.baseline import NAME, plain

FAMILY = SCHEMA.rpartition("/")[0] + "/"


class WORDS:
    """What is said of a report that cannot be read."""

    version = Phrase(
        "{file} 是别的版本的 riskctl 导出的（{found}），这一版读 {known}。请重新导出一份。",
        "{file} was made by another version of riskctl ({found}); this one reads {known}. Export it anew.",
    )
    headings = Phrase(
        "{file} 里找不到月报的标题行（{missing}）。请不要改标题、删列；重新导出一份，把内容填进去。",
        "{file} has no row of headings any more ({missing}). Leave headings and columns as they are; export "
        "it anew and fill it in there.",
    )
    several = Phrase(
        "{file} 里有几张月报：{sheets}。请只留一张，再导入。",
        "{file} holds the report more than once: {sheets}. Keep one sheet of it, and import again.",
    )


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row as it came back: its place, and its cells by the codes of their columns."""

    place: str
    cells: Mapping[str, str]

    @property
    def key(self) -> str:
        """The key of what was sent; blank in a row that somebody added."""
        return self.cells.get("key", "")

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in: how and by whom a point is looked at is sent filled in."""
        return not (self.cells.get("day") or self.cells.get("said") or self.cells.get("sign"))


@dataclass(frozen=True, slots=True)
class ReturnedReport:
    """Whose report came back, of which month, in which language, its rows, and which did not come back."""

    ref: str
    month: str
    language: Language
    rows: tuple[ReportRow, ...]
    missing: tuple[str, ...]


def report_sheet(sheets: Sequence[Sheet]) -> Sheet | None:
    """Return the hidden sheet by which a report is known, None for any other file."""
    hidden = (one for one in sheets if one.name == NAME and one.rows)
    return next((one for one in hidden if one.rows[0][0].startswith(FAMILY)), None)


def read_report(sheets: Sequence[Sheet], file: str) -> ReturnedReport:
    """Return what a report says; raises RiskctlError where it cannot be read."""
    hidden = report_sheet(sheets)
    assert hidden
    schema, ref, language, month, *_ = (*hidden.rows[0], "", "", "", "")
    if schema != SCHEMA or len(hidden.rows) < 3:
        raise RiskctlError(WORDS.version(file=file, found=schema, known=SCHEMA))
    spoken: Language = "zh" if language == "zh" else "en"
    words = dict(zip(hidden.rows[2], hidden.rows[1], strict=True))  # code by what stands above
    words.pop("", None)
    heads = [(one, *found) for one in sheets if not one.hidden and (found := _head(one, words))]
    if not heads:
        raise RiskctlError(WORDS.headings(file=file, missing=listed([*words])))
    if len(heads) > 1:
        raise RiskctlError(WORDS.several(file=file, sheets=listed([one.name for one, _, _ in heads])))
    ((sheet, at, columns),) = heads
    if lacking := [
        word for word, code in words.items() if code not in columns and code in (*FILLED, "point")
    ]:
        raise RiskctlError(WORDS.headings(file=file, missing=listed([*lacking])))
    rows = tuple(_rows(sheet, at, columns))
    there = {row.key for row in rows}
    sent = [plain(row[0]) for row in hidden.rows[3:] if row[0]]
    return ReturnedReport(ref, month, spoken, rows, tuple(key for key in sent if key not in there))


def _head(sheet: Sheet, words: Mapping[str, str]) -> tuple[int, Mapping[str, int]] | None:
    """The row of a sheet that has the headings, the key among them, and where each column stands."""
    for n, row in enumerate(sheet.rows):
        at = {words[word]: m for m, text in reversed([*enumerate(row)]) if (word := plain(text)) in words}
        if "key" in at:
            return n, at
    return None


def _rows(sheet: Sheet, head: int, columns: Mapping[str, int]) -> Iterator[ReportRow]:
    for n in range(head + 1, len(sheet.rows)):
        cells = {code: plain(sheet.text(n, at)) for code, at in columns.items()}
        if any(cells.get(code) for code in (*FILLED, "key", "point")):
            yield ReportRow(sheet.row_place(n), cells)
