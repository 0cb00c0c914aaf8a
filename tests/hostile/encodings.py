"""Bytes that are no UTF-8, or no text: what each is called, and the line where that shows. The tests of what
reads bytes walk this list."""

from __future__ import annotations

BYTES: tuple[tuple[bytes, str, int | None], ...] = (
    ("a: 1\n单位: 局\n".encode("gb18030"), "gb18030", 2),
    ("单位: 局\n".encode() + "部门: 科\n".encode("gb18030"), "undecodable", 2),
    ("部门: 科\n".encode("gb18030") + "单位: 局\n".encode(), "undecodable", 1),
    (b"a: 1\nb: 2\nc: \xff\n", "undecodable", 3),
    ("单位: 局".encode()[:-1], "undecodable", 1),
    ("a: 1\n单位: 局".encode("utf-16"), "utf-16", None),
    ("a: 1\n单位: 局".encode("utf-16-be").join([b"\xfe\xff", b""]), "utf-16", None),
)
