"""One wrong thing in one place: every field of every file, changed in each way that a field can be wrong.

YAML is changed as text, line by line and in flow collections, so that what is broken is what a clerk would
write; tables are changed cell by cell. Each break is a whole new content of one file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

VALUES = {
    "blank": "",
    "misspelt value": "中等",
    "zero": "0",
    "huge": "99999999999999999999",
    "last-day": "9999-12-31",
    "list": "[甲, 乙]",
    "mapping": "{甲: 乙}",
    "blanks": '"　"',
    "unclosed": "[甲",
}
CELLS = {"blank": "", "misspelt value": "中等", "zero": "0", "last-day": "9999-12-31", "quote": '"甲'}
KEY = re.compile(r"(?P<key>[A-Za-z_\u4e00-\u9fff][\w/-]*): *(?P<value>\"[^\"\n]*\"|[^,{}\[\]\n#]*)")


@dataclass(frozen=True)
class Break:
    """One file with one thing wrong: its new content, None where it is taken away; and where it lies then."""

    file: str
    what: str
    content: bytes | None
    place: str = ""

    def lay(self, root: Path) -> None:
        """Break it in the repository at `root`."""
        place = root / (self.place or self.file)
        if self.content is None:
            place.unlink(missing_ok=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(self.content)


def breaks(root: Path, file: str) -> Iterator[Break]:
    """Yield every break of `file`."""
    data = (root / file).read_bytes()
    folder, slash, name = file.rpartition("/")
    yield Break(file, "absent", None)
    yield Break(file, "renamed", data, f"{folder}{slash}x-{name}")
    yield Break(file, "in the folder above", data, f"{folder.rpartition('/')[0]}{slash}{name}")
    yield Break(file, "empty", b"")
    yield Break(file, "not UTF-8", b"\xff\xfe" + data)
    yield Break(file, "cut", data[: len(data) // 2])
    made = _of_table if file.endswith(".csv") else _of_yaml
    for what, text in made(data.decode("utf-8-sig")):
        yield Break(file, what, text.encode())


def _of_yaml(text: str) -> Iterator[tuple[str, str]]:
    for found in KEY.finditer(text):
        at = f"{text.count(chr(10), 0, found.start()) + 1}: {found['key']}"
        before, after = text[: found.start()], text[found.end() :]
        yield f"{at} misspelt", f"{before}{found['key']}x: {found['value']}{after}"
        yield f"{at} twice", f"{before}{found[0]}, {found[0]}{after}"
        for name, value in VALUES.items():
            yield f"{at} {name}", f"{before}{found['key']}: {value}{after}"
    for number, line in enumerate(lines := text.splitlines(keepends=True)):
        yield f"{number + 1} line gone", "".join((*lines[:number], *lines[number + 1 :]))
        yield f"{number + 1} line twice", "".join((*lines[: number + 1], line, *lines[number + 1 :]))


def _of_table(text: str) -> Iterator[tuple[str, str]]:
    rows = [line.split(",") for line in text.splitlines()]
    for at, row in enumerate(rows):
        yield f"{at + 1} row gone", _table((*rows[:at], *rows[at + 1 :]))
        yield f"{at + 1} row twice", _table((*rows[: at + 1], row, *rows[at + 1 :]))
        for column, _ in enumerate(row):
            for name, value in CELLS.items():
                changed = [*row[:column], value, *row[column + 1 :]]
                yield f"{at + 1}, {column + 1} {name}", _table((*rows[:at], changed, *rows[at + 1 :]))


def _table(rows: tuple[list[str], ...]) -> str:
    return "".join(",".join(row) + "\n" for row in rows)
