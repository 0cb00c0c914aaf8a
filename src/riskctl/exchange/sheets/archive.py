"""Zip archives, as workbooks and Word files are: never unpacked before what is in them was measured.

An archive says how large its parts are and may lie, so the bytes that really come out are summed first
(docs/internals/safety.md#untrusted-input).
"""

from __future__ import annotations

import io
import zipfile
import zlib

from riskctl.exchange.sheets.unreadable import Unreadable

MOST_BYTES = 64 * 1024 * 1024  # inflated, all parts together
MOST_PARTS = 2000
CHUNK = 1024 * 1024
MACROS = ("vbaproject.bin", "vbadata.xml")
ENCRYPTED = 0x1  # the flag of a part that takes a password


def opened(data: bytes) -> zipfile.ZipFile:
    """Return the archive in `data`, whose parts together are not too large once inflated.

    Raises Unreadable.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
        if len(parts) > MOST_PARTS:
            raise Unreadable("enormous", limit=f"{MOST_PARTS} parts")
        left = MOST_BYTES
        for part in parts:
            left = _measured(data, archive, part, left)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError, EOFError) as error:
        raise Unreadable("damaged") from error
    if any(part.filename.lower().endswith(MACROS) for part in parts):
        raise Unreadable("macros")
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part of an archive that was measured, nothing where it has none of that name."""
    try:
        return archive.read(name)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError) as error:
        raise Unreadable("damaged") from error


def _measured(data: bytes, archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """What is left of the bytes that may come out, once this part has."""
    if part.flag_bits & ENCRYPTED:
        raise Unreadable("encrypted")
    if part.compress_type == zipfile.ZIP_STORED:
        return _less(left, part.compress_size)
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise Unreadable("damaged")
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    packed = _packed(data, part)
    while not inflating.eof:
        came = inflating.decompress(packed, CHUNK)
        left, packed = _less(left, len(came)), inflating.unconsumed_tail
        if not came and not packed:  # cut off
            break
    return left


def _packed(data: bytes, part: zipfile.ZipInfo) -> bytes:
    """The bytes of a part as they lie in the archive, behind its own header."""
    head = data[part.header_offset : part.header_offset + 30]
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        raise Unreadable("damaged")
    start = part.header_offset + 30 + int.from_bytes(head[26:28], "little")
    start += int.from_bytes(head[28:30], "little")
    return data[start : start + part.compress_size]


def _less(left: int, taken: int) -> int:
    if taken > left:
        raise Unreadable("enormous", limit=f"{MOST_BYTES // 1024**2} MB")
    return left - taken
