"""How many pages a PDF has that was made here: counted in its bytes, so that no reader is needed."""

from __future__ import annotations

import re

_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


def page_count(pdf: bytes) -> int:
    """Return the number of pages of a PDF whose pages are objects of their own, as those of typst are."""
    return len(_PAGE.findall(pdf))
