"""The gate for bytes that come in: size, kind of file, encoding, characters; nothing else opens a file.

A plain file passes in two regular expressions; what is wrong is looked for only once they find
something (docs/internals/reading.md#two-parsers, docs/internals/safety.md#untrusted-input).
"""

from __future__ import annotations

import os
import re
import stat
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from riskctl.base.location import Span, utf16_units
from riskctl.sources.fault import Fault
from riskctl.sources.foreign import form_by_bytes
from riskctl.sources.proposal import is_proposing, note_read

BOM = b"\xef\xbb\xbf"
# NUL and other controls, surrogates, noncharacters, and the line breaks that only one parser obeys.
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff"
# Bidirectional and zero-width characters, joiners, fillers, variation selectors, annotations, tags, and a
# byte order mark inside: what takes no room, or shows as a blank that is none.
_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SUSPECT = re.compile(f"[\t{_CONTROL}{_HIDDEN}]|^%", re.MULTILINE)
_UNSEEN = re.compile(f"[{_CONTROL}{_HIDDEN}]")
_UNSEEN_RUN = re.compile(f"[{_HIDDEN}]+|[{_CONTROL}]+")
MOST_TOLD = 100  # places of such characters, of one file
# Of these, what Python calls printable; a test compares. To look for each is a fifth of a class's cost; the
# selectors beyond 16 bits are too many for that, and are looked for where a text has any such character.
_PRINTABLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0\U0001d159"
_PRINTABLE += "".join(map(chr, range(0xFE00, 0xFE10)))
_SELECTORS = re.compile("[\U000e0100-\U000e01ef]")
_ANY_PRINTABLE = re.compile(f"[{_PRINTABLE}\U000e0100-\U000e01ef]")
SHORT = 256  # characters
_PORTION = 65_536  # bytes
_UTF_16 = (BOM_UTF16_BE, BOM_UTF16_LE)
_LONE_CR = re.compile(r"\r(?!\n)%")


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of RK006: bytes of a file, nesting, and the parts of a table."""

    yaml_bytes: int = 1_000_000
    depth: int = 64
    csv_bytes: int = 32_000_000
    csv_rows: int = 100_000
    csv_columns: int = 64
    csv_cell: int = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte order mark, whether it had one, and its encoding.

    Of a table also what is wrong with single characters: its rows are read all the same.
    """

    text: str
    bom: bool
    encoding: str
    faults: tuple[Fault, ...] = ()


def read_bytes(root: Path, file: str, limit: int) -> bytes | Fault:
    """Return the bytes of a regular file of at most `limit` bytes; links are not followed."""
    data = _bytes_of(os.path.join(root, file), file, limit)  # a path object is a tenth of what reading takes
    if is_proposing():
        note_read(root / file, data if isinstance(data, bytes) else None)
    return data


def _bytes_of(path: str, file: str, limit: int) -> bytes | Fault:
    try:
        mode = os.lstat(path).st_mode
        if not stat.S_ISREG(mode):
            cause = "link" if stat.S_ISLNK(mode) else "not-a-file"
            return Fault("RK008", cause, fields={"file": file})
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        number = os.open(path, flags | getattr(os, "O_BINARY", 0))
        try:
            found = os.fstat(number)
            if not stat.S_ISREG(found.st_mode):
                return Fault("RK008", "not-a-file", fields={"file": file})
            data = _read(number, found.st_size, limit + 1)
        finally:
            os.close(number)
    except OSError as error:
        return Fault("RK001", "unopened", fields={"reason": error.strerror or str(error)})
    if len(data) > limit:
        return Fault("RK006", "bytes", fields={"limit": limit})
    return data


def _read(number: int, size: int, most: int) -> bytes:
    """The bytes of an open file, up to `most`; `size` is what it is said to have, and may have changed."""
    parts = [os.read(number, min(size + 1, most))]
    left = most - len(parts[0])
    while left > 0 and (part := os.read(number, min(_PORTION, left))):
        parts.append(part)
        left -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def decode_yaml(data: bytes) -> Decoded | Fault:
    """Return the text of a YAML file: strict UTF-8 without characters that hide or control."""
    if form := form_by_bytes(data):
        return Fault("RK001", form)
    bom = data.startswith(BOM)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _undecodable(data, error)
    found = None if _is_plain(text) else _SUSPECT.search(text) or _LONE_CR.search(text)
    return _suspect(found) if found else Decoded(text, bom, "utf-8")


def _is_plain(text: str) -> bool:
    """Whether the search can find nothing: most files tell so at a twentieth of its cost."""
    return is_seen(text.replace("\n", "")) and not text.startswith("%") and "\n%" not in text


def is_seen(text: str) -> bool:
    """Return whether every character of `text` shows, so that nothing in it hides or controls."""
    if not text.isprintable():
        return False
    if text.isascii():
        return True
    if len(text) < SHORT:  # a cell of a table: to ask one class once is less than to ask for each range
        return not _ANY_PRINTABLE.search(text)
    if any(one in text for one in _PRINTABLE):
        return False
    return utf16_units(text) == len(text) or not _SELECTORS.search(text)


def decode_csv(data: bytes) -> Decoded | Fault:
    """Return the text of a table: UTF-8, else GB18030, told apart by rule and never guessed.

    A table that is no UTF-8 as a whole and has a line that is UTF-8 alone holds two encodings; read as
    GB18030 that line would be other words, without any error (docs/internals/safety.md#untrusted-input).
    """
    if form := form_by_bytes(data):
        return Fault("RK001", form)
    bom = data.startswith(BOM)
    try:
        text, encoding = data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as error:
        if data.startswith(_UTF_16):
            return Fault("RK001", "utf-16")
        text, encoding = data.decode("gb18030", "replace"), "gb18030"
        if bom or text.encode("gb18030", "replace") != data:
            return Fault("RK001", "undecodable", fields={"line": data.count(b"\n", 0, error.start) + 1})
        if number := _line_in_utf8(data):
            return Fault("RK005", "two-encodings", fields={"line": number})
    if text.count("\0") > MOST_TOLD:  # no slip of a key: damaged, or of another encoding
        at = text.index("\0")
        return Fault("RK001", "nul", Span(at, at + 1))
    return Decoded(text, bom, encoding, tuple(_unseen_in(text)))


def _unseen_in(text: str) -> Iterator[Fault]:
    """Each run of characters that no file may hold."""
    if is_seen(text.replace("\r", "").replace("\n", "")):
        return
    found = _UNSEEN_RUN.finditer(text)
    for run in islice(found, MOST_TOLD):
        yield _suspect(run)
    if more := sum(1 for _ in found):
        yield Fault("RK009", "more", _span(run), {"more": more})


def _span(found: re.Match[str]) -> Span:
    return Span(found.start(), found.end())


def without_unseen(text: str) -> str:
    """Return `text` without the characters that no file may hold."""
    return text if is_seen(text) else _UNSEEN.sub("", text)


def cleaner_of(text: str) -> Callable[[str], str]:
    """Return what takes out of a part of `text` the characters that no file may hold: where the whole has
    none, no part is looked through again."""
    return str if is_seen(text.replace("\r", "").replace("\n", "")) else without_unseen


def _line_in_utf8(data: bytes) -> int | None:
    """The first line that is UTF-8 by itself, and no plain ASCII."""
    lines = enumerate(data.split(b"\n"), 1)
    return next((number for number, line in lines if not line.isascii() and _is("utf-8", line)), None)


def _is(encoding: str, data: bytes) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def unseen(text: str) -> str | None:
    """Return the code of the first character that no file may hold, such as U+200B; None where all may."""
    found = _UNSEEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def escaped_fault(value: str, span: Span) -> Fault | None:
    """Return what keeps a text in quotes out: an escape brings in what the gate saw only as a backslash."""
    found = _UNSEEN.search(value)
    return replace(_suspect(found), span=span) if found else None


def _suspect(found: re.Match[str]) -> Fault:
    character, span = found[0], _span(found)
    fields = {"code": f"U+{ord(character[0]):04X}"}
    if character == "\t":
        return Fault("RK002", "tab", span)
    if character.endswith("%"):
        return Fault("RK003", "directive", Span(span.end - 1, span.end))
    if character == "\0":
        return Fault("RK001", "nul", span)
    if re.match(f"[{_HIDDEN}]", character[0]):
        return Fault("RK009", "hidden", span, fields)
    return Fault("RK001", "control", span, fields)


def _undecodable(data: bytes, error: UnicodeDecodeError) -> Fault:
    """Name the byte, and the encoding it is likely to be in: on Windows that is GB18030.

    Bytes that are UTF-8 elsewhere are no GB18030 but damaged, or pasted from another file.
    """
    line = data.count(b"\n", 0, error.start) + 1
    if data.startswith(_UTF_16):
        return Fault("RK001", "utf-16")
    damaged = not data[: error.start].isascii() or _line_in_utf8(data)
    return Fault(
        "RK001", "undecodable" if damaged or not _is("gb18030", data) else "gb18030", fields={"line": line}
    )


def encoded_as(text: str, data: bytes, encoding: str = "utf-8") -> bytes:
    """Return a text in the encoding of the file that held `data`, with the mark that file begins with."""
    return (BOM if data.startswith(BOM) else b"") + text.encode(encoding)
