"""What a command would write, as a patch that people read and `git apply` takes."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from riskctl.sources.replace import Replacement


def as_patch(change: Replacement) -> str:
    """Return the unified diff of one file, its lines as they are but for the line breaks."""
    before, after = _lines(change.before or b""), _lines(change.after)
    return "".join(_ended(unified_diff(before, after, f"a/{change.file}", f"b/{change.file}")))


def _lines(data: bytes) -> list[str]:
    try:
        return data.decode("utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError:  # the other encoding of tables
        return data.decode("gb18030").splitlines(keepends=True)


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
