"""The roll-up across repositories: one query, over what is exported of three provinces."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from riskctl.check.example import CLERK, changed
from riskctl.corpus.load import registers
from riskctl.exchange.registers_data import registers_data
from riskctl.exchange.registers_parquet import registers_parquet
from tests import skips
from tests.conftest import lay, load_sound

pytest.importorskip("pyarrow", reason=skips.missing("pyarrow", "make test"))
duckdb = pytest.importorskip("duckdb", reason=skips.missing("duckdb", "make test"))
sqlglot = pytest.importorskip("sqlglot", reason=skips.missing("sqlglot", "make test"))

ROOT = Path(__file__).resolve().parents[2]
ROLLUP = ROOT / "examples/rollup"
QUERY = (ROLLUP / "national.sql").read_text("utf-8")
NAMES = ("甘肃", "青海", "宁夏")
CHECKS = "cycles/2010/checks/bureau/registration.csv"
POINT = "bureau/registration/clerk#R01"
SEEN = f"""\
日期,方式,风险点,检查人,发现情况,苗头性问题
2010-04-10,定期自查,{POINT},bureau/registration/clerk,,否
2010-04-12,随机抽查,{POINT},bureau/discipline/inspector,,否
2010-04-13,警示教育,{POINT},bureau/discipline/inspector,,否
2010-04-20,随机抽查,{POINT},bureau/discipline/inspector,,否
"""


@pytest.fixture(scope="module")
def provinces(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Three repositories: the example, one that is generated, and one in which something was done."""
    home = tmp_path_factory.mktemp("provinces")
    shutil.copytree(ROOT / "examples/jiuquan", home / "甘肃")
    subprocess.run(
        [sys.executable, ROOT / "benchmarks/generate.py", "files", "20", home / "青海"], check=True
    )
    done = changed(
        CLERK, ("        due: 2010-05-31\n", "        due: 2010-05-31\n        done: 2010-05-20\n")
    )
    lay(home / "宁夏", {**done, CHECKS: SEEN})
    for name in NAMES:
        programme = home / name / "riskctl.yaml"
        lines = programme.read_text("utf-8").splitlines()
        named = [f"name: {name}" if line.startswith("name:") else line for line in lines]
        programme.write_text("\n".join([*named, ""]), "utf-8")
    return {name: home / name for name in NAMES}


@pytest.fixture(scope="module")
def files(provinces: dict[str, Path]) -> list[str]:
    """What is exported of each."""
    found = []
    for root in provinces.values():
        repository, context = load_sound(root)
        file = root.with_suffix(".parquet")
        file.write_bytes(
            registers_parquet([d for d in registers(repository, context) if d.is_register], context)
        )
        found.append(str(file))
    return found


def answers(files: list[str], query: str) -> list[dict[str, Any]]:
    """Return the rows that DuckDB gives."""
    with duckdb.connect() as connection:
        connection.execute(f"create view points as select * from read_parquet({files!r})")
        cursor = connection.execute(query)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def test_the_facts_of_a_point_say_whose_it_is_and_what_was_done(files: list[str]) -> None:
    """Prevention is no look, and what is dated later than today has not been seen yet."""
    ((facts,),) = (row.values() for row in answers(files[2:], "select facts from points"))
    assert facts == {
        **{"programme": "宁夏", "year": 2010, "unit_path": "province/bureau", "in_force": True},
        **{"measures": 1, "done": 1, "seen": 2, "last_seen": date(2010, 4, 12)},
    }


def test_one_query_rolls_up_what_the_registers_of_three_provinces_say(
    provinces: dict[str, Path], files: list[str]
) -> None:
    counted: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0, 0, 0])
    for name, root in provinces.items():
        repository, context = load_sound(root)
        documents = [d for d in registers(repository, context) if d.is_register]
        for one in registers_data(documents, context)["registers"]:
            unit = context.organization.units[one["register"]["unit"]]
            city = unit.id if unit.parent in ("gansu", "above", "province") else unit.parent
            for point in one["register"].get("risk_points", ()):
                if point.get("status", "open") != "open":
                    continue
                level, measures = point["follows"]["level"], point.get("measures", ())
                for group in ((name, city, level), (name, None, level), (None, None, level), (None,) * 3):
                    done = sum("done" in measure for measure in measures)
                    for at, more in enumerate((1, len(measures), done)):
                        counted[group][at] += more
    found = answers(files, QUERY)
    rolled = {
        (row["programme"], row["city"], row["level"]): [row["points"], row["measures"], row["done"]]
        for row in found
    }
    assert rolled == counted and len(rolled) == len(found) > 10
    assert {row["programme"] for row in found} == {None, *NAMES}
    assert (found[0]["watched"], found[0]["looks"], found[0]["last_seen"]) == (1, 2, date(2010, 4, 12))


def test_the_query_means_the_same_in_the_language_of_spark(files: list[str]) -> None:
    """Read as Spark's SQL and said again in DuckDB's, it gives the same rows; Spark itself was run by hand
    (`docs/rollup.md`), since it is half a gigabyte."""
    (said,) = sqlglot.transpile(QUERY, read="spark", write="duckdb")
    assert answers(files, said) == answers(files, QUERY)
    assert sqlglot.parse_one(QUERY, read="spark") == sqlglot.parse_one(QUERY, read="duckdb")
