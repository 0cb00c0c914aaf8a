"""Whether what an editor offers is out of date. Every check asks, so nothing is loaded that nobody needs."""

from __future__ import annotations

import os
from pathlib import Path

from riskctl.corpus.context import Context
from riskctl.sources.gate import read_bytes

SCHEMAS = ".riskctl/schema"
DIGEST = f"{SCHEMAS}/digest"  # of the words in the schemas, so that a check can tell whether they are current
DIGEST_BYTES = 128


def is_stale(root: Path, context: Context) -> bool:
    """Return whether the editor was given words that are no longer those of the repository at `root`."""
    if not os.path.isdir(root / SCHEMAS) or context.unsound():
        return False
    from riskctl.scaffold.own_words import digest  # most repositories are checked where no editor is

    held = read_bytes(root, DIGEST, DIGEST_BYTES)  # of a foreign tree: no pipe, no link, no more than a line
    return held != f"{digest(context)}\n".encode()
