"""Two states of a file that came from one, merged by meaning: what the merge driver of git does.

The lines are merged first, as git would: where that gives exactly what the meaning does, all that both
wrote stays as they wrote it. Else the text of ours is cut (`record_cuts`, `table`, `log`). A file that
cannot be understood, or not so cut that it reads back as it should, is left to the lines.
"""

from __future__ import annotations

from collections.abc import Callable

from riskctl.merge import words
from riskctl.merge.align import NotMergeable
from riskctl.merge.log import LogMeaning, log_kind
from riskctl.merge.record import RecordMeaning
from riskctl.merge.result import Lines, Meaning, Merged
from riskctl.merge.table import TableMeaning


def merge(base: bytes, ours: bytes, theirs: bytes, file: str, lines: Callable[[], Lines]) -> Merged:
    """Return the merge of `ours` and `theirs`, which came from `base`; `lines` merges them as git does.

    `file` is where they lie in the working tree. The lines of a log are joined by union (`log_kind`).
    """
    by_line = lines()
    try:
        meaning = _meaning(base, ours, theirs, file)
    except NotMergeable:
        return _left_to(by_line, file, None)
    try:
        if by_line.clean and by_line.data is not None and meaning.holds(by_line.data):
            return Merged(by_line.data)
        return meaning.merged()
    except NotMergeable:
        return _left_to(by_line, file, meaning)


def _meaning(base: bytes, ours: bytes, theirs: bytes, file: str) -> Meaning:
    if kind := log_kind(file):
        return LogMeaning(base, ours, theirs, kind)
    if file.lower().endswith(".csv"):
        return TableMeaning(base, ours, theirs, file)
    return RecordMeaning(base, ours, theirs, file)


def _left_to(lines: Lines, file: str, meaning: Meaning | None) -> Merged:
    """What the lines gave, and what is wrong with it."""
    if lines.data is None:
        return Merged(None, (words.said("no-text", file=file),))
    if not lines.clean:
        return Merged(lines.data, (words.said("by-line", file=file),))
    if meaning and not meaning.is_sound(lines.data):
        return Merged(lines.data, (words.said("unsound", file=file),))
    return Merged(lines.data)
