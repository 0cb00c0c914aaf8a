"""What the commands of the yearly cycle work on: the points in the registers as they stand, graded."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from riskctl.base.messages import Language, Said, Words, listed
from riskctl.cli.shell import streams
from riskctl.cli.workspace import Opened, SoundlyOpened, opened
from riskctl.corpus.document import Document
from riskctl.corpus.load import registers
from riskctl.corpus.organization import OrganizationIndex
from riskctl.corpus.set_aside import strays
from riskctl.corpus.subject import meant_ref
from riskctl.level.grade import GradedPoint, grade
from riskctl.level.whole import Wholeness, not_whole, refuse_partial, refuse_unread
from riskctl.sources.foreign import form_by_name
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
    "outside": (
        "{files} 像是登记表，却不在 registers/ 下，没有算进去。",
        "Left out, since outside registers/, though looking like registers: {files}.",
    ),
    "foreign": (
        "{files} 是别的程序的文件，不能读，里面的风险点没有算进去。",
        "Left out, since files of other programs are not read, with any points in them: {files}.",
    ),
}
UNKNOWN_FILE = ("RK007", "unknown-file")  # the rule that finds them
SHOWN = 3  # files named


@dataclass(frozen=True, slots=True)
class Standing:
    """The registers with their points graded, the organisation, and the language files are written in."""

    documents: Sequence[Document]
    graded: Sequence[GradedPoint]
    organization: OrganizationIndex
    language: Language


def at_work(
    root: Path | None,
    today: date | None,
    people: Path | None,
    *,
    whole: Iterable[str] = (),
    points: Iterable[str] = (),
    writes: bool = False,
    texts: bool = True,
) -> tuple[SoundlyOpened, Standing]:
    """Return the repository opened, and how its registers stand; say which of them are read in part.
    What `writes` waits its turn first. Without `texts` registers whose records say all are kept as records.

    Raises UnsoundError where no level may be computed, where the registers of `whole` and of those below
    are not whole, or where one of `points` may stand in what was not read; RiskctlError where there is no
    repository, or others write into it without end.
    """
    one, found = standing(root, today, people, writes=writes, texts=texts)
    whole = [meant_ref(ref, found.organization) for ref in whole]
    refuse_partial(whole, True, found.documents, one.context)
    known = {point.id for point in found.graded}
    for point in (meant_ref(point, found.organization) for point in points):
        if "#" in point and point not in known:
            refuse_unread(point, found.documents, one.context)
    tell_partial(found.documents, one)
    return one, found


def standing(
    root: Path | None,
    today: date | None,
    people: Path | None,
    *,
    writes: bool = False,
    texts: bool = True,
) -> tuple[SoundlyOpened, Standing]:
    """Return the same, for who asks for more before anything is said of what is read in part."""
    one = opened(None, root, today, people, writes=writes).sound()
    return one, standing_of(one, texts)


def standing_of(one: SoundlyOpened, texts: bool = True) -> Standing:
    """Return how the registers of a repository that is opened stand, with `texts` or their records alone."""
    context = one.context
    read = registers(one.repository, context)
    documents = list(read if texts else map(_as_record, read))
    graded = [point for document in documents for point in grade(document, context)]
    return Standing(documents, graded, context.organization, context.programme.language)


def _as_record(document: Document) -> Document:
    """The document without tree and text, which is half of it; of one at fault or without a point both stay:
    what is wrong or lacking is told from them."""
    is_plain = document.points and not document.faults
    return replace(document, tree=None, text=None) if is_plain else document


class Passing:
    """The registers of a repository that go by one after the other, each gone once its points are done with.

    What is left of them is how many points there were, and which files are not whole.
    """

    def __init__(self, one: SoundlyOpened) -> None:
        self._one = one
        self._seen = Wholeness(one.context)
        self.points = 0

    def graded(self) -> Iterator[GradedPoint]:
        """Yield the points that can be graded, of the files that the call is limited to; once."""
        for document in self.registers():
            self._seen.take(document)
            for point in grade(document, self._one.context):
                self.points += 1
                yield point

    def registers(self) -> Iterator[Document]:
        """Yield the registers themselves, read anew."""
        found = registers(self._one.repository, self._one.context)
        return (document for document in found if self._one.shows(document.file))

    def tell_partial(self) -> bool:
        """Say which of those that went by are read in part, as `tell_partial` does; return whether any is."""
        return _tell(self._seen.lacking(), self._one, yearly=False)


def tell_partial(documents: Sequence[Document], one: Opened, yearly: bool = True) -> bool:
    """Say which of the registers `documents`, with `yearly` also which files of the year and of what it goes
    by, are read in part, and which lie where nobody reads them: what is counted would look whole.

    Return whether any is read in part.
    """
    return _tell(not_whole(documents, one.context), one, yearly)


def _tell(lacking: Sequence[str], one: Opened, yearly: bool) -> bool:
    context = one.context
    tell_outside(one)
    years = (None, str(context.year))  # holders, regulations and flows are of every year
    year = (d for d in context.documents.values() if d.kind and d.where.get("year") in years)
    faulty = [d.file for d in year if d.faults] if yearly else []
    faulty = list(dict.fromkeys((*lacking, *faulty)))
    if faulty:
        fields = {"files": listed([*faulty[:SHOWN]]), "n": len(faulty)}
        streams.note(Said(WORDS["partly" if len(faulty) <= SHOWN else "partly-more"], fields))
    return bool(faulty)


def tell_outside(one: Opened) -> None:
    """Say which files look like registers and lie outside the folders that are read, and which workbooks and
    documents lie among registers, but for those that the programme ignores with its reason."""
    foreign = (d.file for d in one.context.documents.values() if form_by_name(d.file))
    for word, found in (("outside", (stray.file for stray in strays(one.repository))), ("foreign", foreign)):
        if files := [file for file in found if one.shows(file) and not _is_ignored(file, one)]:
            named = listed([*files[:SHOWN], *(["…"] if len(files) > SHOWN else [])])
            streams.note(Said(WORDS[word], {"files": named}))


def _is_ignored(file: str, one: Opened) -> bool:
    from riskctl.check.ignores import is_ignored  # most repositories have no such file

    return is_ignored(*UNKNOWN_FILE, file, one.context)


def written(one: Opened, *replacements: Replacement) -> None:
    """Write the files, and print where they are from here."""
    replace_all(one.repository.root, replacements)
    for replacement in replacements:
        path = os.path.relpath(one.repository.root / replacement.file)
        streams.write_text(f"{Path(path).as_posix()}\n")
