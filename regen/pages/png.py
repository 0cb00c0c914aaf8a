"""Makes a screenshot of a document small: sixteen shades a colour, a palette, the best compression.

A page of text has few colours; as a palette it takes a third of what the browser writes.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
STEP = 17  # 0, 17, … 255


def smaller(png: bytes) -> bytes:
    """Return the picture `png` (8-bit RGB or RGBA, as browsers write it) with a palette."""
    width, height, channels, rows = _rows(png)
    palette: dict[bytes, int] = {}
    lines = bytearray()
    for row in rows:
        rounded = bytes((value + STEP // 2) // STEP * STEP for value in row)
        lines.append(0)  # no filter: a palette's numbers are no amounts
        for x in range(0, width * channels, channels):
            lines.append(palette.setdefault(rounded[x : x + 3], len(palette)))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    body = zlib.compress(bytes(lines), 9)
    parts = ((b"IHDR", head), (b"PLTE", b"".join(palette)), (b"IDAT", body), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, data) for kind, data in parts)


def _rows(png: bytes) -> tuple[int, int, int, Iterator[bytearray]]:
    chunks = list(_chunks(png))
    width, height, depth, colour = struct.unpack(">IIBB", chunks[0][1][:10])
    if depth != 8 or colour not in (2, 6):
        raise ValueError("not a browser's screenshot")
    channels = 3 if colour == 2 else 4
    data = zlib.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT"))
    return width, height, channels, _unfiltered(data, width * channels, channels)


def _unfiltered(data: bytes, length: int, back: int) -> Iterator[bytearray]:
    above = bytearray(length)
    for start in range(0, len(data), length + 1):
        kind, row = data[start], bytearray(data[start + 1 : start + 1 + length])
        for x in range(length):
            left = row[x - back] if x >= back else 0
            corner = above[x - back] if x >= back else 0
            row[x] = row[x] + _predicted(kind, left, above[x], corner) & 255
        yield row
        above = row


def _predicted(kind: int, left: int, up: int, corner: int) -> int:
    if kind < 4:
        return (0, left, up, (left + up) // 2)[kind]
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(png):
        size = int.from_bytes(png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += size + 12


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
