"""How long the desk stays open: until it is told to end, or its pages have been closed for a while.

A page with script says now and then that it is there, and says when it is left: two minutes after the last
was left the desk ends, so that a change of page or of tab is not taken for it. Without script a page
cannot say so, and a browser may stop the script of a page in the background: what nobody has asked anything
of for two hours ends too.
"""

from __future__ import annotations

import time
from collections.abc import Callable

LEFT, QUIET = 120.0, 7200.0  # seconds after the last page was left, and after the last request


class Life:
    """When the desk was last asked for something, and whether it has been told to end."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + QUIET
        self._told = False

    def seen(self) -> None:
        """A page was asked for, or says that it is open."""
        self._end = self._clock() + QUIET

    def left(self) -> None:
        """A page was left; another may be open, or come."""
        self._end = self._clock() + LEFT

    def end(self) -> None:
        """End now."""
        self._told = True

    @property
    def is_over(self) -> bool:
        """Whether the desk is to end."""
        return self._told or self._clock() > self._end
