"""A holder's name written into any field of any record is found there, and gets nowhere else: into no report
of a check, and no document, refusal or log that holds no names."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest

from riskctl import catalog
from riskctl.base.errors import RiskctlError
from riskctl.check.example import PEOPLE, PROGRAMME, changed
from riskctl.check.report import Settings
from riskctl.check.run import run
from riskctl.corpus.load import load
from riskctl.records.kinds import kinds
from riskctl.records.log import Log, headings, row_of
from riskctl.records.record import Record
from riskctl.render.batch import batch
from riskctl.render.blocks import Edition, Paper, texts
from riskctl.render.order.kinds import document_kind
from riskctl.render.order.scope import Scope
from tests.conftest import lay, load_sound
from tests.diff.test_every_field import laid
from tests.diff.written_fields import FIELDS, Field

NAME = "李丁四"  # a holder of the example
Step = str | int
PLACES = {
    **{"year": 2010, "unit": "bureau", "department": "registration", "post": "clerk"},
    **{"flow": "register", "inspection": "bureau-2010-12-07", "notice": "bureau-1", "sample": "bureau-1"},
    **{"assessment": "bureau", "occasion": "opened"},
}
REPORTS = [catalog.report(name) for name in ("text", "json", "github")]  # all: test_name_rule
RULES = list(catalog.rules())
DOCUMENTS: tuple[tuple[str, Edition], ...] = (
    ("announcement", "public"),
    ("ledger", "staff"),
    ("annex-5", "staff"),
)


def places(annotation: object) -> Iterator[tuple[Any, tuple[Step, ...]]]:
    """A value of the type with the name in one of its texts, for each of them, and where that is."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        for name, field in annotation.model_fields.items():
            key = "schema" if name == "form" else name.rstrip("_")
            for value, path in places(field.annotation):
                yield {key: value}, (key, *path)
        return
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is dict:
        yield from (({"bureau": value}, ("bureau", *path)) for value, path in places(inner[1]))
    elif origin is tuple:
        yield from (([value], (0, *path)) for value, path in places(inner[0]))
    elif of_records := [one for one in inner if places_of_records(one)]:
        yield from places(of_records[0])
    else:
        yield NAME, ()


def places_of_records(annotation: object) -> bool:
    """Whether records, lists or tables stand in a type."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return True
    return get_origin(annotation) in (dict, tuple) or any(map(places_of_records, get_args(annotation)))


def written() -> Iterator[tuple[str, str, str]]:
    """Each file with the name in one of its fields alone: what it is called, the file, and its text."""
    for kind in kinds():
        file = kind.example.format(**PLACES)
        if kind.name == "people":
            continue
        if issubclass(kind.model, Log):
            codes = [*dict.fromkeys(headings(row_of(kind.model)).values())]
            for code in codes:
                cells = (NAME if one == code else "" for one in codes)
                yield f"{kind.name}.{code}", file, f"{','.join(codes)}\n{','.join(cells)}\n"
            continue
        for value, path in places(kind.model):
            head = {} if path == ("schema",) else {"schema": kind.schema}
            where = ".".join(map(str, path))
            yield f"{kind.name}.{where}", file, json.dumps(head | value, ensure_ascii=False)


WRITTEN = list(written())


def test_every_record_is_walked() -> None:
    walked = {name.partition(".")[0] for name, _, _ in WRITTEN}
    assert walked == {kind.name for kind in kinds()} - {"people"} and len(WRITTEN) > 200


@pytest.mark.parametrize(("file", "text"), [one[1:] for one in WRITTEN], ids=[one[0] for one in WRITTEN])
def test_a_name_in_a_field_is_found_and_no_report_repeats_it(tmp_path: Path, file: str, text: str) -> None:
    named = changed(PROGRAMME, ("jiuquan-2010", "policy.yaml")) if file == "policy.yaml" else {}
    outcome = run(*load(lay(tmp_path, named | {file: text})), RULES, lambda file: True)
    found = [one.spot.file for one in outcome.findings if one.finding.rule == "RK701"]
    assert (file in found) != (file == PROGRAMME and '"contact"' in text)
    for report in REPORTS:
        assert NAME not in report.write(outcome, Settings())


def planted(value: Any) -> Iterator[Any]:
    """The value with the name in one of its texts, for each of them."""
    if isinstance(value, str):
        yield f"由{NAME}办"
    elif isinstance(value, list | dict):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            for other in planted(one):
                whole = copy.copy(value)
                whole[key] = other
                yield whole


@pytest.mark.parametrize(
    "field", [one for one in FIELDS if one.file != PEOPLE], ids=lambda field: str(field.name)
)
def test_no_document_without_names_shows_a_name(tmp_path: Path, field: Field) -> None:
    contact = field.name in ("Programme.contact", "Unit.contact")  # meant to be published
    for value in planted(field.after):
        root = lay(tmp_path, laid(field, value))
        assert contact or not [text for text in shown(root) if NAME in text]


class Taken:
    """The texts of the documents it is handed."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, name: str, document: Paper, many: int, word: bytes | None) -> None:
        self.texts += texts(document)


def shown(root: Path) -> Iterator[str]:
    """All texts of documents that leave the office, or of what is said where there are none."""
    try:
        repository, context = load_sound(root)
        for name, edition in DOCUMENTS:
            made = Taken()
            scope = Scope(context, "zh")
            found = batch(document_kind(name), (), False, edition, repository, scope, made)
            yield from () if found.exposed else made.texts
    except RiskctlError as error:
        yield error.said.text("zh")
