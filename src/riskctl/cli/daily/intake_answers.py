"""What an import says: the mapping with its confidence, an answer for every row, and what is still asked."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.base.messages import Language, Said, Words, listed, term
from riskctl.exchange.intake.draft import RowOutcome
from riskctl.exchange.intake.fields import FIELDS, LEFT_OUT
from riskctl.exchange.intake.importing import Import
from riskctl.exchange.intake.mapping import noted
from riskctl.exchange.intake.questions import ClerkQuestion
from riskctl.present import json
from riskctl.present.text import text

WORDS: Words = {
    "columns": ("列", "Columns"),
    "rows": ("行", "Rows"),
    "questions": ("要回答的", "To answer"),
    "summary": (
        "{source}：{points} 个风险点，{measures} 条措施；{rows} 行，要回答 {open} 个问题",
        "{source}: risk points {points}, measures {measures}; rows {rows}, questions {open}",
    ),
}
ANSWERS: Words = {
    "taken": ("导入", "taken"),
    "merged": ("并入", "merged"),
    "decide": ("待定", "to decide"),
    "left-out": ("不导入", "left out"),
}


def question(asked: ClerkQuestion, language: Language) -> str:
    """Return a question with what may be answered."""
    return noted(asked, language)


def as_text(source: str, result: Import, language: Language, width: int) -> str:
    """Return what became of a file, for people."""
    parts = []
    if columns := list(_columns(result, language)):
        parts.append(_headed("columns", text(columns, width), language))
    parts.append(_headed("rows", text([_row(row, language) for row in result.rows], width), language))
    if result.asking.open:
        rows = [(key, noted(asked, language)) for key, asked in result.asking.open.items()]
        parts.append(_headed("questions", text(rows, width), language))
    return "\n".join([*parts, _summary(source, result, language)])


def as_json(source: str, result: Import, language: Language) -> bytes:
    """Return the same for programs, as docs/internals/contracts.md has it."""
    return json.data(
        {
            "source": source,
            "points": len(result.drafts),
            "measures": sum(len(draft.measures) for draft in result.drafts),
            "rows": [_row_data(row, result, language) for row in result.rows],
            "columns": [
                {"heading": c.heading, "field": one.fields.get(c.column), "confidence": c.confidence}
                for one in result.taken
                for c in one.columns
            ],
            "questions": [
                {
                    "key": asked.key,
                    "text": asked.said.text(language),
                    "choices": list(asked.choices),
                    "proposal": asked.proposal or None,
                }
                for asked in result.asking.open.values()
            ],
        }
    )


def _columns(result: Import, language: Language) -> Iterator[tuple[str, ...]]:
    for one in result.taken:
        for column in one.columns:
            name = one.fields.get(column.column, "")
            meant = Said(FIELDS.get(name) or LEFT_OUT.get(name) or (name, name)).text(language)
            sure = "?" if f"columns/{column.heading}" in result.asking.open else f"{column.confidence}%"
            yield column.heading, sure, f"{name}  {meant}"


def _row(row: RowOutcome, language: Language) -> tuple[str, ...]:
    subjects = list(dict.fromkeys(row.subjects()))
    where = subjects[0] + (f" +{len(subjects) - 1}" if len(subjects) > 1 else "") if subjects else ""
    answer = Said(ANSWERS[row.answer]).text(language)
    why = (listed(row.questions) if row.questions else row.reason).text(language)
    return row.place, answer, where, why


def _row_data(row: RowOutcome, result: Import, language: Language) -> dict[str, object]:
    subjects = list(dict.fromkeys(row.subjects()))
    return {
        "row": row.place,
        "answer": row.answer,
        "subject": subjects[0] if subjects else None,
        "reason": row.reason.text(language),
        "question": result.asking.open[row.questions[0]].said.text(language) if row.questions else None,
        "subjects": subjects,
        "questions": row.questions,
    }


def _headed(key: str, body: str, language: Language) -> str:
    return f"{Said(WORDS[key]).text(language)}\n{body}"


def _summary(source: str, result: Import, language: Language) -> str:
    fields = {
        "source": term((source, source)),
        "points": len(result.drafts),
        "measures": sum(len(draft.measures) for draft in result.drafts),
        "rows": len(result.rows),
        "open": len(result.asking.open),
    }
    return Said(WORDS["summary"], fields).text(language) + "\n"
