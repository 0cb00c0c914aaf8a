"""Rows written anew: points, further measures of the new point above, measures of a point there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from riskctl.base.messages import Phrase, Said
from riskctl.corpus.wording import folded
from riskctl.exchange.workbook.answers import RowAnswer, point_cell, with_point
from riskctl.exchange.workbook.baseline import plain
from riskctl.exchange.workbook.columns import ID, SUBJECT
from riskctl.exchange.workbook.edited import measure_values, values_of
from riskctl.exchange.workbook.edits import AddMeasure, AddPoint, DropReason, Edit
from riskctl.exchange.workbook.returned import ReturnedRow
from riskctl.exchange.workbook.rows import RowKey
from riskctl.exchange.workbook.sides import Sides
from riskctl.exchange.workbook.words import Act
from riskctl.year.watch.monitoring import since_of_new


class WORDS:
    """What becomes of a new row."""

    there = Phrase("登记表里已经有 {point}", "the register has it already, as {point}")
    as_point = Phrase("编号 {point}", "as {point}")
    none_gone = Phrase("删去了“无风险原因”", "the reason for having no point was taken out")
    act_new = Phrase("新写的一行没有可删的", "a new row holds nothing to delete")
    subject = Phrase(
        "“{text}”不是这份表里的登记对象，请从列表里选",
        "“{text}” is none of this workbook's; choose from the list",
    )
    nobody = Phrase(
        "没有写风险点，也不在新的风险点下面，不知道是哪个风险点的",
        "it names no point and stands below no new one, so whose it is cannot be told",
    )
    no_point = Phrase(
        "{subject}没有编号为“{point}”的风险点；新的风险点，编号空着",
        "{subject} has no open point “{point}”; leave the id of a new point blank",
    )
    title_twice = Phrase(
        "登记表里已经有同名的风险点 {point}，内容不同；要改的请改那一行",
        "the register has a point of this title, {point}, that says otherwise; change its row",
    )
    above = Phrase("上面的风险点没有接受", "the point above was not accepted")
    above_left = Phrase("上面的风险点没有采纳", "the point above was not taken")


class NewRows:
    """Answers rows without a key, one after the other, as they stand; those of `leave` are not taken."""

    def __init__(self, sides: Sides, leave: frozenset[str]) -> None:
        self.sides, self.leave = sides, leave
        self._above: tuple[str, str] | None = None  # subject and id of the new point above
        self._fate: Literal["", "refused", "left"] = ""  # of the new point above, where it is not taken
        self._used: dict[str, set[str]] = {}

    def end(self) -> None:
        """Tell that a row that was sent stands between: what comes below it is of no new point above."""
        self._above, self._fate = None, ""

    def answer(self, row: ReturnedRow, act: Act) -> RowAnswer:
        """Return the answer for a row that is new."""
        if act in ("remove", "remove-measure"):
            return RowAnswer(row, "refused", [WORDS.act_new()])
        if row.text(ID.code):
            self.end()
            return self._measure_of(row, self._subject(row), row.text(ID.code))
        if row.text("title"):
            return self._point(row, self._subject(row))
        if self._fate:
            said = WORDS.above_left() if self._fate == "left" else WORDS.above()
            return RowAnswer(row, self._fate, [said])
        if self._above is None:
            return RowAnswer(row, "refused", [WORDS.nobody()])
        return self._measure(row, *self._above)

    def _subject(self, row: ReturnedRow) -> str | Said:
        """Whose a new row is; the only subject there is need not be named."""
        text, names = row.text(SUBJECT.code), self.sides.scope.names
        if not text and len(names) == 1:
            return next(iter(names))
        found = next((ref for ref, name in names.items() if text and plain(name) == text), None)
        return found or WORDS.subject(text=text)

    def _point(self, row: ReturnedRow, subject: str | Said) -> RowAnswer:
        self._above, self._fate = None, "refused"
        if isinstance(subject, Said):
            return RowAnswer(row, "refused", [subject])
        columns = [c for c in self.sides.compared if c.of == "point"]
        values, refused = values_of(row, columns, subject, self.sides)
        measure, refused_too = measure_values(row, subject, self.sides)
        if reasons := [*refused, *refused_too]:
            return RowAnswer(row, "refused", reasons)
        if there := self.sides.titles.get((subject, folded(row.text("title")))):
            return self._known(row, there)
        if row.place in self.leave:
            self._fate = "left"
            return RowAnswer(row, "left", (), subject)
        id = self._free(subject)
        self._above, self._fate = (subject, id), ""
        if since := since_of_new(self.sides.scope.context):
            values = {("since",): (str(since),), **values}
        edits: list[Edit] = [AddPoint(subject, id, values), AddMeasure(subject, id, measure)]
        reasons = [WORDS.as_point(point=id)]
        if self._had_none(subject):
            edits.append(DropReason(subject))
            reasons.append(WORDS.none_gone())
        return RowAnswer(row, "added", reasons, f"{subject}#{id}", edits)

    def _had_none(self, subject: str) -> bool:
        """Whether the register says why it has no point, which is over with the first."""
        document = self.sides.scope.document(subject)
        return bool(document and document.register and document.register.none)

    def _known(self, row: ReturnedRow, there: RowKey) -> RowAnswer:
        """A point of this title is there: the same one, sent back twice, or another."""
        self._above, self._fate = (there.subject, there.point), ""
        cells, point = self.sides.now[there], f"{there.subject}#{there.point}"
        same = all(row.text(c.code) == plain(cells.get(c.code, "")) for c in self.sides.compared)
        if same:
            return RowAnswer(row, "unchanged", [WORDS.there(point=there.point)], point)
        self._above, self._fate = None, "refused"
        return RowAnswer(row, "refused", [WORDS.title_twice(point=there.point)], point)

    def _measure_of(self, row: ReturnedRow, subject: str | Said, id: str) -> RowAnswer:
        """A measure for a point that is there, named by whose it is and its id."""
        if isinstance(subject, Said):
            return RowAnswer(row, "refused", [subject])
        head = self.sides.now.get(RowKey(subject, id))
        if head is None:
            name = self.sides.scope.names[subject]
            return RowAnswer(row, "refused", [WORDS.no_point(subject=name, point=id)])
        for column in self.sides.compared:
            text = row.text(column.code)
            if column.of == "point" and text and text != plain(head.get(column.code, "")):
                return RowAnswer(row, "refused", [point_cell(self.sides.word(column.code))])
        return self._measure(row, subject, id)

    def _measure(self, row: ReturnedRow, subject: str, id: str) -> RowAnswer:
        values, refused = measure_values(row, subject, self.sides)
        point = f"{subject}#{id}"
        if refused:
            return RowAnswer(row, "refused", refused, point)
        if any(plain(text) == row.text("measure") for text in self._measures(subject, id)):
            return RowAnswer(row, "unchanged", [WORDS.there(point=id)], point)
        reason = [with_point(id)]
        return RowAnswer(row, "added", reason, point, [AddMeasure(subject, id, values)])

    def _measures(self, subject: str, id: str) -> Iterator[str]:
        for key in self.sides.points.get((subject, id), ()):
            yield self.sides.now[key].get("measure", "")

    def _free(self, subject: str) -> str:
        """An id that no point of the register has or had when the workbook was sent."""
        if subject not in self._used:
            document = self.sides.scope.document(subject)
            points = document.points if document else ()
            sent = {key.point for key in self.sides.sent if key.subject == subject}
            kept = {id.partition("#")[2] for id in self.sides.kept if id.partition("#")[0] == subject}
            self._used[subject] = {one.casefold() for one in {p.id for p in points} | sent | kept}
        used = self._used[subject]
        id = next(one for n in range(1, 10_000) if (one := f"R{n:02}").casefold() not in used)
        used.add(id.casefold())
        return id
