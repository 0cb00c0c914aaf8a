"""What can be printed of one kind of document, a line each: by the number to ask for it with."""

from __future__ import annotations

from collections.abc import Sequence

from riskctl.base.messages import Language, Said, Words
from riskctl.corpus.sound import Sound
from riskctl.present.text import headings, text
from riskctl.render.order.order import Order
from riskctl.render.order.year_records import YearRecord, year_records

WORDS: Words = {
    "id": ("编号", "id"),
    "number": ("文号", "number"),
    "day": ("日期", "day"),
    "what": ("内容", "what"),
    "draft": ("草稿，按登记表现在的内容", "a draft of what stands in the registers"),
}
COLUMNS = ("id", "day", "number", "what")


def as_text(orders: Sequence[Order], context: Sound, language: Language, width: int) -> str:
    """Return the documents as a table; of a kind that is about the registers whose they are."""
    if not orders:
        return ""
    records = {one.id: one for one in year_records(orders[0].kind.about, context)}
    rows = (_row(order, records.get(order.record), language) for order in orders)
    return text([headings(WORDS, COLUMNS, language), *rows], width)


def _row(order: Order, record: YearRecord | None, language: Language) -> list[str]:
    if record is None:
        return [order.name, "", "", Said(WORDS["draft"]).text(language)]
    return [order.name, record.day.isoformat(), record.number, record.said.text(language)]
