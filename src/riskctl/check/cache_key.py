"""The key under which portions are kept: a digest of all they follow from beside their own file's bytes.

That is what the shared files say, the day, the limits, the rules, and the programme itself: riskctl's own
files and those of plug-ins by size and day, since a checkout may change without another version, and which
packages are installed.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from riskctl import __version__
from riskctl.base.installed import packages
from riskctl.base.resources import shipped
from riskctl.check.portion import Portioning
from riskctl.corpus.document import Document
from riskctl.sources.seen import stamps

OWN = Path(__file__).resolve().parents[1]


def key_of(work: Portioning) -> bytes:
    """Return the key of what `work` works out."""
    digest = hashlib.blake2b(digest_size=32)
    for part in _parts(work):
        digest.update(repr(part).encode("utf-8", "surrogatepass") + b"\0")
    return digest.digest()


def _parts(work: Portioning) -> Iterator[object]:
    context = work.context
    yield __version__, packages(), sys.version, marshal.version, context.day, context.year, work.limits
    yield [(one.rule.id, one.rule.severity) for one in work.rules if one.rule.scope == "register"]
    for key, document in context.documents.items():
        yield key, *_of(document)
    modules = {sys.modules[one.check.__module__].__file__ or "" for one in work.rules}
    homes = {os.path.dirname(file) for file in modules}
    yield from stamps(sorted({str(OWN), str(shipped("presets")), *homes}))


def _of(document: Document) -> tuple[object, ...]:
    """What a document says; of one whose text was not kept, its record."""
    told = document.text
    if told is None and document.record is not None:
        told = document.record.model_dump_json()
    return document.file, document.kind, document.where, document.encoding, told, document.faults
