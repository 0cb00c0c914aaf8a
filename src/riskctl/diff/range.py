"""Which two states a range names: `A..B`, `A...B` from where they parted, `A` against the files on disk."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from riskctl.diff.side import Side, load_side
from riskctl.history.git import History


def two_sides(
    history: History, range: str, on_disk: Side, today: date | None, people: Path | None
) -> tuple[Side, Side]:
    """Return the old and the new state, both judged on the day of the new one: a clock that went on
    changes nothing. A name left out of `A..B` is HEAD.

    Raises RiskctlError where a name leads nowhere.
    """
    root = on_disk.repository.root
    dots = "..." if "..." in range else ".."
    base, ranged, head = range.partition(dots)
    base, head = base or "HEAD", head or "HEAD"
    new = load_side(root, history.commit(head), today, people) if ranged else on_disk
    start = history.merge_base(base, head) if ranged == "..." else base
    return load_side(root, history.commit(start), new.context.day, people), new
