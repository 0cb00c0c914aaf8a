"""The process in which Word files are read and filled: jobs on standard input, answers on standard output."""

from __future__ import annotations

import sys
from base64 import b64decode, b64encode
from typing import Any

from riskctl.base.apart import limits
from riskctl.base.apart.frames import framed, heard
from riskctl.render.word.filling import WordTemplate, text_of
from riskctl.render.word.problem import Problem


def main() -> None:
    """Answer until the input ends."""
    limits.limit()
    while job := heard(sys.stdin.buffer):
        sys.stdout.buffer.write(framed(_answer(job)))
        sys.stdout.buffer.flush()


def _answer(job: dict[str, Any]) -> dict[str, Any]:
    try:
        return _made(job)
    except MemoryError:
        return {"problems": [Problem("memory").data()]}
    except RecursionError:
        return {"problems": [Problem("endless").data()]}


def _made(job: dict[str, Any]) -> dict[str, Any]:
    language = "en" if job["language"] == "en" else "zh"
    template = WordTemplate(b64decode(job["file"]), job["roots"], language)  # type: ignore[arg-type]
    if template.problems:
        return {"problems": [one.data() for one in template.problems]}
    if job["view"] is None:
        return {"tokens": sum(len(one.tokens) for one in template.sources.values())}
    made = template.filled(job["view"])
    if isinstance(made, Problem):
        return {"problems": [made.data()]}
    return {"file": b64encode(made).decode(), "texts": text_of(made)}
