"""The same workbook written back: her rows as they stand, an answer in each, and what has to be mended kept.

Its baseline is what the registers have once the import is done, so that it can be mended and sent back again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riskctl.base.messages import Phrase
from riskctl.exchange.workbook.answers import RowAnswer
from riskctl.exchange.workbook.baseline import plain
from riskctl.exchange.workbook.book import Book
from riskctl.exchange.workbook.columns import ANSWER, KEY
from riskctl.exchange.workbook.kinds import TO_MEND
from riskctl.exchange.workbook.returned import DONE
from riskctl.exchange.workbook.rows import BookRow, RowKey, row_key
from riskctl.exchange.workbook.sides import Sides


class WORDS:
    """Answers for rows that did not come back."""

    missing = Phrase(
        "未改：发回的表里没有这一行，登记表里的留着",
        "unchanged: this row did not come back; it stays in the register",
    )
    elsewhere = Phrase("登记表里后来新有的", "new in the register since")


def written_back(answers: Sequence[RowAnswer], sides: Sides) -> Book:
    """Return the workbook to send back; `sides.rows` are those of the registers after the import."""
    return Book(sides.scope, sides.columns, _WrittenBack(answers, sides).rows(), sides.rows)


class _WrittenBack:
    def __init__(self, answers: Sequence[RowAnswer], sides: Sides) -> None:
        self.answers, self.sides = answers, sides
        self.left = dict(sides.now)
        self.language = sides.scope.language

    def rows(self) -> list[BookRow]:
        """Return her rows, then those that she did not send or that came since."""
        shown = [self._row(answer) for answer in self.answers]
        missing = {*self.sides.returned.missing()}
        sent = {(key.subject, key.point) for key in self.sides.sent}
        for key, cells in self.left.items():
            known = key in missing or (key.subject, key.point) in sent
            said = WORDS.missing() if known else WORDS.elsewhere()
            shown.append(BookRow(key, {**cells, ANSWER.code: said.text(self.language)}))
        return shown

    def _row(self, answer: RowAnswer) -> BookRow:
        said = {ANSWER.code: answer.text(self.language)}
        sent = row_key(answer.row.key)
        now = self._now(answer, sent)
        if now is None and answer.kind in TO_MEND and sent is None:
            return BookRow(None, {**answer.row.cells, **said})
        if now is None:
            return BookRow(None, {**answer.row.cells, "act": "", **said, KEY.code: DONE})
        cells = dict(self.sides.now[now])
        if answer.kind in TO_MEND:
            cells |= self._hers(answer, sent)
        return BookRow(now, {**cells, **said})

    def _now(self, answer: RowAnswer, sent: RowKey | None) -> RowKey | None:
        """The row that the registers have for hers: of its point the one with its measure, else its place."""
        subject, _, point = answer.subject.partition("#")
        if not point or (sent is None and answer.kind in TO_MEND):
            return None
        own = [key for key in self.sides.points.get((subject, point), ()) if key in self.left]
        text = answer.row.text("measure")
        like = [key for key in own if plain(self.sides.now[key].get("measure", "")) == text]
        if sent and answer.kind in (*TO_MEND, "left"):
            at = [key for key in own if key.measure == self.sides.place(sent)]
            like = at if answer.kind == "left" else [*like, *at]  # nothing that she wrote there was taken
        if like and (sent is None or answer.kind not in ("removed", "closed")):
            del self.left[like[0]]
            return like[0]
        return None

    def _hers(self, answer: RowAnswer, sent: RowKey | None) -> Mapping[str, str]:
        """What she asked for and has to look at again; what she left alone is as the register has it."""
        was = self.sides.sent.get(sent, {}) if sent else {}
        changed = {
            column.code: answer.row.cells.get(column.code, "")
            for column in self.sides.compared
            if answer.row.text(column.code) != plain(was.get(column.code, ""))
        }
        asked = {code: answer.row.cells.get(code, "") for code in ("act", "closing")}
        return changed | asked
