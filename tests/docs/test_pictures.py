"""Pictures of documents: small, shown in both languages, remade only when their document has changed."""

from __future__ import annotations

import json
import re
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.render.order.kinds import document_kinds
from tests.docs.conftest import Script

ROOT = Path(__file__).parents[2]
TOUR = ROOT / "docs" / "tour"
GALLERY = ROOT / "docs" / "gallery"
MOST, LARGEST, ALL_OF_GALLERY = 6, 150_000, 3_000_000
Colour = tuple[int, int, int]


def test_the_tour_shows_each_of_its_few_small_pictures() -> None:
    names = list(json.loads((TOUR / "pictures.json").read_text("utf-8")))
    assert 0 < len(names) <= MOST and {file.name for file in TOUR.glob("*.png")} == set(names)
    for name in names:
        assert (TOUR / name).stat().st_size <= LARGEST, name
        for page in ("tour.md", "tour.zh-CN.md"):
            assert f"](tour/{name})" in (ROOT / "docs" / page).read_text("utf-8"), name


def test_the_gallery_shows_every_document_and_is_small() -> None:
    names = [f"{kind.name}.png" for kind in document_kinds()]
    listed = json.loads((GALLERY / "pictures.json").read_text("utf-8"))
    assert list(listed) == names and {file.name for file in GALLERY.glob("*.png")} == set(names)
    assert sum(file.stat().st_size for file in GALLERY.iterdir()) < ALL_OF_GALLERY
    for page in ("gallery.md", "gallery.zh-CN.md"):
        shown = re.findall(r"\]\(gallery/([^)]+)\)", (ROOT / "docs" / page).read_text("utf-8"))
        assert shown == names, page


def png(rows: list[list[Colour]], filters: list[int]) -> bytes:
    """A picture as browsers write it, each row with its own filter."""
    lines, above = b"", bytes(3 * len(rows[0]))
    for colours, kind in zip(rows, filters, strict=True):
        row = bytes(value for colour in colours for value in colour)
        lines += bytes([kind]) + bytes(
            value - predicted(kind, row[x - 3] if x > 2 else 0, above[x], above[x - 3] if x > 2 else 0) & 255
            for x, value in enumerate(row)
        )
        above = row
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 2, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b"")
    chunks = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def predicted(kind: int, left: int, up: int, corner: int) -> int:
    """What PNG's five filters expect in the place of a value."""
    nearest = min((left, up, corner), key=lambda value: abs(left + up - corner - value))
    return (0, left, up, (left + up) // 2, nearest)[kind]


def colours_of(png: bytes) -> list[list[Colour]]:
    """The colours of a picture with a palette and no filter."""
    chunks, at = {}, 8
    while at < len(png):
        size = int.from_bytes(png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        assert png[at + 8 + size : at + 12 + size] == struct.pack(">I", zlib.crc32(kind + data))
        chunks[kind], at = data, at + 12 + size
    width, palette, lines = (
        int.from_bytes(chunks[b"IHDR"][:4]),
        chunks[b"PLTE"],
        zlib.decompress(chunks[b"IDAT"]),
    )
    table = [(r, g, b) for r, g, b in zip(*(iter(palette),) * 3, strict=True)]
    rows = [lines[n : n + width + 1] for n in range(0, len(lines), width + 1)]
    assert all(row[0] == 0 for row in rows)
    return [[table[number] for number in row[1:]] for row in rows]


shades = st.integers(0, 255)
rows = st.lists(st.lists(st.tuples(shades, shades, shades), min_size=3, max_size=3), min_size=1, max_size=4)


@given(rows, st.data())
def test_a_small_picture_keeps_its_colours_within_half_a_step(
    script: Script, rows: list[list[Colour]], data: st.DataObject
) -> None:
    filters = data.draw(st.lists(st.integers(0, 4), min_size=len(rows), max_size=len(rows)))
    kept = colours_of(script("png").smaller(png(rows, filters)))
    flat = [value for row in rows for colour in row for value in colour]
    assert all(
        abs(one - other) <= 8
        for one, other in zip(flat, (v for r in kept for c in r for v in c), strict=True)
    )


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that takes the same picture of everything, and notes that it was called."""
    (tmp_path / "picture.png").write_bytes(png([[(255, 255, 255)]], [0]))
    program = tmp_path / "browser"
    program.write_text(
        "#!/bin/sh\nfor word; do case $word in --screenshot=*) "
        f'cp "{tmp_path}/picture.png" "${{word#*=}}"; echo called >> "{tmp_path}/calls";; esac; done\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(program))
    return tmp_path / "calls"


def test_a_picture_is_remade_only_when_its_document_changes(
    script: Script, browser: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = script("pictures")
    one, document = pictures.Picture("one.png", "one.html", 100, 50), tmp_path / "one.html"
    document.write_text("<h1>1</h1>")

    def kept() -> int:
        pictures.keep([one], tmp_path, tmp_path / "kept")
        return len(browser.read_text().splitlines())

    assert kept() == 1 and (tmp_path / "kept" / "one.png").exists()
    assert kept() == 1
    document.write_text("<h1>2</h1>")
    assert kept() == 2
    monkeypatch.setenv("CHROMIUM", "")
    monkeypatch.setattr(pictures, "BROWSERS", ())
    assert kept() == 2
    document.write_text("<h1>3</h1>")
    with pytest.raises(SystemExit, match=r"^one\.png [^\n]*Chromium[^\n]*$"):
        kept()
