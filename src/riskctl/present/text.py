"""A list for people: rows aligned in terminal cells, every cell seen and none obeyed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from riskctl.base.cells import column_widths, lines, table
from riskctl.base.messages import Language, Said, Words
from riskctl.base.visible import visible
from riskctl.present.put_by import PutBy


def text(rows: Iterable[Sequence[str]], width: int) -> str:
    """Return `rows` as a table at most `width` cells wide where its last column can be wrapped."""
    return "".join(f"{line}\n" for line in table([tuple(map(visible, row)) for row in rows], width, indent=0))


def text_lines(rows: Iterable[Sequence[str]], width: int) -> Iterator[str]:
    """Yield the lines of the same table; `rows` are not kept, however many they are."""
    with PutBy() as seen:
        widths = column_widths(seen.passing(tuple(map(visible, row)) for row in rows))
        yield from (f"{line}\n" for line in lines(seen, widths, width, indent=0))


def headings(words: Words, keys: Iterable[str], language: Language) -> list[str]:
    """Return the headings of the columns `keys`."""
    return [Said(words[key]).text(language) for key in keys]
