"""The marks that git, or riskctl merge, leaves of a merge nobody has decided yet."""

from __future__ import annotations

import re

from riskctl.base.location import Span

_MARK = re.compile(r"(?<![^\r\n])(?:<{7}|>{7})(?: [^\r\n]{0,200})?(?![^\r\n])")


def undecided(text: str) -> Span | None:
    """Return where the first mark stands; None where there is none."""
    left = _MARK.search(text)
    return Span(left.start(), left.end()) if left else None
