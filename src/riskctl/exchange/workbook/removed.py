"""Rows that ask for something to go: a point is deleted, or closed once it was published or signed."""

from __future__ import annotations

from collections.abc import Iterable

from riskctl.base.messages import Phrase, Said, listed
from riskctl.exchange.workbook.answers import RowAnswer, gone, measure_gone
from riskctl.exchange.workbook.baseline import plain
from riskctl.exchange.workbook.columns import CLOSING, BookColumn
from riskctl.exchange.workbook.edits import RemoveMeasure, RemovePoint, SetField
from riskctl.exchange.workbook.returned import ReturnedRow
from riskctl.exchange.workbook.rows import RowKey
from riskctl.exchange.workbook.sides import NO_CELLS, Sides


class WORDS:
    """Why something that shall go does not."""

    changed_since = Phrase(
        "登记表里后来改过（{columns}），请看过再删",
        "it was changed in the register since ({columns}); look again",
    )
    last = Phrase(
        "一个风险点至少要有一条措施；整个不要的，在它的第一行“处理”选“删除”",
        "a point needs a measure; to delete it all choose “delete” in its first row",
    )
    publish = Phrase(
        "它已经公示或者签过字，不能删，只能关闭：请在“{column}”写明为什么不再有这个风险",
        "it was published or signed and can only be closed: write under “{column}” why the risk no longer "
        "arises",
    )


def removed_point(row: ReturnedRow, key: RowKey, sides: Sides) -> RowAnswer:
    """Return the answer for the first row of a point that shall go: deleted, closed, or why not."""
    if RowKey(key.subject, key.point) not in sides.now:
        return RowAnswer(row, "unchanged", [gone()])
    if since := _since(key, sides):
        return RowAnswer(row, "conflict", [WORDS.changed_since(columns=listed(since))])
    if row.text(CLOSING.code):
        return _closed(row, key, sides)
    if f"{key.subject}#{key.point}" in sides.kept:
        return RowAnswer(row, "refused", [WORDS.publish(column=sides.word(CLOSING.code))])
    return RowAnswer(row, "removed", edits=[RemovePoint(key.subject, key.point)])


def _closed(row: ReturnedRow, key: RowKey, sides: Sides) -> RowAnswer:
    meant = sides.cells.meant(row.text(CLOSING.code), CLOSING, "")
    if isinstance(meant, Said):
        return RowAnswer(row, "refused", [meant])
    day = str(sides.scope.context.day)
    fields = (
        (("status",), ("closed", "已关闭")),
        (("closed", "date"), (day,)),
        (("closed", "reason"), meant),
    )
    edits = [SetField(key.subject, key.point, None, path, value) for path, value in fields]
    return RowAnswer(row, "closed", edits=[*edits])


def _since(key: RowKey, sides: Sides) -> list[object]:
    """The columns in which a point is not any more what was sent."""
    return [
        sides.word(column.code)
        for column in sides.compared
        if _differs(key, column, sides) or (column.code == "measure" and _measures_differ(key, sides))
    ]


def _differs(key: RowKey, column: BookColumn, sides: Sides) -> bool:
    head = RowKey(key.subject, key.point)
    sent, now = sides.sent.get(head, NO_CELLS), sides.now[head]
    return column.of == "point" and plain(sent.get(column.code, "")) != plain(now.get(column.code, ""))


def _measures_differ(key: RowKey, sides: Sides) -> bool:
    return sorted(_texts(key, sides.sent.items())) != sorted(_texts(key, sides.now.items()))


def _texts(key: RowKey, rows: Iterable[tuple[RowKey, object]]) -> list[str]:
    return [
        plain(cells.get("measure", "")) if isinstance(cells, dict) else ""
        for one, cells in rows
        if (one.subject, one.point) == (key.subject, key.point)
    ]


def removed_measure(row: ReturnedRow, key: RowKey, sides: Sides, gone: int) -> RowAnswer:
    """Return the answer for a row whose measure shall go, where `gone` of its point go before it."""
    place = sides.place(key)
    if place is None:
        return RowAnswer(row, "unchanged", [measure_gone()])
    now = sides.now[RowKey(key.subject, key.point, place)]
    since = [
        sides.word(column.code)
        for column in sides.compared
        if column.of == "measure"
        and plain(now.get(column.code, "")) != plain(sides.sent[key].get(column.code, ""))
    ]
    if since:
        return RowAnswer(row, "conflict", [WORDS.changed_since(columns=listed([*since]))])
    if len(sides.points[key.subject, key.point]) - gone <= 1:
        return RowAnswer(row, "refused", [WORDS.last()])
    return RowAnswer(row, "removed", edits=[RemoveMeasure(key.subject, key.point, place)])
