"""The year's inspections, and how the answer to one of the six questions is written into the file of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riskctl.base.errors import RiskctlError
from riskctl.base.messages import Said, Words, listed
from riskctl.corpus.context import Context
from riskctl.corpus.document import Document
from riskctl.records.kinds.inspection import Inspection

if TYPE_CHECKING:  # who only reads inspections loads nothing that writes
    from riskctl.corpus.rewrite import ValueChange

WORDS: Words = {
    "unknown": ("没有“{id}”这次检查", "There is no inspection “{id}”"),
    "known": ("现有的：{known}。", "There are: {known}."),
    "none": (
        "今年还没有检查；先运行 riskctl inspect 单位。",
        "There is none this year; riskctl inspect UNIT begins one.",
    ),
    "no-question": ("{file} 里没有 {question} 这一项", "{file} does not ask {question}"),
}


def inspections(context: Context) -> dict[str, tuple[Document, Inspection]]:
    """Return the inspections of the cycle's year by their ids, each with its file."""
    year = str(context.year)
    return {
        document.where["inspection"]: (document, document.record)
        for document in context.documents.values()
        if isinstance(document.record, Inspection) and document.where["year"] == year
    }


def inspection_named(id: str, context: Context) -> tuple[Document, Inspection]:
    """Return the year's inspection `id` with its file; raises RiskctlError where there is none."""
    known = inspections(context)
    if id not in known:
        hint = Said(WORDS["known" if known else "none"], {"known": listed([*known])})
        raise RiskctlError(Said(WORDS["unknown"], {"id": id}), hint)
    return known[id]


def answered(
    document: Document, record: Inspection, question: str, answer: str, basis: str
) -> list[ValueChange]:
    """Return what to write into an inspection's file for the answer to a question; an earlier one is
    written over."""
    from riskctl.corpus.rewrite import ValueChange

    number = next((n for n, one in enumerate(record.questions) if one.id == question), None)
    if number is None:
        raise RiskctlError(Said(WORDS["no-question"], {"file": document.file, "question": question}))
    path = ("questions", number)
    return [
        ValueChange(document, (*path, "answer"), answer, "id"),
        ValueChange(document, (*path, "basis"), basis, "id"),
    ]
