"""What an act changes, in the words of `riskctl diff`: levels, who watches, signatures that hold no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said
from riskctl.cli.daily.comparison import proposed, veil_of
from riskctl.cli.workspace import Opened
from riskctl.diff.rows import ChangeRow, sections, warnings
from riskctl.sources.proposal import ProposedFile


@dataclass(frozen=True, slots=True)
class MeantPoint:
    """What changes of one point, register or record."""

    subject: str
    title: Said | str
    rows: Sequence[ChangeRow]


@dataclass(frozen=True, slots=True)
class ActMeaning:
    """What changes, by section; what has to be known beside it; why it could not be told."""

    sections: Sequence[tuple[Said, Sequence[MeantPoint]]] = ()
    notes: Sequence[Said] = ()
    refused: Said | None = None


def meaning(one: Opened, files: Sequence[ProposedFile], people: Path | None) -> ActMeaning:
    """Return what it means that `files`, which lie in it, are written into the repository that was opened."""
    after = {file.path.relative_to(one.repository.root).as_posix(): file.after for file in files}
    try:
        found = proposed(one, after, people)
    except RiskctlError as error:  # the patch is shown all the same
        return ActMeaning(refused=error.said)
    veil = veil_of(found)
    changes = [change.veiled(veil) for change in found.changes]
    told = [(name, [*_points(rows)]) for name, rows in sections(changes)]
    return ActMeaning(told, [*found.notes, *warnings(changes)])


def _points(rows: Sequence[ChangeRow]) -> Iterator[MeantPoint]:
    for (subject, title), own in groupby(rows, key=lambda row: (row.subject, row.title)):
        yield MeantPoint(subject, title, [*own])
