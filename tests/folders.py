"""A repository whose organisation and holders stand in one file a unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riskctl.corpus.document import document_of
from riskctl.exchange.part_files import parted
from riskctl.records.kinds import kind_named
from riskctl.sources.gate import Limits

SINGLE = ("organization.yaml", "people.yaml")


def in_folders(files: Mapping[str, str | None]) -> dict[str, Any]:
    """The same files, the single files of all units each replaced by one file a unit."""
    found: dict[str, Any] = dict(files)
    for file in SINGLE:
        text = found.get(file)
        if text is not None:
            kind = kind_named(file.removesuffix(".yaml"))
            document = document_of(text.encode(), file, kind, {}, Limits())
            found[file] = None
            found |= {new.file: new.data.decode() for new in parted(document, text.encode())}
    return found
