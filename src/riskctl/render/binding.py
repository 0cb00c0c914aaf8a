"""Many forms in one file, to be printed in one go: each begins a page and is numbered by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words
from riskctl.level.fingerprint import SHORT
from riskctl.render.blocks import Form, Paper
from riskctl.render.order.file_names import joined, kind_title
from riskctl.render.order.kinds import Kind
from riskctl.render.order.scope import Scope

WORDS: Words = {
    "apart": (
        "{kind} 不能合成一个文件：一份一份地发出、张贴或显示",
        "{kind} cannot be bound into one file: each is sent, posted or shown by itself",
    ),
    "apart-hint": ("不写 --one-file。", "Leave --one-file out."),
}


def bound(kind: Kind, documents: Mapping[str, Paper], scope: Scope) -> dict[str, Paper]:
    """Return the documents of each unit as one, by the name of its file, in their order.

    Raises RiskctlError for a kind whose documents are letters, or are read on a screen.
    """
    units: dict[str, list[Paper]] = {}
    for document in documents.values():
        if document.medium != "print" or any(section.page.grid for section in document.sections):
            raise RiskctlError(Said(WORDS["apart"], {"kind": kind.name}), Said(WORDS["apart-hint"]))
        units.setdefault(document.subject.partition("/")[0], []).append(document)
    made: dict[str, Paper] = {}
    for id, papers in units.items():
        title = kind_title(kind, scope.context.programme.language) or kind.name
        name = joined(title, scope.context.organization.units[id].name)
        made[name if name not in made else joined(title, id)] = _one(papers, name, id)
    return made


def _one(papers: list[Paper], title: str, unit: str) -> Paper:
    digest = hashlib.sha256(" ".join(one.fingerprint for one in papers).encode()).hexdigest()
    sections = (
        replace(section, form=Form(one.title, one.foot)) for one in papers for section in one.sections
    )
    first = replace(papers[0], title=title, subject=unit, sections=tuple(sections), foot="")
    return replace(
        first, fingerprint=digest[:SHORT], day=max(filter(None, (p.day for p in papers)), default=None)
    )
