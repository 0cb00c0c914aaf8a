"""Whether a row says what another said: a call given twice is recorded once."""

from __future__ import annotations

from collections.abc import Iterable, Set

from riskctl.records.record import Record


def is_again(row: Record, before: Iterable[Record], but: Set[str] = frozenset()) -> bool:
    """Return whether one of `before` says the same as `row` in every field, but for those named."""
    said = _said(row, but)
    return any(_said(one, but) == said for one in before)


def _said(row: Record, but: Set[str]) -> dict[str, str]:
    """What a row says as a log would give it back: blanks around a text are not kept."""
    return {name: str(value or "").strip() for name, value in row if name not in but}
