"""The process in which foreign templates are filled: jobs on standard input, answers on standard output.

It is started without environment, gives itself limits before it reads anything, and ends with its
input. What it makes is read here once, so that text which takes for ever to read stops here too.
"""

from __future__ import annotations

import sys
from contextlib import suppress

from riskctl.base.apart import limits
from riskctl.base.apart.frames import heard
from riskctl.base.errors import RiskctlError
from riskctl.render.template.child_protocol import answer
from riskctl.render.template.failure import Failure
from riskctl.render.template.filling import filled
from riskctl.render.template.fragment import blocks

LIMITS = limits.LIMITS  # of its memory a ledger of twelve thousand points takes about half


def main() -> None:
    """Fill templates until the input ends."""
    limit()
    while job := heard(sys.stdin.buffer):
        sys.stdout.buffer.write(answer(_made(job["template"], tuple(job["folders"]), job)))
        sys.stdout.buffer.flush()


def limit() -> None:
    """Give this process its limits, where the system has them."""
    limits.limit(LIMITS)


def _made(template: str, folders: tuple[str, ...], job: dict[str, object]) -> str | Failure:
    view, language = job["view"], job["language"]
    assert isinstance(view, dict)
    try:
        made = filled(template, folders, view, "en" if language == "en" else "zh")
        if isinstance(made, str):
            with suppress(RiskctlError):  # said by the one who asked
                blocks(made, template)
    except MemoryError:
        return Failure(template, 0, "memory")
    except RecursionError:  # elements within elements, deeper than any document is
        return Failure(template, 0, "endless")
    return made
