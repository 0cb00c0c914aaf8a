"""What the commands of the yearly cycle work on: the points in the registers as they stand, graded."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from riskctl.base.messages import Language, Said, Words, listed
from riskctl.cli import streams
from riskctl.cli.language import current
from riskctl.cli.opened import Opened
from riskctl.corpus.document import Document
from riskctl.corpus.load import registers
from riskctl.corpus.organization import OrganizationIndex
from riskctl.level.grade import GradedPoint, grade
from riskctl.sources.replace import Replacement, replace_all

WORDS: Words = {
    "unsound": (
        "什么都没有做：{files} 缺失或有错。运行 riskctl check 看问题在哪里。",
        "Nothing was done: {files} is missing or has a fault. Run riskctl check to see what is wrong.",
    ),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The registers with their points graded, the organisation, and the language files are written in."""

    documents: Sequence[Document]
    graded: Sequence[GradedPoint]
    organization: OrganizationIndex
    language: Language


def standing(one: Opened) -> Standing | None:
    """Return how the registers stand; None, having said so, where no level may be computed."""
    context = one.context
    unsound = context.unsound()
    if unsound or context.organization is None:
        streams.note(Said(WORDS["unsound"], {"files": listed([*unsound])}).text(current()))
        return None
    documents = list(registers(one.repository, context))
    graded = [point for document in documents for point in grade(document, context)]
    language: Language = context.programme.language if context.programme else "zh"
    return Standing(documents, graded, context.organization, language)


def written(one: Opened, *replacements: Replacement) -> None:
    """Write the files, and print where they are from here."""
    replace_all(one.repository.root, replacements)
    for replacement in replacements:
        path = os.path.relpath(one.repository.root / replacement.file)
        streams.write_text(f"{Path(path).as_posix()}\n")
