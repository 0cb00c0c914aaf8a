"""Points that an import adds to registers which stand in a table: behind those of their subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from riskctl.base.errors import RiskctlError, UnsoundError
from riskctl.base.messages import Phrase
from riskctl.corpus.document import Document
from riskctl.corpus.tables import documents_of
from riskctl.exchange.intake.draft import Draft, Values
from riskctl.exchange.intake.places import Home
from riskctl.exchange.intake.registers import LEFT_TO_PEOPLE, Source
from riskctl.exchange.workbook import table_edits
from riskctl.exchange.workbook.edits import AddMeasure, AddPoint, DropReason, Edit, Value, Written
from riskctl.exchange.workbook.scope import is_whole
from riskctl.merge.align import NotMergeable
from riskctl.records.vocabulary import CODES
from riskctl.sources.gate import Limits
from riskctl.sources.replace import Replacement


class WORDS:
    """Why a table is not added to."""

    faulty = Phrase(
        "{file} 有错，读不全，没法往里加；什么都没有写。运行 riskctl check 看问题在哪里。",
        "{file} has a fault and is not read whole, so nothing can be added to it and nothing was written. "
        "Run riskctl check to see why.",
    )
    uncut = Phrase(
        "{file} 的写法没法只加几行而不动别的，什么都没有写；请先用 riskctl convert 转成 YAML。",
        "{file} is so written that rows cannot be added without touching others; nothing was written. Turn "
        "it into YAML with riskctl convert first.",
    )


def table_change(
    file: str, drafts: Mapping[Home, Sequence[Draft]], there: Sequence[Document], source: Source
) -> Replacement:
    """Return what adds the points of each subject to the table `file`, which holds the registers `there`.

    Raises RiskctlError where the table has a fault, or more than the new rows would change.
    """
    own = [document for document in there if document.file == file]
    if not all(map(is_whole, own)):
        raise UnsoundError(WORDS.faulty(file=file))
    before = source.bytes_of(file)
    edits = [edit for home, points in drafts.items() for edit in _edits(home.ref, points, own)]
    try:
        after = table_edits.edited(own, before, edits)
    except NotMergeable:
        raise RiskctlError(WORDS.uncut(file=file)) from None
    faults = [fault for one in documents_of(after, file, Limits(), None) for fault in one.faults]
    if {fault.rule for fault in faults} - LEFT_TO_PEOPLE:
        raise RiskctlError(WORDS.uncut(file=file))
    return Replacement(file, before, after)


def _edits(ref: str, drafts: Sequence[Draft], there: Sequence[Document]) -> Iterator[Edit]:
    """The points with their measures; a reason for having none goes with the first."""
    if any(one.subject == ref and one.register and one.register.none for one in there):
        yield DropReason(ref)
    for draft in drafts:
        whole = draft.plain()
        measures: list[Values] = whole.pop("measures", [])
        yield AddPoint(ref, draft.id, _written(whole))
        for measure in measures:
            yield AddMeasure(ref, draft.id, _written(measure))


def _written(values: Values) -> dict[tuple[str, ...], Value]:
    return {
        (name,): [(str(one),) for one in value] if isinstance(value, list) else _one(name, str(value))
        for name, value in values.items()
        if name != "id"
    }


def _one(name: str, value: str) -> Written:
    """A value: of a code its word as well, by which a table of Chinese headings writes it."""
    known = CODES.get(name, {}).get(value)
    return (value, known[0]) if known else (value,)
