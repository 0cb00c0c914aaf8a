"""The mapping of a table: what its headings and words mean, kept in a file that next year's table finds.

The file is YAML and the clerk's to answer in. What is open stands there as `?`, with the question beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from riskctl.base.errors import RiskctlError
from riskctl.base.location import line_starts, position
from riskctl.base.messages import Language, Said, Words
from riskctl.base.visible import visible
from riskctl.exchange.intake.questions import OPEN, ClerkQuestion
from riskctl.records.fields import Many, Text
from riskctl.records.kinds import FileKind
from riskctl.records.reading import read_record
from riskctl.records.record import Record
from riskctl.records.told import SCHEMA, Told
from riskctl.sources.fault import Fault
from riskctl.sources.gate import Limits, decode_yaml, read_bytes
from riskctl.sources.yaml.emit import Noted, emit, remark, written
from riskctl.sources.yaml.reader import YamlTree, read

FOLDER = "imports"  # below the root of the repository
PARTS = ("columns", "answers", "words")

WORDS: Words = {
    "broken": (
        "{file} 第 {line} 行读不懂。它是 riskctl import 写的对应表，照原来的样子改，或删去重来。",
        "Line {line} of {file} cannot be understood. It is a mapping that riskctl import wrote: mend it in "
        "the form it had, or delete it and begin again.",
    ),
    "unread": ("{file} 读不出来。", "{file} cannot be read."),
    "head": (
        "riskctl import 的对应表：这张表的标题和用词是什么意思。把 {open} 换成答案，再运行一次。",
        "A mapping of riskctl import: what the headings and words of a table mean. Put an answer for each "
        "{open} and run it again.",
    ),
    "ask": ("{question} 可以写：{choices}", "{question} It can be: {choices}"),
    "ask-free": (
        "{question} 可以写编号，或：{choices}",
        "{question} It can be an id, or: {choices}",
    ),
    "proposed": ("{asked}；建议 {proposal}", "{asked}; proposed: {proposal}"),
}


class ImportMapping(Record):
    """What the columns and words of a table mean, found again by its headings."""

    form: Annotated[Text, SCHEMA]
    headings: Annotated[Many[Text], Told(means=("这张表的标题", "the headings of the table"))]
    columns: Annotated[dict[str, Text], Told(means=("每一列是什么", "what each column holds"))] = {}
    answers: Annotated[dict[str, Text], Told(means=("整张表的回答", "answers for the whole table"))] = {}
    words: Annotated[
        dict[str, dict[str, Text]], Told(means=("表里的用词是什么", "what words of the table mean"))
    ] = {}


_KIND = FileKind("mapping", re.compile(r"imports/[^/]+\.yaml"), "imports/{name}.yaml", ImportMapping)


@dataclass(frozen=True, slots=True)
class KnownMapping:
    """A mapping as its file has it: the headings it is for, and the answers by their keys."""

    headings: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)


def read_mapping(path: Path) -> KnownMapping:
    """Return the mapping in a file; raises RiskctlError where it is broken."""
    data = read_bytes(path.parent, path.name, Limits().yaml_bytes)
    decoded = decode_yaml(data) if isinstance(data, bytes) else data
    if isinstance(decoded, Fault):
        raise RiskctlError(Said(WORDS["unread"], {"file": path.name}))
    tree = read(decoded.text)
    reading = read_record(_KIND, tree) if isinstance(tree, YamlTree) else None
    faults = tree if isinstance(tree, list) else reading.faults if reading else ()
    if faults or reading is None or not isinstance(reading.record, ImportMapping):
        line = position(line_starts(decoded.text), faults[0].span).line if faults else 1
        raise RiskctlError(Said(WORDS["broken"], {"file": path.name, "line": line}))
    return KnownMapping(reading.record.headings, _flat(reading.record))


def found_again(root: Path, headings: Iterable[str]) -> Path | None:
    """Return the mapping in the repository that is for these headings, in whatever order; None for none."""
    wanted = sorted(headings)
    for path in sorted((root / FOLDER).glob("*.yaml")):
        if path.is_file() and not path.is_symlink() and sorted(read_mapping(path).headings) == wanted:
            return path
    return None


def mapping_text(
    headings: Iterable[str], answers: Mapping[str, str], asked: Iterable[ClerkQuestion], language: Language
) -> str:
    """Return a mapping as its file: what was answered, and what is open with its question beside it."""
    parts: dict[str, Any] = {part: {} for part in PARTS}
    open_now = {question.key: question for question in asked}
    for key in (*answers, *(key for key in open_now if key not in answers)):
        part, *steps = key.split("/", 1 if key.startswith(("columns", "answers")) else 2)
        here = parts[part]
        for step in steps[:-1]:
            here = here.setdefault(written(step), {})
        question = open_now.get(key)
        here[written(steps[-1])] = (
            Noted(OPEN, visible(noted(question, language))) if question else answers[key]
        )
    fields = {"schema": _KIND.schema, "headings": list(headings)}
    fields |= {part: known for part, known in parts.items() if known}
    return remark(Said(WORDS["head"], {"open": OPEN}).text(language)) + emit(fields)


def noted(question: ClerkQuestion, language: Language) -> str:
    """Return a question with what may be answered, on one line."""
    comma, colon = ("；", " ") if language == "zh" else ("; ", " ")
    choices = comma.join(f"{word}{colon}{said.text(language)}" for word, said in question.choices.items())
    key = "ask-free" if question.known and not question.key.startswith("columns/") else "ask"
    fields = {"question": question.said, "choices": choices}
    said = Said(WORDS[key], fields)
    if question.proposal:
        said = Said(WORDS["proposed"], {"asked": said.text(language), "proposal": question.proposal})
    return said.text(language)


def _flat(record: ImportMapping) -> dict[str, str]:
    found = {f"columns/{key}": text for key, text in record.columns.items()}
    found |= {f"answers/{key}": text for key, text in record.answers.items()}
    for group, words in record.words.items():
        found |= {f"words/{group}/{word}": text for word, text in words.items()}
    return found
