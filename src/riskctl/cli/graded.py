"""What the commands of the yearly cycle work on: the points in the registers as they stand, graded."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from riskctl.base.messages import Language, Said, Words, listed
from riskctl.cli.shell import streams
from riskctl.cli.workspace import Opened, SoundlyOpened, opened
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.corpus.load import registers
from riskctl.corpus.organization import OrganizationIndex
from riskctl.level.grade import GradedPoint, grade
from riskctl.sources.replace import Replacement, replace_all

WORDS: Words = {
    "partly": (
        "{files} 有错，读不出来的没有算进去。运行 riskctl check 看问题在哪里。",
        "Not all of {files} could be read, and what could not is left out. Run riskctl check to see why.",
    ),
    "partly-more": (
        "{files} 等 {n} 个文件有错，读不出来的没有算进去。运行 riskctl check 看问题在哪里。",
        "Of {n} files, such as {files}, not all could be read, and what could not is left out. Run riskctl "
        "check to see why.",
    ),
}
SHOWN = 3  # files named


@dataclass(frozen=True, slots=True)
class Standing:
    """The registers with their points graded, the organisation, and the language files are written in."""

    documents: Sequence[Document]
    graded: Sequence[GradedPoint]
    organization: OrganizationIndex
    language: Language


def at_work(root: Path | None, today: date | None, people: Path | None) -> tuple[SoundlyOpened, Standing]:
    """Return the repository opened, and how its registers stand.

    Raises UnsoundError where no level may be computed, RiskctlError where there is no repository.
    """
    one = opened(None, root, today, people).sound()
    context = one.context
    documents = list(registers(one.repository, context))
    graded = [point for document in documents for point in grade(document, context)]
    _tell_faulty(documents, context)
    return one, Standing(documents, graded, context.organization, context.programme.language)


def _tell_faulty(documents: Sequence[Document], context: Context) -> None:
    """Say which registers and files of the year are read in part: what is counted would look whole."""
    year = (d for d in context.documents.values() if d.where.get("year") == str(context.year))
    faulty = list(dict.fromkeys(d.file for d in (*documents, *year) if d.faults))
    if not faulty:
        return
    fields = {"files": listed([*faulty[:SHOWN]]), "n": len(faulty)}
    streams.note(Said(WORDS["partly" if len(faulty) <= SHOWN else "partly-more"], fields))


def written(one: Opened, *replacements: Replacement) -> None:
    """Write the files, and print where they are from here."""
    replace_all(one.repository.root, replacements)
    for replacement in replacements:
        path = os.path.relpath(one.repository.root / replacement.file)
        streams.write_text(f"{Path(path).as_posix()}\n")
