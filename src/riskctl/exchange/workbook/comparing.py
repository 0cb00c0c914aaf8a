"""What comes back against what was sent and what the registers have now: an answer and the edits of each row.

A row is taken whole or not at all, and not where whoever takes the workbook leaves it. What it changed is
taken where the register still has what was sent; where that has changed meanwhile it is a conflict, which is
told and not written.
"""

from __future__ import annotations

from collections import Counter

from riskctl.base.messages import Phrase, Said
from riskctl.exchange.workbook.answers import RowAnswer, with_point
from riskctl.exchange.workbook.baseline import plain
from riskctl.exchange.workbook.columns import CLOSING, ID, SUBJECT, BookColumn
from riskctl.exchange.workbook.edited import edited
from riskctl.exchange.workbook.new_rows import NewRows
from riskctl.exchange.workbook.removed import removed_measure, removed_point
from riskctl.exchange.workbook.returned import ReturnedRow
from riskctl.exchange.workbook.rows import RowKey, row_key
from riskctl.exchange.workbook.sides import Sides
from riskctl.exchange.workbook.words import Act, act_of


class WORDS:
    """Why a row is not looked at further."""

    unknown_row = Phrase(
        "这一行的标识“{key}”不是这份表里的；新的请写在空行里",
        "its key, “{key}”, is none of this workbook's; write what is new in an empty row",
    )
    twice = Phrase(
        "这一行和上面的一行是同一行；复制出来的新内容，“处理”选“新增”",
        "it is the same row as one above; choose “add” where it is a copy with something new",
    )
    act = Phrase("“处理”里的“{text}”认不得，请从列表里选", "“{text}” is no action; choose from the list")
    act_add = Phrase(
        "这一行是已有的，不是新增；只改内容的，“处理”空着", "the row is there already; leave the action blank"
    )
    locked = Phrase("“{column}”不能改，原来是“{was}”", "“{column}” cannot be changed; it was “{was}”")
    closing = Phrase(
        "写了“{column}”，“处理”没有选“删除”", "“{column}” is filled in without “delete” as the action"
    )


def compared(sides: Sides, leave: frozenset[str] = frozenset()) -> list[RowAnswer]:
    """Return the answer for each row that came back, in its order; the rows at `leave` are not taken."""
    return _BookComparison(sides, leave).answers()


class _BookComparison:
    """The rows of one workbook, one after the other."""

    def __init__(self, sides: Sides, leave: frozenset[str]) -> None:
        self.sides, self.leave = sides, leave
        self.new = NewRows(sides, leave)
        self.seen: set[RowKey] = set()
        self.gone: Counter[tuple[str, str]] = Counter()  # measures that go, by their points
        self.heads: dict[RowKey, RowAnswer] = {}  # of the points that shall go

    def answers(self) -> list[RowAnswer]:
        """Return the answers, in the order of the rows."""
        for row in self.sides.returned.rows:
            key = row_key(row.key)
            if key and key in self.sides.sent and key.heads and act_of(row.text("act")) == "remove":
                self.heads.setdefault(key, self._taken(removed_point(row, key, self.sides)))
        return [self._taken(self._answer(row)) for row in self.sides.returned.rows]

    def _taken(self, answer: RowAnswer) -> RowAnswer:
        """The answer, without its edits where its row is left."""
        if answer.row.place in self.leave and answer.edits:
            return RowAnswer(answer.row, "left", (), answer.subject)
        return answer

    def _answer(self, row: ReturnedRow) -> RowAnswer:
        act, key = act_of(row.text("act")), row_key(row.key)
        if not row.key or (act == "add" and key in self.seen):
            return self._as_new(row, act)
        self.new.end()
        if key is None or key not in self.sides.sent:
            return RowAnswer(row, "refused", [WORDS.unknown_row(key=row.key)])
        if key in self.seen:
            return RowAnswer(row, "refused", [WORDS.twice()])
        self.seen.add(key)
        answer = self._known(row, key, act)
        answer.subject = f"{key.subject}#{key.point}"
        return answer

    def _as_new(self, row: ReturnedRow, act: Act | None) -> RowAnswer:
        if act is None:
            return RowAnswer(row, "refused", [WORDS.act(text=row.text("act"))])
        return self.new.answer(row, act)

    def _known(self, row: ReturnedRow, key: RowKey, act: Act | None) -> RowAnswer:
        if act is None:
            return RowAnswer(row, "refused", [WORDS.act(text=row.text("act"))])
        if said := self._locked(row, key):
            return RowAnswer(row, "refused", [said])
        if head := self.heads.get(RowKey(key.subject, key.point)):
            return head if key.heads else self._with_point(row, key, head)
        if act in ("remove", "remove-measure"):
            return self._removed_measure(row, key)
        if act == "add":
            return RowAnswer(row, "refused", [WORDS.act_add()])
        if row.text(CLOSING.code):
            return RowAnswer(row, "refused", [WORDS.closing(column=self.sides.word(CLOSING.code))])
        changed = [column for column in self.sides.compared if self._differs(row, key, column)]
        return edited(row, key, changed, self.sides) if changed else RowAnswer(row, "unchanged")

    def _removed_measure(self, row: ReturnedRow, key: RowKey) -> RowAnswer:
        """A measure that shall go; one that is left counts among those its point keeps."""
        point = (key.subject, key.point)
        answer = self._taken(removed_measure(row, key, self.sides, self.gone[point]))
        self.gone[point] += answer.kind == "removed"
        return answer

    def _with_point(self, row: ReturnedRow, key: RowKey, head: RowAnswer) -> RowAnswer:
        """A further row of a point that shall go: it goes with it, or stays as it does."""
        if head.kind in ("removed", "closed"):
            return RowAnswer(row, head.kind, [with_point(key.point)])
        return RowAnswer(row, "unchanged")

    def _locked(self, row: ReturnedRow, key: RowKey) -> Said | None:
        """What was changed in a cell that says which row it is."""
        was = {SUBJECT.code: self.sides.scope.names.get(key.subject, ""), ID.code: key.point}
        for code, text in was.items():
            if text and row.text(code) != plain(text):
                return WORDS.locked(column=self.sides.word(code), was=text)
        return None

    def _differs(self, row: ReturnedRow, key: RowKey, column: BookColumn) -> bool:
        here, sent = row.cells.get(column.code, ""), self.sides.sent[key].get(column.code, "")
        return here != sent and plain(here) != plain(sent)
