"""The log of a fault of riskctl's own: written beside nothing of the user's, ready to attach to a report.

Holders' names are kept out of it.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback

from riskctl import __version__
from riskctl.cli.shell import streams


def write_log(error: BaseException) -> str | None:
    """Write what happened to a new file in the temporary folder; return its path, None where it cannot."""
    try:
        handle, path = tempfile.mkstemp(prefix="riskctl-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(streams.veiled(_report(error)))
    except OSError:
        return None  # the caller says so
    return path


def _report(error: BaseException) -> str:
    facts = (
        f"riskctl {__version__}",
        f"Python {platform.python_version()} ({platform.platform()})",
        f"arguments: {sys.argv[1:]!r}",
        f"encodings: {sys.getfilesystemencoding()}, {getattr(sys.stdout, 'encoding', None)}",
    )
    return "\n".join(facts) + "\n\n" + "".join(traceback.format_exception(error))
