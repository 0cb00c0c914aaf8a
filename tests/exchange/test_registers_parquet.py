"""Registers as Parquet, opened with a library that had no part in writing it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from riskctl.check.example import CLERK, changed
from riskctl.corpus.load import registers
from riskctl.exchange.registers_data import registers_data
from riskctl.exchange.registers_parquet import cell, registers_parquet
from riskctl.records.keys import spellings
from riskctl.records.measure import Measure
from riskctl.records.risk_point import RiskPoint
from tests import skips
from tests.conftest import lay, load_sound

pytest.importorskip("pyarrow", reason=skips.missing("pyarrow", "make test"))
duckdb = pytest.importorskip("duckdb", reason=skips.missing("duckdb", "make test"))

SUBJECT = "bureau/registration/clerk"


def exported(root: Path) -> bytes:
    found, context = load_sound(root)
    return registers_parquet([d for d in registers(found, context) if d.is_register], context)


@pytest.fixture
def file(repository: Path) -> Path:
    """What is exported of the example repository."""
    path = repository.parent / "登记表.parquet"
    path.write_bytes(exported(repository))
    return path


def asked(file: Path, query: str) -> list[Any]:
    """Return what DuckDB answers about the file, which the query calls `{}`."""
    with duckdb.connect() as connection:
        return list(connection.execute(query.format(f"'{file}'")).fetchall())


def test_a_point_is_a_row_under_its_codes_with_the_level_and_monitors_that_follow(file: Path) -> None:
    (row,) = asked(
        file,
        "select unit, id, category, status, follows.level, follows.level_name, follows.monitor, path "
        f"from {{}} where subject = '{SUBJECT}'",
    )
    assert row[:4] == ("bureau", "R01", "approval", "open")
    assert row[4:] == (3, "三级", ["bureau/party_group", "bureau/discipline_office"], CLERK)


def test_days_are_days_numbers_numbers_and_measures_a_list_of_their_own_fields(file: Path) -> None:
    types = {name: kind for name, kind, *_ in asked(file, "describe select * from {}")}
    assert types["since"] == "DATE" and types["manifestations"] == types["criteria"] == "VARCHAR[]"
    assert types["follows"] == 'STRUCT("level" BIGINT, level_name VARCHAR, monitor VARCHAR[])'
    assert "due DATE" in types["measures"] and types["measures"].endswith("[]")
    (due,) = asked(
        file,
        "select m.due, m.done from (select subject, unnest(measures) as m from {}) "
        f"where subject = '{SUBJECT}' and m.due < date '2010-06-01'",
    )
    assert due == (date(2010, 5, 31), None)


def test_every_field_of_a_point_and_of_a_measure_is_there(file: Path) -> None:
    def codes(record: type[RiskPoint] | type[Measure]) -> set[str]:
        return {spellings(name, field)[0] for name, field in record.model_fields.items()}

    columns = {name for name, *_ in asked(file, "describe select * from {}")}
    assert columns == codes(RiskPoint) | {"subject", "path", "unit", "follows", "facts"}
    ((measure,),) = asked(file, f"select measures[1] from {{}} where subject = '{SUBJECT}'")
    assert measure.keys() == codes(Measure)


def test_it_has_the_points_of_the_json_and_says_the_same(repository: Path, file: Path) -> None:
    found, context = load_sound(repository)
    data = registers_data([d for d in registers(found, context) if d.is_register], context)
    points = [
        (one["subject"], point["id"], point["title"], point["follows"]["level"], point["follows"]["monitor"])
        for one in data["registers"]
        for point in one["register"].get("risk_points", ())
    ]
    assert asked(file, "select subject, id, title, follows.level, follows.monitor from {}") == points


def test_what_a_register_does_not_say_is_null_and_never_a_blank(file: Path) -> None:
    fields = "note, override, criteria, closed, since"
    (row,) = asked(file, f"select {fields} from {{}} where subject = '{SUBJECT}'")
    assert row == (None,) * 5


def test_no_criterion_met_is_not_the_same_as_none_looked_at(tmp_path: Path) -> None:
    root = lay(tmp_path / "库", changed(CLERK, ("probability:", "criteria: 无\n    probability:")))
    (tmp_path / "x.parquet").write_bytes(exported(root))
    (row,) = asked(tmp_path / "x.parquet", f"select criteria from {{}} where subject = '{SUBJECT}'")
    assert row == ([],)


def test_the_same_registers_give_the_same_bytes(repository: Path, file: Path) -> None:
    assert exported(repository) == file.read_bytes()


def test_no_holder_is_named_in_it(repository: Path, file: Path) -> None:
    people = (repository / "people.yaml").read_text("utf-8")
    names = re.findall("name: (\\w+)", people)
    said = repr(asked(file, "select * from {}")) + repr(asked(file, "select * from parquet_kv_metadata({})"))
    assert "李丁四" in names and not [name for name in names if name in said]


def test_an_odd_letter_of_a_file_s_name_is_written_out() -> None:
    """A name that is no UTF-8 comes from the system with lone surrogates, which no text column can hold."""
    assert cell("登\udcff") == "登\\udcff"
