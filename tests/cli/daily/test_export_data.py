"""`riskctl export` of registers as data for analysis, and where the library for it is not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.cli.daily import export
from riskctl.render.writer import Library
from tests import skips
from tests.conftest import Call

TO_PARQUET = ("export", "--to", "parquet", "--output")


def test_points_go_out_as_parquet_each_time_the_same(repository: Path, call: Call) -> None:
    pytest.importorskip("pyarrow", reason=skips.missing("pyarrow", "make test"))
    ended = call(*TO_PARQUET, "../x.parquet", cwd=repository)
    assert (ended.code, ended.out) == (0, "../x.parquet\n"), ended.err
    assert "导出了 6 份登记表。" in ended.err
    first = (repository.parent / "x.parquet").read_bytes()
    assert first[:4] == first[-4:] == b"PAR1"
    call(*TO_PARQUET, "../y.parquet", cwd=repository)
    assert (repository.parent / "y.parquet").read_bytes() == first


def test_only_the_points_of_those_meant_go_out(repository: Path, call: Call) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason=skips.missing("pyarrow", "make test"))
    call(*TO_PARQUET, "../x.parquet", "--for", "bureau/registration", cwd=repository)
    read = parquet.read_table(repository.parent / "x.parquet")
    assert read.column("subject").to_pylist() == ["bureau/registration/clerk"]


@pytest.mark.parametrize(("form", "package"), [("xlsx", "XlsxWriter"), ("parquet", "pyarrow")])
def test_a_library_that_is_missing_is_one_line_with_the_command_that_brings_it(
    repository: Path, call: Call, monkeypatch: pytest.MonkeyPatch, form: str, package: str
) -> None:
    monkeypatch.setitem(export.LIBRARIES, form, Library("no_such_library", package))
    ended = call("export", "--to", form, "--output", "../x", cwd=repository, lang="en")
    assert (ended.code, ended.out) == (2, "") and not (repository.parent / "x").exists()
    assert f"Writing {form} needs {package}, which is not installed" in ended.err
    assert f"pip install 'riskctl[{form}]'" in ended.err
