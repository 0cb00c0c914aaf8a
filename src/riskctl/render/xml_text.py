"""Text as XML can hold it, for the formats that are made of it."""

from __future__ import annotations


def allowed(text: str) -> str:
    r"""Return the text; what XML has no place for is written as ``\u{…}``, which no register holds."""
    if text.isprintable():
        return text
    return "".join(c if _is_character(ord(c)) else f"\\u{{{ord(c):X}}}" for c in text)


def _is_character(code: int) -> bool:
    return code in (0x9, 0xA, 0xD) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code > 0xFFFF
