"""Full-width letters and digits, which Chinese input methods write and no id, day or reference holds."""

import re

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ／－＿．]+")
_OFFSET = ord("Ａ") - ord("A")


def wide_parts(text: str) -> list[str]:
    """Return the full-width letters, digits and signs of ids in `text`, in the runs in which they stand."""
    return _WIDE.findall(text)


def narrowed(text: str) -> str:
    """Return `text` with them as programs read them."""
    return _WIDE.sub(lambda found: "".join(chr(ord(c) - _OFFSET) for c in found[0]), text)
